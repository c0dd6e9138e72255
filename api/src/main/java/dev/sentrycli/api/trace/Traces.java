package dev.sentrycli.api.trace;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Regions;
import dev.sentrycli.api.time.TimeSpan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be asked about traces.
public final class Traces {
  /// How servers of some ages call columns of logs, and what they are called now.
  private static final Map<String, String> OLD_NAMES =
      Map.of(
          "sentry.item_id", "id",
          "tags[sentry.timestamp_precise,number]", "timestamp_precise");

  private final Regions regions;

  public Traces(Regions regions) {
    this.regions = regions;
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

  /// As [#around], where nothing tells when the trace was.
  ///
  /// @param attributes names of what spans are to tell beyond the usual
  public JsonArray within(
      String organization, String trace, TimeSpan time, List<String> attributes) {
    Request request =
        time.of(Request.get("/api/0/organizations/{}/trace/{}/", organization, trace))
            .queryEach("additional_attributes", attributes);
    return regions.send(organization, request).array();
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
