package dev.sentrycli.cli.command.cli;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.BaseUrl.BadAddressException;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.account.TokenClaim;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.DefaultValue;
import dev.sentrycli.cli.setting.RcFiles;
import dev.sentrycli.cli.setting.RcFiles.Stated;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.setting.SettingException;
import dev.sentrycli.cli.setting.Source;
import dev.sentrycli.cli.state.Defaults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `.sentryclirc` files have to give. A token belongs to the address in its own file, or to
/// the one the user names on the command line; an address in any other file never gets it, because
/// that file may have come with a cloned repository.
///
/// @param token with `url`, where it belongs; null if no file has one
/// @param url where the token belongs, or without a token the address of `--url`; null if there is
///   neither
/// @param urlIsSet whether there is a default for it, which stays
record RcImport(
    @Nullable Setting<String> token,
    @Nullable Setting<BaseUrl> url,
    boolean urlIsSet,
    @Nullable Setting<String> organization,
    @Nullable Setting<String> project,
    List<String> warnings) {
  RcImport {
    warnings = List.copyOf(warnings);
  }

  boolean isEmpty() {
    return token == null && url == null && organization == null && project == null;
  }

  /// All there is.
  List<Setting<?>> settings() {
    List<Setting<?>> settings = new ArrayList<>();
    for (Setting<?> setting : Arrays.asList(token, url, organization, project)) {
      if (setting != null) {
        settings.add(setting);
      }
    }
    return settings;
  }

  /// Reads the files. Nothing is sent or stored.
  ///
  /// @param flag the address of `--url`
  /// @throws Failure with 13 if it is not clear, or contradictory, where the token belongs
  static RcImport read(Session session, @Nullable BaseUrl flag) {
    List<Stated> all = new ArrayList<>();
    for (Stated stated : session.rcFiles().stated()) {
      if (!stated.isEmpty()) {
        all.add(stated);
      }
    }
    List<String> warnings = new ArrayList<>(session.rcFiles().warnings());
    Setting<BaseUrl> named = flag == null ? null : new Setting<>(flag, new Source.Flag("--url"));
    Stated owner = null;
    for (Stated stated : all) {
      if (stated.token() == null) {
        continue;
      }
      if (owner == null) {
        owner = stated;
      } else {
        warnings.add("The token in " + stated.file() + " is left out: a nearer file has one");
      }
    }
    Setting<String> token = owner == null ? null : owner.token();
    Setting<BaseUrl> url = token == null ? named : host(token, owner, all, named, session);
    for (Stated stated : all) {
      Setting<String> other = stated.url();
      if (other != null && !stated.equals(owner) && !isSame(other, url)) {
        warnings.add(
            address(other.value())
                + " in "
                + stated.file()
                + " is left out: it stands beside no token that is imported, and --url does not name it");
      }
    }
    if (token != null && owner != null && RcFiles.isReadableByOthers(owner.file())) {
      warnings.add(
          owner.file()
              + " holds a token and can be read by others: 'chmod 600 "
              + owner.file()
              + "'");
    }
    return new RcImport(
        token,
        url,
        false,
        usable(Defaults.Key.ORGANIZATION, all, session, warnings),
        usable(Defaults.Key.PROJECT, all, session, warnings),
        warnings);
  }

  /// Without what there is a login or a default for already: those stay as they are.
  RcImport ofWhatIsNotSet(Session session) {
    List<String> all = new ArrayList<>(warnings);
    boolean loggedIn = token != null && url != null && isLoggedIn(url.value(), session);
    if (loggedIn && token != null && url != null) {
      all.add(
          "The token in "
              + token.source().describe()
              + " is left out: there is a login for "
              + url.value()
              + " already");
    }
    String address = session.defaults().get(Defaults.Key.URL);
    if (address != null && url != null && !address.equals(url.value().toString())) {
      all.add("The default URL stays " + address + ": it is set already");
    }
    String home = session.defaults().get(Defaults.Key.ORGANIZATION);
    boolean elsewhere =
        home != null
            && organization != null
            && !home.equals(organization.value())
            && session.defaults().get(Defaults.Key.PROJECT) == null;
    if (elsewhere && project != null) {
      all.add(
          project.source().describe()
              + " is left out: it goes with an organization other than the default '"
              + home
              + "'");
    }
    return new RcImport(
        loggedIn ? null : token,
        address != null && (loggedIn || token == null) ? null : url,
        address != null,
        unlessSet(Defaults.Key.ORGANIZATION, organization, session, all),
        elsewhere ? null : unlessSet(Defaults.Key.PROJECT, project, session, all),
        all);
  }

  private static boolean isLoggedIn(BaseUrl url, Session session) {
    long now = session.environment().clock().millis();
    for (Account account : session.accounts().on(url.origin())) {
      if (account.isUsable(now)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Setting<String> unlessSet(
      Defaults.Key key, @Nullable Setting<String> found, Session session, List<String> warnings) {
    String set = session.defaults().get(key);
    if (set == null || found == null) {
      return found;
    }
    if (!set.equals(found.value())) {
      warnings.add(
          found.source().describe()
              + " is left out: the default "
              + key.word()
              + " is '"
              + set
              + "' already");
    }
    return null;
  }

  private static Setting<BaseUrl> host(
      Setting<String> token,
      @Nullable Stated owner,
      List<Stated> all,
      @Nullable Setting<BaseUrl> named,
      Session session) {
    Setting<String> beside = owner == null ? null : owner.url();
    if (beside != null) {
      Setting<BaseUrl> own = new Setting<>(parsed(beside), beside.source());
      if (named != null && !own.value().origin().equals(named.value().origin())) {
        throw ForeignTokenException.contradicted(token, own.value(), named.value());
      }
      return own;
    }
    if (named != null) {
      return named;
    }
    TokenClaim claim = TokenClaim.of(token.value());
    if (claim != null) {
      return new Setting<>(claim.url(), new Source.Claim());
    }
    for (Stated other : all) {
      Setting<String> elsewhere = other.url();
      if (elsewhere != null) {
        throw ForeignTokenException.unclear(
            token, address(elsewhere.value()), elsewhere.source().describe());
      }
    }
    for (String variable : List.of("SENTRY_HOST", "SENTRY_URL")) {
      String value = session.environment().get(variable);
      if (value != null) {
        throw ForeignTokenException.unclear(token, address(value), variable);
      }
    }
    return new Setting<>(BaseUrl.SENTRY_IO, new Source.BuiltIn());
  }

  /// For people. What is no address may hold a password.
  private static String address(String value) {
    try {
      return BaseUrl.parse(value).toString();
    } catch (BadAddressException bad) {
      return "An address that can't be used";
    }
  }

  private static BaseUrl parsed(Setting<String> url) {
    try {
      return BaseUrl.parse(url.value());
    } catch (BadAddressException bad) {
      throw SettingException.config(
          "The url in " + url.source().describe() + " " + bad.getMessage(),
          "an example is url = https://sentry.example.com");
    }
  }

  private static boolean isSame(Setting<String> written, @Nullable Setting<BaseUrl> url) {
    try {
      return url != null && BaseUrl.parse(written.value()).equals(url.value());
    } catch (BadAddressException bad) {
      return false;
    }
  }

  /// The nearest value of a key, as it would be stored; null if there is none that can be.
  private static @Nullable Setting<String> usable(
      Defaults.Key key, List<Stated> all, Session session, List<String> warnings) {
    for (Stated stated : all) {
      Setting<String> found =
          key == Defaults.Key.PROJECT ? stated.project() : stated.organization();
      if (found == null) {
        continue;
      }
      try {
        String value = DefaultValue.of(key, found.value(), session.environment().workingFolder());
        return new Setting<>(value, found.source());
      } catch (SettingException unusable) {
        warnings.add(found.source().describe() + " is left out: " + unusable.getMessage());
      }
    }
    return null;
  }

  /// It is not certain whose token it is, so nobody gets it.
  private static final class ForeignTokenException extends Failure {
    private ForeignTokenException(String message, List<String> details, List<String> hints) {
      super(Exit.HOST_SCOPE, message, details, hints);
    }

    static ForeignTokenException contradicted(Setting<String> token, BaseUrl own, BaseUrl named) {
      return new ForeignTokenException(
          "Nothing was sent to " + named + ", because the token belongs to " + own,
          List.of("The token and " + own + " stand in the same file: " + token.source().describe()),
          List.of(
              "leave out --url to log in to " + own,
              "'sentry auth login --url " + named + " --token -' takes a token of " + named));
    }

    static ForeignTokenException unclear(Setting<String> token, String url, String place) {
      return new ForeignTokenException(
          "It is not certain which instance the token is for; nothing was sent",
          List.of(
              "The token stands in " + token.source().describe() + ", without an address",
              url + " comes from " + place),
          List.of(
              "'sentry cli import --url ADDRESS' says where the token belongs",
              "or write url = ADDRESS below [defaults] in the token's own file"));
    }
  }
}
