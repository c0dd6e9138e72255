package dev.sentrycli.terminal.prompt;

import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Painter;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.io.IOException;
import java.util.List;

/// A list on a terminal in which the user moves up and down. It shows as many choices as the
/// terminal has room for, and takes itself away when it is done.
final class Picker {
  /// Lines that are not choices: the question, the help, and the one the cursor waits on.
  private static final int OTHER_LINES = 3;

  private final Console console;
  private final RawKeys keys;
  private final String question;
  private final List<Text> choices;
  private final int shown;
  private int chosen;
  private int first;

  /// The number typed so far, which later digits may make longer.
  private int typed;

  Picker(Console console, RawKeys keys, String question, List<Text> choices) {
    this.console = console;
    this.keys = keys;
    this.question = question;
    this.choices = choices;
    this.shown = Math.min(choices.size(), Math.max(1, console.errLook().height() - OTHER_LINES));
  }

  int pick() throws IOException {
    boolean done = false;
    console.tell(drawn());
    try {
      while (!done) {
        done = isAnswer(keys.key());
        first = Math.clamp(first, Math.max(0, chosen - shown + 1), chosen);
        if (!done) {
          console.tell(upToStart() + drawn());
        }
      }
    } finally {
      Text answer = done ? choices.get(chosen) : Text.EMPTY;
      console.tell(upToStart() + line(title().plus(" ").plus(answer)));
    }
    return chosen;
  }

  /// Moves; true if the key takes the choice it stands on.
  private boolean isAnswer(int key) {
    int number = key >= '0' && key <= '9' ? key - '0' : -1;
    switch (key) {
      case '\r', '\n' -> {
        return true;
      }
      case RawKeys.ESCAPE -> throw InterruptedPrompt.declined();
      case RawKeys.END, RawKeys.INTERRUPT, RawKeys.END_OF_INPUT ->
          throw new InterruptedPrompt(null);
      case RawKeys.UP, 'k' -> chosen = chosen == 0 ? choices.size() - 1 : chosen - 1;
      case RawKeys.DOWN, 'j' -> chosen = chosen == choices.size() - 1 ? 0 : chosen + 1;
      case RawKeys.HOME -> chosen = 0;
      case RawKeys.LAST -> chosen = choices.size() - 1;
      default -> {
        if (number >= 0) {
          goTo(number);
        }
      }
    }
    if (number < 0) {
      typed = 0;
    }
    return false;
  }

  private void goTo(int digit) {
    int longer = 10 * typed + digit;
    typed = longer <= choices.size() ? longer : digit;
    if (typed >= 1 && typed <= choices.size()) {
      chosen = typed - 1;
    }
  }

  private Text title() {
    return Text.of("? ", Style.CYAN).plus(question, Style.BOLD);
  }

  private String drawn() {
    StringBuilder drawn = new StringBuilder(line(title()));
    for (int i = first; i < first + shown; i++) {
      boolean here = i == chosen;
      Text mark = Text.of(here ? "❯ " : "  ", Style.CYAN).plus((i + 1) + ". ", Style.MUTED);
      drawn.append(line(mark.plus(here ? choices.get(i).in(Style.BOLD) : choices.get(i))));
    }
    Text help = Text.of("↑ ↓ or a number, then Enter; Esc to leave", Style.MUTED);
    return drawn.append(line(help)).toString();
  }

  private String line(Text text) {
    Look look = console.errLook();
    return Painter.paint(text.onOneLine(look.width() - 1), look) + "\n";
  }

  private String upToStart() {
    return "\u001b[" + (shown + 2) + "A\r\u001b[J";
  }
}
