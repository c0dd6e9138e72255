package dev.sentrycli.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.saved.Snapshot;
import dev.sentrycli.sandbox.world.telemetry.LogEntry;
import dev.sentrycli.sandbox.world.telemetry.Metric;
import dev.sentrycli.sandbox.world.telemetry.Outcome;
import dev.sentrycli.sandbox.world.telemetry.Span;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Spans, log lines and measurements that come on their own.
class TelemetryIntakeTest {
  private static final String TRACE = "7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5";

  private final Worlds.MovableClock clock = new Worlds.MovableClock();
  private final World world = World.empty(clock);
  private final Organization organization = world.directory().organizations().getFirst();
  private final Project project = world.projects().all().getFirst();

  private void send(String header, String payload) throws Exception {
    String envelope = "{}\n" + header + "\n" + payload + "\n";
    world.ingest(project.id(), envelope.getBytes(StandardCharsets.UTF_8));
  }

  private void sendAll() throws Exception {
    send(
        "{\"type\":\"span\",\"item_count\":2,"
            + "\"content_type\":\"application/vnd.sentry.items.span.v2+json\"}",
        """
        {"items":[{"trace_id":"%s","span_id":"a1b2c3d4e5f60718","name":"GET /cart",\
        "status":"error","is_segment":true,"start_timestamp":1795168799.123456,\
        "end_timestamp":1795168799.623456,"attributes":{\
        "sentry.op":{"value":"http.server","type":"string"},\
        "sentry.release":{"value":"shop@2.0","type":"string"},\
        "sentry.environment":{"value":"staging","type":"string"},\
        "sentry.sdk.name":{"value":"sentry.javascript.node","type":"string"},\
        "cart.items":{"value":3,"type":"integer"}}},{"span_id":"00"}]}"""
            .formatted(TRACE));
    send(
        "{\"type\":\"span\"}",
        """
        {"trace_id":"%s","span_id":"b2c3d4e5f6071829","parent_span_id":"a1b2c3d4e5f60718",\
        "segment_id":"a1b2c3d4e5f60718","op":"db","description":"SELECT 1","status":"ok",\
        "start_timestamp":1795168799.2,"timestamp":1795168799.3,"data":{"db.system":"mysql"},\
        "measurements":{"rows":{"value":1,"unit":"none"}}}"""
            .formatted(TRACE));
    send(
        "{\"type\":\"log\",\"item_count\":1,"
            + "\"content_type\":\"application/vnd.sentry.items.log+json\"}",
        """
        {"items":[{"timestamp":1795168799.25,"trace_id":"%s","level":"warn","body":"low stock",\
        "severity_number":13,"attributes":{"sku":{"value":"L-7","type":"string"},\
        "sentry.environment":{"value":"staging","type":"string"}}}]}"""
            .formatted(TRACE));
    send(
        "{\"type\":\"trace_metric\",\"item_count\":2,"
            + "\"content_type\":\"application/vnd.sentry.items.trace-metric+json\"}",
        """
        {"items":[{"timestamp":1795168799.3,"trace_id":"%s","name":"latency","value":12.5,\
        "unit":"millisecond","type":"distribution","attributes":{}},{"name":"odd","type":"x"}]}"""
            .formatted(TRACE));
  }

  @Test
  void spansOfBothVersionsAreOneTrace() throws Exception {
    sendAll();

    assertThat(world.traces().spans(organization, TRACE)).hasSize(2);
    Span root = world.traces().spans(organization, TRACE).getFirst();
    assertThat(root.segment()).isTrue();
    assertThat(root.op()).isEqualTo("http.server");
    assertThat(root.transaction()).isEqualTo("GET /cart");
    assertThat(root.status()).isEqualTo("internal_error");
    assertThat(root.environment()).isEqualTo("staging");
    assertThat(root.release()).isEqualTo("shop@2.0");
    assertThat(root.durationMillis()).isBetween(499.9, 500.1);
    Span below = world.traces().spans(organization, TRACE).getLast();
    assertThat(below.parentSpanId()).isEqualTo(root.spanId());
    assertThat(below.segment()).isFalse();
    assertThat(below.measurements().get("measurements.rows").getAsInt()).isEqualTo(1);
  }

