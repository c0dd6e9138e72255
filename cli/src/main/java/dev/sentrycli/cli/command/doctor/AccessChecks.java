package dev.sentrycli.cli.command.doctor;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.ApiException.Status;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.organization.Organization;
import dev.sentrycli.api.project.Project;
import dev.sentrycli.api.server.Server;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.account.Scopes;
import dev.sentrycli.cli.account.TokenKind;
import dev.sentrycli.cli.command.Words;
import dev.sentrycli.cli.instance.ChosenCredential;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the server takes the token, what it may do with it, and whether the organization and
/// project in use here are within its reach.
final class AccessChecks {
  private static final List<String> READING = List.of("org:read", "project:read", "event:read");
  private static final String USAGE = "sentry doctor --org <org> --project <project>";

  private final Session session;
  private @Nullable JsonObject root;
  private @Nullable String organization;
  private @Nullable ProjectTarget project;

  AccessChecks(Session session) {
    this.session = session;
  }

  void addTo(Findings findings) {
    findings.add("token", "server", this::token);
    findings.add("scopes", "token", this::scopes);
    findings.add("organization", "token", this::organization);
    findings.add("project", "organization", this::project);
  }

  /// The slug of the organization in use; null if none is.
  @Nullable String organizationInUse() {
    return organization;
  }

  /// The project in use; null if none is.
  @Nullable ProjectTarget projectInUse() {
    return project;
  }

  private Check token() {
    ChosenCredential credential;
    JsonObject answer;
    try {
      credential = session.selection().requireCredential();
      answer = new Server(session.gateway()).root().object();
    } catch (Failure none) {
      return Check.failed("token", none.sentence(), none.firstHint());
    } catch (Status refused) {
      return refused(refused);
    } catch (ApiException unanswered) {
      return Check.failed(
          "token",
          "the server did not say whether it takes it: " + Words.of(unanswered),
          "try again; if it stays so, look at the server's log");
    }
    TokenKind kind = TokenKind.of(String.valueOf(credential.token()));
    JsonObject user = Fields.objectOrNull(answer, "user");
    String source = credential.describe();
    if (user == null && Fields.objectOrNull(answer, "auth") == null) {
      return Check.failed(
              "token",
              "it does not arrive: the server takes this run for nobody's",
              "have the gateway before the server let the header Authorization through")
          .from(source);
    }
    root = answer;
    boolean oauth =
        credential instanceof ChosenCredential.Stored(Account account)
            && account.kind() == Account.Kind.OAUTH;
    String what = oauth ? "OAuth login" : kind.words();
    String who = Account.Identity.of(user).display();
    return Check.ok(
            "token", (oauth ? "an " : article(what)) + what + (who == null ? "" : " of " + who))
        .from(source);
  }

  private static String article(String what) {
    return "aeiouAEIOU".indexOf(what.charAt(0)) >= 0 ? "an " : "a ";
  }

  private Check refused(Status refused) {
    ChosenCredential credential = session.selection().credential();
    String page = session.base().value().resolve("/settings/account/api/auth-tokens/");
    String fix =
        credential instanceof ChosenCredential.Stored
            ? "sentry auth login --url " + session.base().value() + " --force"
            : "make a new token at " + page;
    return Check.failed("token", "the server does not take it: " + Words.status(refused), fix)
        .from(credential == null ? null : credential.describe());
  }

  private Check scopes() {
    JsonObject auth = Fields.objectOrNull(root, "auth");
    if (auth == null || !(auth.get("scopes") instanceof JsonArray)) {
      return Check.ok("scopes", "the server does not tell them");
    }
    List<String> granted = new ArrayList<>();
    for (JsonElement scope : auth.getAsJsonArray("scopes")) {
      granted.add(scope.getAsString());
    }
    JsonObject facts = new JsonObject();
    facts.add("scopes", auth.get("scopes"));
    List<String> missing = Scopes.missing(Scopes.NEEDED, granted);
    if (missing.isEmpty()) {
      return Check.ok(
              "scopes",
              granted.contains("event:admin")
                  ? "all that the commands need"
                  : "all that the commands need, but event:admin, which 'issue unlink' asks for")
          .with(facts);
    }
    facts.add("missing", Fields.array(missing));
    List<String> unread = Scopes.missing(READING, granted);
    ChosenCredential credential = session.selection().credential();
    String token = credential == null ? null : credential.token();
    if (token != null && TokenKind.of(token) == TokenKind.ORGANIZATION) {
      return Check.warning(
              "scopes",
              "an organization token is for uploads and releases: " + String.join(" ", granted),
              "for everything else log in, or use a personal token")
          .with(facts);
    }
    String lack = "lacks " + String.join(" ", missing);
    return (unread.isEmpty()
            ? Check.warning("scopes", lack + ", so some commands will be refused", more(missing))
            : Check.failed("scopes", lack, more(missing)))
        .with(facts);
  }

