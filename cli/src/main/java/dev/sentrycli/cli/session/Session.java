package dev.sentrycli.cli.session;

import com.google.gson.JsonElement;
import dev.sentrycli.api.SentryApi;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Passport;
import dev.sentrycli.api.json.Memory;
import dev.sentrycli.cli.account.Accounts;
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
import dev.sentrycli.terminal.Notices;
import dev.sentrycli.terminal.desktop.Browser;
import dev.sentrycli.terminal.desktop.Programs;
import dev.sentrycli.terminal.format.Ages;
import dev.sentrycli.terminal.picture.Graphics;
import dev.sentrycli.terminal.picture.Probe;
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
  private final Notices notices;
  private final Wishes wishes;
  private final @Nullable StateFolder folder;
  private final Accounts accounts;
  private final Defaults defaults;
  private final CommandAliases commandAliases;
  private final RcFiles rcFiles;
  private final Instance instance;
  private @Nullable Selection selection;
  private @Nullable Setting<BaseUrl> turnedTo;
  private @Nullable Setting<BaseUrl> ingestion;
  private @Nullable Places places;
  private @Nullable Connections connections;
  private @Nullable SentryApi api;
  private @Nullable Workplace workplace;
  private @Nullable TargetChoice choice;
  private @Nullable Targets targets;

  /// What the command line said that concerns every command.
  ///
  /// @param urlArgument finds the instance a URL among the arguments points at, from the addresses
  ///   of the instances that are known; null if there is none
  /// @param fresh whether answers at hand don't count
  /// @param asks whether the user may be asked anything
  /// @param tellsNoWarnings whether warnings about settings are part of the result; then nothing is
  ///   asked either
  public record Wishes(
      Format format,
      @Nullable String organization,
      @Nullable String project,
      @Nullable Function<List<BaseUrl>, @Nullable BaseUrl> urlArgument,
      boolean fresh,
      boolean asks,
      boolean tellsNoWarnings,
      String version) {}

  public Session(
      Environment environment, Console console, Programs programs, Notices notices, Wishes wishes) {
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
        new Notices(console, Notices.Level.ERROR, environment.clock(), environment.zone()),
        new Wishes(Format.JSON, null, null, null, false, false, false, version));
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
  public Notices notices() {
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
        && !wishes.tellsNoWarnings()
        && console.isInteractive()
        && wishes.format() == Format.HUMAN;
  }

  /// Whether people are shown tips. A run that looks for what is wrong does not stop at stored
  /// defaults that can't be read.
  public boolean givesTips() {
    return !environment.isSet("SENTRY_DISABLE_TIPS")
        && (wishes.tellsNoWarnings() ? defaultsOrNone() : defaults).isOn(Defaults.Key.TIPS, true);
  }

  /// What pictures people can be shown, which the terminal is asked for.
  public Graphics graphics() {
    return format() == Format.HUMAN && defaults.isOn(Defaults.Key.GRAPHICS, true)
        ? Probe.ask(console, environment.variables(), programs)
        : Graphics.NONE;
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
      if (notices.shows(Notices.Level.DEBUG)) {
        instance.remarks().forEach(remark -> notices.debug("host", remark));
      }
      for (String warning : wishes.tellsNoWarnings() ? List.<String>of() : known.warnings()) {
        notices.warn("host", warning);
      }
      if (isInteractive() && givesTips()) {
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

  /// Where the last requests went: the instance in use, or what a DSN names.
  public Setting<BaseUrl> asked() {
    Setting<BaseUrl> elsewhere = ingestion;
    return elsewhere == null ? base() : elsewhere;
  }

  /// From here on this run only sends events, to where a DSN says.
  public void sendsTo(Setting<BaseUrl> host) {
    ingestion = host;
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
      for (String warning : wishes.tellsNoWarnings() ? List.<String>of() : known.warnings()) {
        notices.warn("target", warning);
      }
    }
    return known;
  }

  /// The ways to servers.
  public Connections connections() {
    Connections known = connections;
    if (known == null) {
      known = new Connections(this, wishes);
      connections = known;
    }
    return known;
  }

  /// As [Connections#gateway()].
  public Gateway gateway() {
    return connections().gateway();
  }

  /// As [Connections#gateway(Passport)].
  public Gateway gateway(Passport passport) {
    return connections().gateway(passport);
  }

  /// The API of the instance.
  public SentryApi api() {
    SentryApi known = api;
    if (known == null) {
      known =
          new SentryApi(gateway(), memory(), PageLimit.of(environment), new CutShort(this)::tell);
      api = known;
    }
    return known;
  }

  /// Works out which organization, project and issue are meant.
  public Targets targets() {
    Targets known = targets;
    if (known == null) {
      Places named = places();
      TargetChoice picker = isInteractive() ? new TargetChoice(this, choice) : null;
      choice = picker;
      known =
          new Targets(
              api(),
              new Surroundings(
                  named(named.organization()),
                  named(named.project()),
                  workplace(),
                  environment.variables(),
                  note -> notices.info("target", note),
                  () -> seenNames().of(SeenNames.Kind.PROJECTS).keySet(),
                  picker));
      targets = known;
    }
    return known;
  }

  /// Takes what somebody chose in a run that failed, which is made again.
  public void goOnFrom(Session failed) {
    choice = failed.choice;
  }

  /// Keeps as the default what somebody chose for a run that went well.
  public void keepChoice() {
    TargetChoice made = choice;
    if (made != null) {
      made.keep();
    }
  }

  /// What of the folder told what is meant where nobody named it, such as `src/main.js line 3
  /// (acme/web)`; null if that was not needed.
  public @Nullable String detectedFrom() {
    Targets known = targets;
    return known == null ? null : known.detectedFrom();
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
            setting.value(),
            setting.source().describe(),
            setting.source() instanceof Source.Flag,
            setting.source() instanceof Source.RcFile file && !file.global());
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

  /// Forgets what was kept of the servers' answers, because another account sees other things.
  public void forgetAnswers() {
    if (folder != null) {
      connections().forgetAnswers(folder);
    }
    remembered().clear();
    cursors().clear();
    aliases().clear();
  }

  @Override
  public void close() {
    Connections open = connections;
    if (open != null) {
      open.close();
    }
  }

  /// The stored defaults, or none where they can't be read.
  Defaults defaultsOrNone() {
    try {
      defaults.get(Defaults.Key.URL);
      return defaults;
    } catch (StateException unreadable) {
      return new Defaults(null);
    }
  }
}
