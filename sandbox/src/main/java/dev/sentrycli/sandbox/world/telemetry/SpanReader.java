package dev.sentrycli.sandbox.world.telemetry;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.ingest.ReceivedEvent;
import dev.sentrycli.sandbox.ingest.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the spans of a transaction: the transaction itself is the first, and those inside follow.
final class SpanReader {
  private final ReceivedEvent event;
  private final long projectId;
  private final String traceId;
  private final String sdk;

  private SpanReader(ReceivedEvent event, long projectId, String traceId) {
    this.event = event;
    this.projectId = projectId;
    this.traceId = traceId;
    this.sdk = Json.text(Json.object(event.payload(), "sdk"), "name", "");
  }

  static List<Span> of(ReceivedEvent event, long projectId) {
    JsonObject trace = Json.object(Json.object(event.payload(), "contexts"), "trace");
    String traceId = event.traceId();
    String root = Json.text(trace, "span_id");
    if (traceId == null || root == null) {
      return List.of();
    }
    SpanReader reader = new SpanReader(event, projectId, traceId);
    List<Span> spans = new ArrayList<>();
    JsonObject measurements = new JsonObject();
    JsonObject sent = Json.object(event.payload(), "measurements");
    if (sent != null) {
      for (Map.Entry<String, JsonElement> one : sent.entrySet()) {
        measurements.add("measurements." + one.getKey(), Json.field(one.getValue(), "value"));
      }
    }
    double end = Times.seconds(event.timestamp());
    double start = reader.seconds(event.payload(), "start_timestamp", end);
    spans.add(
        reader.span(
            root,
            Json.text(trace, "parent_span_id"),
            Json.text(trace, "op", "default"),
            event.title(),
            Json.text(trace, "status", "ok"),
            new double[] {start, end},
            true,
            Json.object(trace, "data"),
            measurements));
    for (JsonObject one : Json.objects(event.payload(), "spans")) {
      String id = Json.text(one, "span_id");
      if (id != null) {
        double begun = reader.seconds(one, "start_timestamp", start);
        String op = Json.text(one, "op", "default");
        spans.add(
            reader.span(
                id,
                Json.text(one, "parent_span_id", root),
                op,
                Json.text(one, "description", op),
                Json.text(one, "status", "ok"),
                new double[] {begun, reader.seconds(one, "timestamp", begun)},
                false,
                Json.object(one, "data"),
                new JsonObject()));
      }
    }
    return spans;
  }

  private double seconds(JsonObject holder, String name, double otherwise) {
    var instant = Times.instant(Json.field(holder, name));
    return instant == null ? otherwise : Times.seconds(instant);
  }

  private Span span(
      String id,
      @Nullable String parent,
      String op,
      String description,
      String status,
      double[] interval,
      boolean segment,
      @Nullable JsonObject data,
      JsonObject measurements) {
    return new Span(
        traceId,
        id,
        parent,
        projectId,
        event.id(),
        event.title(),
        op,
        description,
        status,
        interval[0],
        Math.max(interval[0], interval[1]),
        segment,
        sdk,
        event.environment(),
        event.release(),
        event.user(),
        data == null ? new JsonObject() : data,
        measurements);
  }
}
