package dev.sentrycli.terminal.prompt;

import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.Painter;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.desktop.Programs;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Asks the user on the error stream. Whoever asks has made sure that the console is interactive. A
/// user who leaves instead of answering ends each question with [InterruptedPrompt].
public final class Prompt {
  private final Console console;
  private final Programs programs;

  public Prompt(Console console, Programs programs) {
    this.console = console;
    this.programs = programs;
  }

  /// A question answered with yes or no.
  ///
  /// @param usual what Enter alone means
  public boolean confirm(String question, boolean usual) {
    while (true) {
      String answer = ask(question, usual ? "Y/n" : "y/N").toLowerCase(Locale.ROOT);
      switch (answer) {
        case "" -> {
          return usual;
        }
        case "y", "yes" -> {
          return true;
        }
        case "n", "no" -> {
          return false;
        }
        default -> console.err("Answer 'yes' or 'no'");
      }
    }
  }

  /// A line of text, without white space around it; may be empty.
  public String text(String question) {
    return ask(question, "");
  }

  /// As [#text(String)], where Enter alone means `usual`.
  public String text(String question, String usual) {
    String answer = ask(question, usual);
    return answer.isEmpty() ? usual : answer;
  }

  /// A line that is not shown while it is typed.
  public String secret(String question) {
    requireInteractive();
    RawKeys keys = RawKeys.open(console, programs, RawKeys.CtrlC.IS_A_KEY);
    if (keys == null) {
      console.err("This terminal shows what is typed");
      return ask(question, "");
    }
    try (keys) {
      console.tell(label(question, ""));
      return readUnseen(keys);
    } catch (IOException gone) {
      throw new InterruptedPrompt(gone);
    } finally {
      console.tell("\n");
    }
  }

  /// The index of the choice that the user picks: with the arrow keys, or by number.
  public int choose(String question, List<Text> choices) {
    requireInteractive();
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("nothing to choose from");
    }
    RawKeys keys =
        console.errLook().rich() ? RawKeys.open(console, programs, RawKeys.CtrlC.IS_A_KEY) : null;
    if (keys == null) {
      return chooseByNumber(question, choices);
    }
    try (keys) {
      return new Picker(console, keys, question, choices).pick();
    } catch (IOException gone) {
      throw new InterruptedPrompt(gone);
    }
  }

  private int chooseByNumber(String question, List<Text> choices) {
    console.err(Text.of(question, Style.BOLD));
    for (int i = 0; i < choices.size(); i++) {
      console.err(Text.of("  " + (i + 1) + ". ").plus(choices.get(i)));
    }
    while (true) {
      int number = number(ask("Number", ""));
      if (number >= 1 && number <= choices.size()) {
        return number - 1;
      }
      console.err("Answer with a number from 1 to " + choices.size());
    }
  }

  private static int number(String answer) {
    try {
      return Integer.parseInt(answer);
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  private String ask(String question, String hint) {
    requireInteractive();
    // Ctrl-C ends the program here: the shell's prompt shall not stand behind the question.
    Thread atEnd = new Thread(() -> console.tell("\n"), "end-of-line");
    try {
      Runtime.getRuntime().addShutdownHook(atEnd);
    } catch (IllegalStateException ending) {
      throw new InterruptedPrompt(ending);
    }
    console.tell(label(question, hint));
    String answer;
    try {
      answer = console.readLine();
    } catch (IOException gone) {
      throw left(gone);
    } finally {
      forget(atEnd);
    }
    if (answer == null) {
      throw left(null);
    }
    return answer.strip();
  }

  private static void forget(Thread atEnd) {
    try {
      Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException ending) {
      // It does its work now.
    }
  }

  private InterruptedPrompt left(@Nullable IOException cause) {
    console.tell("\n");
    return new InterruptedPrompt(cause);
  }

  private String label(String question, String hint) {
    Text label = Text.of("? ", Style.CYAN).plus(question, Style.BOLD).plus(" ");
    if (!hint.isEmpty()) {
      label = label.plus("(" + hint + ") ", Style.MUTED);
    }
    return Painter.paint(label, console.errLook());
  }

  private static String readUnseen(RawKeys keys) throws IOException {
    StringBuilder typed = new StringBuilder();
    while (true) {
      int key = keys.key();
      switch (key) {
        case '\r', '\n' -> {
          return typed.toString().strip();
        }
        case RawKeys.END, RawKeys.INTERRUPT, RawKeys.ESCAPE -> throw new InterruptedPrompt(null);
        case RawKeys.END_OF_INPUT -> {
          if (typed.isEmpty()) {
            throw new InterruptedPrompt(null);
          }
        }
        case RawKeys.BACKSPACE, RawKeys.DELETE -> {
          if (!typed.isEmpty()) {
            typed.setLength(typed.offsetByCodePoints(typed.length(), -1));
          }
        }
        case RawKeys.KILL_LINE -> typed.setLength(0);
        default -> {
          if (key >= ' ') {
            typed.appendCodePoint(key);
          }
        }
      }
    }
  }

  private void requireInteractive() {
    if (!console.isInteractive()) {
      throw new IllegalStateException("nobody to ask: the console is not interactive");
    }
  }
}
