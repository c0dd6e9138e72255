package dev.sentrycli.sandbox.world.explore.data;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.explore.Column;
import dev.sentrycli.sandbox.world.explore.Columns;
import dev.sentrycli.sandbox.world.explore.Dataset;
import dev.sentrycli.sandbox.world.explore.Field;
import dev.sentrycli.sandbox.world.explore.Item;
import dev.sentrycli.sandbox.world.telemetry.Metric;
import dev.sentrycli.sandbox.world.telemetry.Telemetry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What applications measure.
final class Metrics {
  private final Telemetry telemetry;
  private final LongFunction<String> slugs;

  Metrics(Telemetry telemetry, LongFunction<String> slugs) {
    this.telemetry = telemetry;
    this.slugs = slugs;
  }

  Dataset dataset() {
    return new Dataset("tracemetrics", known(), true, false, "metric.name", "value", this::all);
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
            "metric.name",
            "metric.type",
            "metric.unit",
            "environment",
            "release",
            "sdk.name",
            "sdk.version",
            "browser.name",
            "origin",
            "replay_id")
        .define(Field.Kind.INTEGER, "project.id", "timestamp_precise")
        .define(Field.Kind.NUMBER, "value")
        .alias("project", "project.name")
        .alias("project.id", "project_id")
        .alias("id", "sentry.item_id");
  }

  private Collection<Point> all(Organization organization) {
    List<Point> found = new ArrayList<>();
    for (Metric one : telemetry.metrics(organization)) {
      found.add(new Point(one, slugs.apply(one.projectId())));
    }
    return found;
  }

  /// One measurement.
  record Point(Metric metric, String project) implements Item {
    @Override
    public @Nullable Object value(Column column) {
      if (!column.known()) {
        return Item.attribute(metric.attributes().get(column.key()), column);
      }
      return switch (column.key()) {
        case "id" -> metric.id();
        case "trace" -> metric.traceId();
        case "span_id" -> metric.spanId();
        case "timestamp" -> metric.timestamp();
        case "timestamp_precise" -> Logs.nanos(metric.timestamp());
        case "project" -> project;
        case "project.id" -> metric.projectId();
        case "metric.name" -> metric.name();
        case "metric.type" -> metric.type();
        case "metric.unit" -> metric.unit();
        case "value" -> metric.value();
        default -> Logs.sentry(metric.attributes(), column);
      };
    }

    @Override
    public Instant time() {
      return metric.timestamp();
    }

    @Override
    public JsonObject attributes() {
      return metric.attributes();
    }

    @Override
    public long projectId() {
      return metric.projectId();
    }

    @Override
    public @Nullable String environment() {
      return Json.text(metric.attributes(), "sentry.environment");
    }
  }
}
