package dev.sentrycli.sandbox.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.Wire;
import dev.sentrycli.sandbox.world.credential.OAuthApplication;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceAuthorizationTest {
  private static final String PATH = "/oauth/device/code/";

  @AutoClose private final Sandbox sandbox = Sandbox.start();
  @AutoClose private final Wire wire = new Wire(sandbox.url(), null);

  private static String error(Wire.Reply reply) {
    JsonObject body = reply.object();
    return reply.status()
        + " "
        + body.get("error").getAsString()
        + ": "
        + body.get("error_description").getAsString();
  }

  @Test
  void handsOutACodeAndTheAddressToApproveItAt() {
    Wire.Reply reply =
        wire.form(PATH, "client_id", sandbox.clientId(), "scope", "org:read event:read");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    JsonObject body = reply.object();
    String code = body.get("user_code").getAsString();
    assertThat(body.get("device_code").getAsString()).matches("[0-9a-f]{64}");
    assertThat(code).matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
    assertThat(body.get("verification_uri").getAsString())
        .isEqualTo(sandbox.url() + "/oauth/device/");
    assertThat(body.get("verification_uri_complete").getAsString())
        .isEqualTo(sandbox.url() + "/oauth/device/?user_code=" + code);
    assertThat(body.get("expires_in").toString()).isEqualTo("600");
    assertThat(body.get("interval").toString()).isEqualTo("5");
  }

  @Test
  void buildsAddressesFromThePublicUrlNotFromTheOneItWasAskedAt() {
    try (Sandbox behindGateway =
            Sandbox.start(SandboxOptions.DEFAULT.publicUrl("https://sentry.example.com"));
        Wire direct = new Wire(behindGateway.url(), null)) {
      JsonObject body = direct.form(PATH, "client_id", behindGateway.clientId()).object();

      assertThat(body.get("verification_uri").getAsString())
          .isEqualTo("https://sentry.example.com/oauth/device/");
    }
  }

  @Test
  void wantsAClientId() {
    assertThat(error(wire.form(PATH, "scope", "org:read")))
        .isEqualTo("401 invalid_client: Missing required parameter: client_id");
  }

  @Test
  void doesNotTellUnknownAndInactiveApplicationsApart() {
    OAuthApplication inactive =
        new OAuthApplication(
            "sleeping", null, "Old", Set.of(), false, sandbox.user().id(), Instant.EPOCH);
    sandbox.world().credentials().put(inactive);

    assertThat(error(wire.form(PATH, "client_id", "nobody")))
        .isEqualTo("401 invalid_client: Invalid client_id");
    assertThat(error(wire.form(PATH, "client_id", "sleeping")))
        .isEqualTo("401 invalid_client: Invalid client_id");
  }

  @Test
  void namesTheScopeItDoesNotKnow() {
    assertThat(
            error(
                wire.form(
                    PATH, "client_id", sandbox.clientId(), "scope", "org:read org:everything")))
        .isEqualTo("400 invalid_scope: Unknown scope: org:everything");
  }

  @Test
  void keepsAnApplicationWithinItsOwnScopes() {
    OAuthApplication reader =
        new OAuthApplication(
            "reader", null, "Reader", Set.of("org:read"), true, sandbox.user().id(), Instant.EPOCH);
    sandbox.world().credentials().put(reader);

    assertThat(wire.form(PATH, "client_id", "reader", "scope", "org:read").status()).isEqualTo(200);
    assertThat(error(wire.form(PATH, "client_id", "reader", "scope", "org:write")))
        .startsWith("400 invalid_scope: ")
        .contains("exceeds");
  }

  @Test
  void answersOtherMethodsWith405AndNothing() {
    Wire.Reply reply = wire.get(PATH);

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"CSRF_PAGE,403,CSRF", "NOT_FOUND,404,Not Found"})
  void olderServersAnswerWithAPage(DeviceLogin mode, int status, String text) {
    try (Sandbox old = Sandbox.start(with(mode));
        Wire direct = new Wire(old.url(), null)) {
      Wire.Reply reply = direct.form(PATH, "client_id", old.clientId());

      assertThat(reply.status()).isEqualTo(status);
      assertThat(reply.header("Content-Type")).startsWith("text/html");
      assertThat(reply.body()).contains("<html", text);
    }
  }

  @Test
  void olderServersMayKnowThePathForOtherMethodsOnly() {
    try (Sandbox old = Sandbox.start(with(DeviceLogin.NOT_ALLOWED));
        Wire direct = new Wire(old.url(), null)) {
      assertThat(direct.form(PATH, "client_id", old.clientId()).status()).isEqualTo(405);
    }
  }

  @Test
  void earlyServersGiveACodeButWantASecretForTheToken() {
    try (Sandbox early = Sandbox.start(with(DeviceLogin.NEEDS_SECRET));
        Wire direct = new Wire(early.url(), null)) {
      JsonObject code = direct.form(PATH, "client_id", early.clientId()).object();

      Wire.Reply poll =
          direct.form(
              "/oauth/token/",
              "client_id",
              early.clientId(),
              "device_code",
              code.get("device_code").getAsString(),
              "grant_type",
              TokenEndpoint.DEVICE_GRANT);
      assertThat(poll.status()).isEqualTo(401);
      assertThat(poll.body()).isEqualTo("{\"error\":\"invalid_client\"}");
    }
  }

  private static SandboxOptions with(DeviceLogin mode) {
    return SandboxOptions.DEFAULT.oauth(OAuthSettings.DEFAULT.deviceLogin(mode));
  }
}
