package dev.sentrycli.cli.command.issue.bulk;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.issue.change.ArchivedUntil;
import dev.sentrycli.cli.setting.Environment;
import dev.sentrycli.grammar.UsageException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is done to every issue of a plan.
///
/// @param value what was asked for in the user's words, or null
/// @param told what the server is told
record BulkAction(Kind kind, @Nullable String value, JsonObject told) {

  static final List<String> PRIORITIES = List.of("high", "medium", "low");

  private static final String STATUS = "status";
  private static final String DETAILS = "statusDetails";
  private static final String ASSIGNEE = "assignedTo";

  /// The kinds of change.
  enum Kind {
    RESOLVE,
    UNRESOLVE,
    ARCHIVE,
    ASSIGN,
    PRIORITY;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of this name, or null.
    static @Nullable Kind named(String word) {
      for (Kind kind : values()) {
        if (kind.word().equals(word)) {
          return kind;
        }
      }
      return null;
    }
  }

  /// `archived for 7d`, `assigned to #web (team:12)`: by what the server is told, as a file may
  /// name it otherwise.
  String participle() {
    return switch (kind) {
      case RESOLVE -> "resolved" + resolution();
      case UNRESOLVE -> "opened again";
      case ARCHIVE -> "archived" + condition();
      case ASSIGN -> "assigned to " + assignee();
      case PRIORITY -> "given the priority " + Fields.textOr(told, "priority", "");
    };
  }

  private String resolution() {
    JsonObject details = Fields.objectOrNull(told, DETAILS);
    JsonObject commit = Fields.objectOrNull(details, "inCommit");
    if (commit != null) {
      return " in commit "
          + Fields.textOr(commit, "commit", "")
          + " of "
          + Fields.textOr(commit, "repository", "");
    }
    String release = Fields.textOrNull(details, "inRelease");
    if (release != null) {
      return " in release " + release;
    }
    return details == null ? "" : " in the next release";
  }

  /// By the value: what the server is told is worked out from it.
  private String condition() {
    return switch (ArchivedUntil.parse(value)) {
      case ArchivedUntil.Forever _ -> "";
      case ArchivedUntil.Escalation _ -> " until escalation";
      case ArchivedUntil.Minutes(long _, String text) -> " for " + text;
      case ArchivedUntil.Moment(var _, var _, String text) -> " until " + text;
      case ArchivedUntil.Count(long number, boolean ofUsers, long window, String text) ->
          " until "
              + number
              + (ofUsers ? " more user" : " more event")
              + (number == 1 ? "" : "s")
              + (window > 0 ? " within " + text.substring(text.indexOf('/') + 1) : "");
    };
  }

  private String assignee() {
    String actor = Fields.textOr(told, ASSIGNEE, "");
    if (actor.isEmpty()) {
      return "nobody";
    }
    return value == null || value.equals(actor) ? actor : value + " (" + actor + ")";
  }

  /// Whether this program would tell a server this for the kind and the value, and nothing else.
  /// What a file holds goes out to the server, and whoever consents sees the words alone.
  boolean isOwn(Environment environment) {
    return switch (kind) {
      case RESOLVE -> told.equals(ownResolution());
      case UNRESOLVE -> value == null && told.equals(one(STATUS, "unresolved"));
      case ARCHIVE -> isOwnArchiving(environment);
      case ASSIGN -> {
        String actor = Fields.textOr(told, ASSIGNEE, "");
        yield told.equals(one(ASSIGNEE, actor)) && isMeant(value == null ? "" : value, actor);
      }
      case PRIORITY ->
          value != null && PRIORITIES.contains(value) && told.equals(one("priority", value));
    };
  }

  private static JsonObject one(String name, String text) {
    JsonObject json = new JsonObject();
    json.addProperty(name, text);
    return json;
  }

