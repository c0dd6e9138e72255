package dev.sentrycli.cli.session;

import com.google.gson.JsonElement;
import dev.sentrycli.api.SentryApi;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Credential;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Network;
import dev.sentrycli.api.gateway.Notices;
import dev.sentrycli.api.gateway.Passport;
import dev.sentrycli.api.json.Memory;
import dev.sentrycli.api.oauth.DeviceFlow;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.account.Accounts;
import dev.sentrycli.cli.account.EnvironmentCredential;
import dev.sentrycli.cli.account.StoredCredential;
import dev.sentrycli.cli.instance.ChosenCredential;
import dev.sentrycli.cli.instance.Instance;
import dev.sentrycli.cli.instance.Selection;
import dev.sentrycli.cli.link.WebLinks;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.cli.project.ProjectRoot;
import dev.sentrycli.cli.project.Workplace;
import dev.sentrycli.cli.setting.Environment;
import dev.sentrycli.cli.setting.PageLimit;
import dev.sentrycli.cli.setting.Places;
import dev.sentrycli.cli.setting.RcFiles;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.setting.Source;
import dev.sentrycli.cli.state.Aliases;
import dev.sentrycli.cli.state.CodeScans;
import dev.sentrycli.cli.state.CommandAliases;
import dev.sentrycli.cli.state.Cursors;
import dev.sentrycli.cli.state.Defaults;
import dev.sentrycli.cli.state.Remembered;
import dev.sentrycli.cli.state.SeenNames;
import dev.sentrycli.cli.state.StateException;
import dev.sentrycli.cli.state.StateFolder;
import dev.sentrycli.cli.target.IssueTargets;
import dev.sentrycli.cli.target.Surroundings;
import dev.sentrycli.cli.target.Targets;
import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.desktop.Browser;
import dev.sentrycli.terminal.desktop.Programs;
import dev.sentrycli.terminal.format.Ages;
import dev.sentrycli.terminal.prompt.Prompt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Everything one run works with: where it stands, what is stored, which instance it is for and the
/// way there. Made once and handed down; each part comes to life when it is first asked for.
public final class Session implements AutoCloseable {
  private final Environment environment;
  private final Console console;
  private final Programs programs;
  private final dev.sentrycli.terminal.Notices notices;
  private final Wishes wishes;
  private final @Nullable StateFolder folder;
  private final Accounts accounts;
  private final Defaults defaults;
  private final CommandAliases commandAliases;
  private final RcFiles rcFiles;
  private final Instance instance;
  private @Nullable Selection selection;
  private boolean examining;
  private @Nullable Setting<BaseUrl> turnedTo;
  private @Nullable Places places;
  private @Nullable Network network;
  private @Nullable Gateway gateway;
  private @Nullable Gateway withoutLogin;
  private @Nullable StoredCredential renewable;
  private @Nullable Progress progress;
  private @Nullable SentryApi api;
  private @Nullable Workplace workplace;
  private @Nullable Targets targets;

  /// What the command line said that concerns every command.
  ///
  /// @param urlArgument finds the instance a URL among the arguments points at, from the addresses
  ///   of the instances that are known; null if there is none
  /// @param fresh whether answers at hand don't count
  /// @param asks whether the user may be asked anything
  public record Wishes(
      Format format,
      @Nullable String organization,
      @Nullable String project,
      @Nullable Function<List<BaseUrl>, @Nullable BaseUrl> urlArgument,
      boolean fresh,
      boolean asks,
      String version) {}

  public Session(
      Environment environment,
      Console console,
      Programs programs,
      dev.sentrycli.terminal.Notices notices,
      Wishes wishes) {
    this.environment = environment;
    this.console = console;
    this.programs = programs;
    this.notices = notices;
    this.wishes = wishes;
    Path configFolder = environment.configFolder();
    this.folder = configFolder == null ? null : new StateFolder(configFolder);
    this.accounts = new Accounts(folder);
    this.defaults = new Defaults(folder);
    this.commandAliases = new CommandAliases(folder);
    this.rcFiles = new RcFiles(environment);
    this.instance = new Instance(environment, defaults, accounts, rcFiles);
  }

