package dev.sentrycli.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.Wire;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final String INDEX = "/api/0/";

  @AutoClose private final Sandbox sandbox = Sandbox.start();
  @AutoClose private final Wire wire = new Wire(sandbox.url(), null);

  /// Everything that comes over a bare connection until its end.
  private String raw(String path) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
      socket
          .getOutputStream()
          .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      InputStream in = socket.getInputStream();
      in.transferTo(all);
      return all.toString(StandardCharsets.UTF_8);
    }
  }

  @Test
  void strikesSoManyAfterSkippingSoMany() {
    sandbox.faults().add(Fault.on("GET " + INDEX, Action.status(503)).skip(1).times(2));

    assertThat(wire.get(INDEX).status()).isEqualTo(200);
    assertThat(wire.get(INDEX).status()).isEqualTo(503);
    assertThat(wire.get(INDEX).status()).isEqualTo(503);
    assertThat(wire.get(INDEX).status()).isEqualTo(200);
    assertThat(sandbox.faults().all()).isEmpty();
  }

  @Test
  void strikesOnlyWhatItIsFor() {
    sandbox.faults().add(Fault.on("POST /api/*", Action.status(500)));
    sandbox.faults().add(Fault.on("GET /api/0/organizations/*?cursor=*", Action.status(502)));

    assertThat(wire.get(INDEX).status()).isEqualTo(200);
    assertThat(wire.api("organizations/").status()).isEqualTo(401);
    assertThat(wire.api("organizations/?cursor=0:0:0").status()).isEqualTo(502);
    assertThat(wire.method("POST", INDEX).status()).isEqualTo(500);
  }

  @Test
  void canSendAnyAnswer() {
    put(
        """
        [{"match": "GET /api/0/", "times": 1, "action": {"status": 429, "headers": {"X-Y": "z"},
          "body": {"a": 1}}},
         {"match": "GET /api/0/", "times": 1, "action": {"status": 200, "body": "plain"}},
         {"match": "GET /api/0/", "times": 1, "action": {"status": 200, "bodyBase64": "Zm9v",
          "headers": {"Content-Type": "text/css"}}}]
        """);

    Wire.Reply first = wire.get(INDEX);
    assertThat(first.status() + first.body() + first.header("X-Y")).isEqualTo("429{\"a\":1}z");
    assertThat(wire.get(INDEX).body()).isEqualTo("plain");
    Wire.Reply third = wire.get(INDEX);
    assertThat(third.body() + third.header("Content-Type")).isEqualTo("footext/css");
  }

  @Test
  void canSendTheLoginPageOfAGateway() {
    put("[{\"match\": \"*\", \"action\": {\"html\": \"login\"}}]");

    Wire.Reply reply = wire.get(INDEX);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).startsWith("text/html");
    assertThat(reply.body()).contains("<title>Sign in");
  }

  @Test
  void canRedirect() {
    put(
        "[{\"match\": \"/api/*\", \"action\": {\"redirect\": \"http://other.example/x\","
            + " \"status\": 307}}]");

    Wire.Reply reply = wire.get(INDEX);

    assertThat(reply.status()).isEqualTo(307);
    assertThat(reply.header("Location")).isEqualTo("http://other.example/x");
  }

  @Test
  void canAskToComeBackLater() {
    put("[{\"match\": \"/api/*\", \"action\": {\"retryAfter\": \"soon\"}}]");

    assertThat(wire.get(INDEX).status()).isEqualTo(429);
    assertThat(wire.get(INDEX).header("Retry-After")).isEqualTo("soon");
  }

  @Test
  void canChangeTheUsualAnswer() {
    put(
        """
        [{"match": "POST /oauth/device/code/", "action": {"patch": {"interval": null,
          "user_code": "other"}}}]
        """);

    JsonObject body = wire.form("/oauth/device/code/", "client_id", sandbox.clientId()).object();

    assertThat(body.has("interval")).isFalse();
    assertThat(body.get("user_code").getAsString()).isEqualTo("other");
    assertThat(body.has("device_code")).isTrue();
  }

  @Test
  void canChangeEveryObjectOfAList() {
    sandbox
        .faults()
        .add(
            Fault.on(
                "GET /api/0/organizations/",
                new Action.Patch(
                    JsonParser.parseString("{\"links\": {\"regionUrl\": \"http://other\"}}")
                        .getAsJsonObject())));

    JsonObject first =
        wire.with(sandbox.token()).api("organizations/").array().get(0).getAsJsonObject();

    assertThat(first.getAsJsonObject("links").get("regionUrl").getAsString())
        .isEqualTo("http://other");
    assertThat(first.getAsJsonObject("links").has("organizationUrl")).isTrue();
  }

  @Test
  void canCloseTheConnectionWithoutAnAnswer() throws Exception {
    put("[{\"match\": \"GET /api/0/\", \"action\": {\"reset\": true}}]");

    assertThat(raw(INDEX)).isEmpty();
    assertThatThrownBy(() -> wire.get(INDEX)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void canBreakOffInTheMiddle() throws Exception {
    put("[{\"match\": \"GET /api/0/\", \"action\": {\"truncate\": 5}}]");

    assertThat(raw(INDEX)).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n{\"ver");
    assertThatThrownBy(() -> wire.get(INDEX)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void canBeSlow() {
    put(
        "[{\"match\": \"GET /api/0/\", \"times\": 1, \"action\": {\"slow\": 400}},"
            + " {\"match\": \"GET /api/0/\", \"times\": 1, \"action\": {\"delay\": 20}}]");

    assertThat(wire.get(INDEX).object().get("version").getAsString()).isEqualTo("0");
    assertThat(wire.get(INDEX).object().get("version").getAsString()).isEqualTo("0");
  }

  @Test
  void aHangingAnswerDoesNotKeepTheServerFromClosing() throws Exception {
    sandbox.faults().add(Fault.on("GET " + INDEX, new Action.Hang(Duration.ofHours(1))));
    Thread waiting =
        Thread.startVirtualThread(
            () -> assertThatThrownBy(() -> wire.get(INDEX)).isInstanceOf(Exception.class));
    while (sandbox.requests().all().isEmpty()) {
      Thread.onSpinWait();
    }

    sandbox.close();

    assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void theListCanBeSeenReplacedAndEmptied() {
    put("[{\"match\": \"GET /api/0/\", \"skip\": 2, \"times\": 3, \"action\": {\"delay\": 1}}]");
    wire.get(INDEX);
    assertThat(wire.get("/_sandbox/faults").body())
        .isEqualTo("[{\"match\":\"GET /api/0/\",\"skip\":1,\"times\":3,\"action\":{\"delay\":1}}]");

    put("[{\"match\": \"* /x\", \"action\": {\"reset\": true}}]");
    assertThat(sandbox.faults().all()).hasSize(1);

    assertThat(wire.method("DELETE", "/_sandbox/faults").status()).isEqualTo(204);
    assertThat(sandbox.faults().all()).isEmpty();
  }

  @Test
  void whatItCannotUnderstandIsSaid() {
    for (String wrong :
        new String[] {
          "{}",
          "[1]",
          "nonsense",
          "[{\"match\": \"GET /\"}]",
          "[{\"match\": \"GET\", \"action\": {\"reset\": true}}]",
          "[{\"match\": \"GET /\", \"action\": {}}]",
          "[{\"match\": \"GET /\", \"action\": {\"explode\": 1}}]",
          "[{\"match\": \"GET /\", \"action\": {\"html\": \"cat\"}}]",
          "[{\"match\": \"GET /\", \"action\": {\"status\": 500, \"bodi\": 1}}]",
          "[{\"match\": \"GET /\", \"times\": 0, \"action\": {\"reset\": true}}]",
        }) {
      Wire.Reply reply = wire.json("PUT", "/_sandbox/faults", wrong);
      assertThat(reply.status()).as(wrong).isEqualTo(400);
      assertThat(reply.object().get("detail").getAsString()).isNotBlank();
    }
  }

  private void put(String faults) {
    assertThat(wire.json("PUT", "/_sandbox/faults", faults).status()).isEqualTo(200);
  }
}
