package dev.sentrycli.cli;

import com.google.gson.JsonElement;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.json.UnexpectedJsonException;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.account.Scopes;
import dev.sentrycli.cli.alias.AliasException;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.PartlyDone;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.instance.ChosenCredential;
import dev.sentrycli.cli.instance.LoginHost;
import dev.sentrycli.cli.instance.NotLoggedIn;
import dev.sentrycli.cli.instance.TrustException;
import dev.sentrycli.cli.link.SentryUrl;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.output.Form;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.output.Presentation;
import dev.sentrycli.cli.output.Renderer;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Login;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.Environment;
import dev.sentrycli.cli.state.CommandAliases;
import dev.sentrycli.cli.state.StateFolder;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Parsed;
import dev.sentrycli.grammar.Parser;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.help.HelpPage;
import dev.sentrycli.grammar.help.HelpText;
import dev.sentrycli.grammar.help.Introspection;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.ClosedOutputException;
import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.Notices;
import dev.sentrycli.terminal.Printable;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.desktop.Programs;
import dev.sentrycli.terminal.format.Ages;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One run of the program: words to a command, the command to a result, the result to the screen,
/// and whatever goes wrong on the way to one clear sentence.
final class Runner {
  private static final int LOGIN_SECONDS = 900;

  private final Environment environment;
  private final Console console;
  private final Programs programs;
  private final Tree<Command<?>> tree = Commands.tree();

  Runner(Environment environment, Console console, Programs programs) {
    this.environment = environment;
    this.console = console;
    this.programs = programs;
  }

  /// @return the exit code
  int run(List<String> argv) {
    try {
      int code = answer(argv);
      console.out().flush();
      return code;
    } catch (ClosedOutputException closed) {
      return switch (closed.reason()) {
        // The reader has what it wanted, as `head` has.
        case BROKEN_PIPE -> Exit.OK.code();
        case DISK_FULL, OTHER -> {
          console.err(Text.of("Error: " + closed.getMessage()));
          yield Exit.GENERAL.code();
        }
      };
    }
  }

  private int answer(List<String> argv) {
    if (!argv.isEmpty() && argv.getFirst().equals(Completer.WORD)) {
      try (Session silent = silentSession()) {
        return new Completer(silent, tree, new Aliased(aliases(), tree))
            .answer(argv.subList(1, argv.size()));
      }
    }
    Parsed<Command<?>> parsed;
    Presentation presentation;
    try {
      parsed = parsed(argv);
      presentation = presentation(parsed);
    } catch (RuntimeException wrong) {
      boolean unknown =
          wrong instanceof UsageException usage
              && usage.kind() == UsageException.Kind.UNKNOWN_COMMAND;
      return unknown ? withoutCommand(wrong, argv) : failBeforeCommand(wrong, null, argv);
    }
    return answer(parsed, presentation);
  }

  private Parsed<Command<?>> parsed(List<String> argv) {
    Parsed<Command<?>> parsed = Parser.parse(tree, argv);
    if (parsed instanceof Parsed.Run<Command<?>> run && run.command().takesLinks()) {
      List<String> words = withSchemes(argv, run.arguments().positionals());
      parsed = words.equals(argv) ? parsed : Parser.parse(tree, words);
    }
    return parsed;
  }

  private int failBeforeCommand(RuntimeException wrong, @Nullable String doubt, List<String> argv) {
    return fail(wrong, null, doubt, argv.contains("--verbose") || argv.contains("-v"));
  }

  /// The first word is no command; perhaps the user made it one.
  private int withoutCommand(RuntimeException wrong, List<String> argv) {
    Parsed<Command<?>> instead = null;
    Presentation presentation = Presentation.of(Form.TABLE, null);
    Aliased.Meaning meaning;
    String explained;
    String near;
    try {
      Aliased aliases = new Aliased(aliases(), tree);
      meaning = aliases.of(argv);
      if (meaning instanceof Aliased.Meaning.Line line) {
        instead = parsed(line.words());
        presentation = presentation(instead);
      }
      explained = meaning == null ? aliases.explained(argv) : null;
      near = meaning == null ? aliases.resembling(argv) : null;
    } catch (RuntimeException unusable) {
      return failBeforeCommand(unusable, null, argv);
    }
    if (instead != null) {
      return answer(instead, presentation);
    }
    if (meaning instanceof Aliased.Meaning.Script script) {
      return run(script, argv);
    }
    if (explained != null) {
      console.show(List.of(new Block.Paragraph(Text.of(explained))));
      return Exit.OK.code();
    }
    String absent = absent(wrong);
    return failBeforeCommand(wrong, absent == null ? near : absent, argv);
  }

