package dev.sentrycli.api.alert;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.json.Fields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a number that is watched is a problem.
public sealed interface Trigger {
  /// How bad it is, as servers count.
  int HIGH = 75;

  int MEDIUM = 50;
  int OK = 0;

  /// As it was written.
  JsonObject json();

  /// A number that is passed.
  ///
  /// @param warning whether it is a lesser problem
  /// @param below whether the problem is below, not above
  /// @param resolve the number at which it is over; null for the threshold itself
  /// @param actions what is done about it, which only older servers keep here
  record Threshold(
      JsonObject json,
      boolean warning,
      JsonPrimitive threshold,
      boolean below,
      @Nullable JsonPrimitive resolve,
      List<JsonObject> actions)
      implements Trigger {
    public Threshold {
      actions = List.copyOf(actions);
    }
  }

  /// A condition that is handed on as it is.
  record Condition(JsonObject json) implements Trigger {}

  /// The conditions of a monitor. Thresholds bring one with them that ends the problem.
  static List<JsonObject> conditions(List<Trigger> triggers) {
    List<JsonObject> conditions = new ArrayList<>();
    Threshold first = null;
    JsonPrimitive resolve = null;
    for (Trigger trigger : triggers) {
      switch (trigger) {
        case Condition(JsonObject json) -> conditions.add(json);
        case Threshold threshold -> {
          conditions.add(
              condition(
                  threshold.below() ? "lt" : "gt",
                  threshold.threshold(),
                  threshold.warning() ? MEDIUM : HIGH));
          if (first == null || (first.warning() && !threshold.warning())) {
            first = threshold;
          }
          if (resolve == null) {
            resolve = threshold.resolve();
          }
        }
      }
    }
    if (first != null) {
      conditions.add(
          condition(
              first.below() ? "gte" : "lte", resolve == null ? first.threshold() : resolve, OK));
    }
    return conditions;
  }

  private static JsonObject condition(String type, JsonPrimitive comparison, int result) {
    JsonObject condition = new JsonObject();
    condition.addProperty("type", type);
    condition.add("comparison", comparison);
    condition.addProperty("conditionResult", result);
    return condition;
  }

  /// Sets the triggers of a rule as older servers keep it: the worse one first, and for both the
  /// side they are on and where it is over. What was done about one that is there stays: the server
  /// deletes what it is not told again.
  ///
  /// @throws OlderServerException if such a rule can't say so, or somebody would no longer be told
  static void addTo(JsonObject rule, List<Trigger> triggers) {
    List<JsonObject> critical = new ArrayList<>();
    List<JsonObject> warning = new ArrayList<>();
    Boolean below = null;
    JsonPrimitive resolve = null;
    for (Trigger trigger : triggers) {
      Threshold threshold = threshold(trigger);
      if (threshold == null) {
        resolve = trigger.json().getAsJsonPrimitive("comparison");
        continue;
      }
      if (below != null && below != threshold.below()) {
        throw new OlderServerException("takes thresholds on one side only, above or below");
      }
      below = threshold.below();
      resolve = threshold.resolve() == null ? resolve : threshold.resolve();
      JsonObject kept = new JsonObject();
      kept.addProperty("label", threshold.warning() ? "warning" : "critical");
      JsonObject before = labelled(rule, threshold.warning());
      if (before != null && before.has("id")) {
        kept.add("id", before.get("id"));
      }
      kept.add("alertThreshold", threshold.threshold());
      kept.add(
          "actions",
          Workflows.array(
              threshold.actions().isEmpty()
                  ? Fields.objects(before, "actions")
                  : threshold.actions()));
      (threshold.warning() ? warning : critical).add(kept);
    }
    if (critical.size() != 1 || warning.size() > 1 || below == null) {
      throw new OlderServerException(
          "takes one critical threshold, and one for a warning beside it");
    }
    if (warning.isEmpty() && !Fields.objects(labelled(rule, true), "actions").isEmpty()) {
      throw new OlderServerException(
          "would forget what it does at the threshold for a warning, unless that is given, too");
    }
    critical.addAll(warning);
    rule.add("triggers", Workflows.array(critical));
    rule.addProperty("thresholdType", below ? 1 : 0);
    if (resolve != null) {
      rule.add("resolveThreshold", resolve);
    }
  }

  /// The trigger that a rule has now; null if it has none.
  private static @Nullable JsonObject labelled(JsonObject rule, boolean warning) {
    for (JsonObject trigger : Fields.objects(rule, "triggers")) {
      if (Fields.textOr(trigger, "label", "critical").equals("warning") == warning) {
        return trigger;
      }
    }
    return null;
  }

  /// The threshold that a condition means; null if it is the one that ends a problem.
  private static @Nullable Threshold threshold(Trigger trigger) {
    if (trigger instanceof Threshold threshold) {
      return threshold;
    }
    JsonObject json = trigger.json();
    String type = Fields.textOr(json, "type", "");
    Double result = Fields.numberOrNull(json, "conditionResult");
    boolean isNumber =
        json.get("comparison") instanceof JsonPrimitive primitive && primitive.isNumber();
    if (!isNumber || result == null) {
      throw new OlderServerException("knows no condition '" + type + "'");
    }
    if (result.intValue() == OK) {
      return null;
    }
    if (!type.equals("gt") && !type.equals("lt")) {
      throw new OlderServerException("knows no condition '" + type + "'");
    }
    return new Threshold(
        json,
        result.intValue() != HIGH,
        json.getAsJsonPrimitive("comparison"),
        type.equals("lt"),
        null,
        List.of());
  }
}
