package dev.sentrycli.cli.instance;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.account.Accounts;
import dev.sentrycli.cli.setting.CustomHeaders;
import dev.sentrycli.cli.setting.Environment;
import dev.sentrycli.cli.setting.RcFiles;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.state.Defaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides which instance a run asks and with which credential, before anything is sent. It asks
/// nobody: where a person's word could help, the exception says so.
///
/// The instance is the first of a URL argument, `SENTRY_HOST`, `SENTRY_URL` and the nearest
/// `.sentryclirc`. If a stored login belongs there it is used; otherwise the credentials are tried
/// in their usual order, and the one found must belong to that instance. Without any of these the
/// run goes where the credential belongs.
public final class Instance {
  private final Environment environment;
  private final Defaults defaults;
  private final Accounts accounts;
  private final RcFiles rcFiles;

  public Instance(Environment environment, Defaults defaults, Accounts accounts, RcFiles rcFiles) {
    this.environment = environment;
    this.defaults = defaults;
    this.accounts = accounts;
    this.rcFiles = rcFiles;
  }

  /// Where a run goes and what it may send there. If the credential at hand belongs elsewhere, or
  /// if it or the custom headers can't be used, none is selected and the problem says why.
  ///
  /// @param urlArgument the instance a URL among the arguments points at
  /// @throws SettingException if an address can't be used
  public Selection select(@Nullable BaseUrl urlArgument) {
    return new Resolution(environment, accounts, rcFiles, this, statements(null, urlArgument))
        .select();
  }

  /// The addresses under which the user's instances are known, for telling the path prefix of a URL
  /// from the rest of its path.
  public List<BaseUrl> known() {
    return statements(null, null).known();
  }

  /// Why something that was written down did not count; for verbose runs.
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>(rcFiles.remarks());
    Setting<String> url = rcFiles.url();
    if (url != null && (environment.isSet("SENTRY_HOST") || environment.isSet("SENTRY_URL"))) {
      remarks.add(
          "the url in "
              + url.source().describe()
              + " does not count, because the environment names an instance");
    }
    return remarks;
  }

  Statements statements(@Nullable String urlFlag, @Nullable BaseUrl urlArgument) {
    return new Statements(environment, defaults, accounts, rcFiles, urlFlag, urlArgument);
  }

  /// The custom headers that are set, from the variable or else the stored ones, wherever they may
  /// go.
  CustomHeaders configuredHeaders() {
    String name = "SENTRY_CUSTOM_HEADERS";
    String text = environment.get(name);
    if (text == null) {
      name = "'sentry cli defaults headers'";
      text = defaults.get(Defaults.Key.HEADERS);
    }
    return text == null ? CustomHeaders.NONE : CustomHeaders.parse(text, name);
  }

  /// The custom headers as far as they may go to this instance, with a warning if they may not.
  ///
  /// @param confirmed whether the user has said that the instance is theirs
  CustomHeaders headersFor(BaseUrl target, boolean confirmed, Set<String> warnings) {
    CustomHeaders headers = configuredHeaders();
    if (headers.isEmpty() || (confirmed && !target.isSaas())) {
      return headers;
    }
    warnings.add(
        target.isSaas()
            ? "Custom headers are not sent to " + target + ": they are for instances of your own"
            : "Custom headers are not sent to "
                + target
                + ", which nothing of yours names. SENTRY_HOST="
                + target
                + " or 'sentry cli defaults url "
                + target
                + "' confirms it");
    return CustomHeaders.NONE;
  }
}