  private CommandAliases aliases() {
    Path folder = environment.configFolder();
    return new CommandAliases(folder == null ? null : new StateFolder(folder));
  }

  private int run(Aliased.Meaning.Script script, List<String> argv) {
    String name = script.expansion().name();
    Path shell = programs.find("sh");
    if (shell == null) {
      return failBeforeCommand(AliasException.noShell(name), null, argv);
    }
    List<String> words = new ArrayList<>();
    words.add(shell.toString());
    words.add("-c");
    words.add(script.expansion().script());
    words.add("sentry");
    words.addAll(script.arguments());
    try {
      return programs.hand(words, environment.variables(), environment.workingFolder(), console);
    } catch (IOException notStarted) {
      return failBeforeCommand(AliasException.notStarted(name), null, argv);
    }
  }

  private int answer(Parsed<Command<?>> parsed, Presentation presentation) {
    // A chain, because a switch over types makes the JVM build a class in every run.
    if (parsed instanceof Parsed.Run<Command<?>> run) {
      return run(run, presentation);
    }
    if (parsed instanceof Parsed.Help<Command<?>> help) {
      return help(help, presentation);
    }
    console.out().println(tree.version());
    return Exit.OK.code();
  }

  /// What to do without a command that Sentry's users know and this release lacks; null if it is
  /// none.
  private static @Nullable String absent(RuntimeException wrong) {
    if (wrong instanceof UsageException usage
        && usage.kind() == UsageException.Kind.UNKNOWN_COMMAND) {
      String[] words = String.valueOf(usage.getMessage()).split(" ", -1);
      String word = words.length < 4 ? "" : words[3];
      if (Commands.ABSENT.contains(word)) {
        return "'" + word + "' is not in this release: 'sentry api' reaches what the server offers";
      }
    }
    return null;
  }

  private Presentation presentation(Parsed<Command<?>> parsed) {
    if (parsed instanceof Parsed.Run<Command<?>> run) {
      Arguments arguments = run.arguments();
      boolean maybeOwn =
          arguments.given(SharedFlags.OUTPUT)
              || arguments.given(SharedFlags.JQ)
              || arguments.given(SharedFlags.TEMPLATE);
      List<Flag<?>> own = maybeOwn ? run.command().usage().flags() : List.of();
      return OutputFlags.read(arguments, own, environment);
    }
    return parsed instanceof Parsed.Help<Command<?>> help
        ? OutputFlags.read(help.arguments(), List.of(), environment)
        : Presentation.of(Form.TABLE, null);
  }

  private int help(Parsed.Help<Command<?>> help, Presentation presentation) {
    if (presentation.form() == Form.TABLE) {
      HelpPage page = HelpPage.of(tree, help.topic());
      if (help.topic().isEmpty()) {
        page = withAliases(page);
      }
      console.out().print(HelpText.plain(page, console.look().width()));
    } else {
      JsonElement json = JavaValues.toJson(Introspection.of(tree, help.topic()));
      try {
        renderer(presentation, false).show(Result.detail(json, Result.AS_JSON));
      } catch (Failure unfit) {
        return fail(unfit, null, null, false);
      }
    }
    if (help.tip() != null) {
      console.err(help.tip());
    }
    return Exit.OK.code();
  }

  /// The first page with what the user added to it.
  private HelpPage withAliases(HelpPage page) {
    Map<String, String> all;
    try {
      all = aliases().all();
    } catch (Failure unreadable) {
      return page; // whoever uses an alias is told
    }
    if (all.isEmpty()) {
      return page;
    }
    List<HelpPage.Line> lines = new ArrayList<>();
    all.forEach(
        (name, text) ->
            lines.add(new HelpPage.Line.Entry(Printable.of(name), Printable.of(text), "")));
    List<HelpPage.Section> sections = new ArrayList<>(page.sections());
    sections.add(new HelpPage.Section("Aliases", lines));
    return new HelpPage(sections);
  }

  private Renderer renderer(Presentation presentation, boolean tips) {
    return new Renderer(
        console, presentation, tips, new Ages(environment.clock().instant(), environment.zone()));
  }

  private int run(Parsed.Run<Command<?>> run, Presentation presentation) {
    Notices notices = notices(run);
    boolean verbose = notices.shows(Notices.Level.DEBUG);
    boolean retried = false;
    while (true) {
      Session session = session(run, notices, presentation.form().format());
      try (session) {
        return execute(run.command(), run.arguments(), presentation, session, verbose);
      } catch (ClosedOutputException closed) {
        throw closed;
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
        try {
          if (failure instanceof RuntimeException known && !retried && settled(known, session)) {
            retried = true;
            continue;
          }
        } catch (ClosedOutputException closed) {
          throw closed;
        } catch (RuntimeException whileSettling) {
          return fail(whileSettling, session, null, verbose);
        }
        Parsed.Help<Command<?>> instead = run.helpInstead();
        if (instead != null) {
          return help(instead, presentation);
        }
        return fail(failure, session, run.doubt(), verbose);
      }
    }
  }

