package dev.sentrycli.cli;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.account.Scopes;
import dev.sentrycli.cli.instance.ChosenCredential;
import dev.sentrycli.cli.instance.LoginHost;
import dev.sentrycli.cli.instance.NotLoggedIn;
import dev.sentrycli.cli.instance.TrustException;
import dev.sentrycli.cli.session.Login;
import dev.sentrycli.cli.session.Session;
import java.util.ArrayList;
import java.util.List;

/// What can be settled between a run that failed and another try, by asking the person at the
/// terminal.
final class SecondTry {
  private static final int LOGIN_SECONDS = 900;

  private SecondTry() {}

  /// Whether the failure is settled, so that trying again makes sense.
  static boolean isWorthIt(RuntimeException failure, Session session) {
    if (!session.isInteractive()) {
      return false;
    }
    return switch (failure) {
      case NotLoggedIn missing when missing.offersLogin() -> loggedIn(missing, session);
      case TrustException trust when trust.confirmable() != null -> {
        boolean yes =
            session
                .prompt()
                .confirm(
                    trust.target().value().origin()
                        + " comes from "
                        + trust.target().source().describe()
                        + ". Send your token there, now and in future?",
                    false);
        if (yes) {
          session.accounts().trust(trust.confirmable());
        }
        yield yes;
      }
      case ApiException.Status status when status.status() == 403 -> moreScopes(status, session);
      default -> false;
    };
  }

  private static boolean loggedIn(NotLoggedIn missing, Session session) {
    BaseUrl base = missing.target().value();
    if (base.isSaas()) {
      session
          .console()
          .err("To a server of your own, log in with 'sentry auth login --url <address>'");
    }
    if (!session.prompt().confirm("Not logged in to " + base + ". Log in now?", true)) {
      return false;
    }
    LoginHost host = LoginHost.resolve(session.instance(), base.toString(), null);
    new Login(session, host).byDevice(null, null, LOGIN_SECONDS);
    return true;
  }

  private static boolean moreScopes(ApiException.Status status, Session session) {
    if (!(session.selection().credential() instanceof ChosenCredential.Stored(Account account))
        || account.kind() != Account.Kind.OAUTH
        || account.scopes().isEmpty()) {
      return false;
    }
    List<String> wanted = new ArrayList<>(Scopes.ASKED);
    for (String scope : status.neededScopes()) {
      if (!wanted.contains(scope)) {
        wanted.add(scope);
      }
    }
    List<String> missing = Scopes.missing(wanted, account.scopes());
    if (Scopes.EXTRA.containsAll(missing)
        || !session
            .prompt()
            .confirm(
                "This login lacks " + String.join(" ", missing) + ". Approve it anew with these?",
                false)) {
      return false;
    }
    LoginHost host = LoginHost.resolve(session.instance(), account.host().toString(), null);
    new Login(session, host).byDevice(wanted, account.identity().email(), LOGIN_SECONDS);
    return true;
  }
}
