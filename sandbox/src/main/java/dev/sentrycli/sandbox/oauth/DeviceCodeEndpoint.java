package dev.sentrycli.sandbox.oauth;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.http.Answerer;
import dev.sentrycli.sandbox.http.Parameters;
import dev.sentrycli.sandbox.http.Request;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.world.credential.Credentials;
import dev.sentrycli.sandbox.world.credential.DeviceCode;
import dev.sentrycli.sandbox.world.credential.OAuthApplication;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// `POST /oauth/device/code/`: the first step of the device flow.
final class DeviceCodeEndpoint implements Answerer {
  private final Credentials credentials;
  private final OAuthSettings settings;
  private final String base;
  private final Clock clock;
  private final SecureRandom random;

  /// @param base the public address, which the approval page's address is made of
  DeviceCodeEndpoint(
      Credentials credentials,
      OAuthSettings settings,
      String base,
      Clock clock,
      SecureRandom random) {
    this.credentials = credentials;
    this.settings = settings;
    this.base = base;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Response answer(Request request) {
    Parameters form = request.form();
    String clientId = form.text("client_id");
    if (clientId.isEmpty()) {
      return OAuthAnswers.error(401, "invalid_client", "Missing required parameter: client_id");
    }
    OAuthApplication application = credentials.application(clientId);
    if (application == null || !application.active()) {
      return OAuthAnswers.error(401, "invalid_client", "Invalid client_id");
    }
    List<String> scopes = Scopes.split(form.text("scope"));
    for (String scope : scopes) {
      if (!settings.scopes().contains(scope)) {
        return OAuthAnswers.error(400, "invalid_scope", "Unknown scope: " + scope);
      }
    }
    if (!application.scopes().isEmpty() && !application.scopes().containsAll(scopes)) {
      return OAuthAnswers.error(
          400, "invalid_scope", "Requested scope exceeds the application's permissions");
    }
    String userCode = UserCode.random(random);
    if (credentials.userCode(userCode) != null) {
      return OAuthAnswers.error(500, "server_error", "Unable to generate a unique device code");
    }
    return issue(application, userCode, Set.copyOf(scopes));
  }

  private Response issue(OAuthApplication application, String userCode, Set<String> scopes) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    Instant now = clock.instant();
    DeviceCode code =
        new DeviceCode(
            HexFormat.of().formatHex(secret),
            userCode,
            application.clientId(),
            scopes,
            DeviceCode.State.PENDING,
            null,
            now,
            now.plus(settings.codeLifetime()),
            null);
    credentials.put(code);

    JsonObject body = new JsonObject();
    body.addProperty("device_code", code.deviceCode());
    body.addProperty("user_code", userCode);
    body.addProperty("verification_uri", base + "/oauth/device/");
    body.addProperty("verification_uri_complete", base + "/oauth/device/?user_code=" + userCode);
    body.addProperty("expires_in", settings.codeLifetime().toSeconds());
    body.addProperty("interval", seconds(settings.pollInterval()));
    return OAuthAnswers.unstored(Response.json(body));
  }

  /// Whole seconds as a server sends them; less than one only ever in tests.
  private static Number seconds(Duration time) {
    long millis = time.toMillis();
    return millis % 1000 == 0 ? (Number) (millis / 1000) : (Number) (millis / 1000.0);
  }
}
