package dev.sentrycli.sandbox.world.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.MovableClock;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.saved.Snapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorsTest {
  private static final String HOURLY =
      """
      ,"monitor_config":{"schedule":{"type":"interval","value":1,"unit":"hour"},\
      "checkin_margin":5,"max_runtime":10,"failure_issue_threshold":2,"recovery_threshold":2}""";

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private World world;
  private Organization organization;

  @BeforeEach
  void start() {
    world = World.empty(clock);
    organization = Objects.requireNonNull(world.directory().organization("sentry"));
  }

  private void tell(String id, String status, String more) throws Exception {
    String envelope =
        """
        {}
        {"type":"check_in"}
        {"check_in_id":"%s","monitor_slug":"backup","status":"%s","environment":"production"%s}
        """
            .formatted(id.repeat(32), status, more);
    world.ingest(1, envelope.getBytes(StandardCharsets.UTF_8));
  }

  private Monitor.Watched watched() {
    Monitor monitor = world.monitors().of(organization).getFirst();
    assertThat(monitor.environments()).hasSize(1);
    return monitor.environments().getFirst();
  }

  @Test
  void knowsNoMonitorOfAJobThatTellsNoSchedule() throws Exception {
    tell("a", "ok", "");
    tell("b", "ok", ",\"monitor_config\":{\"schedule\":{\"type\":\"crontab\",\"value\":\"no\"}}");

    assertThat(world.monitors().of(organization)).isEmpty();
  }

  @Test
  void makesOneRunOfTwoCheckIns() throws Exception {
    tell("a", "in_progress", HOURLY);
    assertThat(watched().status()).isEqualTo("active");
    clock.move(Duration.ofMinutes(3));
    tell("a", "ok", ",\"duration\":180.5");

    assertThat(watched().runs())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.status()).isEqualTo("ok");
              assertThat(one.seconds()).isEqualTo(180.5);
              assertThat(one.updated()).isEqualTo(one.begun().plusSeconds(180));
            });
    assertThat(watched().status()).isEqualTo("ok");
    assertThat(watched().next()).isEqualTo(Instant.parse("2026-11-02T10:33:00Z"));
    assertThat(watched().nextLatest()).isEqualTo(Instant.parse("2026-11-02T10:38:00Z"));
  }

  @Test
  void failsAndRecoversAfterAsManyRunsAsItTakes() throws Exception {
    tell("a", "ok", HOURLY);
    tell("b", "error", "");
    assertThat(watched().status()).isEqualTo("ok");
    tell("c", "error", "");
    assertThat(watched().status()).isEqualTo("error");
    assertThat(watched().failingSince()).isEqualTo(clock.instant());
    tell("d", "ok", "");
    assertThat(watched().status()).isEqualTo("error");
    tell("e", "ok", "");
    assertThat(watched().status()).isEqualTo("ok");
    assertThat(watched().failingSince()).isNull();
  }

  @Test
  void missesRunsAndGivesUpThoseThatTakeTooLong() throws Exception {
    tell("a", "in_progress", HOURLY);
    clock.move(Duration.ofMinutes(11));
    assertThat(watched().runs()).extracting(Monitor.Run::status).containsExactly("timeout");
    clock.move(Duration.ofHours(2));

    assertThat(watched().runs())
        .extracting(Monitor.Run::status)
        .containsExactly("timeout", "missed", "missed");
    assertThat(watched().status()).isEqualTo("error");
    assertThat(watched().next()).isEqualTo(Instant.parse("2026-11-02T12:30:00Z"));
  }

  @Test
  void changesTheScheduleWhenAJobTellsAnother() throws Exception {
    tell("a", "ok", HOURLY);
    tell(
        "b",
        "ok",
        ",\"monitor_config\":{\"schedule\":{\"type\":\"crontab\",\"value\":\"0 4 * * *\"}}");

    JsonObject config = world.monitors().of(organization).getFirst().config().json();
    assertThat(config.get("schedule").getAsString()).isEqualTo("0 4 * * *");
    assertThat(config.get("checkin_margin").isJsonNull()).isTrue();
  }

  @Test
  void isTheSameAfterARestart() throws Exception {
    tell("a", "error", HOURLY);
    JsonArray ids = new JsonArray();
    world.monitors().of(organization).forEach(one -> ids.add(one.id()));
    Snapshot.write(world, folder);

    World again = Snapshot.load(folder, clock);

    Organization same = Objects.requireNonNull(again.directory().organization("sentry"));
    assertThat(again.monitors().of(same)).isEqualTo(world.monitors().of(organization));
    assertThat(ids).hasSize(1);
  }
}
