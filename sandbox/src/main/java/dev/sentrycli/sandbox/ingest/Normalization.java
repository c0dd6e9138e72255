package dev.sentrycli.sandbox.ingest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Brings an event body into one form whatever the SDK's age: current names for the interfaces,
/// lists as `{"values": [...]}`, pairs as pairs. What has the wrong type is dropped and listed in
/// `errors`, as the server does.
final class Normalization {
  private static final Map<String, String> OLD_NAMES =
      Map.of(
          "sentry.interfaces.Exception", "exception",
          "sentry.interfaces.Message", "logentry",
          "sentry.interfaces.Stacktrace", "stacktrace",
          "sentry.interfaces.Http", "request",
          "sentry.interfaces.User", "user",
          "sentry.interfaces.Breadcrumbs", "breadcrumbs",
          "sentry.interfaces.Contexts", "contexts",
          "culprit", "transaction");
  private static final Set<String> LEVELS = Set.of("fatal", "error", "warning", "info", "debug");
  private static final List<String> TEXTS =
      List.of("platform", "logger", "server_name", "release", "dist", "environment", "transaction");
  private static final List<String> OBJECTS =
      List.of("user", "contexts", "extra", "request", "sdk", "modules", "debug_meta");
  private static final Duration FUTURE = Duration.ofMinutes(1);

  private Normalization() {}

  static JsonObject of(JsonObject body, @Nullable String headerId, Instant received) {
    JsonObject event = new JsonObject();
    for (Map.Entry<String, JsonElement> field : body.entrySet()) {
      String name = OLD_NAMES.getOrDefault(field.getKey(), field.getKey());
      if (!(field.getValue() instanceof JsonNull) && !event.has(name)) {
        event.add(name, field.getValue());
      }
    }
    JsonArray errors = new JsonArray();
    identify(event, headerId, received, errors);
    for (String name : TEXTS) {
      String text = Json.text(event, name);
      if (event.has(name) && (text == null || text.isBlank())) {
        event.remove(name);
      } else if (text != null) {
        event.addProperty(name, text.strip());
      }
    }
    for (String name : OBJECTS) {
      if (event.has(name) && Json.object(event, name) == null) {
        event.remove(name);
        errors.add(invalid(name, "expected an object"));
      }
    }
    String level = "warn".equals(Json.text(event, "level")) ? "warning" : level(event);
    event.addProperty("level", level);
    if (!event.has("platform")) {
      event.addProperty("platform", "other");
    }
    message(event);
    values(event, "exception", errors);
    values(event, "breadcrumbs", errors);
    values(event, "threads", errors);
    Frames.normalize(event);
    event.add("tags", Tags.pairs(event.get("tags")));
    RequestFields.normalize(event);
    contexts(event);
    if (!errors.isEmpty()) {
      event.add("errors", errors);
    }
    return event;
  }

  private static void identify(
      JsonObject event, @Nullable String headerId, Instant received, JsonArray errors) {
    String sent = Envelope.eventId(Json.text(event, "event_id"));
    String id = headerId != null ? headerId : sent;
    event.addProperty("event_id", id != null ? id : UUID.randomUUID().toString().replace("-", ""));
    Instant at = Times.instant(event.get("timestamp"));
    if (event.has("timestamp") && at == null) {
      errors.add(invalid("timestamp", "expected a date or a number of seconds"));
    } else if (at != null && at.isAfter(received.plus(FUTURE))) {
      JsonObject error = new JsonObject();
      error.addProperty("type", "future_timestamp");
      error.addProperty("name", "timestamp");
      error.addProperty("value", at.toString());
      errors.add(error);
      at = null;
    }
    event.add("timestamp", Json.plain(Times.seconds(at == null ? received : at)));
    event.add("received", Json.plain(Times.seconds(received)));
  }

  private static String level(JsonObject event) {
    String level = Json.text(event, "level");
    if (level != null && LEVELS.contains(level)) {
      return level;
    }
    return "transaction".equals(Json.text(event, "type")) ? "info" : "error";
  }

  /// `message` may be text or the interface itself; `logentry` wins.
  private static void message(JsonObject event) {
    JsonObject entry = Json.object(event, "logentry");
    JsonElement message = event.remove("message");
    if (entry == null && message instanceof JsonObject asInterface) {
      entry = asInterface;
    }
    if (entry == null) {
      String text = message == null ? Json.text(event, "logentry") : Json.text(message);
      event.remove("logentry");
      if (text == null || text.isEmpty()) {
        return;
      }
      entry = new JsonObject();
      entry.addProperty("formatted", text);
    }
    String template = Json.text(entry, "message");
    String formatted = Json.text(entry, "formatted");
    JsonObject kept = new JsonObject();
    if (template != null) {
      kept.addProperty("message", template);
    }
    JsonElement params = Json.field(entry, "params");
    if (params != null) {
      kept.add("params", params);
    }
    kept.addProperty(
        "formatted",
        formatted != null ? formatted : template == null ? "" : Messages.format(template, params));
    event.add("logentry", kept);
  }

  /// A list, a single object or `{"values": [...]}` becomes the last.
  private static void values(JsonObject event, String name, JsonArray errors) {
    JsonElement sent = event.get(name);
    if (sent == null) {
      return;
    }
    JsonObject wrapped = new JsonObject();
    if (sent instanceof JsonArray) {
      wrapped.add("values", sent);
    } else if (sent instanceof JsonObject object && object.get("values") instanceof JsonArray) {
      wrapped = object;
    } else if (sent instanceof JsonObject object && !object.has("values")) {
      JsonArray one = new JsonArray();
      one.add(object);
      wrapped.add("values", one);
    } else {
      errors.add(invalid(name, "expected a list"));
    }
    JsonArray kept = new JsonArray();
    Json.objects(wrapped, "values").forEach(kept::add);
    if (kept.isEmpty()) {
      event.remove(name);
    } else {
      JsonObject result = new JsonObject();
      result.add("values", kept);
      event.add(name, result);
    }
  }

  /// Every context says what kind it is.
  private static void contexts(JsonObject event) {
    JsonObject sent = Json.object(event, "contexts");
    if (sent == null) {
      return;
    }
    JsonObject kept = new JsonObject();
    for (Map.Entry<String, JsonElement> one : sent.entrySet()) {
      if (one.getValue() instanceof JsonObject context) {
        JsonObject copy = new JsonObject();
        context.entrySet().forEach(field -> copy.add(field.getKey(), field.getValue()));
        if (!copy.has("type")) {
          copy.addProperty("type", one.getKey());
        }
        kept.add(one.getKey(), copy);
      }
    }
    JsonObject trace = Json.object(kept, "trace");
    String traceId = Envelope.eventId(Json.text(trace, "trace_id"));
    if (trace != null && traceId == null) {
      kept.remove("trace");
    } else if (trace != null) {
      trace.add("trace_id", new JsonPrimitive(traceId == null ? "" : traceId));
    }
    event.add("contexts", kept);
  }

  private static JsonObject invalid(String name, String reason) {
    JsonObject error = new JsonObject();
    error.addProperty("type", "invalid_data");
    error.addProperty("name", name);
    error.addProperty("reason", reason);
    return error;
  }
}
