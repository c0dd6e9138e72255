package dev.sentrycli.sandbox.routes.explore;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTest {
  private static final String TODAY = "organizations/acme/events-timeseries/?statsPeriod=24h&";
  private static final String BEFORE = "organizations/acme/events-stats/?statsPeriod=24h&";

  @AutoClose private final Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT);
  @AutoClose private final Wire wire = new Wire(sandbox.url(), sandbox.token());

  private JsonObject get(String path) {
    Wire.Reply reply = wire.api(path);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.object();
  }

  private static long sum(JsonArray values) {
    long sum = 0;
    for (JsonElement value : values) {
      sum += value.getAsJsonObject().get("value").getAsLong();
    }
    return sum;
  }

  @Test
  void countsOverTimeComeToTheCountOfAll() {
    JsonObject answer = get(TODAY + "dataset=spans&yAxis=count()&interval=1h");
    JsonObject line = answer.getAsJsonArray("timeSeries").get(0).getAsJsonObject();
    JsonArray values = line.getAsJsonArray("values");
    long all =
        get("organizations/acme/events/?statsPeriod=24h&dataset=spans&field=count()")
            .getAsJsonArray("data")
            .get(0)
            .getAsJsonObject()
            .get("count()")
            .getAsLong();

    assertThat(sum(values)).isPositive().isEqualTo(all);
    assertThat(values.size()).isBetween(24, 25);
    assertThat(line.getAsJsonObject("meta").get("interval").getAsLong()).isEqualTo(3_600_000);
    assertThat(line.getAsJsonObject("meta").get("valueType").getAsString()).isEqualTo("integer");
    JsonObject first = values.get(0).getAsJsonObject();
    JsonObject last = values.get(values.size() - 1).getAsJsonObject();
    assertThat(first.get("incomplete").getAsBoolean()).isFalse();
    assertThat(last.get("incomplete").getAsBoolean()).isTrue();
    assertThat(last.get("timestamp").getAsLong() % 3_600_000).isZero();
    assertThat(answer.getAsJsonObject("meta").get("dataset").getAsString()).isEqualTo("spans");
  }

  @Test
  void theGreatestGroupsHaveLinesAndTheOthersOneTogether() {
    JsonArray lines =
        get(TODAY + "dataset=spans&yAxis=count()&groupBy=span.op&topEvents=2&sort=-count()")
            .getAsJsonArray("timeSeries");

    assertThat(lines).hasSize(3);
    JsonObject first = lines.get(0).getAsJsonObject();
    assertThat(first.getAsJsonArray("groupBy").get(0).getAsJsonObject().get("key").getAsString())
        .isEqualTo("span.op");
    assertThat(sum(first.getAsJsonArray("values")))
        .isGreaterThanOrEqualTo(sum(lines.get(1).getAsJsonObject().getAsJsonArray("values")));
    JsonObject other = lines.get(2).getAsJsonObject().getAsJsonObject("meta");
    assertThat(other.get("isOther").getAsBoolean()).isTrue();
    assertThat(
            get(TODAY + "dataset=spans&yAxis=count()&groupBy=span.op&topEvents=2&excludeOther=1")
                .getAsJsonArray("timeSeries"))
        .hasSize(2);
  }

  @Test
  void theFormBeforeHasPairsAndNamesSeveral() {
    JsonObject one = get(BEFORE + "dataset=errors&yAxis=count()&interval=1h");
    assertThat(one.getAsJsonArray("data").get(0).getAsJsonArray().get(1).toString())
        .startsWith("[{\"count\":");
    assertThat(get(BEFORE + "dataset=errors&yAxis=count()&yAxis=count_unique(user)").keySet())
        .containsExactly("count()", "count_unique(user)");
    JsonObject top =
        get(BEFORE + "dataset=errors&yAxis=count()&field=project&field=count()&topEvents=1");
    assertThat(top.keySet()).hasSize(2).contains("Other");
  }

  @ParameterizedTest
  @CsvSource({
    "groupBy=&topEvents=2,groupBy is a required parameter when doing topEvents",
    "groupBy=span.op&topEvents=11,Can only get up to 10 top events",
    "groupBy=span.op&topEvents=0,topEvents needs to be at least 1",
    "groupBy=span.op&topEvents=x,topEvents must be an integer",
    "groupBy=timestamp&topEvents=2,Cannot group by timestamp",
    "yAxis=span.op,span.op is not a function",
    "yAxis=foo(),Unknown function foo",
  })
  void refusesInTheServersWords(String query, String detail) {
    Wire.Reply reply = wire.api(TODAY + "dataset=spans&" + query.replace("groupBy=&", ""));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.object().get("detail").getAsString()).isEqualTo(detail);
  }

  @Test
  void anIntervalThatMakesNoSenseIsReplaced() {
    JsonObject line =
        get(TODAY + "dataset=spans&interval=7y")
            .getAsJsonArray("timeSeries")
            .get(0)
            .getAsJsonObject();

    assertThat(line.getAsJsonObject("meta").get("interval").getAsLong()).isEqualTo(300_000);
  }
}
