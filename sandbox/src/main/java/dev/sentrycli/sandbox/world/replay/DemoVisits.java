package dev.sentrycli.sandbox.world.replay;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.ingest.Times;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.store.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Records visits of the demo as the SDK for browsers would: pages drawn, the mouse, clicks,
/// requests and what the console said, in pieces of half a minute.
public final class DemoVisits {
  private static final int PIECE_MILLIS = 30_000;
  private static final int AFTER_ERROR_SECONDS = 6;

  private final Replays replays;
  private final Project project;
  private final String site;

  /// @param site the address that paths are below
  public DemoVisits(Replays replays, Project project, String site) {
    this.replays = replays;
    this.project = project;
    this.site = site;
  }

  /// Something a visitor does.
  ///
  /// @param what its kind and what it is about: `page` (a path), `click` (an element), `stuck` (an
  ///   element that does nothing, and how often it is clicked), `fetch` (method, address, status,
  ///   milliseconds), `console` (level, words)
  private record Step(int seconds, List<String> what) {
    String about(int index) {
      return index < what.size() ? what.get(index) : "";
    }
  }

  /// The visit in which an error happened, told by the breadcrumbs of the error.
  public void around(JsonObject event, Instant at) {
    JsonObject contexts = event.getAsJsonObject("contexts");
    String id = Json.text(Json.object(contexts, "replay"), "replay_id", "");
    String trace = Json.text(Json.object(contexts, "trace"), "trace_id", "");
    List<JsonObject> crumbs = Json.objects(Json.object(event, "breadcrumbs"), "values");
    Instant first = at;
    for (JsonObject crumb : crumbs) {
      Instant when = Times.instant(Json.field(crumb, "timestamp"), at);
      first = when.isBefore(first) ? when : first;
    }
    Instant start = first.minusSeconds(5);
    List<Step> steps = new ArrayList<>();
    String page = Json.text(Json.object(event, "request"), "url", site);
    steps.add(new Step(0, List.of("page", page.startsWith(site) ? path(page, crumbs) : "/")));
    for (JsonObject crumb : crumbs) {
      Instant when = Times.instant(Json.field(crumb, "timestamp"), at);
      int seconds = Math.toIntExact(when.getEpochSecond() - start.getEpochSecond());
      JsonObject data = Json.object(crumb, "data");
      String message = Json.text(crumb, "message", "");
      steps.add(
          new Step(
              seconds,
              switch (Json.text(crumb, "category", "")) {
                case "navigation" -> List.of("page", Json.text(data, "to", "/"));
                case "fetch" ->
                    List.of(
                        "fetch",
                        Json.text(data, "method", "GET"),
                        Json.text(data, "url", "/"),
                        Json.text(data, "status_code", "0"),
                        "180");
                case "ui.click" -> List.of("click", message);
                default -> List.of("console", Json.text(crumb, "level", "info"), message);
              }));
    }
    int end = Math.toIntExact(at.getEpochSecond() - start.getEpochSecond()) + AFTER_ERROR_SECONDS;
    record(id, start, end, steps, said(event, List.of(Json.text(event, "event_id", "")), trace));
  }

  /// Where the visit began: before the first navigation, else where it ended.
  private String path(String page, List<JsonObject> crumbs) {
    for (JsonObject crumb : crumbs) {
      String from = Json.text(Json.object(crumb, "data"), "from");
      if (from != null) {
        return from;
      }
    }
    return page.substring(site.length());
  }

  /// A visit in which nothing broke.
  ///
  /// @param event what the SDK says of everything it sends
  public void visit(
      JsonObject told, JsonObject event, Instant end, String trace, String organization) {
    List<Step> steps = new ArrayList<>();
    int last = 0;
    for (JsonElement line : told.getAsJsonArray("steps")) {
      JsonArray step = line.getAsJsonArray();
      List<String> what = new ArrayList<>();
      step.forEach(one -> what.add(one.getAsString()));
      last = step.get(0).getAsInt();
      steps.add(new Step(last, what.subList(1, what.size())));
    }
    int length = last + AFTER_ERROR_SECONDS;
    record(
        Secrets.stable("replay", organization, Json.text(told, "key", "")),
        end.minusSeconds(length),
        length,
        steps,
        said(event, List.of(), trace));
  }