  /// One that tells and asks nobody anything.
  public static Session silent(
      Environment environment, Console console, Programs programs, String version) {
    return new Session(
        environment,
        console,
        programs,
        new dev.sentrycli.terminal.Notices(
            console,
            dev.sentrycli.terminal.Notices.Level.ERROR,
            environment.clock(),
            environment.zone()),
        new Wishes(Format.JSON, null, null, null, false, false, version));
  }

  public Environment environment() {
    return environment;
  }

  public Console console() {
    return console;
  }

  public Programs programs() {
    return programs;
  }

  /// Tells the user what goes on beside the results.
  public dev.sentrycli.terminal.Notices notices() {
    return notices;
  }

  public Format format() {
    return wishes.format();
  }

  public String version() {
    return wishes.version();
  }

  public Accounts accounts() {
    return accounts;
  }

  public Defaults defaults() {
    return defaults;
  }

  public Instance instance() {
    return instance;
  }

  /// The `.sentryclirc` files that count here.
  public RcFiles rcFiles() {
    return rcFiles;
  }

  /// Null where there is no place to keep anything.
  public @Nullable StateFolder folder() {
    return folder;
  }

  public Remembered remembered() {
    return new Remembered(folder, environment.clock());
  }

  /// Names that lists on this instance have shown.
  public SeenNames seenNames() {
    return new SeenNames(remembered(), base().value().toString());
  }

  public Cursors cursors() {
    return new Cursors(folder, environment.clock());
  }

  /// The project one works in.
  public Workplace workplace() {
    Workplace known = workplace;
    if (known == null) {
      known =
          new Workplace(
              () -> ProjectRoot.of(environment.workingFolder(), environment.home()),
              new CodeScans(folder, environment.clock(), wishes.fresh()));
      workplace = known;
    }
    return known;
  }

  public Aliases aliases() {
    return new Aliases(folder, environment.clock());
  }

  /// The words the user made commands of.
  public CommandAliases commandAliases() {
    return commandAliases;
  }

  public Moments moments() {
    return new Moments(new Ages(environment.clock().instant(), environment.zone()));
  }

  /// Whether the user can and may be asked something.
  public boolean isInteractive() {
    return wishes.asks()
        && !examining
        && console.isInteractive()
        && wishes.format() == Format.HUMAN;
  }

  /// Whether people are shown tips. A run that looks for what is wrong does not stop at stored
  /// defaults that can't be read.
  public boolean givesTips() {
    return (examining ? defaultsOrNone() : defaults).isOn(Defaults.Key.TIPS, true);
  }

  public Prompt prompt() {
    return new Prompt(console, programs);
  }

  public Browser browser() {
    return new Browser(programs, environment.variables());
  }

  /// Which instance this run asks and with what, warnings told.
  ///
  /// @throws dev.sentrycli.cli.output.Failure as [Instance#select]
  public Selection selection() {
    Selection known = selection;
    if (known == null) {
      known = instance.select(urlArgument());
      selection = known;
      if (notices.shows(dev.sentrycli.terminal.Notices.Level.DEBUG)) {
        instance.remarks().forEach(remark -> notices.debug("host", remark));
      }
      for (String warning : examining ? List.<String>of() : known.warnings()) {
        notices.warn("host", warning);
      }
      if (isInteractive() && defaults.isOn(Defaults.Key.TIPS, true)) {
        for (String hint : known.hints()) {
          notices.info("auth", hint);
        }
      }
    }
    return known;
  }

  private @Nullable BaseUrl urlArgument() {
    Function<List<BaseUrl>, @Nullable BaseUrl> find = wishes.urlArgument();
    return find == null ? null : find.apply(instance.known());
  }

