package dev.sentrycli.api.seer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What Seer has found out about an issue so far. Servers tell it in two forms: as steps with their
/// results, or as a conversation with artifacts.
public record SeerRun(JsonObject json) implements JsonView {
  public @Nullable String number() {
    return Fields.textOrNull(json, "run_id");
  }

  /// Its id on newer servers, or null.
  public @Nullable String uuid() {
    return Fields.textOrNull(json, "sentry_run_id");
  }

  /// In capitals, such as `PROCESSING` or `COMPLETED`.
  public String status() {
    return Fields.textOr(json, "status", "").toUpperCase(Locale.ROOT);
  }

  public boolean isWorking() {
    return switch (status()) {
      case "PROCESSING", "PENDING", "IN_PROGRESS" -> true;
      default -> false;
    };
  }

  public boolean hasFailed() {
    return switch (status()) {
      case "ERROR", "CANCELLED" -> true;
      default -> false;
    };
  }

  /// When it changed last, as the server spells it; null if it does not say.
  public @Nullable String changed() {
    return Fields.textOrNull(json, "updated_at");
  }

  /// What it says it is doing; null if nothing.
  public @Nullable String doing() {
    List<JsonObject> steps = Fields.objects(json, "steps");
    if (steps.isEmpty()) {
      return null;
    }
    JsonObject last = steps.getLast();
    List<JsonObject> progress = Fields.objects(last, "progress");
    String message = progress.isEmpty() ? null : Fields.textOrNull(progress.getLast(), "message");
    return message == null ? Fields.textOrNull(last, "title") : message;
  }

  /// Why it failed, in its own words; null if it does not say.
  public @Nullable String failure() {
    for (JsonObject step : Fields.objects(json, "steps").reversed()) {
      String message = Fields.textOrNull(step, "error_message");
      if (message != null && !message.isBlank()) {
        return message;
      }
    }
    return Fields.textOrNull(json, "error_message");
  }

  /// The causes found: `id`, `description`, `relevant_repos`, `root_cause_reproduction`.
  public List<JsonObject> causes() {
    for (JsonObject step : Fields.objects(json, "steps").reversed()) {
      List<JsonObject> causes =
          isStep(step, "root_cause_analysis") ? Fields.objects(step, "causes") : List.of();
      if (!causes.isEmpty()) {
        return causes;
      }
    }
    JsonObject artifact = artifact("root_cause");
    return artifact == null ? List.of() : List.of(cause(artifact));
  }

  /// Whether it has looked for a cause to the end, with or without finding one.
  public boolean hasLooked() {
    return !causes().isEmpty() || (!isWorking() && !hasFailed());
  }

  /// `one_line_summary` and `steps` with `title` and `description`; null if there is none.
  public @Nullable JsonObject solution() {
    for (JsonObject step : Fields.objects(json, "steps").reversed()) {
      if (isStep(step, "solution")) {
        List<JsonObject> parts = Fields.objects(step, "solution");
        if (!parts.isEmpty()) {
          return solution(Fields.textOr(step, "description", ""), parts);
        }
      }
    }
    JsonObject artifact = artifact("solution");
    return artifact == null
        ? null
        : solution(
            Fields.textOr(artifact, "one_line_summary", ""), Fields.objects(artifact, "steps"));
  }

  private static boolean isStep(JsonObject step, String key) {
    return Fields.textOr(step, "key", "").equals(key);
  }

  private static JsonObject solution(String summary, List<JsonObject> parts) {
    JsonArray steps = new JsonArray();
    for (JsonObject part : parts) {
      boolean dropped = part.has("is_active") && !Fields.truth(part, "is_active");
      if (!dropped) {
        JsonObject step = new JsonObject();
        step.addProperty("title", Fields.textOr(part, "title", ""));
        step.addProperty(
            "description",
            Fields.textOr(
                part, "description", Fields.textOr(part, "code_snippet_and_analysis", "")));
        steps.add(step);
      }
    }
    JsonObject solution = new JsonObject();
    solution.addProperty("one_line_summary", summary);
    solution.add("steps", steps);
    return solution;
  }

  /// The last artifact of this kind in the conversation, or null.
  private @Nullable JsonObject artifact(String key) {
    List<JsonObject> all = new ArrayList<>(Fields.objects(json, "artifacts"));
    for (JsonObject block : Fields.objects(json, "blocks")) {
      all.addAll(Fields.objects(block, "artifacts"));
    }
    for (JsonObject one : all.reversed()) {
      JsonObject data = isStep(one, key) ? Fields.objectOrNull(one, "data") : null;
      if (data != null) {
        return data;
      }
    }
    return null;
  }

  /// An artifact in the form of a step's cause.
  private static JsonObject cause(JsonObject artifact) {
    JsonObject cause = new JsonObject();
    cause.addProperty("id", 0);
    cause.addProperty("description", Fields.textOr(artifact, "one_line_description", ""));
    JsonElement repositories = artifact.get("relevant_repos");
    cause.add("relevant_repos", repositories instanceof JsonArray named ? named : new JsonArray());
    JsonArray steps = new JsonArray();
    JsonArray told = Fields.arrayOrNull(artifact, "reproduction_steps");
    if (told != null) {
      for (JsonElement one : told) {
        JsonObject step = new JsonObject();
        step.addProperty("title", one.isJsonPrimitive() ? one.getAsString() : one.toString());
        step.addProperty("code_snippet_and_analysis", "");
        steps.add(step);
      }
    }
    cause.add("root_cause_reproduction", steps);
    if (artifact.get("five_whys") instanceof JsonArray whys) {
      cause.add("five_whys", whys);
    }
    return cause;
  }
}
