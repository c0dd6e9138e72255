package dev.sentrycli.cli.command.alert.issues;

import com.google.gson.JsonObject;
import dev.sentrycli.api.alert.WorkflowWish;
import dev.sentrycli.cli.command.alert.JsonWords;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.suggest.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The flags that say what an alert about issues should be.
final class IssueAlertFlags {
  static final Flag<@Nullable String> NAME =
      Flag.value("name", "text", "What people call it", IssueAlertFlags::filled);
  static final Flag<List<String>> CONDITION =
      Flag.texts(
              "condition",
              "name|json",
              "What makes it look at an issue: first-seen, regression, reappeared, resolved,"
                  + " new-high-priority, existing-high-priority, or JSON; given again, one of them"
                  + " is enough")
          .letter('c');
  static final Flag<List<String>> ACTION =
      Flag.texts("action", "json", "What it does; given again, all of them").letter('a');
  static final Flag<List<String>> FILTER =
      Flag.texts("filter", "json", "What an issue has to pass before it does so");
  static final Flag<@Nullable String> FILTER_MATCH =
      Flag.choice(
              "filter-match",
              List.of("all", "any"),
              "Whether all filters have to fit, as is usual, or one of them")
          .letter('m');
  static final Flag<@Nullable Integer> FREQUENCY =
      Flag.count(
          "frequency",
          1,
          43_200,
          "For how many minutes it keeps quiet about an issue after telling of it; 30 for new"
              + " alerts, and servers take 5, 10, 30, 60, 180, 720 and 1440");
  static final Flag<@Nullable String> ENVIRONMENT =
      Flag.text("environment", "name", "Look at events of this environment only; '' for all");
  static final Flag<@Nullable String> OWNER =
      Flag.text("owner", "team:id|user:id", "Whom it belongs to; '' for nobody");
  static final Flag<@Nullable String> STATUS =
      Flag.choice("status", List.of("active", "disabled"), "Switch it on or off");

  private static final String CONDITION_EXAMPLE =
      "{\"type\":\"first_seen_event\",\"comparison\":true,\"conditionResult\":true}";
  private static final String FILTER_EXAMPLE =
      "{\"type\":\"level\",\"comparison\":{\"level\":50,\"match\":\"gte\"},\"conditionResult\":true}";
  private static final String ACTION_EXAMPLE =
      "{\"type\":\"email\",\"config\":{\"targetType\":\"issue_owners\"},"
          + "\"data\":{\"fallthroughType\":\"ActiveMembers\"}}";

  private static final Map<String, String> NAMES = names();

  private IssueAlertFlags() {}

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("first-seen", "first_seen_event");
    names.put("regression", "regression_event");
    names.put("reappeared", "reappeared_event");
    names.put("resolved", "issue_resolved_trigger");
    names.put("new-high-priority", "new_high_priority_issue");
    names.put("existing-high-priority", "existing_high_priority_issue");
    return names;
  }

  private static String filled(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a name can't be blank");
    }
    return text;
  }

  /// Whether anything is to be different.
  static boolean given(Arguments arguments) {
    return arguments.given(NAME)
        || arguments.given(CONDITION)
        || arguments.given(ACTION)
        || arguments.given(FILTER)
        || arguments.given(FILTER_MATCH)
        || arguments.given(FREQUENCY)
        || arguments.given(ENVIRONMENT)
        || arguments.given(OWNER)
        || arguments.given(STATUS);
  }

  /// What the flags say.
  ///
  /// @throws dev.sentrycli.grammar.UsageException if they can't be understood
  static WorkflowWish wish(Arguments arguments) {
    String match = arguments.get(FILTER_MATCH);
    String status = arguments.get(STATUS);
    return new WorkflowWish(
        arguments.get(NAME),
        arguments.given(CONDITION) ? conditions(arguments.get(CONDITION)) : null,
        arguments.given(FILTER)
            ? JsonWords.objects("filter", FILTER_EXAMPLE, arguments.get(FILTER))
            : null,
        match == null ? null : match.equals("any") ? "any-short" : "all",
        arguments.given(ACTION)
            ? JsonWords.objects("action", ACTION_EXAMPLE, arguments.get(ACTION))
            : null,
        arguments.get(FREQUENCY),
        arguments.get(ENVIRONMENT),
        arguments.get(OWNER),
        status == null ? null : status.equals("active"));
  }

  /// Names, with commas between several, or JSON.
  static List<JsonObject> conditions(List<String> texts) {
    List<JsonObject> conditions = new ArrayList<>();
    for (String text : texts) {
      if (JsonWords.isJson(text)) {
        conditions.addAll(JsonWords.objects("condition", CONDITION_EXAMPLE, text));
        continue;
      }
      for (String word : text.split(",", -1)) {
        if (!word.isBlank()) {
          conditions.add(condition(word.strip()));
        }
      }
    }
    return conditions;
  }

  private static JsonObject condition(String word) {
    String type = NAMES.containsValue(word) ? word : NAMES.get(word);
    if (type == null) {
      List<String> near = Nearest.to(word, List.copyOf(NAMES.keySet()));
      throw JsonWords.wrong(
          "condition",
          "'" + word + "' is no condition that has a name",
          near.isEmpty()
              ? "those with names are " + String.join(", ", NAMES.keySet())
              : "Did you mean '" + String.join("', '", near) + "'?",
          "others are written as JSON: '{\"type\": …, \"comparison\": …, \"conditionResult\": true}'");
    }
    JsonObject condition = new JsonObject();
    condition.addProperty("type", type);
    condition.addProperty("comparison", true);
    condition.addProperty("conditionResult", true);
    return condition;
  }
}
