package dev.sentrycli.cli.command.issue.bulk;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.issue.change.ArchivedUntil;
import dev.sentrycli.cli.setting.Environment;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is done to every issue of a plan.
///
/// @param value what was asked for in the user's words, or null
/// @param told what the server is told
record BulkAction(Kind kind, @Nullable String value, JsonObject told) {

  /// The kinds of change.
  enum Kind {
    RESOLVE("resolved"),
    UNRESOLVE("opened again"),
    ARCHIVE("archived"),
    ASSIGN("assigned"),
    PRIORITY("given another priority");

    private final String participle;

    Kind(String participle) {
      this.participle = participle;
    }

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

  /// `archived`, `assigned to #web`.
  String participle() {
    return switch (kind) {
      case ASSIGN ->
          value == null || value.isEmpty() ? "assigned to nobody" : "assigned to " + value;
      case PRIORITY -> "given the priority " + value;
      case RESOLVE, UNRESOLVE, ARCHIVE -> kind.participle;
    };
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
      case RESOLVE -> state.status().equals("resolved") && told.get("statusDetails") == null;
      case UNRESOLVE -> state.status().equals("unresolved");
      case ARCHIVE -> {
        String substatus = Fields.textOrNull(told, "substatus");
        yield state.isArchived()
            && told.get("statusDetails") == null
            && (substatus == null
                || state.substatus() == null
                || substatus.equals(state.substatus()));
      }
      case ASSIGN -> isAssignedTo(state, Fields.textOr(told, "assignedTo", ""));
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
    return state.assignee().equals(wanted)
        || (!wanted.isEmpty()
            && (state.assignee().equals("user:" + wanted)
                || state.assigneeMail().equalsIgnoreCase(wanted)
                || state.assigneeName().equalsIgnoreCase(wanted)));
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
