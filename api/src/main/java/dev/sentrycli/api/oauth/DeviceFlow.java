package dev.sentrycli.api.oauth;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.Answer;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.Audience;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.gateway.Request.Parameter;
import dev.sentrycli.api.json.Fields;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The OAuth calls of a login on a device (RFC 8628) and of its renewal. Asks once per call: the
/// rhythm, and all words to the person, are the caller's. No body of an answer outlives a call
/// here, because it may hold a token.
public final class DeviceFlow {
  private static final String DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";
  private static final Duration USUAL_INTERVAL = Duration.ofSeconds(5);

  private final Gateway gateway;

  public DeviceFlow(Gateway gateway) {
    this.gateway = gateway;
  }

  /// Begins a login.
  ///
  /// @throws OAuthException if the server will not
  /// @throws ApiException if it cannot be asked
  public DeviceCode request(String clientId, List<String> scopes) {
    Answer answer =
        gateway.exchange(
            form(
                    "/oauth/device/code/",
                    new Parameter("client_id", clientId),
                    new Parameter("scope", String.join(" ", scopes)))
                .idempotent());
    int status = answer.status();
    JsonObject json = objectOrNull(answer);
    if (answer.isOk()) {
      return deviceCode(answer, json);
    }
    if (status == 429 || status >= 500) {
      throw failure(answer, json);
    }
    String error = Fields.textOrNull(json, "error");
    String description = Fields.textOrNull(json, "error_description");
    if (error != null) {
      throw switch (error) {
        case "invalid_client" -> new OAuthException.UnknownClient(description);
        case "invalid_scope" -> new OAuthException.BadScope(description);
        default -> new OAuthException.Refused(status, error, description);
      };
    }
    boolean page = json == null;
    if (status == 404 || status == 405 || (status == 403 && page)) {
      boolean csrf = answer.text().toLowerCase(Locale.ROOT).contains("csrf");
      throw new OAuthException.NotOffered(status, status == 403 && !csrf);
    }
    throw failure(answer, json);
  }

  /// Asks whether it was approved.
  ///
  /// @throws ApiException if asking again would be no use
  public Poll poll(String deviceCode, String clientId) {
    Answer answer;
    try {
      answer =
          gateway.exchange(
              form(
                      "/oauth/token/",
                      new Parameter("client_id", clientId),
                      new Parameter("device_code", deviceCode),
                      new Parameter("grant_type", DEVICE_CODE))
                  .once());
    } catch (ApiException failure) {
      if (isPassing(failure)) {
        return new Poll.Unsettled(failure, null);
      }
      throw failure;
    }
    JsonObject json = objectOrNull(answer);
    if (answer.isOk() && json != null) {
      String lack = lack(json);
      return lack == null ? new Poll.Granted(tokens(json)) : new Poll.Malformed(lack);
    }
    String error = Fields.textOrNull(json, "error");
    if (isUnsettled(answer, json)) {
      return new Poll.Unsettled(failure(answer, json), gateway.retryAfter(answer));
    }
    if (error == null) {
      return answer.isOk() ? new Poll.Malformed("not JSON") : refused(answer, "no reason", null);
    }
    String description = Fields.textOrNull(json, "error_description");
    return switch (error) {
      case "authorization_pending" -> new Poll.Pending();
      case "slow_down" -> new Poll.SlowDown();
      case "access_denied" -> new Poll.Denied();
      case "expired_token" -> new Poll.Expired();
      case "invalid_client" -> new Poll.UnknownClient(description);
      default -> refused(answer, error, description);
    };
  }

  private static Poll refused(Answer answer, String error, @Nullable String description) {
    return new Poll.Refused(answer.status(), error, description);
  }

  /// Trades a refresh token for new tokens. Never asked twice, because a server that has answered
  /// once has already burnt the old one.
  ///
  /// @throws ApiException if asking again would be no use
  public Renewal refresh(String clientId, String refreshToken) {
    Answer answer;
    try {
      answer =
          gateway.exchange(
              form(
                      "/oauth/token/",
                      new Parameter("client_id", clientId),
                      new Parameter("grant_type", "refresh_token"),
                      new Parameter("refresh_token", refreshToken))
                  .once());
    } catch (ApiException failure) {
      if (isPassing(failure)) {
        return new Renewal.Unsettled(failure, null);
      }
      throw failure;
    }
    JsonObject json = objectOrNull(answer);
    if (answer.isOk() && json != null) {
      String lack = lack(json);
      return lack == null ? new Renewal.Renewed(tokens(json)) : new Renewal.Malformed(lack);
    }
    if (isUnsettled(answer, json)) {
      return new Renewal.Unsettled(failure(answer, json), gateway.retryAfter(answer));
    }
    String error = hidden(Fields.textOrNull(json, "error"), refreshToken);
    String description = hidden(Fields.textOrNull(json, "error_description"), refreshToken);
    return switch (error) {
      case null ->
          answer.isOk()
              ? new Renewal.Malformed("not JSON")
              : new Renewal.Refused(answer.status(), "no reason", null);
      case "invalid_grant" -> new Renewal.Rejected(description);
      case "invalid_client" -> new Renewal.UnknownClient(description);
      default -> new Renewal.Refused(answer.status(), error, description);
    };
  }

  /// Server words without the token, should the server repeat it.
  private static @Nullable String hidden(@Nullable String words, String token) {
    return words == null ? null : words.replace(token, "***");
  }

