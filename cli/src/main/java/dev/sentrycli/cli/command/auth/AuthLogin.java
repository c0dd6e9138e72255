package dev.sentrycli.cli.command.auth;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.account.Scopes;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.instance.LoginHost;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Login;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.SettingException;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Printable;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry auth login`: makes a login and stores it.
public final class AuthLogin implements Command<AuthLogin.Options> {
  static final Flag<@Nullable String> TOKEN =
      Flag.text("token", "token", "Log in with this API token; '-' reads it from standard input");
  static final Flag<Integer> TIMEOUT =
      Flag.count("timeout", 900, 1, 86_400, "How many seconds to wait for the approval");
  static final Flag<Boolean> FORCE =
      Flag.toggle("force", "Replace the login there already is on that host");
  static final Flag<@Nullable String> URL =
      Flag.text("url", "address", "The Sentry instance to log in to");
  static final Flag<Boolean> READ_ONLY =
      Flag.toggle("read-only", "Ask only for permissions to read");
  static final Flag<List<String>> SCOPE =
      Flag.texts("scope", "scope", "Ask for this permission instead of the usual ones").letter('s');

  /// @param email whose login it is meant to be
  /// @param server the host named behind the e-mail
  /// @param scopes null for the usual ones
  public record Options(
      @Nullable String email,
      @Nullable String server,
      @Nullable String token,
      int seconds,
      boolean force,
      @Nullable String url,
      @Nullable List<String> scopes) {
    @Override
    public String toString() {
      return "login";
    }
  }

  @Override
  public Usage usage() {
    return Usage.of("Log in to a Sentry instance")
        .detail(
            """
            Without --token a browser approves the login (OAuth device flow, Sentry 26.1 or later). \
            An instance of your own needs an OAuth application of type Public for that, made under \
            Settings > Account > API > Applications; its client id goes into SENTRY_CLIENT_ID, once.

            With --token an API token is checked and stored. '--token -' reads it from standard \
            input, so that no other user of the machine sees it among the processes.

            The instance is remembered: later commands need neither flag nor variable.""")
        .examples(
            "SENTRY_CLIENT_ID=ID sentry auth login --url https://sentry.example.com",
            "sentry auth login --url https://sentry.example.com --token - < token.txt",
            "sentry auth login --read-only")
        .takes(
            Positional.optional(
                "email[:server]", "Whose login it is to be, and perhaps on which host"))
        .flags(TOKEN, TIMEOUT, FORCE, URL, READ_ONLY, SCOPE)
        .field("method", "string", "'oauth' or 'token'")
        .field("user", "object", "Whose login it is, as far as known")
        .field("host", "string", "The instance")
        .field("configPath", "string", "The file that holds the login")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    String token = arguments.get(TOKEN);
    List<String> scopes = null;
    boolean readOnly = arguments.get(READ_ONLY);
    if (token != null && (readOnly || arguments.given(SCOPE))) {
      throw new UsageException(
          Kind.VALUE,
          "--token does not go with " + (readOnly ? "--read-only" : "--scope"),
          "what a token may do was settled when it was made");
    }
    if (readOnly && arguments.given(SCOPE)) {
      throw new UsageException(
          Kind.VALUE,
          "--read-only does not go with --scope",
          "name the scopes, or leave it at reading");
    }
    if (readOnly) {
      scopes = Scopes.readOnly();
    } else if (arguments.given(SCOPE)) {
      scopes = scopes(arguments.get(SCOPE));
    }
    String account = arguments.positional(0);
    if (account != null && Command.isWebAddress(account)) {
      throw new UsageException(
          Kind.SYNTAX,
          "The argument is the e-mail address of an account, not the address of a server",
          "sentry auth login --url " + Printable.of(account.strip()));
    }
    int colon = account == null ? -1 : account.indexOf(':');
    return new Options(
        account == null || colon < 0 ? account : account.substring(0, colon),
        account == null || colon < 0 ? null : account.substring(colon + 1),
        token,
        arguments.get(TIMEOUT),
        arguments.get(FORCE),
        arguments.get(URL),
        scopes);
  }

  static List<String> scopes(List<String> texts) {
    try {
      return Scopes.parse(texts);
    } catch (IllegalArgumentException unknown) {
      throw new UsageException(
          Kind.VALUE,
          "No server knows the scope '" + unknown.getMessage() + "'",
          "known are " + String.join(" ", Scopes.KNOWN));
    }
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    return null;
  }

  @Override
  public Result run(Options options, Session session) {
    LoginHost host = LoginHost.resolve(session.instance(), options.url(), options.server());
    session.console().err(Text.of(host.announcement(), Style.MUTED));
    Account there = existing(options, host, session);
    if (there != null) {
      return already(options, there, session);
    }
    noticeEnvironmentToken(session);
    Login login = new Login(session, host);
    String token = options.token();
    if (token != null && token.equals("-")) {
      token = fromInput(session);
    }
    Account account =
        token == null
            ? login.byDevice(options.scopes(), options.email(), options.seconds())
            : login.byToken(token.strip(), options.email(), options.force());
    if (options.force()) {
      replaceOthers(account, session);
    }
    return stored(account, session);
  }

  /// The login that is there already, if it is to stay.
  private static @Nullable Account existing(Options options, LoginHost host, Session session) {
    if (options.force() || options.email() != null) {
      return null;
    }
    Account account = usableLogin(host.base().value(), session);
    if (account == null || !session.isInteractive()) {
      return account;
    }
    boolean anew =
        session
            .prompt()
            .confirm(
                "Already logged in as " + AccountJson.words(account) + ". Log in anew?", false);
    return anew ? null : account;
  }

  /// A login on this instance that still works, or null.
  static @Nullable Account usableLogin(BaseUrl base, Session session) {
    for (Account account : session.accounts().on(base.origin())) {
      if (account.isUsable(session.environment().clock().millis()) && account.host().equals(base)) {
        return account;
      }
    }
    return null;
  }

  private static Result already(Options options, Account account, Session session) {
    JsonObject json = json(account, session);
    json.addProperty("alreadyLoggedIn", true);
    session
        .notices()
        .info(
            "auth",
            "Already logged in as "
                + AccountJson.words(account)
                + (options.token() == null ? "" : "; the token was neither checked nor stored")
                + ". --force replaces this login; an e-mail adds another one");
    return Result.detail(json, look -> List.of());
  }

  static void noticeEnvironmentToken(Session session) {
    for (String name : List.of("SENTRY_AUTH_TOKEN", "SENTRY_TOKEN")) {
      if (session.environment().isSet(name)) {
        session
            .notices()
            .warn(
                "auth",
                session.environment().isOn("SENTRY_FORCE_ENV_TOKEN")
                    ? name + " is set and forced: later commands use it, not this login"
                    : name
                        + " is set, too: later commands use this login"
                        + " (SENTRY_FORCE_ENV_TOKEN=1 makes them use the variable)");
        return;
      }
    }
  }

  /// The token from standard input: typed unseen at a terminal, else the first line.
  private static String fromInput(Session session) {
    if (session.isInteractive()) {
      return session.prompt().secret("Token:");
    }
    try {
      String line = session.console().readLine();
      return line == null ? "" : line;
    } catch (IOException unreadable) {
      throw SettingException.value(
          "The token can't be read from standard input", "sentry auth login --token - < token.txt");
    }
  }

  /// Forgets all logins of its host but this one.
  static void replaceOthers(Account account, Session session) {
    List<String> others = new ArrayList<>();
    for (Account other : session.accounts().all()) {
      if (other.host().equals(account.host()) && !other.id().equals(account.id())) {
        others.add(other.id());
      }
    }
    if (!others.isEmpty()) {
      session
          .accounts()
          .remove(java.util.Set.copyOf(others), session.environment().clock().millis());
    }
  }

  private static JsonObject json(Account account, Session session) {
    JsonObject json = new JsonObject();
    json.addProperty("method", account.kind() == Account.Kind.OAUTH ? "oauth" : "token");
    JsonObject user = account.identity().json();
    if (!user.isEmpty()) {
      json.add("user", user);
    }
    json.addProperty("host", account.host().toString());
    json.addProperty("configPath", session.accounts().path());
    Long expiresAt = account.expiresAt();
    if (expiresAt != null) {
      json.addProperty(
          "expiresIn",
          Math.max(0, (expiresAt - session.environment().clock().millis() + 500) / 1000));
    }
    json.addProperty("refreshEnabled", account.refreshToken() != null);
    return json;
  }

  /// What a new login is told with.
  static Result stored(Account account, Session session) {
    List<Text> lines = new ArrayList<>();
    lines.add(Text.done("Logged in to " + account.host()));
    String who = account.identity().display();
    if (who != null) {
      lines.add(Text.of("  Logged in as: ").plus(who));
    }
    if (account.kind() == Account.Kind.OAUTH) {
      lines.add(
          Text.of("  Automatic refresh: ")
              .plus(account.refreshToken() == null ? "unavailable" : "enabled"));
      String left = AuthTokens.left(account.expiresAt(), session.environment().clock().millis());
      if (left != null) {
        lines.add(Text.of("  Access token expires in: ").plus(left));
      }
    }
    lines.add(Text.of("  Config saved to: ").plus(String.valueOf(session.accounts().path())));
    return Result.detail(json(account, session), look -> List.of(new Block.Lines(lines)))
        .note(true, "Tip: 'sentry org list' shows what this account can see");
  }
}
