package dev.sentrycli.cli.effective;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.ApiException.ProxyServer;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Network.CaFile;
import dev.sentrycli.api.gateway.Network.ClientCertificate;
import dev.sentrycli.api.gateway.Passport;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.account.TokenKind;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.instance.ChosenCredential;
import dev.sentrycli.cli.instance.Selection;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.output.Form;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.CustomHeaders;
import dev.sentrycli.cli.setting.Environment;
import dev.sentrycli.cli.setting.PageLimit;
import dev.sentrycli.cli.setting.Places;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.setting.Source;
import dev.sentrycli.cli.state.Defaults;
import dev.sentrycli.grammar.Arguments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds out every setting that holds for a run and where it came from. What can't be used is one
/// of the settings, with its problem: nothing here fails.
public final class EffectiveSettings {
  /// What each setting is called, in the order they are found.
  public static final List<String> KEYS =
      List.of(
          "url",
          "token",
          "token-kind",
          "headers",
          "client-id",
          "organization",
          "project",
          "ca-cert",
          "client-cert",
          "client-key",
          "proxy",
          "no-proxy",
          "output",
          "log-level",
          "tips",
          "max-pages",
          "cache",
          "config-folder");

  private static final Source BUILT_IN = new Source.BuiltIn();
  private static final String CERTIFICATE = "-----BEGIN ";

  private final Session session;
  private final Environment environment;
  private final Flags flags;
  private final List<EffectiveSetting> found = new ArrayList<>();

  /// What the command line itself settled.
  ///
  /// @param output the form it chose for the output; null if it chose none
  /// @param level the flag that chose how much is told; null if none did
  public record Flags(@Nullable ChosenForm output, @Nullable String level) {
    /// A form and the flag that chose it.
    public record ChosenForm(Form form, String flag) {}

    public static Flags of(Arguments arguments) {
      return new Flags(
          form(arguments),
          arguments.get(SharedFlags.LOG_LEVEL) != null
              ? "--log-level"
              : arguments.get(SharedFlags.VERBOSE) ? "--verbose" : null);
    }

    private static @Nullable ChosenForm form(Arguments arguments) {
      Boolean json = arguments.get(SharedFlags.JSON);
      if (json != null) {
        return json ? new ChosenForm(Form.JSON, "--json") : new ChosenForm(Form.TABLE, "--no-json");
      }
      String word = arguments.get(SharedFlags.OUTPUT);
      Form form = word == null ? null : Form.of(word);
      if (form != null) {
        return new ChosenForm(form, "--output");
      }
      return arguments.given(SharedFlags.JQ)
          ? new ChosenForm(Form.JSON, "--jq")
          : arguments.given(SharedFlags.TEMPLATE) ? new ChosenForm(Form.JSON, "--template") : null;
    }
  }

  private EffectiveSettings(Session session, Flags flags) {
    this.session = session;
    this.environment = session.environment();
    this.flags = flags;
  }

  /// All of them, what decides where requests go first.
  public static List<EffectiveSetting> of(Session session, Flags flags) {
    EffectiveSettings settings = new EffectiveSettings(session, flags);
    settings.instance();
    settings.places();
    settings.network();
    settings.output();
    settings.state();
    return List.copyOf(settings.found);
  }

  private void instance() {
    Selection selection = get("url", session::selection);
    if (selection == null) {
      return;
    }
    add("url", selection.target().value().toString(), selection.target().source());
    ChosenCredential credential = selection.credential();
    Failure problem = selection.problem();
    if (credential != null) {
      String token = String.valueOf(credential.token());
      TokenKind kind = TokenKind.of(token);
      Source source = source(credential);
      add("token", kind.masked(), source);
      add("token-kind", words(credential, kind), source);
    } else if (problem != null) {
      found.add(EffectiveSetting.broken("token", problem.sentence(), problem.firstHint()));
    } else {
      add("token", null, null);
    }
    headers();
    clientId(credential);
  }

  private static Source source(ChosenCredential credential) {
    return switch (credential) {
      case ChosenCredential.Stored _ -> new Source.Stored(credential.describe());
      case ChosenCredential.FromVariable(String name, var _, var _) -> new Source.Variable(name);
      case ChosenCredential.FromRc(var place, var _, var _) -> place;
    };
  }

  private static String words(ChosenCredential credential, TokenKind kind) {
    boolean oauth =
        credential instanceof ChosenCredential.Stored(Account account)
            && account.kind() == Account.Kind.OAUTH;
    return oauth ? "OAuth login" : kind.words();
  }

  private void headers() {
    String variable = "SENTRY_CUSTOM_HEADERS";
    String text = environment.get(variable);
    Source source = new Source.Variable(variable);
    if (text == null) {
      text = stored(Defaults.Key.HEADERS);
      source = storedAs(Defaults.Key.HEADERS);
    }
    if (text == null) {
      add("headers", null, null);
      return;
    }
    String written = text;
    Source from = source;
    CustomHeaders headers = get("headers", () -> CustomHeaders.parse(written, from.describe()));
    if (headers != null) {
      add("headers", headers.masked(), from);
    }
  }

  private void clientId(@Nullable ChosenCredential credential) {
    String variable = environment.get("SENTRY_CLIENT_ID");
    if (variable != null) {
      add("client-id", variable, new Source.Variable("SENTRY_CLIENT_ID"));
    } else if (credential instanceof ChosenCredential.Stored(Account account)
        && account.clientId() != null) {
      add("client-id", account.clientId(), new Source.Stored(credential.describe()));
    } else {
      add("client-id", null, null);
    }
  }

  private void places() {
    Places places = get("organization", session::places);
    if (places != null) {
      add("organization", places.organization());
      add("project", places.project());
    }
  }

