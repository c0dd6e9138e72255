package dev.sentrycli.cli.session;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Passport;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.oauth.DeviceFlow;
import dev.sentrycli.api.oauth.Exchange;
import dev.sentrycli.api.oauth.Tokens;
import dev.sentrycli.api.user.Caller;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.account.Account.Identity;
import dev.sentrycli.cli.account.EnvironmentCredential;
import dev.sentrycli.cli.account.Scopes;
import dev.sentrycli.cli.account.SetupCode;
import dev.sentrycli.cli.account.TokenKind;
import dev.sentrycli.cli.instance.LoginHost;
import dev.sentrycli.cli.instance.TrustException;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.state.Defaults;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes a login and stores it: with a token the user hands over, by OAuth's device flow, or with a
/// set-up code. Nothing is stored before the server has accepted the token.
public final class Login {
  private final Session session;
  private final LoginHost host;

  public Login(Session session, LoginHost host) {
    this.session = session;
    this.host = host;
    for (String warning : host.warnings()) {
      session.notices().warn("auth", warning);
    }
    session.turnTo(host.base());
  }

  private BaseUrl base() {
    return host.base().value();
  }

  /// The device flow against the host.
  ///
  /// @param scopes what to ask for; null for everything the program can use
  /// @param expectedEmail whose login it is meant to be, or null
  /// @param seconds how long to wait for the approval at most
  public Account byDevice(
      @Nullable List<String> scopes, @Nullable String expectedEmail, int seconds) {
    String clientId = clientId("sentry auth login --url " + base());
    DeviceApproval approval = new DeviceApproval(session, base(), clientId, anonymous());
    return store(approval.await(scopes, seconds), clientId, expectedEmail);
  }

  /// Trades a set-up code for a login. The server takes it once.
  ///
  /// @throws LoginException (12) if the server rejects the code
  public Account bySetupCode(SetupCode code) {
    String clientId = clientId("sentry auth bootstrap");
    Exchange exchange;
    try (Gateway gateway = anonymous()) {
      exchange = new DeviceFlow(gateway).redeem(clientId, code.value());
    }
    return switch (exchange) {
      case Exchange.Granted(Tokens tokens) -> store(tokens, clientId, null);
      case Exchange.Rejected(var words) -> throw LoginException.codeRejected(base(), words);
      case Exchange.Refused(_, var error, var words) ->
          throw LoginException.codeRefused(base(), error, words);
      case Exchange.UnknownClient(var words) ->
          throw LoginException.unknownClient(
              Exit.CONFIG, base(), clientId, clientIdSource(), words);
      case Exchange.Malformed(var what) -> throw LoginException.unusableTokens(base(), what);
      case Exchange.Unsettled(var why, _) -> throw why;
    };
  }

  private Account store(Tokens tokens, String clientId, @Nullable String expectedEmail) {
    Tokens.User user = tokens.user();
    Identity identity =
        user != null && (user.id() != null || user.email() != null)
            ? new Identity(user.id(), user.email(), null, user.name())
            : identity(tokens.accessToken());
    refuseOther(expectedEmail, identity);
    long now = session.environment().clock().millis();
    Instant expiresAt = tokens.expiresAt(Instant.ofEpochMilli(now));
    return store(
        new Account(
            newId(now),
            base(),
            identity,
            Account.Kind.OAUTH,
            tokens.accessToken(),
            tokens.refreshToken(),
            expiresAt == null ? null : expiresAt.toEpochMilli(),
            now,
            clientId,
            tokens.scopes(),
            true,
            now,
            now,
            now));
  }

  /// A login with a token that was made by hand.
  ///
  /// @param insists whether the user wants it stored although it says that it is from elsewhere
  /// @throws LoginException (12) if it is malformed or refused
  /// @throws TrustException (13) if it belongs to another instance
  public Account byToken(String token, @Nullable String expectedEmail, boolean insists) {
    LoginException.checkForm(token);
    TrustException objection = host.objection(token);
    if (objection != null) {
      if (objection.confirmable() == null || !(insists || confirmed(objection))) {
        throw objection;
      }
      session.notices().warn("auth", "The token says that it was issued by another address");
    }
    List<String> scopes = validate(token);
    Identity identity = identity(token);
    refuseOther(expectedEmail, identity);
    long now = session.environment().clock().millis();
    return store(
        new Account(
            newId(now),
            base(),
            identity,
            Account.Kind.TOKEN,
            token,
            null,
            null,
            null,
            null,
            scopes,
            true,
            now,
            now,
            now));
  }

