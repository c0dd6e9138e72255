package dev.sentrycli.cli.session;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.account.Scopes;
import dev.sentrycli.cli.account.TokenKind;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A login did not come about.
public final class LoginException extends Failure {
  private LoginException(Exit exit, String message, List<String> details, String... hints) {
    super(exit, message, details, List.of(hints));
  }

  /// Refuses what no server could take for a token, before anything is sent.
  static void checkForm(String token) {
    if (token.isEmpty()) {
      throw new LoginException(
          Exit.INVALID_TOKEN,
          "The token is empty",
          List.of(),
          "'--token -' reads it from standard input");
    }
    if (token.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw new LoginException(
          Exit.INVALID_TOKEN,
          "The token starts with 'Bearer'",
          List.of(),
          "leave the word out: only the token itself is wanted");
    }
    for (int i = 0; i < token.length(); i++) {
      if (token.charAt(i) <= ' ' || token.charAt(i) > '~') {
        throw new LoginException(
            Exit.INVALID_TOKEN,
            "The token holds a space or another character that no token has",
            List.of(),
            "copy it anew, without quotes and line breaks");
      }
    }
    if (TokenKind.SETUP_CODE.marks(token)) {
      throw new LoginException(
          Exit.INVALID_TOKEN,
          "This is a set-up code, not a token",
          List.of(),
          "SENTRY_SETUP_CODE=CODE sentry auth bootstrap logs in with it");
    }
  }

  static LoginException refused(BaseUrl base, String serverWords) {
    return new LoginException(
        Exit.INVALID_TOKEN,
        base + " does not accept the token; nothing was stored",
        List.of("The server says: " + serverWords),
        base.isSaas()
            ? "if it is for a Sentry of your own: sentry auth login --url https://sentry.example.com --token -"
            : "look whether it was copied whole",
        "make a new one at " + newTokenPage(base));
  }

  /// The server answered as if nobody had asked.
  static LoginException notSeen(BaseUrl base) {
    return new LoginException(
        Exit.INVALID_TOKEN,
        "The token did not reach Sentry at " + base + "; nothing was stored",
        List.of("The server answered as to somebody without a token"),
        "a gateway before the server may take the Authorization header away: have it pass");
  }

  /// The server speaks JSON, but its root is not that of Sentry's API.
  static LoginException notSentry(BaseUrl base) {
    return new LoginException(
        Exit.API,
        "What answers at " + base + " is not Sentry; nothing was stored",
        List.of("URL: " + base.resolve("/api/0/")),
        "check the host, the port and the path prefix");
  }

  static LoginException otherUser(String expected, String actual) {
    return new LoginException(
        Exit.INVALID_TOKEN,
        "The login is of " + actual + ", not of " + expected + "; nothing was stored",
        List.of(),
        "log out in the browser, or approve as " + expected);
  }

  static LoginException noClientId(BaseUrl base, String command) {
    return new LoginException(
        Exit.CONFIG,
        "No OAuth application is known for " + base + ": set SENTRY_CLIENT_ID to its client id",
        List.of(
            "An application of type Public is made at "
                + base.resolve("/settings/account/api/applications/")),
        base.isSaas()
            ? "'sentry auth login --url https://sentry.example.com' logs in to your instance"
            : "SENTRY_CLIENT_ID=ID " + command,
        byToken(base),
        "such a token is made at "
            + newTokenPage(base)
            + " with "
            + String.join(" ", Scopes.NEEDED));
  }

  /// The server has no device login.
  static LoginException tooOld(BaseUrl base, boolean maybeGateway) {
    return new LoginException(
        Exit.DEVICE_FLOW,
        base + " does not offer login by device: that needs Sentry 26.1.0 or later",
        maybeGateway
            ? List.of(
                "Or a gateway before the server refused: then SENTRY_CUSTOM_HEADERS holds what it"
                    + " wants to see")
            : List.of(),
        byToken(base),
        "make the token at " + newTokenPage(base) + " with " + String.join(" ", Scopes.NEEDED));
  }

  static LoginException unknownClient(
      Exit exit, BaseUrl base, String clientId, String source, @Nullable String description) {
    return new LoginException(
        exit,
        base + " does not accept the client id " + start(clientId) + " (from " + source + ")",
        words("invalid_client", description),
        "look at "
            + base.resolve("/settings/account/api/applications/")
            + ": it must be active and of type Public",
        byToken(base));
  }

  /// The set-up code is used up, expired or not of this server.
  static LoginException codeRejected(BaseUrl base, @Nullable String description) {
    return new LoginException(
        Exit.INVALID_TOKEN,
        base + " does not accept the set-up code; nothing was stored",
        words("invalid_grant", description),
        "a code works once and not for long: have a new one made",
        "'sentry auth login --url " + base + "' needs none");
  }

  /// The server does not trade the set-up code, whether or not it is good.
  static LoginException codeRefused(BaseUrl base, String error, @Nullable String description) {
    boolean unknown = error.equals("unsupported_grant_type");
    return new LoginException(
        Exit.INVALID_TOKEN,
        base
            + (unknown
                ? " does not know set-up codes; nothing was stored"
                : " refuses the set-up code; nothing was stored"),
        words(error, description),
        "'sentry auth login --url " + base + "' needs none");
  }

  static LoginException unusableTokens(BaseUrl base, String what) {
    return new LoginException(
        Exit.API,
        base + " took the set-up code and answered something unusable: " + what,
        List.of(),
        "have a new code made: this one may be used up");
  }

  static LoginException oldScopes(BaseUrl base, String serverWords) {
    return new LoginException(
        Exit.DEVICE_FLOW,
        base + " does not know a permission that this program needs",
        List.of("The server says: " + serverWords),
        "the server may be too old: 26.1.0 or later is needed",
        byToken(base));
  }

  static LoginException ended(String why, List<String> details, String... hints) {
    return new LoginException(Exit.DEVICE_FLOW, why, details, hints);
  }

  static LoginException interrupted() {
    return new LoginException(
        Exit.INTERRUPTED, "Interrupted while waiting; nothing was stored", List.of());
  }

  static List<String> words(String error, @Nullable String description) {
    return List.of(
        "The server says: " + (description == null ? error : error + ": " + description));
  }

  static String byToken(BaseUrl base) {
    return "sentry auth login --url " + base + " --token - < token.txt needs no application";
  }

  private static String newTokenPage(BaseUrl base) {
    return base.resolve("/settings/account/api/auth-tokens/new-token/");
  }

  private static String start(String clientId) {
    return clientId.length() <= 8 ? clientId : clientId.substring(0, 8) + "…";
  }
}
