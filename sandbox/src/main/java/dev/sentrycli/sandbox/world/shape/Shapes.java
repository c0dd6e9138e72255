package dev.sentrycli.sandbox.world.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.credential.Token;
import dev.sentrycli.sandbox.world.directory.Member;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.ProjectKey;
import dev.sentrycli.sandbox.world.directory.Release;
import dev.sentrycli.sandbox.world.directory.Team;
import dev.sentrycli.sandbox.world.directory.User;
import dev.sentrycli.sandbox.world.event.Attachment;
import dev.sentrycli.sandbox.world.event.Event;
import dev.sentrycli.sandbox.world.event.TagSummary;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.telemetry.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes things down as the API answers them, for one request: `base` is the public address of
/// this instance without a final slash, `caller` the token of the request, which decides fields
/// such as `isMember` and `access`.
public final class Shapes {
  private final World world;
  private final String base;
  private final @Nullable Token caller;

  public Shapes(World world, String base, @Nullable Token caller) {
    this.world = world;
    this.base = base;
    this.caller = caller;
  }

  /// As in `organizations/`.
  public JsonObject organization(Organization organization) {
    JsonObject json = new JsonObject();
    json.addProperty("stub", "" + world.now() + base + caller);
    return json;
  }

  /// As in `organizations/{org}/`; with `?detailed=0` without teams and projects.
  public JsonObject organizationDetail(Organization organization, boolean teamsAndProjects) {
    return new JsonObject();
  }

  /// As in `auth/` and `users/me/`.
  public JsonObject user(User user) {
    return new JsonObject();
  }

  public JsonObject member(Member member) {
    return new JsonObject();
  }

  public JsonObject team(Team team) {
    return new JsonObject();
  }

  /// A team with its projects, as in `teams/{org}/{team}/` and `organizations/{org}/teams/`.
  public JsonObject teamWithProjects(Team team) {
    return new JsonObject();
  }

  /// As in `organizations/{org}/projects/`.
  public JsonObject project(Project project) {
    return new JsonObject();
  }

  /// As in `projects/`: with its organization.
  public JsonObject projectWithOrganization(Project project) {
    return new JsonObject();
  }

  /// As in `projects/{org}/{project}/`; `collapse=organization` shortens the organization.
  public JsonObject projectDetail(Project project, boolean collapseOrganization) {
    return new JsonObject();
  }

  public JsonObject key(ProjectKey key) {
    return new JsonObject();
  }

  public JsonObject release(Release release) {
    return new JsonObject();
  }

  /// As in `organizations/{org}/issues/`.
  public JsonObject issue(Issue issue, IssueView view) {
    return new JsonObject();
  }

  /// As in `organizations/{org}/issues/{id}/`.
  public JsonObject issueDetail(Issue issue, IssueView view) {
    return new JsonObject();
  }

  /// As in `shared/issues/{shareId}/`.
  public JsonObject sharedIssue(Issue issue) {
    return new JsonObject();
  }

  /// As in `organizations/{org}/shortids/{shortId}/`.
  public JsonObject shortId(Issue issue, IssueView view) {
    return new JsonObject();
  }

  /// As in `…/issues/{id}/hashes/`.
  public JsonArray hashes(Issue issue) {
    return new JsonArray();
  }

  /// As in `…/issues/{id}/tags/{key}/`, at most nine values.
  public JsonObject tag(TagSummary tag) {
    return new JsonObject();
  }

  /// As in `…/issues/{id}/events/`, and with `full=true` [#eventDetail].
  public JsonObject event(Event event) {
    return new JsonObject();
  }

  /// As in `projects/{org}/{project}/events/{id}/` and `…/events/latest/`.
  public JsonObject eventDetail(Event event) {
    return new JsonObject();
  }

  /// As in `organizations/{org}/eventids/{id}/`.
  public JsonObject eventId(Event event) {
    return new JsonObject();
  }

  public JsonObject attachment(Attachment attachment) {
    return new JsonObject();
  }

  /// As in `organizations/{org}/trace/{id}/`: a tree of spans with their errors.
  public JsonArray trace(Organization organization, String traceId, List<String> attributes) {
    return new JsonArray();
  }

  /// As in `organizations/{org}/trace-meta/{id}/`.
  public JsonObject traceMeta(Organization organization, String traceId) {
    return new JsonObject();
  }

  /// As in `projects/{org}/{project}/trace-items/{span}/`.
  public JsonObject spanDetail(Span span) {
    return new JsonObject();
  }

  /// As in `organizations/{org}/replay-count/` for issue ids: counts, or with `returnIds` the
  /// replay ids.
  public JsonObject replayCount(List<Issue> issues, boolean returnIds) {
    return new JsonObject();
  }

  /// As in `organizations/{org}/org-auth-tokens/`, without the value.
  public JsonObject organizationToken(Token token) {
    return new JsonObject();
  }

  /// As in `api-tokens/`, without the value.
  public JsonObject apiToken(Token token) {
    return new JsonObject();
  }
}
