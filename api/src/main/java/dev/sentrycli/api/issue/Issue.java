package dev.sentrycli.api.issue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import dev.sentrycli.api.tracker.ExternalIssue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An issue, as the server described it.
public record Issue(JsonObject json) implements JsonView {
  /// The same after a change, which some servers answer with what changed alone.
  public Issue updatedBy(Issue answer) {
    JsonObject updated = json.deepCopy();
    answer.json().entrySet().forEach(field -> updated.add(field.getKey(), field.getValue()));
    return new Issue(updated);
  }

  public String id() {
    return Fields.text(json, "id");
  }

  public @Nullable String shortId() {
    return Fields.textOrNull(json, "shortId");
  }

  public String title() {
    return Fields.textOr(json, "title", "");
  }

  /// Its page, under the server's own idea of its address.
  public @Nullable String permalink() {
    return Fields.textOrNull(json, "permalink");
  }

  public @Nullable String project() {
    return Fields.textOrNull(Fields.objectOrNull(json, "project"), "slug");
  }

  public @Nullable String projectId() {
    return Fields.textOrNull(Fields.objectOrNull(json, "project"), "id");
  }

  /// What stands for it in other trackers.
  public List<ExternalIssue> linked() {
    List<ExternalIssue> linked = new ArrayList<>();
    JsonArray annotations = Fields.arrayOrNull(json, "annotations");
    if (annotations != null) {
      for (JsonElement annotation : annotations) {
        ExternalIssue external = ExternalIssue.ofAnnotation(annotation);
        if (external != null) {
          linked.add(external);
        }
      }
    }
    return linked;
  }

  /// The slug of its organization; shared issues alone tell it.
  public @Nullable String organization() {
    JsonObject project = Fields.objectOrNull(json, "project");
    return Fields.textOrNull(Fields.objectOrNull(project, "organization"), "slug");
  }
}
