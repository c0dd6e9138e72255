package dev.sentrycli.cli.command;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.terminal.Text;
import java.util.List;

/// The say of the person who runs something that can't be undone.
public final class Consent {
  public static final Flag<Boolean> YES = Flag.toggle("yes", "Do not ask").letter('y');
  public static final Flag<Boolean> FORCE = Flag.toggle("force", "The same as --yes").letter('f');
  public static final Flag<Boolean> DRY_RUN =
      Flag.toggle("dry-run", "Say what would be done, and change nothing").letter('n');

  private Consent() {}

  /// Whether it was given on the command line, by `--yes` or `--force`.
  public static boolean given(Arguments arguments) {
    return arguments.get(YES) || arguments.get(FORCE);
  }

  /// Ends a run that would have to ask and can't, before anything is looked up for it.
  ///
  /// @param given whether there is nothing left to ask
  /// @param deed as for [#toDo]
  /// @throws Failure with exit code 1 if nobody can be asked
  public static void foresee(boolean given, String deed, Session session) {
    if (!given) {
      requireTerminal(deed, session);
    }
  }

  /// Asks for yes or no. JSON changes nothing about it: a person at a terminal is asked.
  ///
  /// @param given whether there is nothing left to ask
  /// @param deed what would happen, as the start of a sentence: `'acme/web' would be deleted`
  /// @return false if the person said no, who has been told that nothing was done
  /// @throws Failure with exit code 1 if nobody can be asked
  public static boolean toDo(boolean given, String deed, String question, Session session) {
    if (given) {
      return true;
    }
    requireTerminal(deed, session);
    return session.prompt().confirm(question, false) || cancelled(session);
  }

  /// As [#toDo], for what is too dear for a single key: a word has to be typed out.
  public static boolean toDoByTyping(boolean given, String deed, String word, Session session) {
    if (given) {
      return true;
    }
    requireTerminal(deed, session);
    session.console().err(Text.of(deed + " and can't be brought back"));
    String typed = session.prompt().text("Type '" + word + "' to go on:");
    return typed.equals(word) || cancelled(session);
  }

  private static void requireTerminal(String deed, Session session) {
    if (!session.console().isInteractive()) {
      throw new UnconfirmedException(deed);
    }
  }

  private static boolean cancelled(Session session) {
    session.console().err(Text.of("Cancelled"));
    return false;
  }

  private static final class UnconfirmedException extends Failure {
    private UnconfirmedException(String deed) {
      super(
          Exit.GENERAL,
          deed + ", and there is no terminal to confirm it at",
          List.of(),
          List.of("--yes confirms it"));
    }
  }
}
