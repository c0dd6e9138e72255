package dev.sentrycli.sandbox.world.explore.data;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.explore.Column;
import dev.sentrycli.sandbox.world.explore.Columns;
import dev.sentrycli.sandbox.world.explore.Dataset;
import dev.sentrycli.sandbox.world.explore.Field;
import dev.sentrycli.sandbox.world.explore.Item;
import dev.sentrycli.sandbox.world.telemetry.LogEntry;
import dev.sentrycli.sandbox.world.telemetry.Telemetry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The lines that applications log.
final class Logs {
  private final Telemetry telemetry;
  private final LongFunction<String> slugs;

  Logs(Telemetry telemetry, LongFunction<String> slugs) {
    this.telemetry = telemetry;
    this.slugs = slugs;
  }

  Dataset dataset() {
    return new Dataset("ourlogs", known(), true, false, "message", "", this::all);
  }

  private static Columns known() {
    return new Columns()
        .define(
            Field.Kind.STRING,
            "id",
            "trace",
            "span_id",
            "timestamp",
            "project",
            "message",
            "severity",
            "environment",
            "release",
            "sdk.name",
            "sdk.version",
            "browser.name",
            "browser.version",
            "message.template",
            "origin",
            "trace.parent_span_id",
            "code.function",
            "code.file.path")
        .define(
            Field.Kind.INTEGER,
            "project.id",
            "severity_number",
            "timestamp_precise",
            "observed_timestamp",
            "code.line.number")
        .measured(Field.Kind.SIZE, "byte", "payload_size")
        .alias("project", "project.name")
        .alias("project.id", "project_id")
        .alias("id", "sentry.item_id")
        .alias("message", "log.body", "sentry.body", "body")
        .alias("severity", "severity_text", "log.severity_text", "level")
        .alias("severity_number", "log.severity_number")
        .alias("timestamp_precise", "sentry.timestamp_precise")
        .alias("timestamp_precise", "tags[sentry.timestamp_precise,number]");
  }

  private Collection<Line> all(Organization organization) {
    List<Line> found = new ArrayList<>();
    for (LogEntry one : telemetry.logs(organization, null)) {
      found.add(new Line(one, slugs.apply(one.projectId())));
    }
    return found;
  }

  /// Nanoseconds since 1970.
  static Long nanos(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
  }

  /// An attribute that SDKs send with `sentry.` before its name.
  static @Nullable Object sentry(JsonObject attributes, Column column) {
    JsonElement prefixed = attributes.get("sentry." + column.key());
    return Item.attribute(prefixed == null ? attributes.get(column.key()) : prefixed, column);
  }

  /// One line.
  record Line(LogEntry entry, String project) implements Item {
    @Override
    public @Nullable Object value(Column column) {
      if (!column.known()) {
        return Item.attribute(entry.attributes().get(column.key()), column);
      }
      return switch (column.key()) {
        case "id" -> entry.id();
        case "trace" -> entry.traceId();
        case "span_id", "trace.parent_span_id" -> entry.spanId();
        case "timestamp" -> entry.timestamp();
        case "timestamp_precise", "observed_timestamp" -> nanos(entry.timestamp());
        case "project" -> project;
        case "project.id" -> entry.projectId();
        case "message" -> entry.body();
        case "severity" -> entry.severity();
        case "severity_number" -> (long) entry.severityNumber();
        case "payload_size" ->
            (double) (entry.body().length() + entry.attributes().toString().length());
        default -> sentry(entry.attributes(), column);
      };
    }

    @Override
    public Instant time() {
      return entry.timestamp();
    }

    @Override
    public JsonObject attributes() {
      return entry.attributes();
    }

    @Override
    public long projectId() {
      return entry.projectId();
    }

    @Override
    public @Nullable String environment() {
      return Json.text(entry.attributes(), "sentry.environment");
    }
  }
}
