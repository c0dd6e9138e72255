package dev.sentrycli.cli.instance;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.account.Accounts;
import dev.sentrycli.cli.setting.Environment;
import dev.sentrycli.cli.setting.Places;
import dev.sentrycli.cli.setting.RcFiles;
import dev.sentrycli.cli.state.Defaults;
import dev.sentrycli.cli.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A machine for tests: a home, a configuration folder, a cloned repository to work in, variables,
/// logins and defaults, all real files in a temporary folder.
public final class Situation {
  public static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  public static final String A = "https://a.example";
  public static final String B = "https://b.example";

  public final Path home;
  public final Path config;
  public final Path repository;
  private final Map<String, String> variables = new HashMap<>();
  private Path workingFolder;
  private Accounts accounts;
  private Defaults defaults;
  private int logins;

  public Situation(Path root) {
    home = root.resolve("home");
    config = home.resolve(".config/sentry");
    repository = root.resolve("src/repository");
    workingFolder = repository;
    make(home);
    make(repository);
    variables.put("HOME", home.toString());
    accounts = new Accounts(new StateFolder(config));
    defaults = new Defaults(new StateFolder(config));
  }

  public Situation variable(String name, @Nullable String value) {
    if (value == null) {
      variables.remove(name);
    } else {
      variables.put(name, value);
    }
    return this;
  }

  public Situation workingIn(Path folder) {
    make(folder);
    workingFolder = folder;
    return this;
  }

  /// A login made with an API token; the last one made is active.
  public Situation login(String host, String token) {
    accounts.store(account(host, token, Account.Kind.TOKEN, null, null));
    return this;
  }

  /// A device login whose token has no time left and that can't be renewed.
  public Situation expiredLogin(String host, String token) {
    long past = NOW.minusSeconds(60).toEpochMilli();
    accounts.store(account(host, token, Account.Kind.OAUTH, null, past));
    return this;
  }

  public Situation activate(String label) {
    accounts.activate(accounts.named(label).getFirst().id(), NOW.toEpochMilli());
    return this;
  }

  public Situation stored(Defaults.Key key, String value) {
    defaults.set(key, value);
    return this;
  }

  public Situation trusting(String base) {
    accounts.trust(BaseUrl.parse(base).origin());
    return this;
  }

  public Situation repositoryRc(String... lines) {
    return rc(repository, lines);
  }

  public Situation homeRc(String... lines) {
    return rc(home, lines);
  }

  public Situation rc(Path folder, String... lines) {
    make(folder);
    try {
      Path file =
          Files.writeString(folder.resolve(".sentryclirc"), String.join("\n", lines) + "\n");
      Files.setPosixFilePermissions(
          file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return this;
  }

  public Environment environment() {
    return new Environment(
        Map.copyOf(variables),
        workingFolder,
        Clock.fixed(NOW, ZoneOffset.UTC),
        () -> ZoneOffset.UTC);
  }

  public Accounts accounts() {
    return accounts;
  }

  public Defaults defaults() {
    return defaults;
  }

  public RcFiles rcFiles() {
    return new RcFiles(environment());
  }

  /// A fresh look at everything, as a new run has it.
  public Instance instance() {
    accounts = new Accounts(new StateFolder(config));
    defaults = new Defaults(new StateFolder(config));
    return new Instance(environment(), defaults, accounts, rcFiles());
  }

  public Selection resolve() {
    return resolve(null);
  }

  public Selection resolveUrl(String argument) {
    return resolve(BaseUrl.parse(argument));
  }

  /// The selection of a run that can't do without the credential at hand.
  Selection resolve(@Nullable BaseUrl argument) {
    Selection selection = instance().select(argument);
    if (selection.problem() != null) {
      throw selection.problem();
    }
    return selection;
  }

  public Places places(@Nullable String organizationFlag, @Nullable String projectFlag) {
    return Places.resolve(environment(), rcFiles(), defaults, organizationFlag, projectFlag);
  }

  public LoginHost loginHost(@Nullable String urlFlag, @Nullable String server) {
    return LoginHost.resolve(instance(), urlFlag, server);
  }

  /// An organization token that says it was issued by `url`.
  public static String claiming(String url) {
    JsonObject claim = new JsonObject();
    claim.addProperty("iat", 1700000000.5);
    claim.addProperty("url", url);
    claim.addProperty("region_url", url);
    claim.addProperty("org", "acme");
    String middle =
        Base64.getEncoder().encodeToString(claim.toString().getBytes(StandardCharsets.UTF_8));
    return "sntrys_" + middle + "_SECRETPART";
  }

  private Account account(
      String host,
      String token,
      Account.Kind kind,
      @Nullable String refreshToken,
      @Nullable Long expiresAt) {
    logins++;
    String email = "user" + logins + "@example.com";
    long made = NOW.minusSeconds(1000 - logins).toEpochMilli();
    return new Account(
        "id-" + logins,
        BaseUrl.parse(host),
        new Account.Identity(String.valueOf(logins), email, email, null),
        kind,
        token,
        refreshToken,
        expiresAt,
        null,
        null,
        List.of(),
        true,
        made,
        made,
        made);
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
