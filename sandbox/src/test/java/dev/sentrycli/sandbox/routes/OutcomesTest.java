package dev.sentrycli.sandbox.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomesTest {
  private static final String ROOT = "/api/0/organizations/acme/";
  private static final String SUMS =
      "stats_v2/?statsPeriod=90d&field=sum(quantity)&groupBy=outcome";

  @AutoClose private final Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT);
  @AutoClose private final Wire wire = new Wire(sandbox.url(), sandbox.token());

  private JsonObject get(String path) {
    Wire.Reply reply = wire.get(ROOT + path);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.object();
  }

  private long dropped(String list) {
    long sum = 0;
    for (JsonElement row :
        get("events-dropped/?dataset=errors&statsPeriod=90d").getAsJsonArray(list)) {
      sum += row.getAsJsonObject().get("count").getAsLong();
    }
    return sum;
  }

  @Test
  void bothWaysOfCountingComeToTheSame() {
    long accepted = 0;
    long other = 0;
    for (JsonElement element : get(SUMS + "&category=error").getAsJsonArray("groups")) {
      JsonObject group = element.getAsJsonObject();
      long total = group.getAsJsonObject("totals").get("sum(quantity)").getAsLong();
      long series = 0;
      for (JsonElement point : group.getAsJsonObject("series").getAsJsonArray("sum(quantity)")) {
        series += point.getAsLong();
      }
      assertThat(series).isEqualTo(total);
      if (group.getAsJsonObject("by").get("outcome").getAsString().equals("accepted")) {
        accepted += total;
      } else {
        other += total;
      }
    }

    assertThat(accepted).isPositive().isEqualTo(dropped("acceptedEvents"));
    assertThat(other).isPositive().isEqualTo(dropped("droppedEvents"));
  }

  @Test
  void whatArrivesIsCounted() throws Exception {
    long before = dropped("acceptedEvents");

    sandbox
        .world()
        .store(
            sandbox.world().projects().all().getFirst().id(),
            "{\"message\": \"one more\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(dropped("acceptedEvents")).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "events-dropped/",
        "events-dropped/?dataset=money",
        "events-dropped/?dataset=errors&statsPeriod=soon",
        "stats_v2/?groupBy=outcome",
        "stats_v2/?field=sum(quantity)",
        "stats_v2/?field=sum(money)&groupBy=outcome",
        "stats_v2/?field=sum(quantity)&groupBy=colour",
        "stats_v2/?field=sum(quantity)&groupBy=outcome&interval=0h",
        "stats_v2/?field=sum(quantity)&groupBy=outcome&interval=1s&statsPeriod=90d"
      })
  void whatMakesNoSenseIsRefused(String path) {
    assertThat(wire.get(ROOT + path).status()).isEqualTo(400);
  }
}
