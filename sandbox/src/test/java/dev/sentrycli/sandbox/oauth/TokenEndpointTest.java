package dev.sentrycli.sandbox.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.MovableClock;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.Wire;
import dev.sentrycli.sandbox.world.credential.OAuthApplication;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TokenEndpointTest {
  private static final String PATH = "/oauth/token/";
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final MovableClock clock = new MovableClock();
  @AutoClose private final Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT.clock(clock));
  @AutoClose private final Wire wire = new Wire(sandbox.url(), null);

  private record Code(String device, String user) {}

  private Code code() {
    JsonObject body =
        wire.form(
                "/oauth/device/code/",
                "client_id",
                sandbox.clientId(),
                "scope",
                "project:read org:read")
            .object();
    return new Code(body.get("device_code").getAsString(), body.get("user_code").getAsString());
  }

  private Wire.Reply poll(String deviceCode) {
    return poll(sandbox.clientId(), deviceCode);
  }

  private Wire.Reply poll(String clientId, String deviceCode) {
    return wire.form(
        PATH,
        "client_id",
        clientId,
        "device_code",
        deviceCode,
        "grant_type",
        TokenEndpoint.DEVICE_GRANT);
  }

  private Wire.Reply refresh(String refreshToken) {
    return wire.form(
        PATH,
        "client_id",
        sandbox.clientId(),
        "grant_type",
        "refresh_token",
        "refresh_token",
        refreshToken);
  }

  private JsonObject login() {
    Code code = code();
    sandbox.approve(code.user());
    return poll(code.device()).object();
  }

  private OAuthApplication application(String id, String secret, boolean active) {
    OAuthApplication application =
        new OAuthApplication(
            id,
            secret.isEmpty() ? null : secret,
            id,
            Set.of(),
            active,
            sandbox.user().id(),
            Instant.EPOCH);
    sandbox.world().credentials().put(application);
    return application;
  }

  private static void refused(Wire.Reply reply, int status, String error) {
    assertThat(reply.status() + " " + reply.body())
        .isEqualTo(status + " {\"error\":\"" + error + "\"}");
  }

  @Test
  void wantsAGrantTypeBeforeAnythingElse() {
    refused(wire.form(PATH, "client_id", "nobody"), 400, "invalid_request");
  }

  @Test
  void looksAtTheGrantTypeBeforeTheClient() {
    refused(
        wire.form(PATH, "client_id", "nobody", "grant_type", "password"),
        400,
        "unsupported_grant_type");
  }

  @Test
  void looksAtTheClientBeforeTheCode() {
    Wire.Reply reply = wire.form(PATH, "client_id", "nobody", "grant_type", "refresh_token");

    refused(reply, 401, "invalid_client");
    assertThat(reply.header("WWW-Authenticate")).isEqualTo("Basic realm=\"oauth\"");
    refused(wire.form(PATH, "grant_type", "refresh_token"), 401, "invalid_client");
  }

  @Test
  void aConfidentialApplicationMustProveItself() {
    application("vault", "s3cret", true);

    refused(poll("vault", "x"), 401, "invalid_client");
    refused(
        wire.form(
            PATH,
            "client_id",
            "vault",
            "client_secret",
            "s3cret",
            "device_code",
            "x",
            "grant_type",
            TokenEndpoint.DEVICE_GRANT),
        400,
        "invalid_grant");
    String basic =
        Base64.getEncoder().encodeToString("vault:s3cret".getBytes(StandardCharsets.UTF_8));
    refused(
        wire.bytes(
            PATH,
            "grant_type=refresh_token&refresh_token=x".getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Authorization",
            "Basic " + basic),
        400,
        "invalid_grant");
  }

  @Test
  void anInactiveApplicationGetsNothing() {
    application("sleeping", "", false);

    refused(poll("sleeping", ""), 400, "invalid_grant");
  }

  @Test
  void wantsADeviceCode() {
    refused(
        wire.form(PATH, "client_id", sandbox.clientId(), "grant_type", TokenEndpoint.DEVICE_GRANT),
        400,
        "invalid_request");
  }

  @Test
  void asksForPatienceWhenPolledTooFastEvenForAnUnknownCode() {
    refused(poll("nonsense"), 400, "invalid_grant");
    refused(poll("nonsense"), 400, "slow_down");

    Code code = code();
    refused(poll(code.device()), 400, "authorization_pending");
    clock.move(Duration.ofSeconds(4));
    refused(poll(code.device()), 400, "slow_down");
    clock.move(Duration.ofSeconds(1));
    refused(poll(code.device()), 400, "authorization_pending");
  }

  @Test
  void doesNotHandOneApplicationTheCodeOfAnother() {
    application("other", "", true);

    refused(poll("other", code().device()), 400, "invalid_grant");
  }

  @Test
  void anExpiredCodeIsSaidToBeSoOnce() {
    Code code = code();
    clock.move(Duration.ofMinutes(10));

    refused(poll(code.device()), 400, "expired_token");
    clock.move(INTERVAL);
    refused(poll(code.device()), 400, "invalid_grant");
  }

  @Test
  void aDeniedCodeIsSaidToBeSoOnce() {
    Code code = code();
    sandbox.deny(code.user());

    refused(poll(code.device()), 400, "access_denied");
    clock.move(INTERVAL);
    refused(poll(code.device()), 400, "invalid_grant");
  }

  @Test
  void anApprovedCodeIsWorthOneToken() {
    Code code = code();
    refused(poll(code.device()), 400, "authorization_pending");
    sandbox.approve(code.user().toLowerCase(Locale.ROOT).replace('-', ' '));
    clock.move(INTERVAL);

    Wire.Reply reply = poll(code.device());

    assertThat(reply.status()).isEqualTo(200);
    JsonObject body = reply.object();
    assertThat(body.keySet())
        .containsExactlyInAnyOrder(
            "access_token",
            "refresh_token",
            "expires_in",
            "expires_at",
            "token_type",
            "scope",
            "user");
    assertThat(body.get("token_type").getAsString()).isEqualTo("Bearer");
    assertThat(body.get("scope").getAsString()).isEqualTo("org:read project:read");
    assertThat(body.get("expires_in").toString()).isEqualTo("2592000");
    assertThat(body.get("expires_at").getAsString()).isEqualTo("2026-12-02T09:30:05Z");
    assertThat(body.getAsJsonObject("user").get("email").getAsString())
        .isEqualTo(sandbox.user().email());
    assertThat(wire.with(body.get("access_token").getAsString()).api("organizations/").status())
        .isEqualTo(200);
    clock.move(INTERVAL);
    refused(poll(code.device()), 400, "invalid_grant");
  }

  @Test
  void aTokenMayLiveForEver() {
    SandboxOptions options =
        SandboxOptions.DEFAULT.oauth(OAuthSettings.DEFAULT.tokenLifetime(null));
    try (Sandbox eternal = Sandbox.start(options);
        Wire direct = new Wire(eternal.url(), null)) {
      JsonObject code =
          direct.form("/oauth/device/code/", "client_id", eternal.clientId()).object();
      eternal.approve(code.get("user_code").getAsString());
      JsonObject body =
          direct
              .form(
                  PATH,
                  "client_id",
                  eternal.clientId(),
                  "device_code",
                  code.get("device_code").getAsString(),
                  "grant_type",
                  TokenEndpoint.DEVICE_GRANT)
              .object();

      assertThat(body.get("expires_in").isJsonNull()).isTrue();
      assertThat(body.get("expires_at").isJsonNull()).isTrue();
    }
  }

  @Test
  void aRefreshRotatesBothTokens() {
    JsonObject first = login();
    String oldAccess = first.get("access_token").getAsString();
    String oldRefresh = first.get("refresh_token").getAsString();

    Wire.Reply reply = refresh(oldRefresh);

    assertThat(reply.status()).isEqualTo(200);
    JsonObject second = reply.object();
    assertThat(second.get("access_token")).isNotEqualTo(first.get("access_token"));
    assertThat(second.get("refresh_token")).isNotEqualTo(first.get("refresh_token"));
    assertThat(second.get("scope")).isEqualTo(first.get("scope"));
    assertThat(wire.with(oldAccess).api("organizations/").status()).isEqualTo(401);
    refused(refresh(oldRefresh), 400, "invalid_grant");
    assertThat(refresh(second.get("refresh_token").getAsString()).status()).isEqualTo(200);
  }

  @Test
  void aRefreshMustNotAskForScopes() {
    String token = login().get("refresh_token").getAsString();

    refused(
        wire.form(
            PATH,
            "client_id",
            sandbox.clientId(),
            "grant_type",
            "refresh_token",
            "refresh_token",
            token,
            "scope",
            ""),
        400,
        "invalid_request");
    refused(
        wire.form(PATH, "client_id", sandbox.clientId(), "grant_type", "refresh_token"),
        400,
        "invalid_request");
  }

  @Test
  void aRefreshTokenBelongsToItsApplication() {
    String token = login().get("refresh_token").getAsString();
    application("other", "", true);

    refused(
        wire.form(
            PATH, "client_id", "other", "grant_type", "refresh_token", "refresh_token", token),
        400,
        "invalid_grant");
    refused(refresh("unknown"), 400, "invalid_grant");
  }

  @Test
  void ofManyRefreshesAtOnceOneWins() throws Exception {
    String token = login().get("refresh_token").getAsString();
    try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> all = Collections.nCopies(8, () -> refresh(token).status());
      List<Integer> outcomes = new ArrayList<>();
      for (Future<Integer> one : racers.invokeAll(all)) {
        outcomes.add(one.get());
      }
      assertThat(outcomes).containsOnlyOnce(200);
      assertThat(outcomes).filteredOn(status -> status == 400).hasSize(7);
    }
  }

  private Wire.Reply redeem(String code) {
    return wire.form(
        PATH,
        "client_id",
        sandbox.clientId(),
        "grant_type",
        TokenEndpoint.SETUP_GRANT,
        "setup_code",
        code);
  }

  @Test
  void aSetupCodeIsGoodOnce() {
    String code = sandbox.setupCode();

    JsonObject granted = redeem(code).object();

    assertThat(granted.get("access_token").getAsString()).startsWith("sntrya_");
    assertThat(granted.getAsJsonObject("user").get("email").getAsString())
        .isEqualTo(sandbox.user().email());
    refused(redeem(code), 400, "invalid_grant");
    refused(redeem(""), 400, "invalid_request");
  }

  @Test
  void aSetupCodeTellsTheAddressOfItsServer() {
    String code = sandbox.setupCode();

    String claim = code.substring("sntryc_".length(), code.length() - 44);
    assertThat(new String(Base64.getUrlDecoder().decode(claim), StandardCharsets.UTF_8))
        .isEqualTo("{\"url\":\"" + sandbox.publicUrl() + "\"}");
  }
}
