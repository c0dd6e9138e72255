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

/// An alert: what has to happen for it to look at an issue, and what it does about those that pass
/// its filters.
public record Workflow(JsonObject json) implements JsonView {
  public String id() {
    return Fields.text(json, "id");
  }

  public String name() {
    return Fields.textOr(json, "name", "");
  }

  /// Servers that do not say have no way to switch it off.
  public boolean isEnabled() {
    return !json.has("enabled") || Fields.truth(json, "enabled");
  }

  /// `active` or `disabled`.
  public String status() {
    return isEnabled() ? "active" : "disabled";
  }

  /// The monitors whose issues it looks at.
  public List<String> detectorIds() {
    List<String> ids = new ArrayList<>();
    JsonArray array = Fields.arrayOrNull(json, "detectorIds");
    if (array != null) {
      for (JsonElement id : array) {
        if (id instanceof JsonPrimitive primitive) {
          ids.add(primitive.getAsString());
        }
      }
    }
    return ids;
  }

  /// Whether its server is so old that it keeps it as a rule of a project.
  public boolean isRule() {
    return !json.has("organizationId");
  }

  /// Null for all environments.
  public @Nullable String environment() {
    return Fields.textOrNull(json, "environment");
  }

  /// `team:5` or `user:7`; null if nobody owns it.
  public @Nullable String owner() {
    return Fields.textOrNull(json, "owner");
  }

  /// How many minutes it keeps quiet about an issue it has told of; null if it does not say.
  public @Nullable String frequency() {
    return Fields.textOrNull(Fields.objectOrNull(json, "config"), "frequency");
  }

  /// What makes it look at an issue.
  public @Nullable JsonObject triggers() {
    return Fields.objectOrNull(json, "triggers");
  }

  /// What an issue has to pass, each with what is done then.
  public List<JsonObject> actionFilters() {
    return Fields.objects(json, "actionFilters");
  }

  /// How many conditions it has, those of its filters included.
  public int conditionCount() {
    int count = Fields.objects(triggers(), "conditions").size();
    for (JsonObject filter : actionFilters()) {
      count += Fields.objects(filter, "conditions").size();
    }
    return count;
  }

  public int actionCount() {
    int count = 0;
    for (JsonObject filter : actionFilters()) {
      count += Fields.objects(filter, "actions").size();
    }
    return count;
  }
}
