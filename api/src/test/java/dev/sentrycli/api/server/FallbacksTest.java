package dev.sentrycli.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonElement;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Network;
import dev.sentrycli.api.gateway.Notices;
import dev.sentrycli.api.gateway.Passport;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Memory;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FallbacksTest {
  @AutoClose private final MockWebServer server = new MockWebServer();
  private final Map<String, Integer> statuses = new HashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, JsonElement> remembered = new HashMap<>();
  private Gateway gateway;

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String path = request.getUrl().encodedPath();
            asked.add(path);
            int status = statuses.getOrDefault(path, 200);
            return new MockResponse.Builder().code(status).body("{\"detail\":\"no\"}").build();
          }
        });
    server.start();
    gateway =
        new Gateway(
            Network.plain("test"),
            Passport.anonymous(BaseUrl.parse("http://127.0.0.1:" + server.getPort())),
            Notices.NONE);
  }

  private String ask() {
    return new Fallbacks(memory())
        .ask(
            "things",
            () -> gateway.send(Request.get("/api/0/new/").once()).url(),
            () -> gateway.send(Request.get("/api/0/old/").once()).url());
  }

  @Test
  void aServerThatKnowsTheNewerWayIsNotAskedTheOlderOne() {
    ask();
    ask();
    assertThat(asked).containsExactly("/api/0/new/", "/api/0/new/");
  }

  @Test
  void thatAServerKnowsOnlyTheOlderWayIsRememberedForADay() {
    statuses.put("/api/0/new/", 404);
    ask();
    ask();
    assertThat(asked).containsExactly("/api/0/new/", "/api/0/old/", "/api/0/old/");
  }

  @Test
  void aServerThatWasBroughtUpToDateIsNoticed() {
    statuses.put("/api/0/new/", 404);
    ask();
    statuses.put("/api/0/new/", 200);
    statuses.put("/api/0/old/", 404);
    ask();
    ask();
    assertThat(asked)
        .containsExactly("/api/0/new/", "/api/0/old/", "/api/0/old/", "/api/0/new/", "/api/0/new/");
  }

  @Test
  void whereNeitherIsKnownTheNewerRefusalCountsAndNothingIsRemembered() {
    statuses.put("/api/0/new/", 404);
    statuses.put("/api/0/old/", 404);
    assertThatExceptionOfType(ApiException.Status.class)
        .isThrownBy(this::ask)
        .satisfies(refused -> assertThat(refused.url()).endsWith("/new/"));
    assertThat(remembered).isEmpty();
  }

  @Test
  void otherRefusalsAreNoReasonToAskOtherwise() {
    statuses.put("/api/0/new/", 403);
    assertThatExceptionOfType(ApiException.Status.class).isThrownBy(this::ask);
    assertThat(asked).containsExactly("/api/0/new/");
  }

  private Memory memory() {
    return new Memory() {
      @Override
      public @Nullable JsonElement recall(String key) {
        return remembered.get(key);
      }

      @Override
      public void remember(String key, JsonElement value, Duration life) {
        assertThat(life).isEqualTo(Duration.ofDays(1));
        remembered.put(key, value);
      }
    };
  }
}
