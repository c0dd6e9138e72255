package dev.sentrycli.api.replay;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A replay, as the server described it.
public record Replay(JsonObject json) implements JsonView {
  /// Some servers spell the project's id as a number. It is text in all of them.
  public Replay {
    if (json.get("project_id") instanceof JsonPrimitive id && id.isNumber()) {
      json = Fields.with(json, "project_id", id.getAsString());
    }
  }

  /// Without dashes, which servers of some ages write.
  public String id() {
    return Fields.text(json, "id").replace("-", "");
  }

  /// The id of its project; null if the server does not say.
  public @Nullable String project() {
    return Fields.textOrNull(json, "project_id");
  }

  /// Whether its recording was thrown away.
  public boolean isArchived() {
    return Fields.truth(json, "is_archived");
  }

  /// Of how many segments its recording consists; null if the server does not say.
  public @Nullable Long segments() {
    return Fields.wholeOrNull(json, "count_segments");
  }

  /// When it began, or null.
  public @Nullable String startedAt() {
    return Fields.textOrNull(json, "started_at");
  }

  /// How many seconds it lasted; null if the server does not say.
  public @Nullable Long seconds() {
    return Fields.wholeOrNull(json, "duration");
  }

  /// The errors that happened in it.
  public List<String> errors() {
    return Fields.texts(json, "error_ids");
  }

  /// The traces it took part in.
  public List<String> traces() {
    return Fields.texts(json, "trace_ids");
  }
}
