package dev.sentrycli.cli.command.auth;

import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.account.SetupCode;
import dev.sentrycli.cli.account.TokenKind;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.instance.LoginHost;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Login;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import org.jspecify.annotations.Nullable;

/// `sentry auth bootstrap`: trades the one-time set-up code in `SENTRY_SETUP_CODE` for a login and
/// stores it, so that a machine without browser and person gets one.
public final class AuthBootstrap implements Command<AuthBootstrap.Options> {
  private static final String VARIABLE = "SENTRY_SETUP_CODE";

  /// @param url the instance the code is expected to be for; null to go by the code
  public record Options(boolean force, @Nullable String url) {}

  @Override
  public Usage usage() {
    return Usage.of("Log in with a one-time set-up code")
        .detail(
            """
            Reads the code from SENTRY_SETUP_CODE, trades it at the instance that the code names, \
            and stores the login. The code works once. It is read from the variable alone, so that \
            no other user of the machine sees it among the processes.

            --url makes sure of the instance: a code for another one is not sent. For an instance \
            without TLS (http://) either --url or SENTRY_URL has to name it, too.

            As with 'sentry auth login', an instance of your own needs SENTRY_CLIENT_ID once.""")
        .examples(
            "SENTRY_SETUP_CODE=sntryc_… sentry auth bootstrap",
            "sentry auth bootstrap --url https://sentry.example.com --force")
        .flags(AuthLogin.FORCE, AuthLogin.URL)
        .field("method", "string", "'oauth'")
        .field("user", "object", "Whose login it is, as far as known")
        .field("host", "string", "The instance")
        .field("configPath", "string", "The file that holds the login")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(arguments.get(AuthLogin.FORCE), arguments.get(AuthLogin.URL));
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    return null;
  }

  @Override
  public Result run(Options options, Session session) {
    SetupCode code = code(session);
    LoginHost host = LoginHost.of(session.instance(), code, VARIABLE, options.url());
    session.console().err(Text.of(host.announcement(), Style.MUTED));
    Account there = options.force() ? null : AuthLogin.usableLogin(host.base().value(), session);
    if (there != null) {
      throw AuthException.alreadyThere(there);
    }
    AuthLogin.noticeEnvironmentToken(session);
    Account account = new Login(session, host).bySetupCode(code);
    if (options.force()) {
      AuthLogin.replaceOthers(account, session);
    }
    return AuthLogin.stored(account, session);
  }

  private static SetupCode code(Session session) {
    String text = session.environment().get(VARIABLE);
    if (text == null) {
      throw AuthException.noSetupCode(VARIABLE);
    }
    SetupCode code = SetupCode.of(text);
    if (code == null) {
      throw AuthException.badSetupCode(VARIABLE, TokenKind.SETUP_CODE.marks(text));
    }
    return code;
  }
}
