package dev.sentrycli.sandbox.routes.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.Wire;
import dev.sentrycli.sandbox.edition.Edition;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.telemetry.Span;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TraceTest {
  @AutoClose private final Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT);
  @AutoClose private final Wire wire = new Wire(sandbox.url(), sandbox.token());
  private final Organization acme =
      Objects.requireNonNull(sandbox.world().directory().organization("acme"));

  /// A span with a parent in another project.
  private Span span() {
    return sandbox.world().traces().spans(acme).stream()
        .filter(one -> one.transaction().equals("/v2/charges/") && one.segment())
        .findFirst()
        .orElseThrow();
  }

  private Wire.Reply get(String path) {
    return wire.api("organizations/acme/" + path);
  }

  private JsonObject item(String query) {
    Wire.Reply reply =
        wire.api("projects/acme/payments-api/trace-items/" + span().spanId() + "/?" + query);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.object();
  }

  @Test
  void isOnlyOfTheTimeAskedFor() {
    String path = "trace/" + span().traceId() + "/";

    assertThat(get(path + "?statsPeriod=14d").array()).isNotEmpty();
    assertThat(get(path + "?statsPeriod=1m").array()).isEmpty();
    assertThat(get(path + "?statsPeriod=14d&project=1").array()).isNotEmpty();
    assertThat(get("trace/xyz/").status()).isEqualTo(400);
  }

  @Test
  void countsWhatIsInIt() {
    JsonObject meta = get("trace-meta/" + span().traceId() + "/?statsPeriod=14d").object();

    assertThat(meta.get("spansCount").getAsInt())
        .isEqualTo(sandbox.world().traces().spans(acme, span().traceId()).size());
    assertThat(meta.get("logsCount").getAsInt()).isEqualTo(3);
    assertThat(meta.get("errorsCount").getAsInt()).isPositive();
  }

  @Test
  void logsOfATraceAreRows() {
    Wire.Reply reply = get("trace-logs/?traceId=" + span().traceId() + "&per_page=1000");

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    JsonObject row = reply.object().getAsJsonArray("data").get(0).getAsJsonObject();
    assertThat(row.keySet())
        .containsExactly(
            "id",
            "project.id",
            "trace",
            "severity_number",
            "severity",
            "timestamp",
            "timestamp_precise",
            "message");
    assertThat(get("trace-logs/").object().get("detail").getAsString())
        .isEqualTo("Need to pass at least one traceId");
    assertThat(get("trace-logs/?traceId=1").status()).isEqualTo(400);
    assertThat(get("trace-logs/?traceId=" + span().traceId() + "&sort=severity").status())
        .isEqualTo(200);
    assertThat(get("trace-logs/?traceId=" + span().traceId() + "&sort=browser").status())
        .isEqualTo(400);
  }

  @Test
  void tellsAllAttributesOfOneSpan() {
    JsonObject item = item("item_type=spans&trace_id=" + span().traceId());

    assertThat(item.get("itemId").getAsString()).isEqualTo(span().spanId());
    Map<String, String> named = new HashMap<>();
    for (JsonElement one : item.getAsJsonArray("attributes")) {
      JsonObject attribute = one.getAsJsonObject();
      named.put(
          attribute.get("name").getAsString(),
          attribute.get("type").getAsString() + " " + attribute.get("value").getAsString());
    }
    assertThat(named)
        .containsEntry("span.op", "str http.server")
        .containsEntry("is_transaction", "bool true")
        .containsEntry("project.id", "int " + span().projectId())
        .containsKeys("release", "environment", "transaction.event_id");
    assertThat(named.getOrDefault("span.duration", "")).startsWith("float ");
  }

  @Test
  void refusesItemsThatAreNotThere() {
    String root = "projects/acme/payments-api/trace-items/";

    assertThat(wire.api(root + "00/?item_type=spans&trace_id=" + span().traceId()).status())
        .isEqualTo(404);
    JsonObject wrong = wire.api(root + "00/?item_type=x").object();
    assertThat(wrong.toString())
        .isEqualTo(
            "{\"trace_id\":[\"This field is required.\"],"
                + "\"item_type\":[\"\\\"x\\\" is not a valid choice.\"]}");
  }

  @Test
  void listsAttributesByTypeAndName() {
    String root = "trace-items/attributes/?dataset=spans&";
    List<String> texts = get(root + "attributeType=string").each("key");
    List<String> numbers = get(root + "attributeType=number").each("key");

    assertThat(texts).contains("span.op", "release", "db.system").isSorted();
    assertThat(texts).doesNotContain("span.duration", "profile.id");
    assertThat(numbers).contains("span.duration", "measurements.lcp");
    assertThat(get(root + "attributeType=string&substringMatch=cache").each("key"))
        .containsExactly("cache.key");
    assertThat(get(root + "attributeType=string&query=has:db.system").each("key"))
        .contains("db.system")
        .doesNotContain("ui.component_name");
    Wire.Reply page = get(root + "attributeType=string&per_page=3");
    assertThat(page.array()).hasSize(4);
    assertThat(page.header("Link")).contains("results=\"true\"; cursor=\"0:3:0\"");
    assertThat(get(root + "attributeType=string&per_page=3&cursor=0:3:0").each("key").getFirst())
        .isEqualTo(page.each("key").getLast());
    assertThat(get("trace-items/attributes/?dataset=nothing").status()).isEqualTo(400);
    assertThat(get("trace-items/attributes/").object().keySet())
        .containsExactly("non_field_errors");
    assertThat(get(root + "attributeType=color").object().keySet())
        .containsExactly("attributeType");
    assertThat(get("trace-items/attributes/?itemType=logs&attributeType=number").each("key"))
        .contains("tags[cart.items,number]");
  }

  @Test
  void olderServersKnowLess() {
    String trace = span().traceId();
    assertThat(get("events/?dataset=spans&field=id&project=storefront").status()).isEqualTo(200);
    assertThat(get("events/?dataset=spans&field=id&project=nowhere").status()).isEqualTo(403);
    sandbox.world().edition(Edition.NEWEST.version("25.8.0"));
    assertThat(
            get("events/?dataset=spans&field=id&project=storefront")
                .object()
                .get("detail")
                .getAsString())
        .isEqualTo("Invalid project parameter. Values must be numbers.");
    assertThat(get("events/?dataset=spans&field=id").status()).isEqualTo(200);
    assertThat(get("events/?dataset=logs&field=id").status()).isEqualTo(400);
    assertThat(get("events/?dataset=ourlogs&field=id").status()).isEqualTo(400);
    assertThat(get("trace-logs/?traceId=" + trace).status()).isEqualTo(404);
    assertThat(get("trace-meta/" + trace + "/").object().keySet())
        .contains("span_count", "performance_issues");
    assertThat(get("trace-items/attributes/?dataset=spans").object().keySet())
        .containsExactly("itemType");
    assertThat(get("trace-items/attributes/?itemType=spans&attributeType=array").status())
        .isEqualTo(400);

    sandbox.world().edition(Edition.NEWEST.version("24.8.0"));
    assertThat(get("events/?dataset=spans&field=id").object().get("detail").getAsString())
        .startsWith("dataset must be one of: discover, errors, transactions")
        .doesNotContain("spans");
    assertThat(get("events/?dataset=transactions&field=id").status()).isEqualTo(200);
    for (String path :
        List.of("events-timeseries/", "trace/" + trace + "/", "trace-items/attributes/")) {
      assertThat(get(path).status()).as(path).isEqualTo(404);
      assertThat(get(path).body()).isEmpty();
    }
    assertThat(get("events-stats/?dataset=transactions&statsPeriod=1h").status()).isEqualTo(200);

    sandbox.world().edition(Edition.NEWEST.without("visibility-explore-view"));
    assertThat(get("events/?dataset=spans&field=id").object().getAsJsonArray("data")).isEmpty();
    assertThat(get("trace/" + trace + "/").status()).isEqualTo(404);
    assertThat(get("").object().getAsJsonArray("features").toString())
        .contains("ourlogs-enabled")
        .doesNotContain("visibility-explore-view");
  }

  @Test
  void aTraceOfTenThousandSpansIsAnsweredQuickly() {
    String trace = "f".repeat(32);
    Span model = span();
    double now = sandbox.world().now().getEpochSecond() - 60;
    for (int i = 0; i < 10_000; i++) {
      sandbox
          .world()
          .traces()
          .put(
              new Span(
                  trace,
                  "%016x".formatted(i + 1),
                  i == 0 ? null : "%016x".formatted((i + 9) / 10),
                  model.projectId(),
                  "",
                  "/big",
                  "db",
                  "SELECT " + i,
                  "ok",
                  now + i / 1000.0,
                  now + i / 1000.0 + 1,
                  i == 0,
                  "",
                  "production",
                  null,
                  null,
                  new JsonObject(),
                  new JsonObject()));
    }
    get("trace/" + trace + "/");
    assertTimeout(
        Duration.ofSeconds(30),
        () -> {
          Wire.Reply reply = get("trace/" + trace + "/");
          assertThat(reply.array()).hasSize(1);
          assertThat(reply.body().split("\"event_id\":", -1)).hasSize(10_001);
        });
    assertTimeout(
        Duration.ofSeconds(30),
        () ->
            assertThat(
                    get("events/?dataset=spans&field=id&field=timestamp&sort=-timestamp"
                            + "&query=trace:"
                            + trace
                            + "&cursor=0:900:0")
                        .object()
                        .getAsJsonArray("data"))
                .hasSize(100));
  }
}
