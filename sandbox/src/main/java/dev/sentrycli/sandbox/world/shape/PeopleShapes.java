package dev.sentrycli.sandbox.world.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.edition.Feature;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.credential.Token;
import dev.sentrycli.sandbox.world.directory.Member;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Team;
import dev.sentrycli.sandbox.world.directory.User;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Organizations, people and teams.
final class PeopleShapes {
  private static final List<String> FEATURES =
      List.of(
          "advanced-search",
          "discover-basic",
          "discover-query",
          "event-attachments",
          "integrations-alert-rule",
          "issue-platform",
          "performance-view",
          "user-feedback-ui");

  private final World world;
  private final String base;
  private final @Nullable Token caller;

  PeopleShapes(World world, String base, @Nullable Token caller) {
    this.world = world;
    this.base = base;
    this.caller = caller;
  }

  /// Who asks, null for organization tokens and strangers.
  @Nullable User viewer() {
    Long id = caller == null ? null : caller.userId();
    return id == null || (caller != null && caller.kind() == Token.Kind.ORGANIZATION)
        ? null
        : world.directory().user(id);
  }

  /// What the caller may do.
  Set<String> access() {
    return new TreeSet<>(caller == null ? List.of() : caller.scopes());
  }

  private List<String> features(Organization organization) {
    Set<String> all = new TreeSet<>(FEATURES);
    all.addAll(world.edition().switches());
    if (!world.dashboards().keepsRevisions(organization)) {
      all.remove(Feature.DASHBOARD_REVISIONS.word());
    }
    return List.copyOf(all);
  }

  JsonObject organization(Organization organization) {
    return new Answer()
        .put("features", features(organization))
        .put("id", Answer.id(organization.id()))
        .put("slug", organization.slug())
        .put("status", new Answer().put("id", "active").put("name", "active").json())
        .put("name", organization.name())
        .put("dateCreated", organization.created())
        .put("isEarlyAdopter", false)
        .put("require2FA", false)
        .put("avatar", Answer.letterAvatar())
        .put("links", new Answer().put("organizationUrl", base).put("regionUrl", base).json())
        .put("hasAuthProvider", false)
        .put("allowMemberInvite", true)
        .put("allowMemberProjectCreation", true)
        .put("allowSuperuserAccess", false)
        .json();
  }

  /// The short form below projects when the organization is collapsed.
  JsonObject organizationReference(Organization organization) {
    return new Answer()
        .put("id", Answer.id(organization.id()))
        .put("slug", organization.slug())
        .put("name", organization.name())
        .json();
  }

  JsonObject organizationDetail(Organization organization) {
    User viewer = viewer();
    Member member = viewer == null ? null : world.directory().member(organization, viewer);
    String role = member == null ? null : member.role();
    return Answer.to(organization(organization))
        .put("experiments", new JsonObject())
        .put(
            "quota",
            new Answer()
                .put("maxRate", null)
                .put("maxRateInterval", 60)
                .put("accountLimit", 0)
                .put("projectLimit", 100)
                .json())
        .put("isDefault", organization.id() == 1)
        .put("defaultRole", "member")
        .put("orgRoleList", roles())
        .put("teamRoleList", new JsonArray())
        .put("openMembership", true)
        .put("allowSharedIssues", true)
        .put("enhancedPrivacy", false)
        .put("dataScrubber", false)
        .put("dataScrubberDefaults", false)
        .put("sensitiveFields", List.of())
        .put("safeFields", List.of())
        .put("storeCrashReports", 0)
        .put("attachmentsRole", "member")
        .put("debugFilesRole", "admin")
        .put("eventsMemberAdmin", true)
        .put("alertsMemberWrite", true)
        .put("scrubIPAddresses", false)
        .put("scrapeJavaScript", true)
        .put("allowJoinRequests", true)
        .put("relayPiiConfig", null)
        .put("trustedRelays", List.of())
        .put("hideAiFeatures", true)
        .put("codecovAccess", false)
        .put("onboardingTasks", List.of())
        .put("pendingAccessRequests", 0)
        .put("access", access())
        .put("role", role)
        .put("orgRole", role)
        .json();
  }

