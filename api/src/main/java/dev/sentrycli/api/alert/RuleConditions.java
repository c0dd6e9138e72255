package dev.sentrycli.api.alert;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.json.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Conditions of alerts, as workflows and as rules of older servers spell them.
final class RuleConditions {
  private static final String CONDITIONS = "sentry.rules.conditions.";
  private static final String FILTERS = "sentry.rules.filters.";

  /// One kind of condition.
  ///
  /// @param condition its name among the conditions of a rule; null if it is a filter only
  /// @param filter its name among the filters of a rule; null if it is a condition only
  /// @param fields what a workflow compares, with the names a rule has for it; none if there is
  ///   nothing to compare
  private record Kind(
      String type,
      @Nullable String condition,
      @Nullable String filter,
      Map<String, String> fields) {
    private Kind {
      fields = new TreeMap<>(fields); // one order in every run
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          event("first_seen_event", "first_seen_event.FirstSeenEventCondition"),
          event("regression_event", "regression_event.RegressionEventCondition"),
          event("reappeared_event", "reappeared_event.ReappearedEventCondition"),
          event("every_event", "every_event.EveryEventCondition"),
          event("new_high_priority_issue", "high_priority_issue.NewHighPriorityIssueCondition"),
          event(
              "existing_high_priority_issue",
              "high_priority_issue.ExistingHighPriorityIssueCondition"),
          new Kind(
              "event_attribute",
              "event_attribute.EventAttributeCondition",
              "event_attribute.EventAttributeFilter",
              same("attribute", "match", "value")),
          new Kind(
              "tagged_event",
              "tagged_event.TaggedEventCondition",
              "tagged_event.TaggedEventFilter",
              same("key", "match", "value")),
          new Kind("level", "level.LevelCondition", "level.LevelFilter", same("level", "match")),
          filter(
              "age_comparison",
              "age_comparison.AgeComparisonFilter",
              Map.of("comparisonType", "comparison_type", "value", "value", "time", "time")),
          filter(
              "assigned_to",
              "assigned_to.AssignedToFilter",
              same("targetType", "targetIdentifier")),
          filter("issue_category", "issue_category.IssueCategoryFilter", same("value")),
          filter("issue_occurrences", "issue_occurrences.IssueOccurrencesFilter", same("value")),
          filter("latest_release", "latest_release.LatestReleaseFilter", Map.of()),
          filter(
              "latest_adopted_release",
              "latest_adopted_release_filter.LatestAdoptedReleaseFilter",
              Map.of(
                  "releaseAgeType", "oldest_or_newest",
                  "ageComparison", "older_or_newer",
                  "environment", "environment")),
          frequency("event_frequency", "EventFrequencyCondition"),
          frequency("event_unique_user_frequency", "EventUniqueUserFrequencyCondition"),
          frequency("percent_sessions", "EventFrequencyPercentCondition"));

  /// Those that compare texts, such as the value of a tag, which may look like a number.
  private static final Set<String> WORDS = Set.of("event_attribute", "tagged_event");

  private RuleConditions() {}

  private static Kind event(String type, String name) {
    return new Kind(type, name, null, Map.of());
  }

  private static Kind filter(String type, String name, Map<String, String> fields) {
    return new Kind(type, null, name, fields);
  }

  /// A workflow has two types of each: by a number, and by how much it grows.
  private static Kind frequency(String type, String name) {
    return new Kind(
        type,
        "event_frequency." + name,
        null,
        Map.of(
            "value", "value", "interval", "interval", "comparisonInterval", "comparisonInterval"));
  }

  private static Map<String, String> same(String... names) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : names) {
      fields.put(name, name);
    }
    return fields;
  }

  static JsonObject everyEvent() {
    JsonObject node = new JsonObject();
    node.addProperty("id", CONDITIONS + "every_event.EveryEventCondition");
    return node;
  }

  /// Whether it is about how often something happens.
  static boolean isFrequency(JsonObject condition) {
    String type = Fields.textOr(condition, "type", "");
    return frequencyType(type) != null
        || Fields.textOr(condition, "id", "").startsWith(CONDITIONS + "event_frequency.")
        || type.startsWith(CONDITIONS + "event_frequency.");
  }

  /// `event_frequency` for `event_frequency_count` and `event_frequency_percent`; null for others.
  private static @Nullable String frequencyType(String type) {
    for (String ending : List.of("_count", "_percent")) {
      if (type.endsWith(ending)) {
        String stem = type.substring(0, type.length() - ending.length());
        for (Kind kind : KINDS) {
          if (kind.type().equals(stem)) {
            return stem;
          }
        }
      }
    }
    return null;
  }

  /// A condition of a workflow, or one that is written as for a rule already.
  ///
  /// @param filter whether it stands among the filters
  /// @throws OlderServerException if rules have nothing like it
  static JsonObject toRule(JsonObject condition, boolean filter) {
    String type = Fields.textOrNull(condition, "type");
    if (type == null || type.startsWith("sentry.")) {
      return asWritten(condition, type);
    }
    String stem = frequencyType(type);
    Kind kind = kind(stem == null ? type : stem);
    String name = kind == null ? null : filter ? kind.filter() : kind.condition();
    if (kind == null || (name == null && kind.condition() == null && kind.filter() == null)) {
      throw new OlderServerException("knows no condition '" + type + "'");
    }
    if (name == null) {
      throw new OlderServerException(
          filter
              ? "takes '" + type + "' as a condition only, not as a filter"
              : "takes '" + type + "' as a filter only, not as a condition");
    }
    JsonObject node = new JsonObject();
    node.addProperty("id", (filter ? FILTERS : CONDITIONS) + name);
    JsonObject compared = Fields.objectOrNull(condition, "comparison");
    if (compared != null && compared.has("filters")) {
      throw new OlderServerException("can't narrow '" + type + "' to some events");
    }
    if (stem != null) {
      node.addProperty("comparisonType", type.endsWith("_count") ? "count" : "percent");
    }
    kind.fields()
        .forEach(
            (ours, theirs) -> {
              JsonElement value = compared == null ? null : compared.get(ours);
              if (value != null) {
                node.add(
                    theirs,
                    theirs.equals("level") && value instanceof JsonPrimitive level
                        ? new JsonPrimitive(level.getAsString())
                        : value);
              }
            });
    return node;
  }

  private static JsonObject asWritten(JsonObject condition, @Nullable String type) {
    if (type == null) {
      return condition;
    }
    JsonObject node = new JsonObject();
    node.addProperty("id", type);
    JsonObject compared = Fields.objectOrNull(condition, "comparison");
    if (compared != null) {
      compared.entrySet().forEach(field -> node.add(field.getKey(), field.getValue()));
    }
    return node;
  }

  private static @Nullable Kind kind(String type) {
    for (Kind kind : KINDS) {
      if (kind.type().equals(type)) {
        return kind;
      }
    }
    return null;
  }

  /// Conditions or filters of a rule. What workflows have no name for keeps that of the rule.
  static JsonArray toWorkflow(List<JsonObject> nodes) {
    JsonArray conditions = new JsonArray();
    nodes.forEach(node -> conditions.add(toWorkflow(node)));
    return conditions;
  }

  private static JsonObject toWorkflow(JsonObject node) {
    String id = Fields.textOr(node, "id", "");
    Kind kind = null;
    for (Kind one : KINDS) {
      if (id.equals(CONDITIONS + one.condition()) || id.equals(FILTERS + one.filter())) {
        kind = one;
      }
    }
    JsonObject condition = new JsonObject();
    if (kind == null) {
      condition.addProperty("type", id);
      JsonObject rest = node.deepCopy();
      rest.remove("id");
      condition.add("comparison", rest);
      condition.addProperty("conditionResult", true);
      return condition;
    }
    boolean often = kind.fields().containsKey("comparisonInterval");
    boolean percent = Fields.textOr(node, "comparisonType", "count").equals("percent");
    condition.addProperty(
        "type", often ? kind.type() + (percent ? "_percent" : "_count") : kind.type());
    if (kind.fields().isEmpty()) {
      condition.addProperty("comparison", true);
    } else {
      JsonObject compared = new JsonObject();
      boolean words = WORDS.contains(kind.type());
      kind.fields()
          .forEach(
              (ours, theirs) -> {
                JsonElement value = node.get(theirs);
                if (value != null && (percent || !ours.equals("comparisonInterval"))) {
                  compared.add(ours, words ? value : plain(value));
                }
              });
      condition.add("comparison", compared);
    }
    condition.addProperty("conditionResult", true);
    return condition;
  }

  /// Rules keep numbers as texts, too.
  private static JsonElement plain(JsonElement value) {
    if (value instanceof JsonPrimitive primitive && primitive.isString()) {
      return Workflows.number(primitive.getAsString());
    }
    return value;
  }
}
