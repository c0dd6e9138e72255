package dev.sentrycli.sandbox.world.telemetry;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.ingest.Times;
import dev.sentrycli.sandbox.world.store.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads spans, log lines and measurements that were sent on their own, outside of transactions.
/// What lacks something it can't be without is null.
public final class ItemReader {
  private static final List<String> METRIC_TYPES = List.of("counter", "gauge", "distribution");

  private final long projectId;
  private final Instant arrived;

  public ItemReader(long projectId, Instant arrived) {
    this.projectId = projectId;
    this.arrived = arrived;
  }

  /// A line of a `log` container.
  public LogEntry log(JsonObject line) {
    String severity = Json.text(line, "level", "info");
    Instant at = Times.instant(Json.field(line, "timestamp"), arrived);
    Double number = Json.number(line, "severity_number");
    return new LogEntry(
        Secrets.timed(at, Secrets.hex(16)),
        projectId,
        at,
        severity,
        number == null ? severityNumber(severity) : number.intValue(),
        Json.text(line, "body", ""),
        id(line, "trace_id", 32),
        id(line, "span_id", 16),
        attributes(line));
  }

  private static int severityNumber(String severity) {
    return switch (severity) {
      case "trace" -> 1;
      case "debug" -> 5;
      case "warn", "warning" -> 13;
      case "error" -> 17;
      case "fatal" -> 21;
      default -> 9;
    };
  }

  /// A measurement of a `trace_metric` container.
  public @Nullable Metric metric(JsonObject sent) {
    String name = Json.text(sent, "name");
    String type = Json.text(sent, "type", "");
    Double value = Json.number(sent, "value");
    if (name == null || value == null || !METRIC_TYPES.contains(type)) {
      return null;
    }
    Instant at = Times.instant(Json.field(sent, "timestamp"), arrived);
    return new Metric(
        Secrets.timed(at, Secrets.hex(16)),
        projectId,
        at,
        name,
        type,
        Json.text(sent, "unit"),
        value,
        id(sent, "trace_id", 32),
        id(sent, "span_id", 16),
        attributes(sent));
  }

  /// A span of a container of the second version: its attributes have types.
  public @Nullable Span span(JsonObject sent) {
    JsonObject attributes = attributes(sent);
    String name = Json.text(sent, "name", "");
    String op = Json.text(attributes, "sentry.op", "default");
    boolean segment =
        Json.isTrue(sent, "is_segment")
            || Json.isTrue(sent, "is_remote")
            || id(sent, "parent_span_id", 16) == null;
    String status = Json.text(sent, "status", "ok");
    attributes.addProperty("sentry.name", name);
    return span(
        sent,
        "end_timestamp",
        op,
        Json.text(attributes, "sentry.description", name),
        status.equals("error") ? Json.text(attributes, "sentry.status", "internal_error") : status,
        segment,
        Json.text(attributes, "sentry.segment.name", segment ? name : ""),
        attributes,
        new JsonObject());
  }

  /// A span on its own, of the first version.
  public @Nullable Span spanAlone(JsonObject sent) {
    JsonObject data = Json.object(sent, "data");
    JsonObject attributes = data == null ? new JsonObject() : data.deepCopy();
    JsonObject tags = Json.object(sent, "tags");
    if (tags != null) {
      tags.asMap().forEach(attributes::add);
    }
    String op = Json.text(sent, "op", Json.text(attributes, "sentry.op", "default"));
    String description = Json.text(sent, "description", op);
    boolean segment = Json.isTrue(sent, "is_segment");
    return span(
        sent,
        "timestamp",
        op,
        description,
        Json.text(sent, "status", "ok"),
        segment,
        Json.text(
            attributes,
            "sentry.segment.name",
            Json.text(attributes, "sentry.transaction", segment ? description : "")),
        attributes,
        measurements(Json.object(sent, "measurements")));
  }

  private static JsonObject measurements(@Nullable JsonObject sent) {
    JsonObject measurements = new JsonObject();
    if (sent != null) {
      for (Map.Entry<String, JsonElement> one : sent.entrySet()) {
        measurements.add("measurements." + one.getKey(), Json.field(one.getValue(), "value"));
      }
    }
    return measurements;
  }

  private @Nullable Span span(
      JsonObject sent,
      String endName,
      String op,
      String description,
      String status,
      boolean segment,
      String transaction,
      JsonObject attributes,
      JsonObject measurements) {
    String trace = id(sent, "trace_id", 32);
    String id = id(sent, "span_id", 16);
    Instant start = Times.instant(Json.field(sent, "start_timestamp"));
    if (trace == null || id == null || start == null) {
      return null;
    }
    Instant end = Times.instant(Json.field(sent, endName), start);
    String root = id(sent, "segment_id", 16);
    String segmentId =
        segment ? id : root != null ? root : Json.text(attributes, "sentry.segment.id", "");
    if (!segmentId.isEmpty()) {
      attributes.addProperty("sentry.transaction.span_id", segmentId);
    }
    return new Span(
        trace,
        id,
        id(sent, "parent_span_id", 16),
        projectId,
        "",
        transaction,
        op,
        description,
        status,
        Times.seconds(start),
        Math.max(Times.seconds(start), Times.seconds(end)),
        segment,
        Json.text(attributes, "sentry.sdk.name", ""),
        first(attributes, "sentry.environment", "environment"),
        first(attributes, "sentry.release", "release"),
        user(attributes),
        attributes,
        measurements);
  }

  private static @Nullable String first(JsonObject attributes, String name, String otherwise) {
    String value = Json.text(attributes, name);
    return value == null ? Json.text(attributes, otherwise) : value;
  }

  private static @Nullable String user(JsonObject attributes) {
    String id = Json.text(attributes, "user.id");
    return id == null ? null : "id:" + id;
  }

  /// `{"name": {"value": …, "type": …}}` as `{"name": …}`.
  private static JsonObject attributes(JsonObject sent) {
    JsonObject attributes = new JsonObject();
    JsonObject typed = Json.object(sent, "attributes");
    if (typed != null) {
      for (Map.Entry<String, JsonElement> one : typed.entrySet()) {
        JsonElement value = Json.field(one.getValue(), "value");
        if (value instanceof JsonPrimitive || value instanceof JsonArray) {
          attributes.add(one.getKey(), value);
        }
      }
    }
    return attributes;
  }

  /// Hex digits of a certain number, whatever their case and dashes.
  private static @Nullable String id(JsonObject sent, String name, int digits) {
    String text = Json.text(sent, name, "").replace("-", "").toLowerCase(Locale.ROOT);
    if (text.length() != digits) {
      return null;
    }
    for (int i = 0; i < digits; i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return null;
      }
    }
    return text;
  }
}
