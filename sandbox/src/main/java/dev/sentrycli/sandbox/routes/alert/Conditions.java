package dev.sentrycli.sandbox.routes.alert;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.world.alert.Alerts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Groups of conditions and the actions beside them, as workflows and monitors have them.
final class Conditions {
  static final List<String> LOGIC = List.of("any", "any-short", "all", "none");

  private static final Set<String> TYPES =
      Set.of(
          "age_comparison",
          "assigned_to",
          "event_attribute",
          "event_frequency_count",
          "event_frequency_percent",
          "event_unique_user_frequency_count",
          "event_unique_user_frequency_percent",
          "every_event",
          "existing_high_priority_issue",
          "first_seen_event",
          "issue_category",
          "issue_occurrences",
          "issue_priority_deescalating",
          "issue_priority_equals",
          "issue_priority_greater_or_equal",
          "issue_resolved_trigger",
          "issue_type",
          "latest_adopted_release",
          "latest_release",
          "level",
          "new_high_priority_issue",
          "percent_sessions_count",
          "percent_sessions_percent",
          "reappeared_event",
          "regression_event",
          "tagged_event");

  private static final List<String> ACTIONS =
      List.of(
          "slack",
          "msteams",
          "discord",
          "pagerduty",
          "opsgenie",
          "github",
          "github_enterprise",
          "jira",
          "jira_server",
          "azure_devops",
          "email",
          "sentry_app",
          "plugin",
          "webhook");

  private final Alerts alerts;
  private final String organization;

  Conditions(Alerts alerts, long organizationId) {
    this.alerts = alerts;
    this.organization = Long.toString(organizationId);
  }

  /// A group as it is kept.
  ///
  /// @param field where it stands, for refusals
  JsonObject group(String field, JsonElement told) {
    if (!(told instanceof JsonObject group)) {
      throw Told.wrong(field, "Invalid data. Expected a dictionary.");
    }
    String logic = Json.text(group, "logicType");
    if (logic == null || !LOGIC.contains(logic)) {
      throw Told.wrong(field, noChoice("logicType", logic));
    }
    JsonArray conditions = new JsonArray();
    for (JsonObject one : Json.objects(group, "conditions")) {
      conditions.add(condition(field, one));
    }
    return group(id(group), logic, conditions);
  }

  /// A group without actions, of conditions as they are kept.
  JsonObject group(String id, String logic, JsonArray conditions) {
    JsonObject kept = new JsonObject();
    kept.addProperty("id", id);
    kept.addProperty("organizationId", organization);
    kept.addProperty("logicType", logic);
    kept.add("conditions", conditions);
    kept.add("actions", new JsonArray());
    return kept;
  }

  private JsonObject condition(String field, JsonObject told) {
    String type = Json.text(told, "type");
    if (type == null || !TYPES.contains(type)) {
      throw nested(field, noChoice("type", type));
    }
    for (String needed : List.of("comparison", "conditionResult")) {
      if (!told.has(needed)) {
        throw nested(field, Refusal.wrong(needed, "This field is required."));
      }
    }
    return kept(told);
  }

  private static JsonObject noChoice(String name, @Nullable String told) {
    return Refusal.wrong(
        name, told == null ? "This field is required." : "\"" + told + "\" is not a valid choice.");
  }

  private static Refusal nested(String field, JsonObject condition) {
    JsonObject conditions = new JsonObject();
    conditions.add("conditions", condition);
    return Told.wrong(field, conditions);
  }

  /// A condition with a number of its own.
  JsonObject kept(JsonObject told) {
    JsonObject kept = new JsonObject();
    kept.addProperty("id", id(told));
    for (String name : List.of("type", "comparison", "conditionResult")) {
      kept.add(name, told.get(name));
    }
    return kept;
  }

  /// A group of filters with its actions.
  JsonObject filter(String field, JsonObject told) {
    if (!told.has("actions")) {
      throw Told.wrong(field, "Missing actions key in action filter");
    }
    JsonObject kept = group(field, told);
    JsonArray actions = new JsonArray();
    for (JsonObject action : Json.objects(told, "actions")) {
      String type = Json.text(action, "type");
      if (type == null || !ACTIONS.contains(type)) {
        throw Told.wrong(field, noChoice("type", type));
      }
      actions.add(action(action));
    }
    kept.add("actions", actions);
    return kept;
  }

  private JsonObject action(JsonObject told) {
    JsonObject kept = new JsonObject();
    kept.addProperty("id", id(told));
    kept.addProperty("type", Json.text(told, "type"));
    kept.addProperty("integrationId", Json.text(told, "integrationId"));
    JsonObject data = Json.object(told, "data");
    kept.add("data", data == null ? new JsonObject() : data);
    JsonObject config = new JsonObject();
    JsonObject toldConfig = Json.object(told, "config");
    for (String name : List.of("targetType", "targetDisplay", "targetIdentifier")) {
      config.addProperty(name, toldConfig == null ? null : Json.text(toldConfig, name));
    }
    kept.add("config", config);
    kept.addProperty("status", "active");
    return kept;
  }

  private String id(JsonObject told) {
    return told.get("id") instanceof JsonPrimitive known
        ? known.getAsString()
        : Long.toString(alerts.nextId());
  }
}
