package dev.sentrycli.cli.instance;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.BaseUrl.BadAddressException;
import dev.sentrycli.api.gateway.Origin;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.account.Accounts;
import dev.sentrycli.cli.setting.Environment;
import dev.sentrycli.cli.setting.RcFiles;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.setting.SettingException;
import dev.sentrycli.cli.setting.Source;
import dev.sentrycli.cli.state.Defaults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that names an instance in this run. Each is looked at only when it is asked for, so
/// that a bad value nobody needs stops nobody.
final class Statements {
  private static final String EXAMPLE = "SENTRY_HOST=https://sentry.example.com";

  private final Environment environment;
  private final Defaults defaults;
  private final Accounts accounts;
  private final RcFiles rcFiles;
  private final @Nullable String flag;
  private final @Nullable BaseUrl argument;
  private final Map<String, BaseUrl> read = new HashMap<>();
  private final Set<String> notices = new LinkedHashSet<>();

  Statements(
      Environment environment,
      Defaults defaults,
      Accounts accounts,
      RcFiles rcFiles,
      @Nullable String flag,
      @Nullable BaseUrl argument) {
    this.environment = environment;
    this.defaults = defaults;
    this.accounts = accounts;
    this.rcFiles = rcFiles;
    this.flag = flag;
    this.argument = argument;
  }

  /// The first that is present, in the order that counts; null if none is.
  @Nullable Setting<BaseUrl> first() {
    Setting<BaseUrl> first = argument();
    if (first == null) {
      first = variable();
    }
    return first == null ? rcUrl() : first;
  }

  /// @throws SettingException (252) if `--url` holds no address
  @Nullable Setting<BaseUrl> flag() {
    if (flag == null) {
      return null;
    }
    try {
      return parsed(flag, new Source.Flag("--url"));
    } catch (BadAddressException bad) {
      throw SettingException.usage(
          "--url" + shown(flag) + " " + bad.getMessage(),
          "an example is --url https://sentry.example.com");
    }
  }

  /// The instance of the URL among the arguments: the one that is known under this address, if any,
  /// because people paste links with another scheme, and links don't tell the path prefix.
  @Nullable Setting<BaseUrl> argument() {
    if (argument == null) {
      return null;
    }
    Source source = new Source.UrlArgument();
    BaseUrl same = null;
    for (BaseUrl base : known()) {
      if (base.equals(argument)) {
        return new Setting<>(argument, source);
      }
      if (same == null && isSamePlace(base.origin(), argument.origin())) {
        same = base;
      }
    }
    if (same == null) {
      same = argument.isSaas() ? BaseUrl.SENTRY_IO : argument;
    }
    return new Setting<>(same, source);
  }

  /// @throws SettingException (20) if the variable holds no address
  @Nullable Setting<BaseUrl> variable() {
    String name = "SENTRY_HOST";
    String value = environment.get(name);
    if (value == null) {
      name = "SENTRY_URL";
      value = environment.get(name);
    }
    if (value == null) {
      return null;
    }
    try {
      return parsed(value, new Source.Variable(name));
    } catch (BadAddressException bad) {
      throw SettingException.config(
          name + shown(value) + " " + bad.getMessage(), "an example is " + EXAMPLE);
    }
  }

  /// @throws SettingException (20) if the nearest file with an address has a bad one
  @Nullable Setting<BaseUrl> rcUrl() {
    return checked(rcFiles.url());
  }

  /// The address beside a token in the same file, or in a file above it.
  @Nullable Setting<BaseUrl> withToken(Setting<String> token) {
    Setting<String> url = rcFiles.urlBeside(token);
    if (url == null && !token.source().isConfirmed()) {
      url = rcFiles.urlAbove(token);
    }
    return checked(url);
  }

  @Nullable Setting<BaseUrl> globalRcUrl() {
    List<Setting<String>> urls = rcFiles.globalUrls();
    return urls.isEmpty() ? null : checked(urls.getFirst());
  }

  /// @throws SettingException (20) if the stored value is no address
  @Nullable Setting<BaseUrl> storedDefault() {
    String value = defaults.get(Defaults.Key.URL);
    if (value == null) {
      return null;
    }
    try {
      // Logins and switches store it as well.
      return parsed(value, new Source.Stored("the last login or 'sentry cli defaults url'"));
    } catch (BadAddressException bad) {
      throw SettingException.config(
          "The default url in " + defaults.path() + shown(value) + " " + bad.getMessage(),
          "'sentry cli defaults url ADDRESS' replaces it");
    }
  }

  @Nullable Setting<BaseUrl> activeAccount() {
    Account active = accounts.active();
    return active == null
        ? null
        : new Setting<>(active.host(), new Source.Stored("the stored login"));
  }

  /// Every address the user or a file of theirs gives, the surest first.
  List<BaseUrl> known() {
    List<BaseUrl> known = new ArrayList<>();
    Setting<BaseUrl> active = activeAccount();
    add(known, active);
    for (Account account : accounts.all()) {
      known.add(account.host());
    }
    add(known, variable());
    add(known, storedDefault());
    Setting<String> url = rcFiles.url();
    if (url != null) {
      try {
        known.add(BaseUrl.parse(url.value()));
      } catch (BadAddressException _) {
        // It is an error only where the run would follow it.
        return known;
      }
    }
    return known;
  }

  /// Whether the user has said that this origin is an instance of theirs.
  boolean isConfirmed(Origin origin) {
    return isAt(flag(), origin)
        || isAt(variable(), origin)
        || isAt(storedDefault(), origin)
        || hasAccountAt(origin)
        || accounts.isTrusted(origin)
        || isAt(globalRcUrl(), origin);
  }

  /// What was put right silently; each sentence once.
  List<String> notices() {
    return List.copyOf(notices);
  }

  private boolean hasAccountAt(Origin origin) {
    for (Account account : accounts.all()) {
      if (account.host().origin().equals(origin)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Setting<BaseUrl> checked(@Nullable Setting<String> url) {
    if (url == null) {
      return null;
    }
    try {
      return parsed(url.value(), url.source());
    } catch (BadAddressException bad) {
      throw SettingException.config(
          "The url in " + url.source().describe() + shown(url.value()) + " " + bad.getMessage(),
          "an example is url = https://sentry.example.com; a comment needs a line of its own");
    }
  }

  private Setting<BaseUrl> parsed(String text, Source source) {
    BaseUrl base = read.get(text);
    if (base == null) {
      base = BaseUrl.parse(text, notice -> notices.add(source.describe() + ": " + notice));
      read.put(text, base);
    }
    return new Setting<>(base, source);
  }

  /// The bad value for a message, unless it may hold a secret.
  private static String shown(String value) {
    boolean harmless = value.length() <= 80 && !value.contains("sntry");
    for (int i = 0; harmless && i < value.length(); i++) {
      harmless = value.charAt(i) >= ' ' && "@?#".indexOf(value.charAt(i)) < 0;
    }
    return harmless ? " ('" + value + "')" : "";
  }

  private static boolean isAt(@Nullable Setting<BaseUrl> setting, Origin origin) {
    return setting != null && setting.value().origin().equals(origin);
  }

  private static void add(List<BaseUrl> known, @Nullable Setting<BaseUrl> setting) {
    if (setting != null) {
      known.add(setting.value());
    }
  }

  /// Whether two origins are the same to a person: links are pasted with `http` for `https` and the
  /// reverse.
  private static boolean isSamePlace(Origin one, Origin other) {
    return Reach.isSame(one, other)
        || (one.host().equals(other.host())
            && Reach.isDefaultPort(one)
            && Reach.isDefaultPort(other));
  }
}