  /// The instance this run is for and who says so.
  public Setting<BaseUrl> base() {
    Setting<BaseUrl> elsewhere = turnedTo;
    return elsewhere == null ? selection().target() : elsewhere;
  }

  /// Makes a login's host the one this run is for, whatever instance was in use before.
  void turnTo(Setting<BaseUrl> host) {
    turnedTo = host;
  }

  /// The organization and project that are meant where the arguments name none.
  public Places places() {
    Places known = places;
    if (known == null) {
      known =
          Places.resolve(environment, rcFiles, defaults, wishes.organization(), wishes.project());
      places = known;
      for (String warning : examining ? List.<String>of() : known.warnings()) {
        notices.warn("target", warning);
      }
    }
    return known;
  }

  /// The way to the instance, with the credential this run has.
  ///
  /// @throws dev.sentrycli.cli.output.Failure if there is none, or it belongs elsewhere
  public Gateway gateway() {
    Gateway known = gateway;
    if (known == null) {
      Selection chosen = selection();
      known =
          gateway(
              new Passport(
                  chosen.target().value(),
                  credential(chosen.requireCredential()),
                  chosen.customHeaders().headers()));
      gateway = known;
    }
    return known;
  }

  /// The way to servers that need no login, such as those a DSN names. The custom headers go along
  /// to the instance of this run; no token goes anywhere.
  public Gateway gatewayWithoutLogin() {
    Gateway known = withoutLogin;
    if (known != null) {
      return known;
    }
    Selection chosen = selection();
    Passport passport =
        new Passport(chosen.target().value(), null, chosen.customHeaders().headers());
    Gateway open = gateway;
    if (open != null) {
      return open.as(passport);
    }
    Gateway made = gateway(passport);
    withoutLogin = made;
    return made;
  }

  /// How old the oldest kept answer is that this run has used; null if it used none.
  public @Nullable Duration oldestAnswer() {
    Gateway open = gateway;
    return open == null ? null : open.oldestAge();
  }

  /// The API of the instance.
  public SentryApi api() {
    SentryApi known = api;
    if (known == null) {
      known = new SentryApi(gateway(), memory(), PageLimit.of(environment));
      api = known;
    }
    return known;
  }

  /// Works out which organization, project and issue are meant.
  public Targets targets() {
    Targets known = targets;
    if (known == null) {
      Places named = places();
      known =
          new Targets(
              api(),
              new Surroundings(
                  named(named.organization()),
                  named(named.project()),
                  workplace(),
                  environment.variables(),
                  note -> notices.info("target", note),
                  isInteractive() ? new TargetChoice(this) : null));
      targets = known;
    }
    return known;
  }

  public IssueTargets issueTargets() {
    Map<String, Aliases.Project> aliases =
        aliases().in(environment.workingFolder(), base().value().toString());
    return new IssueTargets(
        api(),
        targets(),
        alias -> {
          Aliases.Project meant = aliases.get(alias);
          return meant == null
              ? null
              : new IssueTargets.AliasedProject(meant.organization(), meant.project());
        });
  }

  /// The addresses of this instance's pages.
  public WebLinks links() {
    return new WebLinks(base().value());
  }

  private static Surroundings.@Nullable Named named(@Nullable Setting<String> setting) {
    return setting == null
        ? null
        : new Surroundings.Named(
            setting.value(), setting.source().describe(), setting.source() instanceof Source.Flag);
  }

  private Memory memory() {
    Remembered store = remembered();
    return new Memory() {
      @Override
      public @Nullable JsonElement recall(String key) {
        return store.get("api", key);
      }

      @Override
      public void remember(String key, JsonElement value, Duration life) {
        store.put("api", key, value, life);
      }
    };
  }

  /// A way to a server with other papers than those of this run.
  public Gateway gateway(Passport passport) {
    return new Gateway(network(), passport, heard());
  }

