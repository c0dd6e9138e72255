package dev.sentrycli.api.trace;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.Answer;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Lookup;
import dev.sentrycli.api.organization.Regions;
import dev.sentrycli.api.server.Fallbacks;
import dev.sentrycli.api.time.TimeSpan;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What can be asked about traces.
public final class Traces {
  /// How servers of some ages call columns of logs, and what they are called now.
  private static final Map<String, String> OLD_NAMES =
      Map.of(
          "sentry.item_id", "id",
          "tags[sentry.timestamp_precise,number]", "timestamp_precise");

  private final Regions regions;

  private final Fallbacks fallbacks;

  public Traces(Regions regions, Fallbacks fallbacks) {
    this.regions = regions;
    this.fallbacks = fallbacks;
  }

  /// The spans and errors of a trace, as the server nests them.
  ///
  /// @param timestamp a second within the trace, which tells the server where to look
  public JsonArray around(String organization, String trace, long timestamp) {
    Request request =
        Request.get("/api/0/organizations/{}/trace/{}/", organization, trace)
            .query("timestamp", timestamp);
    return regions.send(organization, request).array();
  }

  /// As [#around], where nothing tells when the trace was. Servers that keep no spans are asked for
  /// the transactions of the trace.
  ///
  /// @param attributes names of what spans are to tell beyond the usual
  public List<TraceItem> within(
      String organization, String trace, TimeSpan time, List<String> attributes) {
    return within(organization, trace, time, attributes, answer -> TraceItem.list(answer.array()));
  }

  /// As [#within(String, String, TimeSpan, List)], with no more than people are shown.
  public List<TraceItem> toShow(String organization, String trace, TimeSpan time) {
    return within(organization, trace, time, List.of(), answer -> answer.objects(TraceItem::read));
  }

  private List<TraceItem> within(
      String organization,
      String trace,
      TimeSpan time,
      List<String> attributes,
      Function<Answer, List<TraceItem>> reading) {
    Request request =
        time.of(Request.get("/api/0/organizations/{}/trace/{}/", organization, trace))
            .queryEach("additional_attributes", attributes);
    Request older =
        time.of(Request.get("/api/0/organizations/{}/events-trace/{}/", organization, trace));
    return fallbacks.ask(
        "trace",
        () -> reading.apply(regions.send(organization, request)),
        () -> TraceItem.list(ofTransactions(regions.send(organization, older).json())));
  }

  /// Transactions and the errors that belong to none of them, in one list.
  private static JsonArray ofTransactions(JsonElement answer) {
    if (answer instanceof JsonArray list) {
      return list;
    }
    JsonObject parts = answer instanceof JsonObject object ? object : null;
    JsonArray all = new JsonArray();
    Fields.objects(parts, "transactions").forEach(all::add);
    for (JsonObject error : Fields.objects(parts, "orphan_errors")) {
      if (!error.has("event_type")) {
        error.addProperty("event_type", "error");
      }
      all.add(error);
    }
    return all;
  }

  /// Whether a trace of this id was there during the last 90 days, as far as the server can tell.
  public boolean exists(String organization, String trace) {
    JsonObject meta = Lookup.orNull(() -> meta(organization, trace, TimeSpan.last("90d")));
    for (String counted : List.of("spansCount", "span_count", "errorsCount", "errors")) {
      Double count = Fields.numberOrNull(meta, counted);
      if (count != null && count > 0) {
        return true;
      }
    }
    return false;
  }

  /// How much there is in a trace: errors, logs, spans. Servers of different ages name the counts
  /// differently.
  public JsonObject meta(String organization, String trace, TimeSpan time) {
    Request request =
        time.of(Request.get("/api/0/organizations/{}/trace-meta/{}/", organization, trace));
    return regions.send(organization, request).object();
  }

  /// All that is known of a span.
  ///
  /// @param project a slug or an id
  public JsonObject span(String organization, String project, String trace, String span) {
    return item(organization, project, trace, span, "spans");
  }

  /// All that is known of a log.
  ///
  /// @param project a slug or an id
  public JsonObject log(String organization, String project, String trace, String log) {
    return item(organization, project, trace, log, "logs");
  }

  private JsonObject item(
      String organization, String project, String trace, String id, String type) {
    Request request =
        Request.get("/api/0/projects/{}/{}/trace-items/{}/", organization, project, id)
            .query("trace_id", trace)
            .query("item_type", type);
    return regions.send(organization, request).object();
  }

  /// The logs written during a trace.
  ///
  /// @param sort `-timestamp` or `timestamp`
  public Slice<JsonObject> logs(
      String organization,
      String trace,
      @Nullable String query,
      TimeSpan time,
      String sort,
      int limit) {
    return logs(organization, logsRequest(organization, trace, query, time, sort), limit);
  }

  /// As [#logs(String, String, String, TimeSpan, String, int)], but always from the server, for
  /// questions that are asked again and again.
  public Slice<JsonObject> logsNow(
      String organization,
      String trace,
      @Nullable String query,
      TimeSpan time,
      String sort,
      int limit,
      @Nullable String cursor) {
    Request request =
        logsRequest(organization, trace, query, time, sort)
            .queryIfPresent("cursor", cursor)
            .cached(Request.CacheLife.NONE);
    return logs(organization, request, limit);
  }

  private static Request logsRequest(
      String organization, String trace, @Nullable String query, TimeSpan time, String sort) {
    return time.of(
            Request.get("/api/0/organizations/{}/trace-logs/", organization)
                .query("traceId", trace))
        .queryIfPresent("query", query)
        .query("sort", sort);
  }

  private Slice<JsonObject> logs(String organization, Request request, int limit) {
    return regions.slice(
        organization,
        request,
        regions.pageSize(limit),
        limit,
        answer -> Fields.objects(answer.object(), "data"),
        Traces::named);
  }

  /// A log with its columns as servers of today call them.
  private static JsonObject named(JsonObject log) {
    boolean old = false;
    for (String name : OLD_NAMES.keySet()) {
      old |= log.has(name);
    }
    if (!old) {
      return log;
    }
    JsonObject named = new JsonObject();
    for (Map.Entry<String, JsonElement> column : log.entrySet()) {
      named.add(OLD_NAMES.getOrDefault(column.getKey(), column.getKey()), column.getValue());
    }
    return named;
  }
}
