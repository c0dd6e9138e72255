package dev.sentrycli.cli.command.auth;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.account.Scopes;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.instance.ChosenCredential;
import dev.sentrycli.cli.instance.LoginHost;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Login;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `sentry auth refresh`: renews the token of the stored login, or asks for other permissions.
public final class AuthRefresh implements Command<AuthRefresh.Options> {
  private static final Flag<Boolean> FORCE =
      Flag.toggle("force", "Renew the token although it is still good");
  private static final Flag<List<String>> SCOPE =
      Flag.texts("scope", "scope", "Ask for this permission on top of those there are").letter('s');

  /// @param scopes permissions to ask for by a new approval; null to renew the token
  /// @param adds whether they come on top of those the login has
  public record Options(boolean force, @Nullable List<String> scopes, boolean adds) {}

  @Override
  public Usage usage() {
    return Usage.of("Renew the token of the stored login")
        .detail(
            """
            Commands do this by themselves when it is due. With --scope the login is approved anew \
            in a browser with these permissions on top of those it has, with --read-only with \
            permissions to read alone.""")
        .examples("sentry auth refresh", "sentry auth refresh --scope org:read,project:write")
        .flags(FORCE, AuthLogin.READ_ONLY, SCOPE)
        .field("success", "boolean", "Whether the login is good now")
        .field("refreshed", "boolean", "Whether there is a new token")
        .field("expiresAt", "string", "When the token expires");
  }

  @Override
  public Options read(Arguments arguments) {
    boolean readOnly = arguments.get(AuthLogin.READ_ONLY);
    if (readOnly && arguments.given(SCOPE)) {
      throw new UsageException(Kind.VALUE, "--read-only does not go with --scope");
    }
    List<String> scopes =
        readOnly
            ? Scopes.readOnly()
            : arguments.given(SCOPE) ? AuthLogin.scopes(arguments.get(SCOPE)) : null;
    return new Options(arguments.get(FORCE), scopes, !readOnly);
  }

  @Override
  public boolean isOfOrganization() {
    return false;
  }

  @Override
  public Result run(Options options, Session session) {
    Account account =
        switch (session.selection().requireCredential()) {
          case ChosenCredential.Stored(Account stored) -> stored;
          case ChosenCredential.FromVariable(String name, var _, var _) ->
              throw AuthException.notStored(name, false, "There is nothing to renew");
          case ChosenCredential.FromRc(var place, var _, var _) ->
              throw AuthException.notStored(place.describe(), true, "There is nothing to renew");
        };
    if (options.scopes() != null) {
      LoginHost host = LoginHost.resolve(session.instance(), account.host().toString(), null);
      Set<String> scopes = new LinkedHashSet<>();
      if (options.adds()) {
        scopes.addAll(account.scopes().isEmpty() ? Scopes.NEEDED : account.scopes());
      }
      scopes.addAll(options.scopes());
      Account renewed =
          new Login(session, host).byDevice(List.copyOf(scopes), account.identity().email(), 900);
      return outcome(renewed, true, "The login was approved anew", session);
    }
    if (account.refreshToken() == null) {
      throw AuthException.notRenewable(account);
    }
    long now = session.environment().clock().millis();
    if (!options.force() && !account.isRenewalDue(now)) {
      String left = AuthTokens.left(account.expiresAt(), now);
      return outcome(
          account,
          false,
          "The token is still valid"
              + (left == null ? "" : " for " + left)
              + "; --force renews it all the same",
          session);
    }
    return outcome(
        session.connections().stored(account).renewNow(),
        true,
        "Access token refreshed successfully",
        session);
  }

  private static Result outcome(
      Account account, boolean refreshed, String message, Session session) {
    JsonObject json = new JsonObject();
    json.addProperty("success", true);
    json.addProperty("refreshed", refreshed);
    json.addProperty("message", message);
    Long expiresAt = account.expiresAt();
    if (expiresAt != null) {
      json.addProperty(
          "expiresIn",
          Math.max(0, (expiresAt - session.environment().clock().millis() + 500) / 1000));
      json.addProperty("expiresAt", Instant.ofEpochMilli(expiresAt).toString());
    }
    return Result.detail(json, look -> List.of(new Block.Paragraph(Text.done(message))));
  }
}
