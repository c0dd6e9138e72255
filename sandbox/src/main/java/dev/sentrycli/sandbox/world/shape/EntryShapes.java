package dev.sentrycli.sandbox.world.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.ingest.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The `entries` of an event: its exception, breadcrumbs, request and so on, with the names that
/// the API gives their fields.
final class EntryShapes {
  private EntryShapes() {}

  static JsonArray of(JsonObject payload) {
    JsonArray entries = new JsonArray();
    JsonObject message = Json.object(payload, "logentry");
    if (message != null) {
      entries.add(
          entry(
              "message",
              new Answer()
                  .put("message", Json.field(message, "message"))
                  .put("params", Json.field(message, "params"))
                  .put("formatted", Json.text(message, "formatted"))
                  .json()));
    }
    List<JsonObject> exceptions = Json.objects(Json.object(payload, "exception"), "values");
    if (!exceptions.isEmpty()) {
      entries.add(entry("exception", exceptions(exceptions)));
    }
    JsonObject stacktrace = Json.object(payload, "stacktrace");
    if (stacktrace != null) {
      entries.add(entry("stacktrace", stacktrace(stacktrace)));
    }
    List<JsonObject> threads = Json.objects(Json.object(payload, "threads"), "values");
    if (!threads.isEmpty()) {
      entries.add(entry("threads", new Answer().put("values", threads(threads)).json()));
    }
    List<JsonObject> breadcrumbs = Json.objects(Json.object(payload, "breadcrumbs"), "values");
    if (!breadcrumbs.isEmpty()) {
      entries.add(
          entry("breadcrumbs", new Answer().put("values", breadcrumbs(breadcrumbs)).json()));
    }
    JsonObject request = Json.object(payload, "request");
    if (request != null) {
      entries.add(entry("request", request(request)));
    }
    JsonArray spans = Json.array(payload, "spans");
    if (spans != null) {
      entries.add(entry("spans", spans.deepCopy()));
    }
    JsonObject debug = Json.object(payload, "debug_meta");
    if (debug != null) {
      entries.add(entry("debugmeta", debug.deepCopy()));
    }
    return entries;
  }

  private static JsonObject entry(String type, JsonElement data) {
    return new Answer().put("data", data).put("type", type).json();
  }

  private static JsonObject exceptions(List<JsonObject> exceptions) {
    JsonArray values = new JsonArray();
    boolean system = false;
    for (JsonObject exception : exceptions) {
      JsonObject trace = Json.object(exception, "stacktrace");
      JsonObject raw = Json.object(exception, "raw_stacktrace");
      system |= hasSystemFrames(trace);
      JsonObject mechanism = Json.object(exception, "mechanism");
      values.add(
          new Answer()
              .put("type", Json.text(exception, "type"))
              .put("value", Json.text(exception, "value"))
              .put("mechanism", mechanism == null ? null : mechanism.deepCopy())
              .put("threadId", Json.field(exception, "thread_id"))
              .put("module", Json.text(exception, "module"))
              .put("stacktrace", trace == null ? null : stacktrace(trace))
              .put("rawStacktrace", raw == null ? null : stacktrace(raw))
              .json());
    }
    return new Answer()
        .put("values", values)
        .put("hasSystemFrames", system)
        .put("excOmitted", null)
        .json();
  }

  private static boolean hasSystemFrames(@Nullable JsonObject trace) {
    boolean own = false;
    boolean system = false;
    for (JsonObject frame : Json.objects(trace, "frames")) {
      own |= Json.isTrue(frame, "in_app");
      system |= !Json.isTrue(frame, "in_app");
    }
    return own && system;
  }

  private static JsonObject stacktrace(JsonObject trace) {
    JsonArray frames = new JsonArray();
    Json.objects(trace, "frames").forEach(frame -> frames.add(frame(frame)));
    return new Answer()
        .put("frames", frames)
        .put("framesOmitted", Json.field(trace, "frames_omitted"))
        .put("registers", Json.field(trace, "registers"))
        .put("hasSystemFrames", hasSystemFrames(trace))
        .json();
  }

