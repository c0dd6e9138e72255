package dev.sentrycli.api.event;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import org.jspecify.annotations.Nullable;

/// An event, as the server described it.
public record Event(JsonObject json) implements JsonView {
  public String id() {
    String id = Fields.textOrNull(json, "eventID");
    return id == null ? Fields.text(json, "id") : id;
  }

  /// The id of its issue, or null.
  public @Nullable String issue() {
    return Fields.textOrNull(json, "groupID");
  }

  /// The id of its project, or null.
  public @Nullable String project() {
    return Fields.textOrNull(json, "projectID");
  }

  public @Nullable String dateCreated() {
    return Fields.textOrNull(json, "dateCreated");
  }

  /// One of its contexts, such as `trace`, or null.
  public @Nullable JsonObject context(String name) {
    return Fields.objectOrNull(Fields.objectOrNull(json, "contexts"), name);
  }

  /// The trace it belongs to, or null.
  public @Nullable String trace() {
    return Fields.textOrNull(context("trace"), "trace_id");
  }

  /// The replay it was recorded with, by its context or else by its tag; null for none.
  public @Nullable String replay() {
    String id = Fields.textOrNull(context("replay"), "replay_id");
    if (id != null) {
      return id;
    }
    for (JsonObject tag : Fields.objects(json, "tags")) {
      if (Fields.textOr(tag, "key", "").equals("replayId")) {
        return Fields.textOrNull(tag, "value");
      }
    }
    return null;
  }
}
