package dev.sentrycli.cli.command.auth;

import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;
import org.jspecify.annotations.Nullable;

/// `sentry auth` alone: shows the login in use; where there is none, or a flag of `auth login` is
/// given, makes one.
public final class AuthStart implements Command<AuthStart.Options> {
  private final AuthLogin login = new AuthLogin();
  private final AuthStatus status = new AuthStatus();

  /// @param wantsLogin whether a flag says so
  public record Options(boolean wantsLogin, AuthLogin.Options login, AuthStatus.Options status) {}

  @Override
  public Usage usage() {
    return Usage.of("Show the login in use, or make one")
        .flags(
            AuthLogin.TOKEN,
            AuthLogin.TIMEOUT,
            AuthLogin.FORCE,
            AuthLogin.URL,
            AuthLogin.READ_ONLY,
            AuthLogin.SCOPE,
            AuthStatus.SHOW_TOKEN,
            SharedFlags.FRESH)
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    boolean wantsLogin =
        arguments.given(AuthLogin.TOKEN)
            || arguments.given(AuthLogin.TIMEOUT)
            || arguments.given(AuthLogin.FORCE)
            || arguments.given(AuthLogin.URL)
            || arguments.given(AuthLogin.READ_ONLY)
            || arguments.given(AuthLogin.SCOPE);
    return new Options(wantsLogin, login.read(arguments), status.read(arguments));
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    return null;
  }

  @Override
  public Result run(Options options, Session session) {
    boolean loggedOut =
        session.selection().credential() == null && session.selection().problem() == null;
    return options.wantsLogin() || loggedOut
        ? login.run(options.login(), session)
        : status.run(options.status(), session);
  }
}
