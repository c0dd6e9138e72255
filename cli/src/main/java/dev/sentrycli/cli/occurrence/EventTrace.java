package dev.sentrycli.cli.occurrence;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.api.event.Event;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.trace.TraceItem;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.trace.SpanTree;
import dev.sentrycli.cli.trace.TraceTree;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Look;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The trace an event belongs to, as far as the server tells.
///
/// @param id null if there is none to show
public record EventTrace(@Nullable String id, JsonArray spans, int depth) {
  /// No trace, or none that is wanted.
  private static EventTrace none() {
    return new EventTrace(null, new JsonArray(), 0);
  }

  /// Asks for the trace of an event. One that can't be had is no reason to show nothing else.
  ///
  /// @param depth how many levels of spans are wanted; 0 asks for nothing
  public static EventTrace around(
      String organization, @Nullable JsonObject event, int depth, Session session) {
    if (event == null || depth == 0) {
      return none();
    }
    Event around = new Event(event);
    String id = around.trace();
    Instant when = Moments.instant(around.dateCreated());
    if (id == null || when == null) {
      return none();
    }
    try {
      JsonArray spans = session.api().traces().around(organization, id, when.getEpochSecond());
      name(spans);
      return new EventTrace(id, spans, depth);
    } catch (ApiException unavailable) {
      session.notices().debug("trace", "No trace: " + unavailable.getMessage());
      return none();
    }
  }

  /// For programs, with as many levels of spans as are wanted; null if there is none.
  public JsonElement json() {
    if (id == null) {
      return JsonNull.INSTANCE;
    }
    JsonObject trace = new JsonObject();
    trace.addProperty("traceId", id);
    JsonArray cut = spans.deepCopy();
    cut(cut, depth);
    trace.add("spans", cut);
    return trace;
  }

  /// For people; nothing if there are no spans.
  public List<Block> blocks(Look look) {
    return id == null || spans.isEmpty()
        ? List.of()
        : SpanTree.of(id, TraceTree.of(TraceItem.list(spans)), depth, look);
  }

  private static void cut(JsonArray spans, int depth) {
    for (JsonElement element : spans) {
      JsonArray children =
          element instanceof JsonObject span ? Fields.arrayOrNull(span, "children") : null;
      if (children != null && depth > 1) {
        cut(children, depth - 1);
      } else if (children != null) {
        element.getAsJsonObject().add("children", new JsonArray());
      }
    }
  }

  /// Gives every span its id under the name that all other answers use for it.
  private static void name(JsonArray spans) {
    for (JsonElement element : spans) {
      if (element instanceof JsonObject span) {
        String id = Fields.textOrNull(span, "event_id");
        if (id != null && !span.has("span_id")) {
          span.addProperty("span_id", id);
        }
        JsonArray children = Fields.arrayOrNull(span, "children");
        if (children != null) {
          name(children);
        }
      }
    }
  }
}
