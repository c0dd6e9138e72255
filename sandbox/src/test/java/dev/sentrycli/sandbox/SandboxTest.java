package dev.sentrycli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.http.LoggedRequest;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SandboxTest {
  @AutoClose private final Sandbox sandbox = Sandbox.start();
  @AutoClose private final Wire wire = new Wire(sandbox.url(), sandbox.token());

  @Test
  void isReachedOnThisMachineOnly() {
    assertThat(sandbox.url()).isEqualTo("http://127.0.0.1:" + sandbox.port());
    assertThat(sandbox.publicUrl()).isEqualTo(sandbox.url());
  }

  @Test
  void logsEveryRequestAsItCame() {
    wire.bytes("/api/0/x/?a=1&a=%20", new byte[] {'h', 'i'}, "X-Odd", "value");

    assertThat(sandbox.requests().lines()).containsExactly("POST /api/0/x/?a=1&a=%20");
    LoggedRequest request = sandbox.requests().matching("POST /api/0/*").getFirst();
    assertThat(request.parameters().all("a")).containsExactly("1", " ");
    assertThat(request.header("x-odd")).isEqualTo("value");
    assertThat(request.header("Authorization")).isEqualTo("Bearer " + sandbox.token());
    assertThat(request.body()).isEqualTo("hi");
  }

  @Test
  void showsTheLogOverHttpWithoutLoggingThat() {
    wire.form("/oauth/token/", "grant_type", "x");

    JsonObject only = wire.get("/_sandbox/requests").array().get(0).getAsJsonObject();
    assertThat(only.get("path").getAsString()).isEqualTo("/oauth/token/");
    assertThat(only.get("body").getAsString()).isEqualTo("grant_type=x");

    assertThat(wire.method("DELETE", "/_sandbox/requests").status()).isEqualTo(204);
    assertThat(wire.get("/_sandbox/requests").array()).isEmpty();
    assertThat(sandbox.requests().all()).isEmpty();
  }

  @Test
  void twoDoNotKnowEachOther() {
    try (Sandbox other = Sandbox.start()) {
      wire.api("");

      assertThat(other.requests().all()).isEmpty();
      assertThat(sandbox.requests().lines()).containsExactly("GET /api/0/");
    }
  }

  @Test
  void aTakenPortIsAnError() {
    assertThatThrownBy(() -> Sandbox.start(SandboxOptions.DEFAULT.port(sandbox.port())))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(BindException.class);
  }

  @Test
  void freesItsPortWhenClosed() {
    int port = sandbox.port();
    sandbox.close();

    try (Sandbox next = Sandbox.start(SandboxOptions.DEFAULT.port(port))) {
      assertThat(next.port()).isEqualTo(port);
    }
  }

  @Test
  void answersBelowItsPathPrefixAlone() {
    try (Sandbox below = Sandbox.start(SandboxOptions.DEFAULT.pathPrefix("/sentry"));
        Wire direct = new Wire(below.url(), null)) {
      assertThat(below.url()).endsWith("/sentry");
      assertThat(direct.api("").status()).isEqualTo(200);
      assertThat(direct.get("http://127.0.0.1:" + below.port() + "/api/0/").status())
          .isEqualTo(404);
      assertThat(below.requests().lines()).containsExactly("GET /sentry/api/0/", "GET /api/0/");
    }
  }

  @Test
  void announcesItsPublicAddressWithoutAFinalSlash() {
    try (Sandbox behindGateway =
        Sandbox.start(SandboxOptions.DEFAULT.publicUrl("https://sentry.example.com/errors/"))) {
      assertThat(behindGateway.publicUrl()).isEqualTo("https://sentry.example.com/errors");
      assertThat(behindGateway.url()).startsWith("http://127.0.0.1:");
      assertThat(behindGateway.dsn())
          .matches("https://[0-9a-f]{32}@sentry.example.com/errors/\\d+");
    }
  }

  @Test
  void theDsnLeadsToTheFirstProject() {
    URI dsn = URI.create(sandbox.dsn());

    assertThat(dsn.getUserInfo()).matches("[0-9a-f]{32}");
    assertThat(dsn.getAuthority()).endsWith("@127.0.0.1:" + sandbox.port());
    assertThat(dsn.getPath()).isEqualTo("/" + sandbox.world().projects().all().getFirst().id());
  }

  @Test
  void takesNoBodiesBeyondItsLimit() {
    try (Sandbox small = Sandbox.start(SandboxOptions.DEFAULT.largestBody(1000));
        Wire direct = new Wire(small.url(), small.token())) {
      Wire.Reply reply = direct.bytes("/api/0/", new byte[1001]);

      assertThat(reply.status()).isEqualTo(413);
      assertThat(reply.header("Content-Type")).startsWith("text/html");
    }
  }

  @Test
  void aFailureOfItsOwnHasAnId() {
    MovableClock clock = new MovableClock();
    try (Sandbox failing = Sandbox.start(SandboxOptions.DEFAULT.clock(clock));
        Wire direct = new Wire(failing.url(), null)) {
      clock.move(Duration.between(clock.instant(), Instant.MAX));

      Wire.Reply reply = direct.form("/oauth/device/code/", "client_id", failing.clientId());

      assertThat(reply.status()).isEqualTo(500);
      assertThat(reply.object().get("detail").getAsString()).isEqualTo("Internal Error");
      assertThat(reply.object().get("errorId").getAsString()).matches("[0-9a-f]{32}");
    }
  }

  @Test
  void tellsThatItIsHealthy() {
    assertThat(wire.get("/_health/").body()).isEqualTo("ok");
  }

  @Test
  void aPathWithoutItsFinalSlashIsSentOnForReadersOnly() {
    assertThat(wire.get("/oauth/device?user_code=X").header("Location"))
        .isEqualTo("/oauth/device/?user_code=X");
    assertThat(wire.form("/oauth/device/code", "client_id", sandbox.clientId()).status())
        .isEqualTo(403);
    Wire.Reply api = wire.api("organizations");
    assertThat(api.status()).isEqualTo(404);
    assertThat(api.body()).contains("trailing slash");
  }
}
