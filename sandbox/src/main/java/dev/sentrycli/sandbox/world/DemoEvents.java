package dev.sentrycli.sandbox.world;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.ingest.Times;
import dev.sentrycli.sandbox.world.store.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Writes the events of a demo project as its SDK would send them.
final class DemoEvents {
  private static final List<String> FIRST_NAMES =
      List.of("ada", "bruno", "chiara", "dmitri", "elif", "femi", "grace", "hugo", "ida", "jun");
  private static final List<String> LAST_NAMES =
      List.of("moreau", "keller", "santos", "okoye", "larsen", "novak", "tanaka");
  private static final String[][] PLACES = {
    {"Porto", "PT", "Portugal"},
    {"Leipzig", "DE", "Germany"},
    {"Lyon", "FR", "France"},
    {"Malmö", "SE", "Sweden"}
  };

  private final Instant now;
  private final JsonObject script;
  private final String organization;
  private final String project;

  DemoEvents(Instant now, JsonObject script, String organization) {
    this.now = now;
    this.script = script;
    this.organization = organization;
    this.project = Json.text(script, "project", "");
  }

  Instant first(JsonObject told) {
    return last(told).minus(Duration.ofDays(told.getAsJsonArray("seen").get(0).getAsLong()));
  }

  Instant last(JsonObject told) {
    return now.minus(Duration.ofMinutes(told.getAsJsonArray("seen").get(1).getAsLong()));
  }

  String userId(int number) {
    return Json.text(script, "people", "") + "-" + (100 + number);
  }

  String traceId(String name) {
    return Secrets.stable("trace", organization, name);
  }

  static String spanId(String project, String trace, String span) {
    return Secrets.stable("span", project, trace, span).substring(0, 16);
  }

  /// @param number which of the kept events it is, 0 being the oldest
  JsonObject event(JsonObject told, int number, Instant at, boolean newest, String release) {
    String key = Json.text(told, "key", "");
    JsonObject event = common(at, release, number);
    String id = Secrets.stable("event", organization, project, key, Integer.toString(number));
    event.addProperty("event_id", id);
    event.addProperty("level", Json.text(told, "level", "error"));
    copy(told, "transaction", event);
    copy(told, "logger", event);
    copy(told, "extra", event);
    JsonObject tags = Json.object(told, "tags");
    if (tags != null) {
      event.add("tags", tags);
    }
    int users = told.get("users").getAsInt();
    if (users > 0) {
      event.add("user", user(Math.floorMod(number * 31 + key.hashCode(), users)));
    }
    JsonObject contexts = event.getAsJsonObject("contexts");
    contexts.add("trace", traceOf(told, newest, id));
    if (newest && told.has("replay")) {
      JsonObject replay = new JsonObject();
      replay.addProperty("replay_id", Secrets.stable("replay", organization, key));
      contexts.add("replay", replay);
    }
    if (told.has("feedback")) {
      contexts.add("feedback", feedback(told));
    } else if (told.has("message")) {
      JsonObject entry = new JsonObject();
      copy(told, "message", entry);
      copy(told, "params", entry);
      event.add("logentry", entry);
    } else {
      event.add("exception", new DemoStacks(script).exceptions(told));
    }
    breadcrumbs(told, event, at);
    request(told, event);
    return event;
  }

  JsonObject common(Instant at, String release, int number) {
    JsonObject event = new JsonObject();
    event.add("timestamp", Json.plain(Times.seconds(at)));
    copy(script, "platform", event);
    event.addProperty("release", release);
    JsonArray environments = script.getAsJsonArray("environments");
    event.add("environment", environments.get(number % environments.size()));
    JsonArray servers = script.getAsJsonArray("servers");
    if (!servers.isEmpty()) {
      event.add("server_name", servers.get(number % servers.size()));
    }
    event.add("sdk", script.get("sdk"));
    JsonObject contexts = new JsonObject();
    JsonArray all = script.getAsJsonArray("contexts");
    for (Map.Entry<String, JsonElement> one :
        all.get(number % all.size()).getAsJsonObject().entrySet()) {
      contexts.add(one.getKey(), one.getValue());
    }
    event.add("contexts", contexts);
    return event;
  }

  private static void copy(JsonObject from, String name, JsonObject to) {
    JsonElement value = Json.field(from, name);
    if (value != null) {
      to.add(name, value);
    }
  }

  JsonObject user(int number) {
    JsonObject user = new JsonObject();
    user.addProperty("id", userId(number));
    user.addProperty(
        "email",
        FIRST_NAMES.get(number % FIRST_NAMES.size())
            + "."
            + LAST_NAMES.get(number % LAST_NAMES.size())
            + "@customers.example");
    user.addProperty("ip_address", "203.0.113." + (1 + number % 250));
    String[] place = PLACES[number % PLACES.length];
    JsonObject geo = new JsonObject();
    geo.addProperty("city", place[0]);
    geo.addProperty("country_code", place[1]);
    geo.addProperty("region", place[2]);
    user.add("geo", geo);
    return user;
  }