  /// What the SDK says of every piece.
  private static JsonObject said(JsonObject event, List<String> errors, String trace) {
    JsonObject said = new JsonObject();
    said.addProperty("type", "replay_event");
    said.addProperty("replay_type", errors.isEmpty() ? "session" : "buffer");
    for (String field : List.of("platform", "release", "environment", "sdk", "user", "tags")) {
      JsonElement value = Json.field(event, field);
      if (value != null) {
        said.add(field, value);
      }
    }
    JsonObject contexts = new JsonObject();
    for (String name : List.of("browser", "os", "device")) {
      JsonObject context = Json.object(Json.object(event, "contexts"), name);
      if (context != null) {
        contexts.add(name, context);
      }
    }
    said.add("contexts", contexts);
    JsonArray ids = new JsonArray();
    errors.forEach(ids::add);
    said.add("error_ids", ids);
    JsonArray traces = new JsonArray();
    if (!trace.isEmpty()) {
      traces.add(trace);
    }
    said.add("trace_ids", traces);
    return said;
  }

  private void record(String id, Instant start, int length, List<Step> steps, JsonObject said) {
    long from = start.toEpochMilli();
    TreeMap<Integer, JsonArray> recorded = new TreeMap<>();
    TreeMap<Integer, JsonArray> urls = new TreeMap<>();
    String page = "/";
    for (Step step : steps) {
      long at = from + step.seconds() * 1000L;
      JsonArray events = piece(recorded, step.seconds());
      switch (step.what().getFirst()) {
        case "page" -> {
          boolean first = step.seconds() == 0;
          page = step.about(1);
          if (first) {
            events.add(drawing(4, at, of("href", site + page, "width", 1440, "height", 900)));
            events.add(drawing(2, at + 24, snapshot(page)));
            events.add(custom(at + 25, "options", of("sessionSampleRate", 1, "useCompression", 1)));
          }
          piece(urls, step.seconds()).add(site + page);
          events.add(
              span(
                  at,
                  first ? "navigation.navigate" : "navigation.push",
                  site + page,
                  first ? 640 : 90,
                  of("size", 18_412)));
          events.add(
              span(at + 900, "memory", "", 0, of("memory", of("usedJSHeapSize", 31_402_118))));
        }
        case "click" -> {
          events.add(drawing(3, at, of("source", 2, "type", 2, "id", 41, "x", 612, "y", 418)));
          events.add(crumb(at + 4, "ui.click", null, step.about(1), of("nodeId", 41)));
        }
        case "stuck" -> {
          int clicks = Integer.parseInt(step.about(2));
          for (int i = 0; i < clicks; i++) {
            events.add(
                drawing(3, at + i * 210L, of("source", 2, "type", 2, "id", 57, "x", 80, "y", 640)));
          }
          events.add(crumb(at + 4, "ui.click", null, step.about(1), of("nodeId", 57)));
          JsonObject data = of("timeAfterClickMs", 7000, "clickCount", clicks, "nodeId", 57);
          data.addProperty("endReason", "timeout");
          data.addProperty("url", site + page);
          events.add(crumb(at + 5, "ui.slowClickDetected", null, step.about(1), data));
        }
        case "fetch" -> {
          JsonObject data = of("statusCode", Integer.parseInt(step.about(3)));
          data.addProperty("method", step.about(1));
          String url = step.about(2).startsWith("/") ? site + step.about(2) : step.about(2);
          events.add(span(at, "resource.fetch", url, Integer.parseInt(step.about(4)), data));
          events.add(drawing(3, at + 30, of("source", 0, "adds", List.of(), "removes", List.of())));
        }
        default -> events.add(crumb(at, "console", step.about(1), step.about(2), new JsonObject()));
      }
    }
    for (int second = 3; second < length; second += 4) {
      piece(recorded, second).add(mouse(from + second * 1000L, second));
    }
    file(id, start, length, recorded, urls, said);
  }

