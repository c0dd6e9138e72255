package dev.sentrycli.cli;

import com.google.gson.JsonElement;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.UnexpectedJsonException;
import dev.sentrycli.cli.alias.AliasException;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.PartlyDone;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.output.FieldSelection;
import dev.sentrycli.cli.output.Form;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.output.Presentation;
import dev.sentrycli.cli.output.Renderer;
import dev.sentrycli.cli.output.Result;
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
import dev.sentrycli.terminal.ClosedOutputException;
import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.Notices;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.desktop.Programs;
import dev.sentrycli.terminal.format.Ages;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of the program: words to a command, the command to a result, the result to the screen,
/// and whatever goes wrong on the way to one clear sentence.
final class Runner {
  private final Environment environment;
  private final Console console;
  private final Programs programs;
  private final Tree<Command<?>> tree = Commands.tree();
  private final TypedLinks links;

  Runner(Environment environment, Console console, Programs programs) {
    this.environment = environment;
    this.console = console;
    this.programs = programs;
    this.links = new TypedLinks(environment, console, programs, tree.version());
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
      try (Session silent = Session.silent(environment, console, programs, tree.version())) {
        return new Completer(silent, tree, new Aliased(silent.commandAliases(), tree))
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
      List<String> words = links.withSchemes(argv, run.arguments().positionals());
      parsed = words.equals(argv) ? parsed : Parser.parse(tree, words);
    }
    return parsed;
  }

  private int failBeforeCommand(RuntimeException wrong, @Nullable String doubt, List<String> argv) {
    return fail(wrong, null, doubt, argv.contains("--verbose") || argv.contains("-v"));
  }

  /// The first word is no command; perhaps the user made it one.
  private int withoutCommand(RuntimeException wrong, List<String> argv) {
    UnknownWord word = new UnknownWord(aliased(), argv);
    Aliased.Meaning meaning;
    Parsed<Command<?>> instead;
    Presentation presentation;
    String doubt;
    try {
      meaning = word.meaning();
      instead =
          switch (meaning) {
            case Aliased.Meaning.Line line -> parsed(line.words());
            case Aliased.Meaning.Question question -> parsed(question.line());
            case Aliased.Meaning.Script _ -> null;
            case null -> null;
          };
      presentation = instead == null ? Presentation.of(Form.TABLE, null) : presentation(instead);
      doubt = meaning == null ? word.doubt() : null;
    } catch (RuntimeException unusable) {
      return failBeforeCommand(unusable, null, argv);
    }
    if (meaning instanceof Aliased.Meaning.Script script) {
      try {
        return UnknownWord.run(script, programs, environment, console);
      } catch (AliasException noShell) {
        return failBeforeCommand(noShell, null, argv);
      }
    }
    if (meaning instanceof Aliased.Meaning.Question question) {
      return show(question.expansion().explained(), presentation);
    }
    return instead == null ? failBeforeCommand(wrong, doubt, argv) : answer(instead, presentation);
  }