  private JsonObject traceOf(JsonObject told, boolean newest, String eventId) {
    JsonObject trace = new JsonObject();
    JsonArray place = Json.array(told, "trace");
    if (newest && place != null) {
      String name = place.get(0).getAsString();
      trace.addProperty("trace_id", traceId(name));
      trace.addProperty("span_id", spanId(project, name, place.get(1).getAsString()));
    } else {
      trace.addProperty("trace_id", Secrets.stable("trace", eventId));
      trace.addProperty("span_id", Secrets.stable("span", eventId).substring(0, 16));
    }
    trace.addProperty("op", "default");
    trace.addProperty("status", "internal_error");
    return trace;
  }

  private JsonObject feedback(JsonObject told) {
    JsonObject feedback = new JsonObject();
    feedback.add("message", told.get("feedback"));
    feedback.add("contact_email", told.get("email"));
    feedback.add("name", told.get("name"));
    JsonObject request = Json.object(script, "request");
    feedback.addProperty("url", Json.text(request, "url", "") + Json.text(told, "path", ""));
    return feedback;
  }

  private static void breadcrumbs(JsonObject told, JsonObject event, Instant at) {
    JsonArray script = Json.array(told, "breadcrumbs");
    if (script == null) {
      return;
    }
    JsonArray values = new JsonArray();
    for (JsonElement line : script) {
      JsonArray one = line.getAsJsonArray();
      JsonObject breadcrumb = new JsonObject();
      breadcrumb.add(
          "timestamp", Json.plain(Times.seconds(at.minusSeconds(one.get(0).getAsLong()))));
      breadcrumb.add("type", one.get(1));
      breadcrumb.add("category", one.get(2));
      breadcrumb.add("level", one.get(3));
      breadcrumb.add("message", one.get(4));
      breadcrumb.add("data", one.get(5));
      values.add(breadcrumb);
    }
    JsonObject breadcrumbs = new JsonObject();
    breadcrumbs.add("values", values);
    event.add("breadcrumbs", breadcrumbs);
  }

  private void request(JsonObject told, JsonObject event) {
    JsonObject usual = Json.object(script, "request");
    String path = Json.text(told, "path");
    if (path == null || told.has("feedback")) {
      return;
    }
    JsonObject request = new JsonObject();
    request.addProperty("url", Json.text(usual, "url", "https://hub.lantern.example") + path);
    request.addProperty("method", Json.text(told, "method", "GET"));
    if (usual != null) {
      request.add("headers", usual.get("headers"));
    }
    if (told.has("body")) {
      request.add("data", told.get("body"));
    }
    event.add("request", request);
  }

  /// When a transaction ended.
  Instant end(JsonObject told) {
    return start(told).plusNanos(Math.round(told.get("duration").getAsDouble() * 1_000_000));
  }

  private Instant start(JsonObject told) {
    Double after = Json.number(told, "after");
    return now.minus(Duration.ofMinutes(told.get("minutes").getAsLong()))
        .minusMillis(1500)
        .plusMillis(after == null ? 0 : after.longValue());
  }

  /// @param number which of several of its kind it is
  JsonObject transaction(JsonObject told, String release, int number) {
    Instant start = start(told);
    String name = Json.text(told, "trace", "");
    String root = Json.text(told, "root", "");
    JsonObject event = common(end(told), release, number);
    event.addProperty("event_id", Secrets.stable("transaction", organization, project, name));
    event.addProperty("type", "transaction");
    event.addProperty("transaction", Json.text(told, "name", ""));
    event.add("start_timestamp", Json.plain(Times.seconds(start)));
    event.add("user", user(7 + number));
    JsonObject trace = new JsonObject();
    trace.addProperty("trace_id", traceId(name));
    trace.addProperty("span_id", spanId(project, name, root));
    JsonArray parent = Json.array(told, "parent");
    if (parent != null) {
      trace.addProperty(
          "parent_span_id", spanId(parent.get(0).getAsString(), name, parent.get(1).getAsString()));
    }
    copy(told, "op", trace);
    copy(told, "status", trace);
    event.getAsJsonObject("contexts").add("trace", trace);
    JsonArray spans = new JsonArray();
    for (JsonElement line : told.getAsJsonArray("spans")) {
      spans.add(span(line.getAsJsonArray(), name, start));
    }
    event.add("spans", spans);
    JsonObject measurements = new JsonObject();
    for (Map.Entry<String, JsonElement> one : told.getAsJsonObject("measurements").entrySet()) {
      JsonArray pair = one.getValue().getAsJsonArray();
      JsonObject value = new JsonObject();
      value.add("value", pair.get(0));
      value.add("unit", pair.get(1));
      measurements.add(one.getKey(), value);
    }
    event.add("measurements", measurements);
    return event;
  }

  private JsonObject span(JsonArray told, String trace, Instant transactionStart) {
    double start = Times.seconds(transactionStart) + told.get(4).getAsDouble() / 1000;
    JsonObject span = new JsonObject();
    span.addProperty("trace_id", traceId(trace));
    span.addProperty("span_id", spanId(project, trace, told.get(0).getAsString()));
    span.addProperty("parent_span_id", spanId(project, trace, told.get(1).getAsString()));
    span.add("op", told.get(2));
    span.add("description", told.get(3));
    span.add("start_timestamp", Json.plain(start));
    span.add("timestamp", Json.plain(start + told.get(5).getAsDouble() / 1000));
    span.add("status", told.get(6));
    span.add("data", told.get(7));
    return span;
  }
}
