package dev.sentrycli.cli.instance;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.setting.Source;
import java.util.List;

/// The command needs a login, and there is no credential for the instance it is to ask.
public final class NotLoggedIn extends Failure {
  private final Setting<BaseUrl> target;

  public NotLoggedIn(Setting<BaseUrl> target) {
    super(
        Exit.NOT_AUTHENTICATED,
        "Not logged in to " + target.value(),
        target.source() instanceof Source.BuiltIn
            ? List.of()
            : List.of(target.value() + " comes from " + target.source().describe()),
        hints(target));
    this.target = target;
  }

  public Setting<BaseUrl> target() {
    return target;
  }

  /// Whether a login may be offered right away: never to a host that only a link or a project's
  /// file names.
  public boolean offersLogin() {
    return target.source().isConfirmed();
  }

  private static List<String> hints(Setting<BaseUrl> target) {
    BaseUrl base = target.value();
    if (!base.isSaas()) {
      return List.of(
          "sentry auth login --url " + base,
          "sentry auth login --url "
              + base
              + " --token - < token.txt (made at "
              + base.resolve("/settings/account/api/auth-tokens/new-token/")
              + ")");
    }
    if (target.source() instanceof Source.BuiltIn) {
      return List.of(
          "'sentry auth login --url https://sentry.example.com' logs in to your instance",
          "'sentry auth login' logs in to sentry.io",
          "no instance at hand? 'sentry sandbox try' starts one and shows everything");
    }
    return List.of("sentry auth login");
  }
}
