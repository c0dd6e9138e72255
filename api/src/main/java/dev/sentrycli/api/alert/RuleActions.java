package dev.sentrycli.api.alert;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.json.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What alerts do, as workflows and as rules of older servers spell it.
final class RuleActions {
  private static final String EMAIL = "sentry.mail.actions.NotifyEmailAction";

  /// One kind of action besides e-mail.
  ///
  /// @param integration the field of a rule that names the integration; null for none
  /// @param identifier the field that says to whom, null for none
  /// @param display the field that says how people call them, null for none
  /// @param data what else is told, with the names a rule has for it
  private record Kind(
      String type,
      String id,
      @Nullable String integration,
      @Nullable String identifier,
      @Nullable String display,
      Map<String, String> data) {
    private Kind {
      data = new TreeMap<>(data); // one order in every run
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "slack",
              "sentry.integrations.slack.notify_action.SlackNotifyServiceAction",
              "workspace",
              "channel_id",
              "channel",
              Map.of("tags", "tags", "notes", "notes")),
          new Kind(
              "discord",
              "sentry.integrations.discord.notify_action.DiscordNotifyServiceAction",
              "server",
              "channel_id",
              null,
              Map.of("tags", "tags")),
          new Kind(
              "msteams",
              "sentry.integrations.msteams.notify_action.MsTeamsNotifyServiceAction",
              "team",
              "channel_id",
              "channel",
              Map.of()),
          new Kind(
              "pagerduty",
              "sentry.integrations.pagerduty.notify_action.PagerDutyNotifyServiceAction",
              "account",
              "service",
              null,
              Map.of("priority", "severity")),
          new Kind(
              "opsgenie",
              "sentry.integrations.opsgenie.notify_action.OpsgenieNotifyTeamAction",
              "account",
              "team",
              null,
              Map.of("priority", "priority")),
          new Kind(
              "webhook",
              "sentry.rules.actions.notify_event_service.NotifyEventServiceAction",
              null,
              "service",
              null,
              Map.of()),
          new Kind(
              "plugin",
              "sentry.rules.actions.notify_event.NotifyEventAction",
              null,
              null,
              null,
              Map.of()));

  /// Whom an e-mail goes to, in a workflow and in a rule.
  private static final Map<String, String> TARGETS =
      Map.of("issue_owners", "IssueOwners", "team", "Team", "user", "Member");

  private RuleActions() {}

  /// @throws OlderServerException if rules have nothing like one of them
  static JsonArray toRule(List<JsonObject> actions) {
    JsonArray nodes = new JsonArray();
    actions.forEach(action -> nodes.add(toRule(action)));
    return nodes;
  }

  private static JsonObject toRule(JsonObject action) {
    String type = Fields.textOrNull(action, "type");
    if (type == null) {
      return action;
    }
    JsonObject config = Fields.objectOrNull(action, "config");
    JsonObject data = Fields.objectOrNull(action, "data");
    JsonObject node = new JsonObject();
    if (type.startsWith("sentry.")) {
      node.addProperty("id", type);
      copy(data, node);
      return node;
    }
    if (type.equals("email")) {
      String target = Fields.textOr(config, "targetType", "issue_owners");
      node.addProperty("id", EMAIL);
      node.addProperty("targetType", TARGETS.getOrDefault(target, target));
      put(node, "targetIdentifier", config, "targetIdentifier");
      put(node, "fallthroughType", data, "fallthroughType");
      return node;
    }
    for (Kind kind : KINDS) {
      if (kind.type().equals(type)) {
        node.addProperty("id", kind.id());
        put(node, kind.integration(), action, "integrationId");
        put(node, kind.identifier(), config, "targetIdentifier");
        put(node, kind.display(), config, "targetDisplay");
        kind.data().forEach((ours, theirs) -> put(node, theirs, data, ours));
        return node;
      }
    }
    throw new OlderServerException("knows no action '" + type + "'");
  }

  private static void put(
      JsonObject node, @Nullable String name, @Nullable JsonObject from, String field) {
    JsonElement value = from == null ? null : from.get(field);
    if (name != null && value != null && !value.isJsonNull()) {
      node.add(name, value);
    }
  }

  private static void copy(@Nullable JsonObject from, JsonObject to) {
    if (from != null) {
      from.entrySet().forEach(field -> to.add(field.getKey(), field.getValue()));
    }
  }

  /// What workflows have no name for keeps that of the rule.
  static JsonArray toWorkflow(List<JsonObject> nodes) {
    JsonArray actions = new JsonArray();
    nodes.forEach(node -> actions.add(toWorkflow(node)));
    return actions;
  }

  private static JsonObject toWorkflow(JsonObject node) {
    String id = Fields.textOr(node, "id", "");
    if (id.equals(EMAIL)) {
      String target = Fields.textOr(node, "targetType", "");
      Map<String, JsonElement> data = new LinkedHashMap<>();
      if (node.has("fallthroughType")) {
        data.put("fallthroughType", node.get("fallthroughType"));
      }
      return action("email", ours(target), node.get("targetIdentifier"), null, null, data);
    }
    for (Kind kind : KINDS) {
      if (kind.id().equals(id)) {
        Map<String, JsonElement> data = new LinkedHashMap<>();
        kind.data()
            .forEach(
                (ours, theirs) -> {
                  if (node.has(theirs)) {
                    data.put(ours, node.get(theirs));
                  }
                });
        return action(
            kind.type(),
            "specific",
            kind.identifier() == null ? null : node.get(kind.identifier()),
            kind.display() == null ? null : node.get(kind.display()),
            kind.integration() == null ? null : node.get(kind.integration()),
            data);
      }
    }
    JsonObject rest = node.deepCopy();
    rest.remove("id");
    Map<String, JsonElement> data = new LinkedHashMap<>();
    rest.entrySet().forEach(field -> data.put(field.getKey(), field.getValue()));
    return action(id, "specific", null, null, null, data);
  }

  private static String ours(String target) {
    for (Map.Entry<String, String> one : TARGETS.entrySet()) {
      if (one.getValue().equals(target)) {
        return one.getKey();
      }
    }
    return target.toLowerCase(Locale.ROOT);
  }

  private static JsonObject action(
      String type,
      String target,
      @Nullable JsonElement identifier,
      @Nullable JsonElement display,
      @Nullable JsonElement integration,
      Map<String, JsonElement> data) {
    JsonObject action = new JsonObject();
    action.addProperty("type", type);
    action.add("integrationId", text(integration));
    JsonObject told = new JsonObject();
    data.forEach(told::add);
    action.add("data", told);
    JsonObject config = new JsonObject();
    config.addProperty("targetType", target);
    config.add("targetDisplay", text(display));
    config.add("targetIdentifier", text(identifier));
    action.add("config", config);
    action.addProperty("status", "active");
    return action;
  }

  /// Workflows have texts where rules have texts or numbers, and null for nothing.
  private static JsonElement text(@Nullable JsonElement value) {
    if (!(value instanceof JsonPrimitive primitive) || primitive.getAsString().isEmpty()) {
      return JsonNull.INSTANCE;
    }
    return new JsonPrimitive(primitive.getAsString());
  }
}
