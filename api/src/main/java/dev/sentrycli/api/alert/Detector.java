package dev.sentrycli.api.alert;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A monitor: what it watches, and when that is a problem. As a metric alert it watches a number.
public record Detector(JsonObject json) implements JsonView {
  /// The type of those that watch a number.
  public static final String METRIC = "metric_issue";

  public String id() {
    return Fields.text(json, "id");
  }

  public String name() {
    return Fields.textOr(json, "name", "");
  }

  public boolean isMetric() {
    return Fields.textOr(json, "type", METRIC).equals(METRIC);
  }

  public boolean isEnabled() {
    return !json.has("enabled") || Fields.truth(json, "enabled");
  }

  /// `active` or `disabled`.
  public String status() {
    return isEnabled() ? "active" : "disabled";
  }

  public @Nullable String projectId() {
    return Fields.textOrNull(json, "projectId");
  }

  /// The slugs of its projects, where the server tells them; else null.
  public @Nullable JsonArray projects() {
    return Fields.arrayOrNull(json, "projects");
  }

  /// `team:5` or `user:7`; null if nobody owns it.
  public @Nullable String owner() {
    JsonObject owner = Fields.objectOrNull(json, "owner");
    if (owner == null) {
      return Fields.textOrNull(json, "owner");
    }
    return Fields.textOr(owner, "type", "user") + ":" + Fields.textOr(owner, "id", "");
  }

  /// The alerts that tell of what it finds.
  public List<String> workflowIds() {
    List<String> ids = new ArrayList<>();
    JsonArray array = Fields.arrayOrNull(json, "workflowIds");
    if (array != null) {
      for (JsonElement id : array) {
        if (id instanceof JsonPrimitive primitive) {
          ids.add(primitive.getAsString());
        }
      }
    }
    return ids;
  }

  /// What is asked of the stored data; null if it does not say.
  public @Nullable JsonObject query() {
    for (JsonObject source : Fields.objects(json, "dataSources")) {
      JsonObject query = Fields.objectOrNull(Fields.objectOrNull(source, "queryObj"), "snubaQuery");
      if (query != null) {
        return query;
      }
      if (source.has("aggregate")) {
        return source;
      }
    }
    return null;
  }

  /// The dataset in the words commands use; as the server spells it where there are none.
  public String dataset() {
    JsonObject query = query();
    String dataset = Fields.textOr(query, "dataset", "");
    return switch (dataset) {
      case "events" -> "errors";
      case "events_analytics_platform" -> {
        List<String> types = Fields.texts(query, "eventTypes");
        yield types.contains("trace_item_log")
            ? "logs"
            : types.contains("trace_item_metric") ? "tracemetrics" : "spans";
      }
      default -> dataset;
    };
  }

  /// How many minutes it looks back; null if it does not say.
  public @Nullable Long minutes() {
    Double seconds = Fields.numberOrNull(query(), "timeWindow");
    return seconds == null ? null : Math.round(seconds / 60);
  }

  /// When it is a problem, and how bad.
  public List<JsonObject> conditions() {
    return Fields.objects(Fields.objectOrNull(json, "conditionGroup"), "conditions");
  }
}