  @Test
  void logsAndMeasurementsKeepTheirTimesAndAttributes() throws Exception {
    sendAll();

    LogEntry line = world.telemetry().logs(organization, TRACE).getFirst();
    assertThat(line.timestamp()).isEqualTo(Instant.parse("2026-11-20T09:59:59.25Z"));
    assertThat(line.severity()).isEqualTo("warn");
    assertThat(line.attributes().get("sku").getAsString()).isEqualTo("L-7");
    assertThat(Long.parseLong(line.id().substring(0, 12), 16))
        .isEqualTo(line.timestamp().toEpochMilli());
    Metric metric = world.telemetry().metrics(organization).getFirst();
    assertThat(metric.name()).isEqualTo("latency");
    assertThat(metric.unit()).isEqualTo("millisecond");
    assertThat(metric.value()).isEqualTo(12.5);
  }

  @Test
  void whatCannotBeReadIsCountedAsDropped() throws Exception {
    sendAll();
    send("{\"type\":\"span\"}", "[]");

    assertThat(world.telemetry().outcomes(organization))
        .filteredOn(outcome -> outcome.outcome().equals("invalid"))
        .extracting(Outcome::category)
        .containsExactly("span", "trace_metric", "span");
    assertThat(world.telemetry().metrics(organization)).hasSize(1);
  }

  @Test
  void allOfItIsThereAfterARestart(@TempDir Path folder) throws Exception {
    sendAll();
    Snapshot.write(world, folder);
    World again = Snapshot.load(folder, clock);

    assertThat(again.traces().spans(organization)).isEqualTo(world.traces().spans(organization));
    assertThat(again.telemetry().logs(organization, null))
        .isEqualTo(world.telemetry().logs(organization, null));
    assertThat(again.telemetry().metrics(organization))
        .isEqualTo(world.telemetry().metrics(organization));
  }

  @Test
  void theOldestSpansMakeWayWhenThereIsNoRoom() {
    for (int i = 0; i < 200_100; i++) {
      world.traces().put(span(i));
    }

    assertThat(world.traces().all(organization)).hasSize(200_000);
    assertThat(world.traces().spans(organization, trace(0))).isEmpty();
    assertThat(world.traces().spans(organization, trace(2000))).hasSize(100);
  }

  private static String trace(int number) {
    return "%032x".formatted(number);
  }

  private Span span(int number) {
    return new Span(
        trace(number / 100),
        "%016x".formatted(number),
        null,
        project.id(),
        "",
        "",
        "op",
        "",
        "ok",
        number,
        number,
        false,
        "",
        null,
        null,
        null,
        new JsonObject(),
        new JsonObject());
  }

  @Test
  void theDemoTellsOfTracesThroughThreeProjectsWithAllThatBelongsToThem() {
    World demo = World.demo(Clock.systemUTC());
    Organization acme = Worlds.organization(demo, "acme");
    Span cart =
        demo.traces().spans(acme).stream()
            .filter(one -> one.transaction().equals("/cart"))
            .findFirst()
            .orElseThrow();

    assertThat(demo.traces().spans(acme, cart.traceId()))
        .extracting(Span::projectId)
        .contains(
            Worlds.project(demo, "storefront").id(),
            Worlds.project(demo, "payments-api").id(),
            Worlds.project(demo, "checkout-worker").id());
    assertThat(demo.telemetry().logs(acme, cart.traceId())).hasSize(3);
    assertThat(demo.telemetry().metrics(acme))
        .filteredOn(one -> cart.traceId().equals(one.traceId()))
        .extracting(Metric::type)
        .containsExactlyInAnyOrder("counter", "distribution", "distribution");
    assertThat(demo.traces().spans(acme))
        .filteredOn(one -> one.attributes().has("gen_ai.conversation.id"))
        .extracting(one -> one.attributes().get("gen_ai.conversation.id").getAsString())
        .contains("conv-lamp-17", "conv-refund-4");
  }
}