  private <O> int execute(
      Command<O> command,
      Arguments arguments,
      Presentation presentation,
      Session session,
      boolean verbose) {
    O options = command.read(arguments);
    if (!command.usage().anonymous()) {
      session.selection().requireCredential();
    }
    Result result;
    RuntimeException failure = null;
    try {
      result = command.run(options, session);
    } catch (PartlyDone partly) {
      result = partly.done();
      failure = partly.failure();
    }
    Duration age = session.oldestAnswer();
    if (age != null && command.usage().flags().contains(SharedFlags.FRESH)) {
      result = result.note(true, "cached · " + ago(age) + " · use -f to refresh");
    }
    show(result, presentation, session);
    String trouble = session.folder() == null ? null : session.folder().trouble();
    if (trouble != null) {
      session.notices().warn("state", trouble);
    }
    return failure == null ? result.exit().code() : fail(failure, session, null, verbose);
  }

  private void show(Result result, Presentation presentation, Session session) {
    Renderer renderer = renderer(presentation, wantsTips(session));
    String loss = result instanceof Result.Detail detail ? detail.unwritten() : null;
    if (loss == null) {
      renderer.show(result);
      return;
    }
    try {
      renderer.show(result);
      console.out().flush();
    } catch (RuntimeException unwritten) {
      session.notices().error("", loss);
      throw unwritten;
    }
  }

  private static String ago(Duration age) {
    return age.toMinutes() > 0 ? age.toMinutes() + "m ago" : age.toSeconds() + "s ago";
  }

  /// Whether a failure could be settled by asking the person at the terminal, so that trying again
  /// makes sense.
  private boolean settled(RuntimeException failure, Session session) {
    if (!session.isInteractive()) {
      return false;
    }
    return switch (failure) {
      case NotLoggedIn missing when missing.offersLogin() -> loggedIn(missing, session);
      case TrustException trust when trust.confirmable() != null -> {
        boolean yes =
            session
                .prompt()
                .confirm(
                    trust.target().value().origin()
                        + " comes from "
                        + trust.target().source().describe()
                        + ". Send your token there, now and in future?",
                    false);
        if (yes) {
          session.accounts().trust(trust.confirmable());
        }
        yield yes;
      }
      case ApiException.Status status when status.status() == 403 -> moreScopes(status, session);
      default -> false;
    };
  }

  private static boolean loggedIn(NotLoggedIn missing, Session session) {
    BaseUrl base = missing.target().value();
    if (!session.prompt().confirm("Not logged in to " + base + ". Log in now?", true)) {
      return false;
    }
    LoginHost host = LoginHost.resolve(session.instance(), base.toString(), null);
    new Login(session, host).byDevice(null, null, LOGIN_SECONDS);
    return true;
  }

  private static boolean moreScopes(ApiException.Status status, Session session) {
    if (!(session.selection().credential() instanceof ChosenCredential.Stored(Account account))
        || account.kind() != Account.Kind.OAUTH
        || account.scopes().isEmpty()) {
      return false;
    }
    List<String> wanted = new ArrayList<>(Scopes.ASKED);
    for (String scope : status.neededScopes()) {
      if (!wanted.contains(scope)) {
        wanted.add(scope);
      }
    }
    List<String> missing = Scopes.missing(wanted, account.scopes());
    if (Scopes.EXTRA.containsAll(missing)
        || !session
            .prompt()
            .confirm(
                "This login lacks " + String.join(" ", missing) + ". Approve it anew with these?",
                false)) {
      return false;
    }
    LoginHost host = LoginHost.resolve(session.instance(), account.host().toString(), null);
    new Login(session, host).byDevice(wanted, account.identity().email(), LOGIN_SECONDS);
    return true;
  }