  private String more(List<String> missing) {
    if (session.selection().credential() instanceof ChosenCredential.Stored(Account account)
        && account.kind() == Account.Kind.OAUTH) {
      return "sentry auth refresh --scope " + String.join(",", missing);
    }
    return "make a token with them at "
        + session.base().value().resolve("/settings/account/api/auth-tokens/");
  }

  private Check organization() {
    String source = from(place(true));
    try {
      String slug = session.targets().organizationHere("sentry doctor --org <org>");
      Organization found = session.api().organizations().find(slug);
      if (found == null) {
        Failure missing = session.targets().noOrganization(slug);
        return Check.failed("organization", missing.sentence(), missing.firstHint()).from(source);
      }
      organization = slug;
      String name = found.name().equals(slug) ? "" : " (" + found.name() + ")";
      return Check.ok("organization", slug + name).from(source);
    } catch (Failure unclear) {
      return unclear("organization", unclear, "organization").from(source);
    } catch (ApiException failure) {
      Setting<String> named = place(true);
      if (named != null && isOutOfSight(failure)) {
        organization = named.value();
        return Check.warning(
                "organization",
                named.value() + ", which an organization token can't look at",
                "a personal token can")
            .from(source);
      }
      return Check.failed("organization", Words.of(failure), access(failure)).from(source);
    }
  }

  /// Whether it is in the nature of the token that the server refuses to show something.
  private boolean isOutOfSight(ApiException failure) {
    ChosenCredential credential = session.selection().credential();
    String token = credential == null ? null : credential.token();
    return failure instanceof Status status
        && status.status() == 403
        && token != null
        && TokenKind.of(token) == TokenKind.ORGANIZATION;
  }

  private Check project() {
    String source = from(place(false));
    if (organization == null) {
      return Check.skipped("project", "no organization is in use here");
    }
    try {
      ProjectTarget target = session.targets().project(new Target.Detect(), USAGE);
      Project found = session.targets().details(target);
      project = target;
      String how = target.detectedFrom();
      return Check.ok(
              "project",
              target.organization() + "/" + found.slug() + (how == null ? "" : ", by " + how))
          .from(source);
    } catch (Failure unclear) {
      return unclear("project", unclear, "project").from(source);
    } catch (ApiException failure) {
      if (isOutOfSight(failure)) {
        return Check.warning(
                "project", "an organization token can't look at it", "a personal token can")
            .from(source);
      }
      return Check.failed("project", Words.of(failure), access(failure)).from(source);
    }
  }

  /// Nothing is wrong where none is in use: the arguments of commands name one. What is named has
  /// to be there.
  private static Check unclear(String name, Failure unclear, String key) {
    if (unclear.exit() == Exit.CONTEXT_MISSING) {
      String setting =
          "sentry cli defaults "
              + key
              + " SLUG; for this check alone: sentry doctor --org SLUG --project SLUG";
      return Check.warning(name, "none is in use here, so commands have to be told", setting);
    }
    return Check.failed(name, unclear.sentence(), unclear.firstHint());
  }

  private static String access(ApiException failure) {
    boolean refused = failure instanceof Status status && status.status() == 403;
    return refused
        ? "use a token with the scopes it lacks, of somebody who is a member"
        : "try again; if it stays so, look at the server's log";
  }

  private @Nullable Setting<String> place(boolean ofOrganization) {
    try {
      return ofOrganization ? session.places().organization() : session.places().project();
    } catch (Failure unusable) {
      return null; // which is one of the settings' problems
    }
  }

  private static @Nullable String from(@Nullable Setting<String> setting) {
    return setting == null ? null : setting.source().describe();
  }
}