  private static JsonObject frame(JsonObject frame) {
    JsonObject vars = Json.object(frame, "vars");
    return new Answer()
        .put("filename", Json.text(frame, "filename"))
        .put("absPath", Json.text(frame, "abs_path", Json.text(frame, "filename", "")))
        .put("module", Json.text(frame, "module"))
        .put("package", Json.text(frame, "package"))
        .put("platform", Json.text(frame, "platform"))
        .put("instructionAddr", Json.text(frame, "instruction_addr"))
        .put("symbolAddr", Json.text(frame, "symbol_addr"))
        .put("function", Json.text(frame, "function"))
        .put("rawFunction", Json.text(frame, "raw_function"))
        .put("symbol", Json.text(frame, "symbol"))
        .put("context", context(frame))
        .put("lineNo", Json.field(frame, "lineno"))
        .put("colNo", Json.field(frame, "colno"))
        .put("inApp", Json.isTrue(frame, "in_app"))
        .put("trust", Json.text(frame, "trust"))
        .put("errors", null)
        .put("lock", null)
        .put("vars", vars == null ? null : vars.deepCopy())
        .json();
  }

  /// The lines around the call, each with its number.
  private static JsonArray context(JsonObject frame) {
    List<JsonArray> lines = new ArrayList<>();
    Double number = Json.number(frame, "lineno");
    String line = Json.text(frame, "context_line");
    if (number == null || line == null) {
      return new JsonArray();
    }
    int at = number.intValue();
    JsonArray before = Json.array(frame, "pre_context");
    for (int i = 0; before != null && i < before.size(); i++) {
      lines.add(line(at - before.size() + i, Json.text(before.get(i))));
    }
    lines.add(line(at, line));
    JsonArray after = Json.array(frame, "post_context");
    for (int i = 0; after != null && i < after.size(); i++) {
      lines.add(line(at + 1 + i, Json.text(after.get(i))));
    }
    JsonArray all = new JsonArray();
    lines.forEach(all::add);
    return all;
  }

  private static JsonArray line(int number, @Nullable String text) {
    JsonArray pair = new JsonArray();
    pair.add(number);
    pair.add(text == null ? "" : text);
    return pair;
  }

  private static JsonArray threads(List<JsonObject> threads) {
    JsonArray values = new JsonArray();
    for (JsonObject thread : threads) {
      JsonObject trace = Json.object(thread, "stacktrace");
      values.add(
          new Answer()
              .put("id", Json.field(thread, "id"))
              .put("current", Json.isTrue(thread, "current"))
              .put("crashed", Json.isTrue(thread, "crashed"))
              .put("name", Json.text(thread, "name"))
              .put("state", Json.text(thread, "state"))
              .put("stacktrace", trace == null ? null : stacktrace(trace))
              .put("rawStacktrace", null)
              .json());
    }
    return values;
  }

  private static JsonArray breadcrumbs(List<JsonObject> breadcrumbs) {
    JsonArray values = new JsonArray();
    for (JsonObject breadcrumb : breadcrumbs) {
      Instant at = Times.instant(Json.field(breadcrumb, "timestamp"));
      JsonObject data = Json.object(breadcrumb, "data");
      values.add(
          new Answer()
              .put("type", Json.text(breadcrumb, "type", "default"))
              .put("timestamp", at)
              .put("level", Json.text(breadcrumb, "level", "info"))
              .put("message", Json.text(breadcrumb, "message"))
              .put("category", Json.text(breadcrumb, "category"))
              .put("data", data == null ? null : data.deepCopy())
              .put("event_id", Json.text(breadcrumb, "event_id"))
              .json());
    }
    return values;
  }

  private static JsonObject request(JsonObject request) {
    return new Answer()
        .put("apiTarget", Json.text(request, "api_target"))
        .put("method", Json.text(request, "method"))
        .put("url", Json.text(request, "url"))
        .put("query", Json.field(request, "query_string"))
        .put("fragment", Json.text(request, "fragment"))
        .put("data", Json.field(request, "data"))
        .put("headers", Json.field(request, "headers"))
        .put("cookies", Json.field(request, "cookies"))
        .put("env", Json.field(request, "env"))
        .put("inferredContentType", Json.text(request, "inferred_content_type"))
        .json();
  }
}
