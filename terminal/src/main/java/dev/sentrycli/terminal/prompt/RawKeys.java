package dev.sentrycli.terminal.prompt;

import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.desktop.Programs;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A terminal that hands over every key as it is pressed and shows none. Closing it gives the
/// terminal back its mode, and so does the end of the program, however it comes about.
sealed interface RawKeys extends AutoCloseable permits SttyKeys, JLineKeys {
  /// What Ctrl-C does meanwhile.
  enum CtrlC {
    ENDS_PROGRAM,
    IS_A_KEY
  }

  int END = -1;
  int UP = -2;
  int DOWN = -3;
  int HOME = -4;
  int LAST = -5;
  int ESCAPE = -6;
  int OTHER = -7;

  int INTERRUPT = 3;
  int END_OF_INPUT = 4;
  int KILL_LINE = 21;
  int BACKSPACE = 8;
  int DELETE = 127;

  /// How long the rest of an escape sequence may take to arrive.
  int SEQUENCE_MILLIS = 50;

  /// Switches the terminal over: by `stty`, which is quick, or by JLine where there is none. Null
  /// where neither can.
  static @Nullable RawKeys open(Console console, Programs programs, CtrlC ctrlC) {
    RawKeys keys = SttyKeys.open(console.in(), programs, ctrlC);
    return keys != null ? keys : JLineKeys.open(ctrlC);
  }

  /// The next character, waited for, or [#END].
  int read() throws IOException;

  /// Whether [#read] would answer at once.
  boolean isReady() throws IOException;

  @Override
  void close();

  /// The next key, waited for: a character or one of the constants here.
  default int key() throws IOException {
    int first = read();
    if (first != 27) {
      return first;
    }
    if (!comes()) {
      return ESCAPE;
    }
    int kind = read();
    if (kind != '[' && kind != 'O') {
      return OTHER;
    }
    int last = END;
    boolean alone = true;
    while (comes()) {
      last = read();
      if (last < 0 || (last >= 0x40 && last <= 0x7e)) {
        break;
      }
      alone = false;
    }
    if (!alone) {
      return OTHER;
    }
    return switch (last) {
      case 'A' -> UP;
      case 'B' -> DOWN;
      case 'H' -> HOME;
      case 'F' -> LAST;
      default -> OTHER;
    };
  }

  private boolean comes() throws IOException {
    try {
      for (int waited = 0; !isReady(); waited += 5) {
        if (waited >= SEQUENCE_MILLIS) {
          return false;
        }
        Thread.sleep(5);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
    return true;
  }
}
