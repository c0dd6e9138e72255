package dev.sentrycli.cli.command.issue.bulk;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.team.Team;
import dev.sentrycli.cli.command.issue.change.ArchivedUntil;
import dev.sentrycli.cli.command.issue.change.ResolvedIn;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.session.Session;
import org.jspecify.annotations.Nullable;

/// What the command line asks to be done to issues, before any server is asked.
sealed interface BulkWish {
  /// @param text the value of `--in`, or null
  record Resolve(ResolvedIn in, @Nullable String text) implements BulkWish {}

  record Unresolve() implements BulkWish {}

  /// @param text the value of `--until`, or null
  record Archive(ArchivedUntil until, @Nullable String text) implements BulkWish {}

  /// @param text the value of `--assign`
  record Assign(Actor actor, String text) implements BulkWish {}

  record Prioritize(String priority) implements BulkWish {}

  /// What it comes to in an organization.
  ///
  /// @throws dev.sentrycli.cli.output.Failure if somebody or something it names is not there
  default BulkAction in(String organization, Session session) {
    JsonObject changes = new JsonObject();
    return switch (this) {
      case Resolve(ResolvedIn in, String text) -> {
        changes.addProperty("status", "resolved");
        JsonObject details = in.details(organization, session);
        if (details != null) {
          changes.add("statusDetails", details);
        }
        yield new BulkAction(BulkAction.Kind.RESOLVE, text, changes);
      }
      case Unresolve _ -> {
        changes.addProperty("status", "unresolved");
        yield new BulkAction(BulkAction.Kind.UNRESOLVE, null, changes);
      }
      case Archive(ArchivedUntil until, String text) ->
          new BulkAction(BulkAction.Kind.ARCHIVE, text, until.changes(session.environment()));
      case Assign(Actor actor, String text) -> {
        changes.addProperty("assignedTo", told(actor, organization, session));
        String value = actor instanceof Actor.Nobody ? "" : text;
        yield new BulkAction(BulkAction.Kind.ASSIGN, value, changes);
      }
      case Prioritize(String priority) -> {
        changes.addProperty("priority", priority);
        yield new BulkAction(BulkAction.Kind.PRIORITY, priority, changes);
      }
    };
  }

  /// Whom servers know under a name: a user or a team by number, or an e-mail address.
  private static String told(Actor actor, String organization, Session session) {
    return switch (actor) {
      case Actor.Nobody _ -> "";
      case Actor.Me _ -> {
        String id = Fields.textOrNull(session.api().caller().user(), "id");
        if (id == null) {
          throw BulkException.nobody(
              "the token in use stands for no user", "name somebody instead");
        }
        yield "user:" + id;
      }
      case Actor.User user -> user.told();
      case Actor.Team(String name) when Slug.isNumeric(name) -> "team:" + name;
      case Actor.Team(String slug) -> {
        Team team = session.api().teams().find(organization, slug);
        if (team == null) {
          throw BulkException.nobody(
              "'" + organization + "' has no team '" + slug + "'",
              "'sentry team list " + organization + "/' shows the teams");
        }
        yield "team:" + team.id();
      }
    };
  }
}