  /// What this program would say, as far as it is said here.
  private JsonObject ownResolution() {
    JsonObject own = one(STATUS, "resolved");
    JsonObject details = Fields.objectOrNull(told, DETAILS);
    if (details == null) {
      return own;
    }
    JsonObject how = new JsonObject();
    JsonObject commit = Fields.objectOrNull(details, "inCommit");
    if (commit != null) {
      JsonObject inCommit = one("commit", Fields.textOr(commit, "commit", ""));
      inCommit.addProperty("repository", Fields.textOr(commit, "repository", ""));
      how.add("inCommit", inCommit);
    } else if (details.has("inRelease")) {
      how.addProperty("inRelease", Fields.textOr(details, "inRelease", ""));
    } else {
      how.addProperty("inNextRelease", true);
    }
    own.add(DETAILS, how);
    return own;
  }

  private boolean isOwnArchiving(Environment environment) {
    ArchivedUntil until;
    try {
      until = ArchivedUntil.parse(value);
    } catch (UsageException none) {
      return false;
    }
    if (!(until instanceof ArchivedUntil.Moment)) {
      return told.equals(until.changes(environment));
    }
    // How long it was to last depended on the day; what is sent is worked out anew.
    Double minutes = Fields.numberOrNull(Fields.objectOrNull(told, DETAILS), "ignoreDuration");
    return minutes != null
        && minutes >= 1
        && told.equals(new ArchivedUntil.Minutes(minutes.longValue(), "").changes(environment));
  }

  /// Whether somebody named so can be known to servers under that name.
  private static boolean isMeant(String who, String told) {
    if (who.isEmpty()) {
      return told.isEmpty();
    }
    try {
      return Actor.parse(who).canBe(told);
    } catch (IllegalArgumentException nobody) {
      return false;
    }
  }

  /// What the server is told if it is done now: a date to come is nearer than it was.
  ///
  /// @throws dev.sentrycli.grammar.UsageException if it has passed
  JsonObject changes(Environment environment) {
    return kind == Kind.ARCHIVE && value != null
        ? ArchivedUntil.parse(value).changes(environment)
        : told;
  }

  /// Whether an issue is as it would be afterwards.
  boolean isReachedBy(IssueState state) {
    return switch (kind) {
      case RESOLVE -> state.status().equals("resolved") && told.get(DETAILS) == null;
      case UNRESOLVE -> state.status().equals("unresolved");
      case ARCHIVE -> {
        String substatus = Fields.textOrNull(told, "substatus");
        yield state.isArchived()
            && told.get(DETAILS) == null
            && (substatus == null
                || state.substatus() == null
                || substatus.equals(state.substatus()));
      }
      case ASSIGN -> isAssignedTo(state, Fields.textOr(told, ASSIGNEE, ""));
      case PRIORITY -> Fields.textOr(told, "priority", "").equals(state.priority());
    };
  }

  /// Whether an issue is as this has left it. Conditions can't be compared: servers count them
  /// down.
  boolean isStillIn(IssueState state) {
    return switch (kind) {
      case RESOLVE -> state.status().equals("resolved");
      case ARCHIVE -> state.isArchived();
      case UNRESOLVE, ASSIGN, PRIORITY -> isReachedBy(state);
    };
  }

  private static boolean isAssignedTo(IssueState state, String wanted) {
    // Not by the name that is shown: several people, and a team, may share it.
    return state.assignee().equals(wanted)
        || (state.assignee().startsWith("user:")
            && !wanted.isEmpty()
            && state.assigneeMail().equalsIgnoreCase(wanted));
  }

  /// What puts an issue's recorded state back; null if no server can be told.
  @Nullable JsonObject back(IssueState recorded, Instant now) {
    JsonObject changes = new JsonObject();
    return switch (kind) {
      case RESOLVE, UNRESOLVE, ARCHIVE -> recorded.restoringStatus(now);
      case ASSIGN -> {
        changes.addProperty("assignedTo", recorded.assignee());
        yield changes;
      }
      case PRIORITY -> {
        if (recorded.priority() == null) {
          yield null;
        }
        changes.addProperty("priority", recorded.priority());
        yield changes;
      }
    };
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("name", kind.word());
    json.addProperty("value", value);
    json.add("changes", told);
    return json;
  }
}