  private Aliased aliased() {
    Path folder = environment.configFolder();
    return new Aliased(new CommandAliases(folder == null ? null : new StateFolder(folder)), tree);
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

  private Presentation presentation(Parsed<Command<?>> parsed) {
    if (parsed instanceof Parsed.Run<Command<?>> run) {
      FieldSelection fields =
          run.arguments().given(SharedFlags.FIELDS)
              ? run.command().selection(run.arguments())
              : null;
      return OutputFlags.read(run.arguments(), own(run), fields, environment);
    }
    return parsed instanceof Parsed.Help<Command<?>> help
        ? OutputFlags.read(
            help.arguments(),
            List.of(),
            FieldSelection.parse(help.arguments().get(SharedFlags.FIELDS)),
            environment)
        : Presentation.of(Form.TABLE, null);
  }

  /// The flags of a command that may give those about output another meaning.
  private static List<Flag<?>> own(Parsed.Run<Command<?>> run) {
    Arguments arguments = run.arguments();
    boolean maybeOwn =
        arguments.given(SharedFlags.OUTPUT)
            || arguments.given(SharedFlags.JQ)
            || arguments.given(SharedFlags.TEMPLATE);
    return maybeOwn ? run.command().usage().flags() : List.of();
  }

  private int help(Parsed.Help<Command<?>> help, Presentation presentation) {
    if (presentation.form() == Form.TABLE) {
      HelpPage page = HelpPage.of(tree, help.topic());
      if (help.topic().isEmpty()) {
        page = aliased().listedOn(page);
      }
      console.out().print(HelpText.plain(page, console.look().width()));
    } else {
      JsonElement json = JavaValues.toJson(Introspection.of(tree, help.topic()));
      int code = show(Result.detail(json, Result.AS_JSON), presentation);
      if (code != Exit.OK.code()) {
        return code;
      }
    }
    if (help.tip() != null) {
      console.err(help.tip());
    }
    return Exit.OK.code();
  }

  /// Shows what needs no command.
  private int show(Result result, Presentation presentation) {
    try {
      renderer(presentation, false).show(result);
      return Exit.OK.code();
    } catch (Failure unfit) {
      return fail(unfit, null, null, false);
    }
  }

  private Renderer renderer(Presentation presentation, boolean tips) {
    return new Renderer(
        console,
        presentation,
        tips,
        new Ages(environment.clock().instant(), environment.zone()),
        programs);
  }

  private int run(Parsed.Run<Command<?>> run, Presentation presentation) {
    Notices notices = notices(run, presentation);
    boolean verbose = notices.shows(Notices.Level.DEBUG);
    boolean retried = false;
    boolean trusting = true;
    Session before = null;
    while (true) {
      Session session = session(run, notices, presentation.form().format());
      if (before != null) {
        session.goOnFrom(before);
      }
      before = session;
      try (session) {
        requirePlace(run);
        return execute(run.command(), run.arguments(), presentation, session, verbose, trusting);
      } catch (ClosedOutputException closed) {
        throw closed;
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
        try {
          if (session.workplace().trustedInVain()) {
            trusting = false;
            continue;
          }
          if (failure instanceof RuntimeException known
              && !retried
              && SecondTry.isWorthIt(known, session)) {
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
      boolean verbose,
      boolean trusting) {
    O options = command.read(arguments);
    boolean ofFolder =
        command.takesLinks()
            && arguments.positionals().isEmpty()
            && command.maybeOfFolder(options)
            && !isPlaceNamed(arguments);
    if (ofFolder) {
      session.workplace().lookAhead(trusting && onlyAsks(command, arguments));
    }
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
    if (ofFolder) {
      session.workplace().confirm();
    }
    Duration age = session.connections().oldestAnswer();
    if (age != null && command.usage().flags().contains(SharedFlags.FRESH)) {
      result = result.note(true, "cached · " + ago(age) + " · use -f to refresh");
    }
    String origin = command.tellsNoWarnings() ? null : session.detectedFrom();
    result = result.note(origin != null, "Detected from: " + origin);
    show(result, presentation, session);
    if (failure == null && result.code() == Exit.OK.code()) {
      session.keepChoice();
    }
    String trouble = session.folder() == null ? null : session.folder().trouble();
    if (trouble != null) {
      session.notices().warn("state", trouble);
    }
    return failure == null ? result.code() : fail(failure, session, null, verbose);
  }

  /// Whether nothing comes of a run but what it shows at its end: no browser, and no other page
  /// that the next run goes on from.
  private static boolean onlyAsks(Command<?> command, Arguments arguments) {
    return command.usage().flags().contains(SharedFlags.FRESH)
        && !arguments.given(SharedFlags.WEB)
        && !arguments.given(SharedFlags.CURSOR);
  }

  /// A flag that does nothing would be taken for having worked.
  private static void requirePlace(Parsed.Run<Command<?>> run) {
    String flag =
        run.arguments().given(SharedFlags.ORG)
            ? "--org"
            : run.arguments().given(SharedFlags.PROJECT) && project(run) != null
                ? "--project"
                : null;
    if (flag != null && !run.command().isOfOrganization()) {
      throw new UsageException(
          UsageException.Kind.SYNTAX,
          flag + " has no effect on 'sentry " + String.join(" ", run.path()) + "'",
          "leave out " + flag);
    }
  }

  /// Whether organization and project are said where they go before whatever the folder holds.
  private boolean isPlaceNamed(Arguments arguments) {
    return (arguments.get(SharedFlags.ORG) != null || environment.get("SENTRY_ORG") != null)
        && (arguments.get(SharedFlags.PROJECT) != null
            || environment.get("SENTRY_PROJECT") != null);
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
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError unwritten) {
      session.notices().error("", loss);
      throw unwritten;
    }
  }

  private static String ago(Duration age) {
    return age.toMinutes() > 0 ? age.toMinutes() + "m ago" : age.toSeconds() + "s ago";
  }

  /// @param doubt what may have been meant instead, or null
  private int fail(
      Throwable failure, @Nullable Session session, @Nullable String doubt, boolean verbose) {
    boolean unusable =
        failure instanceof UnexpectedJsonException || failure instanceof ApiException.Unreadable;
    if (unusable && session != null) {
      session.connections().dropAnswers();
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
            project(run),
            url == null ? null : known -> TypedLinks.instance(url, known),
            arguments.get(SharedFlags.FRESH) || run.command().asksAfresh(),
            true,
            run.command().tellsNoWarnings(),
            tree.version()));
  }

  /// The project in use, if the line names one; a command may have a flag of this name itself.
  private static @Nullable String project(Parsed.Run<Command<?>> run) {
    if (!run.arguments().given(SharedFlags.PROJECT)) {
      return null;
    }
    for (Flag<?> own : run.command().usage().flags()) {
      if (own.name().equals(SharedFlags.PROJECT.name())) {
        return null;
      }
    }
    return run.arguments().get(SharedFlags.PROJECT);
  }

  private Notices notices(Parsed.Run<Command<?>> run, Presentation presentation) {
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
        notices, asked, OutputFlags.warning(run.arguments(), own(run), presentation, environment));
    return notices;
  }

  private boolean wantsTips(Session session) {
    try {
      return session.format() == Format.JSON || session.givesTips();
    } catch (Failure damaged) {
      return true; // the command did its work without the defaults
    }
  }

  /// Says which variables hold a word that means nothing, so that it is not taken for having
  /// worked.
  ///
  /// @param ofForm what to say of the one that names the form of results, or null
  private void warnOfValues(Notices notices, @Nullable String askedLevel, @Nullable String ofForm) {
    String level = environment.get("SENTRY_LOG_LEVEL");
    if (askedLevel == null && level != null && Notices.Level.of(level) == null) {
      notices.warn("", "SENTRY_LOG_LEVEL is none of error, warn, log, info, debug and trace");
    }
    if (ofForm != null) {
      notices.warn("", ofForm);
    }
  }
}