  private void file(
      String id,
      Instant start,
      int length,
      SortedMap<Integer, JsonArray> recorded,
      Map<Integer, JsonArray> urls,
      JsonObject said) {
    int number = 0;
    for (Map.Entry<Integer, JsonArray> piece : recorded.entrySet()) {
      Instant end =
          start.plusMillis(Math.min(length * 1000L, (piece.getKey() + 1L) * PIECE_MILLIS));
      JsonObject event = said.deepCopy();
      if (!piece.getKey().equals(recorded.lastKey())) {
        event.add("error_ids", new JsonArray());
      }
      event.addProperty("replay_id", id);
      event.addProperty("event_id", id);
      event.addProperty("segment_id", number);
      event.add("replay_start_timestamp", Json.plain(Times.seconds(start)));
      event.add("timestamp", Json.plain(Times.seconds(end)));
      event.add("urls", urls.getOrDefault(piece.getKey(), new JsonArray()));
      Segment segment = new Segment(number++, event, Recording.compressed(piece.getValue()), end);
      replays.add(project, id, segment);
    }
  }

  private static JsonArray piece(Map<Integer, JsonArray> pieces, int second) {
    return pieces.computeIfAbsent(second * 1000 / PIECE_MILLIS, _ -> new JsonArray());
  }

  private static JsonObject mouse(long at, int seed) {
    JsonArray positions = new JsonArray();
    for (int i = 0; i < 4; i++) {
      positions.add(
          of(
              "x",
              200 + seed * 37 % 900,
              "y",
              120 + (seed * 53 + i * 11) % 600,
              "id",
              5,
              "timeOffset",
              -50 * (3 - i)));
    }
    JsonObject data = of("source", 1);
    data.add("positions", positions);
    return drawing(3, at, data);
  }

  /// A page as it was drawn first, with its texts hidden as the SDK does by default.
  private static JsonObject snapshot(String page) {
    JsonObject text = of("type", 3, "textContent", "*".repeat(12 + page.length()), "id", 41);
    JsonObject button = element("button", 40, text);
    JsonObject body = element("body", 5, element("main", 20, button));
    JsonObject html = element("html", 3, element("head", 4), body);
    JsonObject document = of("type", 0, "id", 1);
    JsonArray children = new JsonArray();
    children.add(of("type", 1, "name", "html", "id", 2));
    children.add(html);
    document.add("childNodes", children);
    JsonObject data = new JsonObject();
    data.add("node", document);
    data.add("initialOffset", of("left", 0, "top", 0));
    return data;
  }

  private static JsonObject element(String tag, int id, JsonObject... inside) {
    JsonObject element = of("type", 2, "tagName", tag, "id", id);
    element.add("attributes", new JsonObject());
    JsonArray children = new JsonArray();
    for (JsonObject child : inside) {
      children.add(child);
    }
    element.add("childNodes", children);
    return element;
  }

  private static JsonObject drawing(int type, long at, JsonObject data) {
    JsonObject event = of("type", type, "timestamp", at);
    event.add("data", data);
    return event;
  }

  private static JsonObject custom(long at, String tag, JsonObject payload) {
    JsonObject data = of("tag", tag);
    data.add("payload", payload);
    return drawing(5, at, data);
  }

  private static JsonObject crumb(
      long at, String category, @Nullable String level, String message, JsonObject data) {
    JsonObject payload = of("type", "default", "category", category, "message", message);
    payload.add("timestamp", Json.plain(at / 1000.0));
    if (level != null) {
      payload.addProperty("level", level);
    }
    payload.add("data", data);
    return custom(at, "breadcrumb", payload);
  }

  /// Of these the SDK writes the time in seconds.
  private static JsonObject span(
      long at, String op, String description, int millis, JsonObject data) {
    JsonObject payload = of("op", op, "description", description);
    payload.add("startTimestamp", Json.plain(at / 1000.0));
    payload.add("endTimestamp", Json.plain((at + millis) / 1000.0));
    payload.add("data", data);
    JsonObject event = custom(at, "performanceSpan", payload);
    event.add("timestamp", Json.plain(at / 1000.0));
    return event;
  }

  /// Names and values in turn; lists are empty.
  private static JsonObject of(Object... pairs) {
    JsonObject json = new JsonObject();
    for (int i = 0; i < pairs.length; i += 2) {
      json.add(
          String.valueOf(pairs[i]),
          switch (pairs[i + 1]) {
            case JsonElement element -> element;
            case Number number -> new JsonPrimitive(number);
            case Collection<?> _ -> new JsonArray();
            case Object text -> new JsonPrimitive(text.toString());
          });
    }
    return json;
  }
}
