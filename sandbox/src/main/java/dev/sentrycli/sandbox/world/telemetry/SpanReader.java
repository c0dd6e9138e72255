package dev.sentrycli.sandbox.world.telemetry;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.ingest.ReceivedEvent;
import dev.sentrycli.sandbox.ingest.Tag;
import dev.sentrycli.sandbox.ingest.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the spans of a transaction: the transaction itself is the first, and those inside follow.
final class SpanReader {
  /// Tags that are columns of their own.
  private static final Set<String> EVENT_TAGS =
      Set.of("level", "environment", "release", "user", "transaction", "server_name", "dist");

  private final ReceivedEvent event;
  private final long projectId;
  private final String traceId;
  private final String sdk;
  private final JsonObject common;

  private SpanReader(ReceivedEvent event, long projectId, String traceId) {
    this.event = event;
    this.projectId = projectId;
    this.traceId = traceId;
    this.sdk = Json.text(Json.object(event.payload(), "sdk"), "name", "");
    this.common = common(event.payload());
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

  /// What a transaction says of itself holds for all spans in it.
  private static JsonObject common(JsonObject payload) {
    JsonObject common = new JsonObject();
    JsonObject contexts = Json.object(payload, "contexts");
    JsonObject trace = Json.object(contexts, "trace");
    JsonObject user = Json.object(payload, "user");
    copy(payload, "platform", common, "sentry.platform");
    copy(payload, "server_name", common, "server_name");
    copy(Json.object(payload, "sdk"), "version", common, "sentry.sdk.version");
    copy(trace, "span_id", common, "sentry.transaction.span_id");
    copy(trace, "op", common, "sentry.transaction.op");
    copy(Json.object(contexts, "replay"), "replay_id", common, "sentry.replay.id");
    copy(Json.object(contexts, "browser"), "name", common, "sentry.browser.name");
    copy(Json.object(contexts, "browser"), "version", common, "sentry.browser.version");
    copy(user, "id", common, "user.id");
    copy(user, "email", common, "user.email");
    copy(user, "username", common, "user.username");
    copy(user, "ip_address", common, "user.ip");
    return common;
  }

  private static void copy(
      @Nullable JsonObject from, String name, JsonObject to, String otherName) {
    String value = Json.text(from, name);
    if (value != null) {
      to.addProperty(otherName, value);
    }
  }

  /// The own ones of a span before those of its transaction; the segment also has the tags.
  private JsonObject attributes(boolean segment, @Nullable JsonObject data) {
    JsonObject all = data == null ? new JsonObject() : data.deepCopy();
    if (segment) {
      for (Tag tag : event.tags()) {
        if (!all.has(tag.key()) && !EVENT_TAGS.contains(tag.key())) {
          all.addProperty(tag.key(), tag.value());
        }
      }
    }
    common.asMap().forEach((name, value) -> all.asMap().putIfAbsent(name, value));
    return all;
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
        attributes(segment, data),
        measurements);
  }
}
