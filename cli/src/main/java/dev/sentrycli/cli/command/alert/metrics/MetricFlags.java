package dev.sentrycli.cli.command.alert.metrics;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.alert.MetricDataset;
import dev.sentrycli.api.alert.MetricWish;
import dev.sentrycli.api.alert.Trigger;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.alert.JsonWords;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.query.SearchSlips;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The flags that say what a metric alert should be.
final class MetricFlags {
  private static final String EXAMPLE = "{\"alertThreshold\": 100}";

  private static final List<Integer> WINDOWS =
      List.of(1, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1440);

  static final Flag<@Nullable String> NAME =
      Flag.value("name", "text", "What people call it", MetricFlags::filled);
  static final Flag<@Nullable String> QUERY =
      Flag.text("query", "search", "Which events count, such as 'level:error'; '' for all");
  static final Flag<@Nullable String> AGGREGATE =
      Flag.value(
          "aggregate", "function", "What is watched, such as 'count()'", MetricFlags::filled);
  static final Flag<@Nullable String> DATASET =
      Flag.choice("dataset", MetricDataset.allWords(), "What is counted");
  static final Flag<@Nullable Integer> TIME_WINDOW =
      Flag.value(
          "time-window",
          "minutes",
          "How far it looks back: 1, 5, 10, 15, 30, 60, 120, 240, 360, 720 or 1440",
          MetricFlags::window);
  static final Flag<List<String>> TRIGGER =
      Flag.texts(
              "trigger",
              "json",
              "When it is a problem: '{\"alertThreshold\": 100}', with \"label\": \"warning\" for a"
                  + " lesser one, \"thresholdType\": 1 for below, \"resolveThreshold\" for when it"
                  + " is over; or a condition of the API")
          .letter('t');
  static final Flag<@Nullable String> PROJECT =
      Flag.text("project", "slug", "The project that is watched").letter('p');
  static final Flag<@Nullable String> ENVIRONMENT =
      Flag.text("environment", "name", "Count events of this environment only; '' for all");
  static final Flag<@Nullable String> OWNER =
      Flag.text("owner", "team:id|user:id", "Whom it belongs to; '' for nobody");
  static final Flag<List<String>> WORKFLOW =
      Flag.list(
          "workflow",
          "id",
          "The alert that tells of it, by its number; several with commas, '' for none");
  static final Flag<@Nullable String> STATUS =
      Flag.choice("status", List.of("active", "disabled"), "Switch it on or off");

  private MetricFlags() {}