  /// What an answer without success comes to; never with a token in it.
  private ApiException failure(Answer answer, @Nullable JsonObject json) {
    boolean secret = json != null && (json.has("access_token") || json.has("refresh_token"));
    return gateway.failure(
        secret
            ? new Answer(
                answer.method(),
                answer.url(),
                answer.status(),
                answer.reason(),
                answer.headers(),
                new byte[0],
                null)
            : answer);
  }

  private static Request form(String path, Parameter... fields) {
    return Request.post(path).audience(Audience.OAUTH).form(List.of(fields));
  }

  /// Whether the network, not the server, is to blame, so that a later try may do better.
  private static boolean isPassing(ApiException failure) {
    return switch (failure) {
      case ApiException.Unreachable gone ->
          switch (gone.reason()) {
            case REFUSED, UNKNOWN_HOST, NO_ROUTE, CLOSED, OTHER -> true;
            case PROXY_LOGIN, PROXY_REFUSED -> false;
          };
      case ApiException.TimedOut _, ApiException.RateLimited _, ApiException.Unreadable _ -> true;
      case ApiException.Tls tls -> tls.kind() == ApiException.Tls.Kind.BROKEN_OFF;
      case ApiException.NotSentry page -> page.gateway() == null;
      case ApiException.Untrusted _,
          ApiException.Status _,
          ApiException.Redirected _,
          ApiException.Misconfigured _ ->
          false;
    };
  }

  /// Whether an answer says nothing about the question: too busy, out of order, or a page from
  /// something in between.
  private static boolean isUnsettled(Answer answer, @Nullable JsonObject json) {
    return answer.status() == 429 || answer.status() >= 500 || (json == null && answer.isPage());
  }

  private static @Nullable JsonObject objectOrNull(Answer answer) {
    try {
      return answer.json() instanceof JsonObject object ? object : null;
    } catch (ApiException.NotSentry | ApiException.Unreadable noJson) {
      return null; // what it is instead is judged by status and type
    }
  }

  private DeviceCode deviceCode(Answer answer, @Nullable JsonObject json) {
    if (json == null) {
      if (answer.isPage()) {
        throw failure(answer, json);
      }
      throw new OAuthException.Malformed("not a JSON object");
    }
    String deviceCode = required(json, "device_code");
    String userCode = required(json, "user_code");
    String uri = absolute(required(json, "verification_uri"));
    Double expiresIn = Fields.numberOrNull(json, "expires_in");
    if (expiresIn == null || !(expiresIn > 0)) {
      throw new OAuthException.Malformed("no usable 'expires_in'");
    }
    Double interval = Fields.numberOrNull(json, "interval");
    String complete = Fields.textOrNull(json, "verification_uri_complete");
    return new DeviceCode(
        deviceCode,
        userCode,
        uri,
        complete == null || complete.isBlank() ? completed(uri, userCode) : absolute(complete),
        seconds(expiresIn),
        interval == null ? USUAL_INTERVAL : seconds(Math.max(1, interval)));
  }

  private static String required(JsonObject json, String name) {
    String value = Fields.textOrNull(json, name);
    if (value == null || value.isBlank()) {
      throw new OAuthException.Malformed("no '" + name + "'");
    }
    return value;
  }

  /// A relative address is meant below the instance's own.
  private String absolute(String uri) {
    BaseUrl home = gateway.passport().home();
    int colon = uri.indexOf(':');
    int slash = uri.indexOf('/');
    if (colon > 0 && (slash < 0 || colon < slash)) {
      return uri;
    }
    if (uri.startsWith("//")) {
      return home.origin().scheme() + ":" + uri;
    }
    boolean withPrefix = !home.prefix().isEmpty() && uri.startsWith(home.prefix() + "/");
    return withPrefix ? home.origin() + uri : home.resolve(uri.startsWith("/") ? uri : "/" + uri);
  }

  private static String completed(String uri, String userCode) {
    return uri
        + (uri.indexOf('?') < 0 ? '?' : '&')
        + "user_code="
        + URLEncoder.encode(userCode, StandardCharsets.UTF_8);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis((long) (Math.min(seconds, 1e10) * 1000));
  }

  /// What a success lacks, or null if it lacks nothing.
  private static @Nullable String lack(JsonObject json) {
    String token = Fields.textOrNull(json, "access_token");
    if (token == null || token.isBlank()) {
      return "no 'access_token'";
    }
    String type = Fields.textOrNull(json, "token_type");
    return type == null || type.equalsIgnoreCase("bearer")
        ? null
        : "a token that is no bearer token";
  }

  private static Tokens tokens(JsonObject json) {
    String refresh = Fields.textOrNull(json, "refresh_token");
    Double expiresIn = Fields.numberOrNull(json, "expires_in");
    JsonObject user = Fields.objectOrNull(json, "user");
    return new Tokens(
        Fields.text(json, "access_token"),
        refresh == null || refresh.isBlank() ? null : refresh,
        expiresIn == null ? null : seconds(expiresIn),
        scopes(json.get("scope")),
        user == null
            ? null
            : new Tokens.User(
                Fields.textOrNull(user, "id"),
                Fields.textOrNull(user, "name"),
                Fields.textOrNull(user, "email")),
        Fields.textOrNull(json, "organization_id"));
  }

  private static List<String> scopes(@Nullable JsonElement scope) {
    List<String> scopes = new ArrayList<>();
    if (scope instanceof JsonArray array) {
      for (JsonElement one : array) {
        if (one.isJsonPrimitive()) {
          scopes.add(one.getAsString());
        }
      }
    } else if (scope != null && scope.isJsonPrimitive()) {
      for (String one : scope.getAsString().split(" ", -1)) {
        if (!one.isBlank()) {
          scopes.add(one);
        }
      }
    }
    return scopes;
  }
}
