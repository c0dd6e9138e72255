package dev.sentrycli.cli.command.issue.bulk;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.issue.change.ArchivedUntil;
import dev.sentrycli.cli.command.issue.change.ResolvedIn;
import dev.sentrycli.cli.session.Session;
import org.jspecify.annotations.Nullable;

/// What the command line asks to be done to issues, before any server is asked.
sealed interface BulkWish {
  /// @param text the value of `--in`, or null
  record Resolve(ResolvedIn in, @Nullable String text) implements BulkWish {}

  record Unresolve() implements BulkWish {}

  /// @param text the value of `--until`, or null
  record Archive(ArchivedUntil until, @Nullable String text) implements BulkWish {}

  /// @param who `me`, `nobody`, `user:1`, an e-mail address, `team:web` or `#web`
  record Assign(String who) implements BulkWish {}

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
      case Assign(String who) -> {
        changes.addProperty("assignedTo", actor(who, organization, session));
        yield new BulkAction(BulkAction.Kind.ASSIGN, who.equals("nobody") ? "" : who, changes);
      }
      case Prioritize(String priority) -> {
        changes.addProperty("priority", priority);
        yield new BulkAction(BulkAction.Kind.PRIORITY, priority, changes);
      }
    };
  }

  /// Whom servers know under a name: a user or a team by number, or an e-mail address.
  private static String actor(String who, String organization, Session session) {
    if (who.equals("nobody")) {
      return "";
    }
    if (who.equals("me")) {
      String id = Fields.textOrNull(session.api().caller().user(), "id");
      if (id == null) {
        throw BulkException.nobody("the token in use stands for no user", "name somebody instead");
      }
      return "user:" + id;
    }
    boolean team = who.startsWith("team:") || who.startsWith("#");
    if (!team) {
      String user = who.startsWith("user:") ? who.substring(5) : who;
      boolean isId = user.chars().allMatch(c -> c >= '0' && c <= '9');
      return isId ? "user:" + user : user;
    }
    String slug = who.startsWith("#") ? who.substring(1) : who.substring(5);
    if (slug.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return "team:" + slug;
    }
    String id = session.api().issues().teamId(organization, slug);
    if (id == null) {
      throw BulkException.nobody(
          "'" + organization + "' has no team '" + slug + "'",
          "'sentry api organizations/" + organization + "/teams/' shows the teams");
    }
    return "team:" + id;
  }
}
