package dev.sentrycli.sandbox.world.explore.data;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.explore.Column;
import dev.sentrycli.sandbox.world.explore.Columns;
import dev.sentrycli.sandbox.world.explore.Dataset;
import dev.sentrycli.sandbox.world.explore.Field;
import dev.sentrycli.sandbox.world.explore.Item;
import dev.sentrycli.sandbox.world.telemetry.Span;
import dev.sentrycli.sandbox.world.telemetry.Traces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The spans of all traces.
final class Spans {
  private final Traces traces;
  private final LongFunction<String> slugs;

  Spans(Traces traces, LongFunction<String> slugs) {
    this.traces = traces;
    this.slugs = slugs;
  }

  private static Columns columnsOfSpans() {
    return new Columns()
        .define(
            Field.Kind.STRING,
            "id",
            "parent_span",
            "trace",
            "timestamp",
            "project",
            "span.op",
            "span.description",
            "span.name",
            "span.status",
            "span.category",
            "span.status_code",
            "transaction",
            "transaction.event_id",
            "transaction.span_id",
            "transaction.op",
            "environment",
            "release",
            "platform",
            "user",
            "user.id",
            "user.email",
            "user.username",
            "user.ip",
            "sdk.name",
            "sdk.version",
            "replay.id",
            "profile.id",
            "browser.name",
            "browser.version",
            "os.name",
            "device.class",
            "server_name",
            "url.full",
            "http.request.method",
            "db.system",
            "gen_ai.operation.type",
            "gen_ai.operation.name",
            "gen_ai.agent.name",
            "gen_ai.tool.name",
            "gen_ai.system",
            "gen_ai.request.model",
            "gen_ai.response.model",
            "gen_ai.conversation.id",
            "gen_ai.input.messages",
            "gen_ai.output.messages",
            "gen_ai.response.text",
            "messaging.destination.name",
            "cache.key")
        .measured(Field.Kind.DURATION, "millisecond", "span.duration", "span.self_time")
        .define(Field.Kind.NUMBER, "precise.start_ts", "precise.finish_ts", "received")
        .define(
            Field.Kind.INTEGER,
            "project.id",
            "http.response.status_code",
            "gen_ai.usage.input_tokens",
            "gen_ai.usage.output_tokens",
            "gen_ai.usage.total_tokens",
            "gen_ai.usage.input_tokens.cached",
            "gen_ai.usage.output_tokens.reasoning")
        .define(Field.Kind.CURRENCY, "gen_ai.cost.total_tokens", "gen_ai.usage.total_cost")
        .measured(
            Field.Kind.SIZE,
            "byte",
            "http.response_content_length",
            "http.decoded_response_content_length",
            "http.response_transfer_size",
            "cache.item_size")
        .measured(
            Field.Kind.DURATION,
            "millisecond",
            "measurements.lcp",
            "measurements.fcp",
            "measurements.fp",
            "measurements.inp",
            "measurements.ttfb",
            "measurements.app_start_cold",
            "measurements.app_start_warm",
            "measurements.time_to_initial_display",
            "measurements.time_to_full_display")
        .define(Field.Kind.BOOLEAN, "is_transaction", "cache.hit")
        .alias("id", "span_id", "sentry.item_id")
        .alias("parent_span", "parent_span_id")
        .alias("project", "project.name")
        .alias("project.id", "project_id")
        .alias("span.description", "description", "message")
        .alias("span.name", "name")
        .alias("span.status", "trace.status", "transaction.status")
        .alias("transaction", "segment.name")
        .alias("transaction.span_id", "segment.id", "segment_id")
        .alias("sdk.name", "sdk")
        .alias("replay.id", "replayId", "replay_id")
        .alias("profile.id", "profile_id");
  }

  Dataset dataset() {
    return new Dataset(
        "spans", columnsOfSpans(), true, true, "span.description", "span.duration", this::all);
  }

  private Collection<Node> all(Organization organization) {
    List<Node> found = new ArrayList<>();
    for (Span one : traces.all(organization)) {
      found.add(Node.of(one, slugs.apply(one.projectId())));
    }
    return found;
  }

  /// One span.
  record Node(Span span, String project, Instant time) implements Item {
    static Node of(Span span, String project) {
      long micros = Math.round(span.start() * 1_000_000);
      return new Node(
          span,
          project,
          Instant.ofEpochSecond(
              Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000));
    }

    @Override
    public @Nullable Object value(Column column) {
      if (!column.known()) {
        return Item.attribute(span.attributes().get(column.key()), column);
      }
      return switch (column.key()) {
        case "id" -> span.spanId();
        case "parent_span" -> span.parentSpanId();
        case "trace" -> span.traceId();
        case "timestamp" -> time;
        case "project" -> project;
        case "project.id" -> span.projectId();
        case "span.op" -> span.op();
        case "span.description" -> span.description();
        case "span.name" -> named();
        case "span.status" -> span.status();
        case "span.duration", "span.self_time" -> Math.round(span.durationMillis() * 1000) / 1000.0;
        case "precise.start_ts" -> span.start();
        case "precise.finish_ts" -> span.end();
        case "received" -> span.end();
        case "transaction" -> span.transaction();
        case "transaction.event_id" -> span.transactionId();
        case "is_transaction" -> span.segment();
        case "environment" -> span.environment();
        case "release" -> span.release();
        case "user" -> span.user();
        case "sdk.name" -> span.sdk();
        case "span.status_code" ->
            Item.attribute(span.attributes().get("http.response.status_code"), column);
        default ->
            column.key().startsWith("measurements.")
                ? Item.attribute(span.measurements().get(column.key()), column)
                : Logs.sentry(span.attributes(), column);
      };
    }

    private String named() {
      var sent = span.attributes().get("sentry.name");
      return sent == null ? span.op() : sent.getAsString();
    }

    @Override
    public JsonObject attributes() {
      return span.attributes();
    }

    @Override
    public long projectId() {
      return span.projectId();
    }

    @Override
    public @Nullable String environment() {
      return span.environment();
    }
  }
}