  /// As [#byToken], but nobody is asked whether the token is any good.
  public Account byUncheckedToken(String token) {
    LoginException.checkForm(token);
    TrustException objection = host.objection(token);
    if (objection != null) {
      throw objection;
    }
    long now = session.environment().clock().millis();
    return store(
        new Account(
            newId(now),
            base(),
            Identity.UNKNOWN,
            Account.Kind.TOKEN,
            token,
            null,
            null,
            null,
            null,
            List.of(),
            true,
            now,
            now,
            now));
  }

  private boolean confirmed(TrustException objection) {
    return session.isInteractive()
        && session
            .prompt()
            .confirm(objection.getMessage() + ". Store it for " + base() + " all the same?", false);
  }

  /// Asks the server about a token before it is kept.
  ///
  /// @return its scopes, as far as the server tells
  private List<String> validate(String token) {
    JsonObject root;
    try (Gateway gateway = speakingFor(token)) {
      root = new Caller(gateway).root();
    } catch (ApiException.Status status) {
      if (status.status() == 401) {
        throw LoginException.refused(base(), status.detail());
      }
      if (status.status() == 403 && !status.isFromRouter()) {
        session.notices().warn("auth", "The token is valid, but restricted: " + status.detail());
        return List.of();
      }
      throw status;
    }
    JsonObject auth = Fields.objectOrNull(root, "auth");
    if (auth == null && Fields.objectOrNull(root, "user") == null) {
      throw root.has("auth") || root.has("user")
          ? LoginException.notSeen(base())
          : LoginException.notSentry(base());
    }
    List<String> scopes = Fields.texts(auth, "scopes");
    List<String> missing = scopes.isEmpty() ? List.of() : Scopes.missing(Scopes.NEEDED, scopes);
    if (!missing.isEmpty()) {
      session
          .notices()
          .warn(
              "auth",
              "The token lacks permissions some commands need: " + String.join(" ", missing));
    }
    return scopes;
  }

  /// Whom a token speaks for; unknown where the server can't say.
  private Identity identity(String token) {
    if (TokenKind.ORGANIZATION.marks(token)) {
      return Identity.UNKNOWN;
    }
    try (Gateway gateway = speakingFor(token)) {
      return Identity.of(new Caller(gateway).user());
    } catch (ApiException untold) {
      // A login without a name is better than none: the token itself was accepted.
      session.notices().debug("auth", "Nobody's name: " + untold.getMessage());
      return Identity.UNKNOWN;
    }
  }

  private void refuseOther(@Nullable String expected, Identity identity) {
    if (expected != null
        && identity.email() != null
        && !expected.equalsIgnoreCase(identity.email())) {
      throw LoginException.otherUser(expected, identity.email());
    }
  }

  private Account store(Account account) {
    Account stored = session.accounts().store(account);
    session.defaults().set(Defaults.Key.URL, base().toString());
    session.forgetAnswers();
    return stored;
  }

  /// The OAuth application a device login is made with: the variable's, else the one an earlier
  /// login on this host used.
  ///
  /// @param command what to type with the variable set where there is neither
  private String clientId(String command) {
    String given = session.environment().get("SENTRY_CLIENT_ID");
    if (given != null) {
      return given;
    }
    for (Account account : session.accounts().on(base().origin())) {
      if (account.clientId() != null) {
        return account.clientId();
      }
    }
    throw LoginException.noClientId(base(), command);
  }

  private String clientIdSource() {
    return session.environment().isSet("SENTRY_CLIENT_ID")
        ? "SENTRY_CLIENT_ID"
        : "the stored login";
  }

  private Gateway anonymous() {
    return session.gateway(new Passport(base(), null, host.customHeaders().headers()));
  }

  private Gateway speakingFor(String token) {
    return session.gateway(
        new Passport(base(), new EnvironmentCredential(token), host.customHeaders().headers()));
  }

  /// A UUID that sorts by time (RFC 9562, version 7).
  private static String newId(long millis) {
    UUID random = UUID.randomUUID();
    long high = (millis << 16) | 0x7000L | (random.getMostSignificantBits() & 0x0fffL);
    return new UUID(high, random.getLeastSignificantBits()).toString();
  }
}