  private static JsonArray roles() {
    JsonArray roles = new JsonArray();
    for (String role : new String[] {"member", "admin", "manager", "owner"}) {
      roles.add(
          new Answer()
              .put("id", role)
              .put("name", role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1))
              .put("isGlobal", role.equals("manager") || role.equals("owner"))
              .json());
    }
    return roles;
  }

  JsonObject user(User user) {
    JsonArray emails = new JsonArray();
    emails.add(
        new Answer()
            .put("id", Answer.id(user.id()))
            .put("email", user.email())
            .put("is_verified", true)
            .json());
    return new Answer()
        .put("id", Answer.id(user.id()))
        .put("name", user.name())
        .put("username", user.username())
        .put("email", user.email())
        .put("avatarUrl", "")
        .put("isActive", true)
        .put("isSuspended", false)
        .put("hasPasswordAuth", true)
        .put("isManaged", false)
        .put("dateJoined", user.joined())
        .put("lastLogin", null)
        .put("has2fa", false)
        .put("lastActive", world.now())
        .put("isSuperuser", user.id() == 1)
        .put("isStaff", user.id() == 1)
        .put("experiments", new JsonObject())
        .put("emails", emails)
        .put("avatar", Answer.letterAvatar())
        .json();
  }

  /// A user with the options that only the user sees.
  JsonObject self(User user) {
    return Answer.to(user(user))
        .put(
            "options",
            new Answer()
                .put("theme", "light")
                .put("language", "en")
                .put("stacktraceOrder", "default")
                .put("timezone", "UTC")
                .put("clock24Hours", false)
                .json())
        .put("flags", new Answer().put("newsletter_consent_prompt", false).json())
        .put("identities", List.of())
        .put("authenticators", List.of())
        .put("canReset2fa", false)
        .json();
  }

  JsonObject member(Member member) {
    User user = world.directory().user(member.userId());
    return new Answer()
        .put("id", Answer.id(member.id()))
        .put("email", user == null ? "" : user.email())
        .put("name", user == null ? "" : user.name())
        .put("user", user == null ? null : user(user))
        .put("orgRole", member.role())
        .put("role", member.role())
        .put(
            "roleName",
            member.role().substring(0, 1).toUpperCase(Locale.ROOT) + member.role().substring(1))
        .put("pending", false)
        .put("expired", false)
        .put(
            "flags",
            new Answer()
                .put("idp:provisioned", false)
                .put("idp:role-restricted", false)
                .put("sso:linked", false)
                .put("sso:invalid", false)
                .put("member-limit:restricted", false)
                .put("partnership:restricted", false)
                .json())
        .put("dateCreated", member.created())
        .put("inviteStatus", "approved")
        .put("inviterName", null)
        .put("externalUsers", List.of())
        .json();
  }

  JsonObject team(Team team) {
    User viewer = viewer();
    String role = viewer == null ? null : team.roles().get(viewer.id());
    return new Answer()
        .put("id", Answer.id(team.id()))
        .put("slug", team.slug())
        .put("name", team.name())
        .put("dateCreated", team.created())
        .put("isMember", role != null)
        .put("teamRole", role)
        .put("flags", new Answer().put("idp:provisioned", false).json())
        .put("access", access())
        .put("hasAccess", true)
        .put("isPending", false)
        .put("memberCount", team.roles().size())
        .put("avatar", Answer.letterAvatar())
        .json();
  }

  static JsonObject teamReference(Team team) {
    return new Answer()
        .put("id", Answer.id(team.id()))
        .put("slug", team.slug())
        .put("name", team.name())
        .json();
  }

  /// The teams of a project, the owner first.
  List<Team> teams(Project project) {
    return project.teams().stream()
        .map(id -> world.directory().team(id))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  JsonObject organizationToken(Token token) {
    String value = token.value();
    return new Answer()
        .put("id", Answer.id(token.id()))
        .put("name", token.name())
        .put("scopes", new TreeSet<>(token.scopes()))
        .put("tokenLastCharacters", value.substring(Math.max(0, value.length() - 4)))
        .put("dateCreated", token.created())
        .put("dateLastUsed", token.lastUsed())
        .put("projectLastUsedId", null)
        .json();
  }

  JsonObject apiToken(Token token) {
    String value = token.value();
    return new Answer()
        .put("id", Answer.id(token.id()))
        .put("name", token.name())
        .put("scopes", new TreeSet<>(token.scopes()))
        .put("application", null)
        .put("expiresAt", token.expires())
        .put("dateCreated", token.created())
        .put("state", null)
        .put("tokenLastCharacters", value.substring(Math.max(0, value.length() - 4)))
        .json();
  }
}
