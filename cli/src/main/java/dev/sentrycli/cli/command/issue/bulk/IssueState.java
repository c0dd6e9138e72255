package dev.sentrycli.cli.command.issue.bulk;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.output.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people have decided about an issue: all that changes of several issues touch.
///
/// @param substatus null where the server does not know such
/// @param assignee `user:1`, `team:2`, or empty for nobody
/// @param assigneeName what people call them; empty if unknown
/// @param assigneeMail empty if unknown, or a team
/// @param priority null where the server does not know such
record IssueState(
    String status,
    @Nullable String substatus,
    JsonObject details,
    String assignee,
    String assigneeName,
    String assigneeMail,
    @Nullable String priority) {

  private static final List<String> CONDITIONS =
      List.of("ignoreCount", "ignoreWindow", "ignoreUserCount", "ignoreUserWindow");

  /// As an issue shows it, or as it was recorded: the fields are the same.
  static IssueState of(JsonObject issue) {
    JsonObject assigned = Fields.objectOrNull(issue, "assignedTo");
    String id = Fields.textOrNull(assigned, "id");
    JsonObject details = Fields.objectOrNull(issue, "statusDetails");
    return new IssueState(
        Fields.textOr(issue, "status", ""),
        Fields.textOrNull(issue, "substatus"),
        details == null ? new JsonObject() : details,
        id == null ? "" : Fields.textOr(assigned, "type", "user") + ":" + id,
        Fields.textOr(assigned, "name", ""),
        Fields.textOr(assigned, "email", ""),
        Fields.textOrNull(issue, "priority"));
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("status", status);
    json.addProperty("substatus", substatus);
    json.add("statusDetails", details);
    JsonElement assigned = JsonNull.INSTANCE;
    if (!assignee.isEmpty()) {
      int colon = assignee.indexOf(':');
      JsonObject actor = new JsonObject();
      actor.addProperty("type", assignee.substring(0, colon));
      actor.addProperty("id", assignee.substring(colon + 1));
      actor.addProperty("name", assigneeName);
      if (!assigneeMail.isEmpty()) {
        actor.addProperty("email", assigneeMail);
      }
      assigned = actor;
    }
    json.add("assignedTo", assigned);
    json.addProperty("priority", priority);
    return json;
  }

  boolean isArchived() {
    return status.equals("ignored") || status.equals("muted");
  }

  /// What a person has done to the issue since it was as recorded; null if nothing. What servers do
  /// by themselves, from new to ongoing or from low to high, is nobody's decision.
  ///
  /// @param ofPriority whether the priority counts as well
  @Nullable String changedSince(IssueState recorded, boolean ofPriority) {
    if (!status.equals(recorded.status)) {
      return "is " + word() + " now";
    }
    if (isArchived()
        && substatus != null
        && recorded.substatus != null
        && !substatus.equals(recorded.substatus)) {
      return "is archived otherwise now";
    }
    if (!assignee.equals(recorded.assignee)) {
      return assignee.isEmpty()
          ? "is assigned to nobody now"
          : "is assigned to " + assigneeWord() + " now";
    }
    if (ofPriority
        && priority != null
        && recorded.priority != null
        && !priority.equals(recorded.priority)) {
      return "has the priority " + priority + " now";
    }
    return null;
  }

  private String word() {
    return isArchived() ? "archived" : status;
  }

  private String assigneeWord() {
    return assigneeName.isEmpty() ? assignee : assigneeName;
  }

  /// For people, in a few words.
  String words() {
    String text = word() + (substatus == null || isArchived() ? "" : " (" + substatus + ")");
    return assignee.isEmpty() ? text : text + ", " + assigneeWord();
  }

  /// What a server has to be told so that the status is this one again; null if no server can be
  /// told.
  @Nullable JsonObject restoringStatus(Instant now) {
    JsonObject changes = new JsonObject();
    switch (status) {
      case "unresolved" -> {
        changes.addProperty("status", "unresolved");
        if (substatus != null) {
          changes.addProperty("substatus", substatus);
        }
      }
      case "resolved", "resolvedInNextRelease" -> {
        changes.addProperty("status", "resolved");
        JsonObject how = resolution();
        if (!how.isEmpty()) {
          changes.add("statusDetails", how);
        }
      }
      case "ignored", "muted" -> {
        JsonObject conditions = new JsonObject();
        for (String condition : CONDITIONS) {
          JsonElement value = details.get(condition);
          if (value != null && !value.isJsonNull()) {
            conditions.add(condition, value);
          }
        }
        Instant until = Moments.instant(Fields.textOrNull(details, "ignoreUntil"));
        if (until != null) {
          long seconds = Duration.between(now, until).toSeconds();
          if (seconds <= 0) {
            // It would have come back by itself meanwhile.
            changes.addProperty("status", "unresolved");
            return changes;
          }
          conditions.addProperty("ignoreDuration", (seconds + 59) / 60);
        }
        changes.addProperty("status", "ignored");
        if (substatus != null) {
          changes.addProperty("substatus", substatus);
        }
        if (!conditions.isEmpty()) {
          changes.add("statusDetails", conditions);
        }
      }
      default -> {
        return null;
      }
    }
    return changes;
  }

  private JsonObject resolution() {
    JsonObject how = new JsonObject();
    JsonObject commit = Fields.objectOrNull(details, "inCommit");
    String sha = Fields.textOrNull(commit, "id");
    if (sha == null) {
      sha = Fields.textOrNull(commit, "commit");
    }
    String repository = Fields.textOrNull(Fields.objectOrNull(commit, "repository"), "name");
    if (repository == null) {
      repository = Fields.textOrNull(commit, "repository");
    }
    String release = Fields.textOrNull(details, "inRelease");
    if (Fields.truth(details, "inNextRelease") || status.equals("resolvedInNextRelease")) {
      how.addProperty("inNextRelease", true);
    } else if (release != null) {
      how.addProperty("inRelease", release);
    } else if (sha != null && repository != null) {
      JsonObject told = new JsonObject();
      told.addProperty("commit", sha);
      told.addProperty("repository", repository);
      how.add("inCommit", told);
    }
    return how;
  }
}
