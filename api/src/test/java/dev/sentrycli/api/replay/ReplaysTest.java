package dev.sentrycli.api.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.api.SentryApi;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Network;
import dev.sentrycli.api.gateway.Notices;
import dev.sentrycli.api.gateway.Passport;
import dev.sentrycli.api.json.Memory;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.json.UnexpectedJsonException;
import dev.sentrycli.api.time.TimeSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplaysTest {
  @AutoClose private final MockWebServer server = new MockWebServer();
  private Replays replays;

  @BeforeEach
  void start() throws IOException {
    server.start();
    BaseUrl base = BaseUrl.parse("http://127.0.0.1:" + server.getPort());
    Gateway gateway = new Gateway(Network.plain("test"), Passport.anonymous(base), Notices.NONE);
    replays = new SentryApi(gateway, Memory.NONE, 3).replays();
  }

  private void answer(String body, @Nullable String next) {
    MockResponse.Builder answer =
        new MockResponse.Builder().addHeader("Content-Type", "application/json").body(body);
    if (next != null) {
      answer.addHeader(
          "Link", "<x>; rel=\"next\"; results=\"true\"; cursor=\"%s\"".formatted(next));
    }
    server.enqueue(answer.build());
  }

  private String asked() throws InterruptedException {
    return server.takeRequest().getTarget();
  }

  @Test
  void aListSaysAllItWantsAndSpellsTheProjectAsText() throws InterruptedException {
    answer("{\"data\":[{\"id\":\"aa-bb\",\"project_id\":7}]}", "0:2:0");
    Slice<Replay> slice =
        replays.list(
            "acme",
            new ReplaySearch(
                List.of("web"),
                List.of(),
                List.of("prod"),
                "count_errors:>0",
                "-duration",
                TimeSpan.last("7d")),
            2,
            null);
    Replay replay = slice.items().getFirst();
    assertThat(replay.project()).isEqualTo("7");
    assertThat(replay.json().get("project_id").toString()).isEqualTo("\"7\"");
    assertThat(replay.id()).isEqualTo("aabb");
    assertThat(slice.next()).isEqualTo("0:2:0");
    assertThat(asked())
        .startsWith("/api/0/organizations/acme/replays/?field=activity&field=browser")
        .endsWith(
            "&field=warning_ids&projectSlug=web&environment=prod&query=count_errors%3A%3E0"
                + "&sort=-duration&statsPeriod=7d&per_page=2");
  }

  @Test
  void aReplayThatIsNotThereIsNull() {
    server.enqueue(new MockResponse.Builder().code(404).build());
    assertThat(replays.find("acme", "aa")).isNull();
    answer("{}", null);
    assertThatExceptionOfType(UnexpectedJsonException.class)
        .isThrownBy(() -> replays.find("acme", "aa"));
  }

  @Test
  void playsAllPagesOfARecordingAndKnowsBothUnitsOfTime() throws InterruptedException {
    answer("[[{\"type\":4,\"timestamp\":1749552480000}]]", "0:1:0");
    answer("[[{\"type\":5,\"timestamp\":1749552489.25}],[{\"data\":1}]]", null);
    List<RecordedEvent> heard = new ArrayList<>();
    assertThat(replays.play("acme", "7", "aa", heard::add)).isEqualTo(3);
    assertThat(heard)
        .extracting(RecordedEvent::millis)
        .containsExactly(1749552480000.0, 1749552489250.0, 0.0);
    assertThat(heard).extracting(RecordedEvent::type).containsExactly(4, 5, -1);
    assertThat(asked())
        .isEqualTo("/api/0/projects/acme/7/replays/aa/recording-segments/?per_page=100");
    assertThat(asked()).contains("cursor=0%3A1%3A0");
  }

  @Test
  void asksOlderServersToPlayWhereTheyOnlyNameTheSegments() throws InterruptedException {
    answer("{\"data\":[{\"segmentId\":0}]}", null);
    answer("[[{\"type\":4,\"timestamp\":1}]]", null);
    assertThat(replays.play("acme", "7", "aa", event -> {})).isEqualTo(1);
    asked();
    assertThat(asked()).endsWith("?per_page=100&download=true");
  }

  @Test
  void saysWhenARecordingIsNone() {
    server.enqueue(
        new MockResponse.Builder().addHeader("Content-Type", "text/html").body("<html>").build());
    assertThatExceptionOfType(ApiException.NotSentry.class)
        .isThrownBy(() -> replays.play("acme", "7", "aa", event -> {}));
    answer("[[{\"timestamp\":}]]", null);
    assertThatExceptionOfType(UnexpectedJsonException.class)
        .isThrownBy(() -> replays.play("acme", "7", "aa", event -> {}));
    answer("[[{}]", null);
    assertThatExceptionOfType(UnexpectedJsonException.class)
        .isThrownBy(() -> replays.play("acme", "7", "aa", event -> {}));
  }
}