  /// Forgets what was kept of the servers' answers, because another account sees other things.
  public void forgetAnswers() {
    if (folder != null) {
      // Also where this run keeps none.
      Network keeping = network().withCache(NetworkSettings.cache(folder), false);
      new Gateway(keeping, Passport.anonymous(BaseUrl.SENTRY_IO), heard()).clearCache();
    }
    remembered().clear();
    cursors().clear();
    aliases().clear();
  }

  /// Makes sure that an answer nobody can use is not given again.
  public void dropAnswers() {
    Gateway open = gateway;
    if (open != null) {
      open.dropAnswers();
    }
  }

  @Override
  public void close() {
    StoredCredential credential = renewable;
    if (credential != null) {
      credential.end();
    }
    Progress shown = progress;
    if (shown != null) {
      shown.end();
    }
    Gateway open = gateway;
    if (open != null) {
      open.close();
    }
    Gateway anonymous = withoutLogin;
    if (anonymous != null) {
      anonymous.close();
    }
  }

  private Credential credential(ChosenCredential chosen) {
    return switch (chosen) {
      case ChosenCredential.Stored(Account account) -> {
        StoredCredential stored = stored(account);
        renewable = stored;
        yield stored;
      }
      case ChosenCredential.FromVariable(var _, String token, var _) ->
          new EnvironmentCredential(token);
      case ChosenCredential.FromRc(var _, String token, var _) -> new EnvironmentCredential(token);
    };
  }

  /// The token of a stored login, renewed in time.
  public StoredCredential stored(Account account) {
    return new StoredCredential(
        accounts,
        account,
        new StoredCredential.ClientIds(environment.get("SENTRY_CLIENT_ID"), null),
        environment.clock(),
        (owner, clientId, refreshToken) ->
            new DeviceFlow(
                    gateway(
                        new Passport(owner.host(), null, selection().customHeaders().headers())))
                .refresh(clientId, refreshToken),
        warning -> notices.warn("auth", warning),
        remark -> notices.debug("auth", remark));
  }

  /// The files of further certificate authorities that are named, whether they can be read or not.
  ///
  /// @throws dev.sentrycli.cli.output.Failure if the stored defaults can't be read
  public List<Network.CaFile> certificateFiles() {
    return NetworkSettings.caFiles(environment, defaults);
  }

  /// The certificate this machine shows to servers that ask for one, or null.
  public Network.@Nullable ClientCertificate clientCertificate() {
    return NetworkSettings.clientCertificate(environment);
  }

  /// Makes this a run that asks the user nothing and tells no warnings about settings on the way,
  /// since they are part of what it shows. To be called before anything else.
  public void tellNoWarnings() {
    examining = true;
  }

  /// Makes this a run that looks for what is wrong: as [#tellNoWarnings], and it waits less,
  /// believes no kept answer, and takes no certificate for good from memory.
  ///
  /// @param limit how long to wait for a connection, and for an answer, at most
  public void examine(Duration limit) {
    tellNoWarnings();
    network =
        NetworkSettings.of(environment, defaultsOrNone(), folder, wishes.version(), true)
            .withLimits(new Network.Limits(limit, limit))
            .withCache(null, false)
            .withVouchedFolder(null);
  }

  /// The stored defaults, or none where they can't be read.
  private Defaults defaultsOrNone() {
    try {
      defaults.get(Defaults.Key.URL);
      return defaults;
    } catch (StateException unreadable) {
      return new Defaults(null);
    }
  }

  private Network network() {
    Network known = network;
    if (known == null) {
      known = NetworkSettings.of(environment, defaults, folder, wishes.version(), wishes.fresh());
      network = known;
    }
    return known;
  }

  private synchronized @Nullable Progress progress() {
    boolean watched = wishes.asks() && format() == Format.HUMAN && console.look().rich();
    if (watched && progress == null) {
      progress = new Progress(console);
    }
    return progress;
  }

  private Notices heard() {
    return new HttpNotices(notices, progress(), !examining);
  }
}
