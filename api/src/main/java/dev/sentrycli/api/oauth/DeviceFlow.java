package dev.sentrycli.api.oauth;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.Answer;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.Audience;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.gateway.Request.Parameter;
import dev.sentrycli.api.json.Fields;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The OAuth calls of a login on a device (RFC 8628) or with a set-up code, and of its renewal.
/// Asks once per call: the rhythm, and all words to the person, are the caller's. No body of an
/// answer outlives a call here, because it may hold a token.
public final class DeviceFlow {
  private static final String DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";
  private static final String SETUP_CODE = "urn:sentry:params:oauth:grant-type:setup_code";

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
      if (json == null && answer.isPage()) {
        throw failure(answer, null);
      }
      return DeviceCode.read(json, gateway.passport().home());
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
      String lack = Tokens.lack(json);
      return lack == null ? new Poll.Granted(Tokens.read(json)) : new Poll.Malformed(lack);
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
  public Exchange refresh(String clientId, String refreshToken) {
    return exchange(
        refreshToken,
        new Parameter("client_id", clientId),
        new Parameter("grant_type", "refresh_token"),
        new Parameter("refresh_token", refreshToken));
  }

  /// Trades a set-up code for the first tokens of a login. Never asked twice: the code is good
  /// once.
  ///
  /// @throws ApiException if asking again would be no use
  public Exchange redeem(String clientId, String setupCode) {
    return exchange(
        setupCode,
        new Parameter("client_id", clientId),
        new Parameter("grant_type", SETUP_CODE),
        new Parameter("setup_code", setupCode));
  }

  private Exchange exchange(String secret, Parameter... fields) {
    Answer answer;
    try {
      answer = gateway.exchange(form("/oauth/token/", fields).once());
    } catch (ApiException failure) {
      if (isPassing(failure)) {
        return new Exchange.Unsettled(failure, null);
      }
      throw failure;
    }
    JsonObject json = objectOrNull(answer);
    if (answer.isOk() && json != null) {
      String lack = Tokens.lack(json);
      return lack == null ? new Exchange.Granted(Tokens.read(json)) : new Exchange.Malformed(lack);
    }
    if (isUnsettled(answer, json)) {
      boolean repeated = answer.text().contains(secret);
      return new Exchange.Unsettled(
          repeated ? withoutBody(answer) : failure(answer, json), gateway.retryAfter(answer));
    }
    String error = hidden(Fields.textOrNull(json, "error"), secret);
    String description = hidden(Fields.textOrNull(json, "error_description"), secret);
    return switch (error) {
      case null ->
          answer.isOk()
              ? new Exchange.Malformed("not JSON")
              : new Exchange.Refused(answer.status(), "no reason", null);
      case "invalid_grant" -> new Exchange.Rejected(description);
      case "invalid_client" -> new Exchange.UnknownClient(description);
      default -> new Exchange.Refused(answer.status(), error, description);
    };
  }

  /// Server words without the secret, should the server repeat it.
  private static @Nullable String hidden(@Nullable String words, String secret) {
    return words == null ? null : words.replace(secret, "***");
  }

  /// What an answer without success comes to; never with a token in it.
  private ApiException failure(Answer answer, @Nullable JsonObject json) {
    boolean secret = json != null && (json.has("access_token") || json.has("refresh_token"));
    return secret ? withoutBody(answer) : gateway.failure(answer);
  }

  private ApiException withoutBody(Answer answer) {
    return gateway.failure(
        new Answer(
            answer.method(),
            answer.url(),
            answer.status(),
            answer.reason(),
            answer.headers(),
            new byte[0],
            null));
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
}