  /// @param doubt what may have been meant instead, or null
  private int fail(
      Throwable failure, @Nullable Session session, @Nullable String doubt, boolean verbose) {
    boolean unusable =
        failure instanceof UnexpectedJsonException || failure instanceof ApiException.Unreadable;
    if (unusable && session != null) {
      session.dropAnswers();
    }
    Trouble trouble;
    try {
      trouble = Trouble.of(failure, session);
    } catch (RuntimeException whileExplaining) {
      trouble = Trouble.of(whileExplaining, null);
    }
    if (doubt != null) {
      trouble = trouble.suspecting(doubt);
    }
    boolean first = true;
    for (String line : trouble.lines()) {
      console.err(first ? Text.of(line, Style.RED, Style.BOLD) : Text.of(line));
      first = false;
    }
    if (verbose) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace, true));
      console.err(trace.toString());
    }
    return trouble.exit().code();
  }

  private Session session(Parsed.Run<Command<?>> run, Notices notices, Format format) {
    Arguments arguments = run.arguments();
    String url = run.command().instanceUrl(arguments);
    return new Session(
        environment,
        console,
        programs,
        notices,
        new Session.Wishes(
            format,
            arguments.get(SharedFlags.ORG),
            arguments.get(SharedFlags.PROJECT),
            url == null ? null : known -> instance(url, known),
            arguments.get(SharedFlags.FRESH) || run.command().asksAfresh(),
            true,
            tree.version()));
  }

  /// The instance a link belongs to; of the instances that are known, the one on the same host
  /// tells which part of the path is a prefix.
  private static @Nullable BaseUrl instance(String url, List<BaseUrl> known) {
    BaseUrl found = SentryUrl.instanceIn(url, null);
    if (found == null) {
      return null;
    }
    for (BaseUrl base : known) {
      if (base.origin().host().equals(found.origin().host())) {
        BaseUrl seen = SentryUrl.instanceIn(url, base);
        return seen == null ? found : seen;
      }
    }
    return found;
  }

  private Notices notices(Parsed.Run<Command<?>> run) {
    Notices.Level level = null;
    String asked = run.arguments().get(SharedFlags.LOG_LEVEL);
    if (asked != null) {
      level = Notices.Level.of(asked);
    } else if (run.arguments().get(SharedFlags.VERBOSE) && !run.path().equals(List.of("api"))) {
      level = Notices.Level.DEBUG;
    } else {
      String variable = environment.get("SENTRY_LOG_LEVEL");
      if (variable != null) {
        level = Notices.Level.of(variable);
      }
    }
    Notices notices =
        new Notices(
            console,
            level == null ? Notices.Level.INFO : level,
            environment.clock(),
            environment.zone());
    warnOfValues(
        notices,
        asked,
        !run.arguments().given(SharedFlags.JSON) && !run.arguments().given(SharedFlags.OUTPUT));
    return notices;
  }

  private boolean wantsTips(Session session) {
    try {
      return !environment.isSet("SENTRY_DISABLE_TIPS")
          && (session.format() == Format.JSON || session.givesTips());
    } catch (Failure damaged) {
      return true; // the command did its work without the defaults
    }
  }

  /// Says which variables hold a word that means nothing, so that it is not taken for having
  /// worked.
  private void warnOfValues(Notices notices, @Nullable String askedLevel, boolean byVariable) {
    String level = environment.get("SENTRY_LOG_LEVEL");
    if (askedLevel == null && level != null && Notices.Level.of(level) == null) {
      notices.warn("", "SENTRY_LOG_LEVEL is none of error, warn, log, info, debug and trace");
    }
    String format = environment.get("SENTRY_OUTPUT_FORMAT");
    if (byVariable
        && format != null
        && Form.of(format) == null
        && !format.equalsIgnoreCase("human")
        && !format.equalsIgnoreCase("text")) {
      notices.warn(
          "",
          "SENTRY_OUTPUT_FORMAT is none of table, json, ndjson, csv, tsv and yaml, so the output is"
              + " for people");
    }
  }

  /// Links typed without their scheme get one, if they start with the host of a known instance.
  ///
  /// @param positionals the words that may be links
  private List<String> withSchemes(List<String> argv, List<String> positionals) {
    List<String> words = argv;
    for (int i = 0; i < argv.size(); i++) {
      String word = argv.get(i);
      int slash = word.indexOf('/');
      boolean mayBeHost =
          slash > 0
              && positionals.contains(word)
              && (word.lastIndexOf('.', slash) >= 0 || word.lastIndexOf(':', slash) >= 0)
              && word.indexOf("://") < 0;
      if (mayBeHost) {
        for (BaseUrl base : knownInstances()) {
          if (SentryUrl.isSentryUrl(word, base)) {
            words = new ArrayList<>(words);
            words.set(i, base.origin().scheme() + "://" + word);
            break;
          }
        }
      }
    }
    return words;
  }

  private List<BaseUrl> knownInstances() {
    try (Session session = silentSession()) {
      return session.instance().known();
    } catch (Failure unusable) {
      // Whoever needs the bad setting will say so.
      return List.of();
    }
  }

  /// A session that tells and asks nobody anything.
  private Session silentSession() {
    Notices silent =
        new Notices(console, Notices.Level.ERROR, environment.clock(), environment.zone());
    return new Session(
        environment,
        console,
        programs,
        silent,
        new Session.Wishes(Format.JSON, null, null, null, false, false, tree.version()));
  }
}
