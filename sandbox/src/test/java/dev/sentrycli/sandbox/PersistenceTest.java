package dev.sentrycli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.oauth.OAuthSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceTest {
  @TempDir private Path folder = Path.of("");

  private Sandbox start() {
    return Sandbox.start(
        SandboxOptions.DEFAULT
            .data(folder.resolve("data"))
            .oauth(OAuthSettings.DEFAULT.pollInterval(Duration.ZERO)));
  }

  private static Wire.Reply poll(Sandbox sandbox, String deviceCode) {
    try (Wire wire = new Wire(sandbox.url(), null)) {
      return wire.form(
          "/oauth/token/",
          "client_id",
          sandbox.clientId(),
          "device_code",
          deviceCode,
          "grant_type",
          "urn:ietf:params:oauth:grant-type:device_code");
    }
  }

  private static JsonObject code(Sandbox sandbox) {
    try (Wire wire = new Wire(sandbox.url(), null)) {
      return wire.form("/oauth/device/code/", "client_id", sandbox.clientId(), "scope", "org:read")
          .object();
    }
  }

  @Test
  void aLoginGoesOnAfterARestart() {
    String token;
    String client;
    JsonObject code;
    try (Sandbox sandbox = start()) {
      token = sandbox.token();
      client = sandbox.clientId();
      code = code(sandbox);
    }
    String access;
    try (Sandbox sandbox = start()) {
      assertThat(sandbox.token()).isEqualTo(token);
      assertThat(sandbox.clientId()).isEqualTo(client);
      sandbox.approve(code.get("user_code").getAsString());
      access =
          poll(sandbox, code.get("device_code").getAsString())
              .object()
              .get("access_token")
              .getAsString();
    }
    try (Sandbox sandbox = start();
        Wire wire = new Wire(sandbox.url(), access)) {
      assertThat(wire.api("organizations/").status()).isEqualTo(200);
      assertThat(poll(sandbox, code.get("device_code").getAsString()).body())
          .contains("invalid_grant");
    }
  }

  @Test
  void aScriptDecidesOnALoginWithoutABrowser() {
    try (Sandbox sandbox = start();
        Wire wire = new Wire(sandbox.url(), null)) {
      JsonObject code = code(sandbox);
      String path = "/_sandbox/approve/" + code.get("user_code").getAsString();
      assertThat(wire.method("POST", path).status()).isEqualTo(204);
      assertThat(poll(sandbox, code.get("device_code").getAsString()).status()).isEqualTo(200);
      assertThat(wire.method("POST", path).status()).isEqualTo(404);

      JsonObject other = code(sandbox);
      wire.method("POST", "/_sandbox/deny/" + other.get("user_code").getAsString());
      assertThat(poll(sandbox, other.get("device_code").getAsString()).body())
          .contains("access_denied");
    }
  }

  @Test
  void whatAPersonChangedIsThereAfterARestart() {
    try (Sandbox sandbox = start();
        Wire wire = new Wire(sandbox.url(), sandbox.token())) {
      String organization =
          sandbox.world().directory().organizations(sandbox.user()).getFirst().slug();
      wire.json(
          "POST", "/api/0/organizations/" + organization + "/teams/", "{\"slug\": \"new-team\"}");
    }
    try (Sandbox sandbox = start()) {
      assertThat(
              sandbox
                  .world()
                  .directory()
                  .teams(sandbox.world().directory().organizations().getFirst()))
          .extracting("slug")
          .contains("new-team");
    }
  }

  @Test
  void withoutAFolderNothingIsKept() {
    String first;
    try (Sandbox sandbox = Sandbox.start()) {
      first = sandbox.clientId() + sandbox.world().credentials().applications().size();
      code(sandbox);
    }
    assertThat(folder).isEmptyDirectory();
    assertThat(first).isNotBlank();
  }
}