  private void network() {
    List<CaFile> files = get("ca-cert", session.connections()::certificateFiles);
    if (files != null) {
      if (files.isEmpty()) {
        add("ca-cert", null, null);
      }
      for (CaFile file : files) {
        Source source =
            file.fromEnvironment()
                ? new Source.Variable(file.setting())
                : new Source.Stored(file.setting());
        found.add(certificates("ca-cert", file.path(), source, "certificate"));
      }
    }
    ClientCertificate own = session.connections().clientCertificate();
    if (own == null) {
      add("client-cert", null, null);
    } else {
      Source source = new Source.Variable(own.setting());
      found.add(certificates("client-cert", own.certificate(), source, "certificate"));
      if (!own.key().equals(own.certificate())) {
        found.add(
            certificates("client-key", own.key(), new Source.Variable("SENTRY_CLIENT_KEY"), "key"));
      }
    }
    proxy();
  }

  /// The file of a setting, and whether there is a PEM block in it at all.
  private static EffectiveSetting certificates(String key, Path file, Source source, String what) {
    EffectiveSetting setting = EffectiveSetting.of(key, file.toString(), source);
    String fix =
        "let "
            + source.describe()
            + " name a PEM file with a "
            + what
            + ", or take the setting away";
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      return text.contains(CERTIFICATE)
          ? setting
          : setting.but("The file '" + file + "' holds no " + what, fix);
    } catch (NoSuchFileException absent) {
      return setting.but("The file '" + file + "' does not exist", fix);
    } catch (IOException unreadable) {
      return setting.but("The file '" + file + "' can't be read", fix);
    }
  }

  private void proxy() {
    try (Gateway gateway = session.gateway(Passport.anonymous(session.base().value()))) {
      ProxyServer proxy = gateway.proxy();
      add(
          "proxy",
          proxy == null ? null : proxy.address(),
          proxy == null ? null : new Source.Variable(proxy.setting()));
    } catch (ApiException.Misconfigured wrong) {
      found.add(
          EffectiveSetting.broken(
              "proxy",
              wrong.setting() + " " + wrong.reason(),
              "write it as http://proxy.example.com:3128"));
    } catch (Failure unknownInstance) {
      add("proxy", null, null);
    }
    String name = environment.isSet("no_proxy") ? "no_proxy" : "NO_PROXY";
    String exceptions = environment.get(name);
    add("no-proxy", exceptions, exceptions == null ? null : new Source.Variable(name));
  }

  private void output() {
    String variable = environment.get("SENTRY_OUTPUT_FORMAT");
    Form form = variable == null ? null : Form.of(variable);
    if (flags.output() != null) {
      add("output", flags.output().form().word(), new Source.Flag(flags.output().flag()));
    } else if (form != null) {
      add("output", form.word(), new Source.Variable("SENTRY_OUTPUT_FORMAT"));
    } else {
      add("output", Form.TABLE.word(), BUILT_IN);
    }
    String level = environment.get("SENTRY_LOG_LEVEL");
    String told = session.notices().level().name().toLowerCase(Locale.ROOT);
    add(
        "log-level",
        told,
        flags.level() != null
            ? new Source.Flag(flags.level())
            : told.equalsIgnoreCase(level) ? new Source.Variable("SENTRY_LOG_LEVEL") : BUILT_IN);
    String tips = stored(Defaults.Key.TIPS);
    if (environment.isSet("SENTRY_DISABLE_TIPS")) {
      add("tips", "off", new Source.Variable("SENTRY_DISABLE_TIPS"));
    } else {
      add(
          "tips",
          tips == null ? "on" : tips,
          tips == null ? BUILT_IN : storedAs(Defaults.Key.TIPS));
    }
    String pages = environment.get("SENTRY_MAX_PAGINATION_PAGES");
    String most = Integer.toString(PageLimit.of(environment));
    add(
        "max-pages",
        most,
        most.equals(pages) ? new Source.Variable("SENTRY_MAX_PAGINATION_PAGES") : BUILT_IN);
  }

  private void state() {
    boolean off = environment.isOn("SENTRY_NO_CACHE");
    add(
        "cache",
        off ? "off" : "on",
        environment.isSet("SENTRY_NO_CACHE") ? new Source.Variable("SENTRY_NO_CACHE") : BUILT_IN);
    Path folder = environment.configFolder();
    String variable =
        environment.isSet("SENTRY_CONFIG_DIR")
            ? "SENTRY_CONFIG_DIR"
            : environment.isSet("XDG_CONFIG_HOME") ? "XDG_CONFIG_HOME" : null;
    add(
        "config-folder",
        folder == null ? null : folder.toString(),
        folder == null ? null : variable == null ? BUILT_IN : new Source.Variable(variable));
  }

  /// A stored default; null also where they can't be read, which is said once, of the url.
  private @Nullable String stored(Defaults.Key key) {
    try {
      return session.defaults().get(key);
    } catch (Failure unreadable) {
      return null;
    }
  }

  private static Source storedAs(Defaults.Key key) {
    return new Source.Stored("'sentry cli defaults " + key.word() + "'");
  }

  private <T> @Nullable T get(String key, Supplier<T> question) {
    try {
      return question.get();
    } catch (Failure unusable) {
      found.add(EffectiveSetting.broken(key, unusable.sentence(), unusable.firstHint()));
      return null;
    }
  }

  private void add(String key, @Nullable Setting<String> setting) {
    add(key, setting == null ? null : setting.value(), setting == null ? null : setting.source());
  }

  private void add(String key, @Nullable String value, @Nullable Source source) {
    found.add(EffectiveSetting.of(key, value, source));
  }
}