  private static String filled(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("it can't be blank");
    }
    return text;
  }

  private static Integer window(String text) {
    String digits = text.strip();
    int unit = 1;
    if (digits.endsWith("m") || digits.endsWith("h")) {
      unit = digits.endsWith("h") ? 60 : 1;
      digits = digits.substring(0, digits.length() - 1);
    }
    int minutes;
    try {
      minutes = Math.multiplyExact(Integer.parseInt(digits), unit);
    } catch (NumberFormatException | ArithmeticException notANumber) {
      throw new IllegalArgumentException(
          "minutes are needed, such as '5', '5m' or '1h'", notANumber);
    }
    if (!WINDOWS.contains(minutes)) {
      throw new IllegalArgumentException("in minutes, it must be one of " + WINDOWS);
    }
    return minutes;
  }

  /// Whether anything is to be different.
  static boolean given(Arguments arguments) {
    return arguments.given(NAME)
        || arguments.given(QUERY)
        || arguments.given(AGGREGATE)
        || arguments.given(DATASET)
        || arguments.given(TIME_WINDOW)
        || arguments.given(TRIGGER)
        || arguments.given(PROJECT)
        || arguments.given(ENVIRONMENT)
        || arguments.given(OWNER)
        || arguments.given(WORKFLOW)
        || arguments.given(STATUS);
  }

  /// What the flags say.
  ///
  /// @throws dev.sentrycli.grammar.UsageException if they can't be understood
  static MetricWish wish(Arguments arguments) {
    String dataset = arguments.get(DATASET);
    String status = arguments.get(STATUS);
    return new MetricWish(
        arguments.get(NAME),
        arguments.get(QUERY),
        arguments.get(AGGREGATE),
        dataset == null ? null : MetricDataset.of(dataset),
        arguments.get(TIME_WINDOW),
        arguments.given(TRIGGER) ? triggers(arguments.get(TRIGGER)) : null,
        arguments.get(ENVIRONMENT),
        arguments.get(OWNER),
        arguments.given(WORKFLOW) ? workflows(arguments.get(WORKFLOW)) : null,
        status == null ? null : status.equals("active"));
  }

  private static List<String> workflows(List<String> ids) {
    for (String id : ids) {
      if (!Slug.isNumeric(id)) {
        throw JsonWords.wrong(
            "workflow",
            "'" + Slug.printable(id) + "' is no number of an alert",
            "'sentry alert issues list' shows the numbers");
      }
    }
    return ids;
  }

  static List<Trigger> triggers(List<String> texts) {
    List<Trigger> triggers = new ArrayList<>();
    for (JsonObject json : JsonWords.objects("trigger", EXAMPLE, texts)) {
      triggers.add(trigger(json));
    }
    if (triggers.isEmpty()) {
      throw JsonWords.wrong("trigger", "there is none in it");
    }
    return triggers;
  }

  private static Trigger trigger(JsonObject json) {
    if (hasActions(json)) {
      throw JsonWords.wrong(
          "trigger",
          "actions do not belong to a threshold, but to the alert that tells of it",
          "make it with 'sentry alert issues create', and name it here with --workflow");
    }
    if (json.has("type") && json.has("comparison")) {
      if (!json.has("conditionResult")) {
        throw JsonWords.wrong(
            "trigger",
            "the condition does not say how bad it is",
            "\"conditionResult\" is 75 for critical, 50 for a warning, 0 where it is over");
      }
      return new Trigger.Condition(json);
    }
    if (!(json.get("alertThreshold") instanceof JsonPrimitive threshold) || !threshold.isNumber()) {
      throw JsonWords.wrong(
          "trigger",
          "\"alertThreshold\" has to be a number",
          "such as '{\"alertThreshold\": 100, \"label\": \"critical\"}'");
    }
    String label = Fields.textOr(json, "label", "critical");
    if (!label.equals("critical") && !label.equals("warning")) {
      throw JsonWords.wrong(
          "trigger", "\"label\" is critical or warning, not '" + Slug.printable(label) + "'");
    }
    String side = Fields.textOr(json, "thresholdType", "0");
    if (!side.equals("0") && !side.equals("1")) {
      throw JsonWords.wrong(
          "trigger",
          "\"thresholdType\" is 0 for above or 1 for below, not '" + Slug.printable(side) + "'");
    }
    return new Trigger.Threshold(
        json, label.equals("warning"), threshold, side.equals("1"), resolve(json), List.of());
  }

  private static boolean hasActions(JsonObject json) {
    JsonElement actions = json.get("actions");
    return actions != null
        && !actions.isJsonNull()
        && !(actions instanceof JsonArray none && none.isEmpty());
  }

  private static @Nullable JsonPrimitive resolve(JsonObject json) {
    JsonElement resolve = json.get("resolveThreshold");
    if (resolve == null || resolve.isJsonNull()) {
      return null;
    }
    if (!(resolve instanceof JsonPrimitive number) || !number.isNumber()) {
      throw JsonWords.wrong("trigger", "\"resolveThreshold\" has to be a number");
    }
    return number;
  }

  /// Says what a dataset is made of that is no longer stored as such, and what looks wrong in a
  /// search.
  static void tell(MetricWish wish, Session session) {
    SearchSlips.tell(wish.query(), slip -> session.notices().warn("alert", slip));
    if (wish.dataset() == MetricDataset.TRANSACTIONS) {
      session
          .notices()
          .info("alert", "Transactions are counted as spans with 'is_transaction:true'");
    }
  }
}
