package dev.sentrycli.sandbox.oauth;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.http.Answerer;
import dev.sentrycli.sandbox.http.Parameters;
import dev.sentrycli.sandbox.http.Request;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.world.credential.Credentials;
import dev.sentrycli.sandbox.world.credential.DeviceCode;
import dev.sentrycli.sandbox.world.credential.OAuthApplication;
import dev.sentrycli.sandbox.world.credential.Token;
import dev.sentrycli.sandbox.world.directory.Directory;
import dev.sentrycli.sandbox.world.directory.User;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// `POST /oauth/token/`: polls of the device flow, set-up codes, and refreshes. What is checked in
/// which order is part of the protocol as clients see it.
final class TokenEndpoint implements Answerer {
  static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

  static final String SETUP_GRANT = "urn:sentry:params:oauth:grant-type:setup_code";

  private static final String REFRESH_GRANT = "refresh_token";

  private final Credentials credentials;
  private final Directory directory;
  private final OAuthSettings settings;
  private final SetupCodes setupCodes;
  private final Clock clock;
  private final Map<String, Instant> polls = new ConcurrentHashMap<>();

  TokenEndpoint(
      Credentials credentials,
      Directory directory,
      OAuthSettings settings,
      SetupCodes setupCodes,
      Clock clock) {
    this.credentials = credentials;
    this.directory = directory;
    this.settings = settings;
    this.setupCodes = setupCodes;
    this.clock = clock;
  }

  @Override
  public Response answer(Request request) {
    Parameters form = request.form();
    String grant = form.text("grant_type");
    if (grant.isEmpty()) {
      return OAuthAnswers.error(400, "invalid_request");
    }
    if (!List.of(DEVICE_GRANT, SETUP_GRANT, REFRESH_GRANT).contains(grant)) {
      return OAuthAnswers.error(400, "unsupported_grant_type");
    }
    OAuthApplication application = application(request, form);
    if (application == null) {
      return OAuthAnswers.invalidClient();
    }
    if (!application.active()) {
      return OAuthAnswers.error(400, "invalid_grant");
    }
    return switch (grant) {
      case DEVICE_GRANT -> poll(application, form);
      case SETUP_GRANT -> redeem(application, form);
      default -> refresh(application, form);
    };
  }

  /// The application that asks, or null if it is unknown or has not proved itself.
  private @Nullable OAuthApplication application(Request request, Parameters form) {
    String clientId = form.text("client_id");
    String secret = form.text("client_secret");
    String[] basic = basic(request.header("Authorization"));
    if (basic != null) {
      clientId = basic[0];
      secret = basic[1];
    }
    OAuthApplication application = credentials.application(clientId);
    if (application == null) {
      return null;
    }
    String wanted = application.clientSecret();
    if (wanted == null) {
      return settings.deviceLogin() == DeviceLogin.NEEDS_SECRET ? null : application;
    }
    return MessageDigest.isEqual(
            wanted.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8))
        ? application
        : null;
  }

  private static String @Nullable [] basic(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return null;
    }
    try {
      String pair =
          new String(
              Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? null : new String[] {pair.substring(0, colon), pair.substring(colon + 1)};
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  private Response poll(OAuthApplication application, Parameters form) {
    String asked = form.text("device_code");
    if (asked.isEmpty()) {
      return OAuthAnswers.error(400, "invalid_request");
    }
    if (tooSoon(asked)) {
      return OAuthAnswers.error(400, "slow_down");
    }
    DeviceCode code = credentials.deviceCode(asked);
    if (code == null || !code.clientId().equals(application.clientId())) {
      return OAuthAnswers.error(400, "invalid_grant");
    }
    if (!clock.instant().isBefore(code.expires())) {
      credentials.remove(code);
      return OAuthAnswers.error(400, "expired_token");
    }
    return switch (code.state()) {
      case PENDING -> OAuthAnswers.error(400, "authorization_pending");
      case DENIED -> {
        credentials.remove(code);
        yield OAuthAnswers.error(400, "access_denied");
      }
      case APPROVED -> {
        Long userId = code.userId();
        User user = userId == null ? null : directory.user(userId);
        boolean first = credentials.remove(code);
        yield first && user != null
            ? grant(
                credentials.addOAuth(user, application, code.scopes(), settings.tokenLifetime()),
                user)
            : OAuthAnswers.error(400, "invalid_grant");
      }
    };
  }

  /// Whether the code was polled within the interval. A twentieth of it is forgiven, so that a
  /// client which waits exactly as long as told is never called too fast.
  private boolean tooSoon(String deviceCode) {
    Instant now = clock.instant();
    Duration least = settings.pollInterval().minus(settings.pollInterval().dividedBy(20));
    AtomicBoolean soon = new AtomicBoolean();
    polls.compute(
        deviceCode,
        (_, last) -> {
          soon.set(last != null && now.isBefore(last.plus(least)));
          return last != null && soon.get() ? last : now;
        });
    return soon.get();
  }

  private Response redeem(OAuthApplication application, Parameters form) {
    String asked = form.text("setup_code");
    if (asked.isEmpty()) {
      return OAuthAnswers.error(400, "invalid_request");
    }
    Long userId = setupCodes.redeem(asked);
    User user = userId == null ? null : directory.user(userId);
    if (user == null) {
      return OAuthAnswers.error(400, "invalid_grant");
    }
    Set<String> scopes = application.scopes().isEmpty() ? settings.scopes() : application.scopes();
    return grant(credentials.addOAuth(user, application, scopes, settings.tokenLifetime()), user);
  }

  private Response refresh(OAuthApplication application, Parameters form) {
    String asked = form.text("refresh_token");
    if (asked.isEmpty() || form.has("scope")) {
      return OAuthAnswers.error(400, "invalid_request");
    }
    Token old = credentials.tokenToRefresh(asked);
    Long userId = old == null ? null : old.userId();
    User user = userId == null ? null : directory.user(userId);
    if (old == null
        || user == null
        || !application.clientId().equals(old.clientId())
        || !credentials.remove(old)) {
      return OAuthAnswers.error(400, "invalid_grant");
    }
    return grant(
        credentials.addOAuth(user, application, old.scopes(), settings.tokenLifetime()), user);
  }

  private Response grant(Token token, User user) {
    Instant expires = token.expires();
    JsonObject owner = new JsonObject();
    owner.addProperty("id", Long.toString(user.id()));
    owner.addProperty("name", user.name());
    owner.addProperty("email", user.email());

    JsonObject body = new JsonObject();
    body.addProperty("access_token", token.value());
    body.addProperty("refresh_token", token.refreshToken());
    body.addProperty(
        "expires_in",
        expires == null ? null : Duration.between(clock.instant(), expires).toSeconds());
    body.addProperty("expires_at", expires == null ? null : expires.toString());
    body.addProperty("token_type", "Bearer");
    body.addProperty("scope", String.join(" ", Scopes.ordered(token.scopes())));
    body.add("user", owner);
    return OAuthAnswers.unstored(Response.json(body));
  }
}
