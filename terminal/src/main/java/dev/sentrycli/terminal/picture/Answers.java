package dev.sentrycli.terminal.picture;

import dev.sentrycli.terminal.Look;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a terminal answered when it was asked what it can do.
final class Answers {
  private Answers() {}

  /// Whether the answer to the last question has arrived: terminals answer in order, and all of
  /// them answer that one.
  ///
  /// @param wrapped whether one is asked that answers later than the rest
  static boolean isComplete(String said, boolean wrapped) {
    return deviceAttributes(said) != null && (!wrapped || said.contains("\u001b_G"));
  }

  /// @param size of the terminal in columns and lines, which tells that of a cell where the
  ///   terminal only says how large pictures can be
  static Graphics of(String said, Look size, Tmux tmux) {
    int width = 0;
    int height = 0;
    int[] cell = numbers(said, "\u001b[6;", 't');
    int[] area = numbers(said, "\u001b[?2;0;", 'S');
    if (cell.length == 2) {
      height = cell[0];
      width = cell[1];
    } else if (tmux.cellWidth() > 0) {
      width = tmux.cellWidth();
      height = tmux.cellHeight();
    } else if (area.length == 2) {
      width = area[0] / size.width();
      height = area[1] / size.height();
    }
    return new Graphics(hasKitty(said), hasSixel(said), width, height, tmux.shows(), ink(said));
  }

  /// Whether it takes sixels, but did not say how large a cell is.
  static boolean lacksCell(String said) {
    return hasSixel(said) && numbers(said, "\u001b[6;", 't').length != 2;
  }

  private static boolean hasSixel(String said) {
    String attributes = deviceAttributes(said);
    return attributes != null && List.of(attributes.split(";", -1)).contains("4");
  }

  /// The colour of letters; each channel is said in one to four hexadecimal digits, of which the
  /// first two count.
  private static int ink(String said) {
    String start = "\u001b]10;rgb:";
    int at = said.indexOf(start);
    if (at < 0) {
      return Graphics.USUAL_INK;
    }
    int rgb = 0;
    int from = at + start.length();
    for (int channel = 0; channel < 3; channel++) {
      int to = from;
      while (to < said.length() && HexFormat.isHexDigit(said.charAt(to))) {
        to++;
      }
      boolean last = channel == 2;
      if (to - from < 2 || to >= said.length() || (!last && said.charAt(to) != '/')) {
        return Graphics.USUAL_INK;
      }
      rgb = rgb << 8 | HexFormat.fromHexDigits(said, from, from + 2);
      from = to + 1;
    }
    return rgb;
  }

  /// The numbers between a beginning and its end; none where there is no such answer.
  private static int[] numbers(String said, String start, char end) {
    int from = said.indexOf(start);
    int to = from < 0 ? -1 : said.indexOf(end, from);
    if (to < 0) {
      return new int[0];
    }
    String[] words = said.substring(from + start.length(), to).split(";", -1);
    int[] numbers = new int[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = number(words[i]);
    }
    return numbers;
  }

  private static boolean hasKitty(String said) {
    int start = said.indexOf("\u001b_G");
    int end = start < 0 ? -1 : said.indexOf("\u001b\\", start);
    return end > 0 && said.substring(start, end).endsWith(";OK");
  }

  /// The parameters of `ESC [ ? … c`; null if there is no such answer.
  private static @Nullable String deviceAttributes(String said) {
    for (int start = said.indexOf("\u001b[?");
        start >= 0;
        start = said.indexOf("\u001b[?", start + 1)) {
      int at = start + 3;
      while (at < said.length() && (isDigit(said.charAt(at)) || said.charAt(at) == ';')) {
        at++;
      }
      if (at < said.length() && said.charAt(at) == 'c') {
        return said.substring(start + 3, at);
      }
    }
    return null;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// Up to four digits; 0 for anything else.
  static int number(String digits) {
    if (digits.isEmpty() || digits.length() > 4) {
      return 0;
    }
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      if (!isDigit(digits.charAt(i))) {
        return 0;
      }
      number = 10 * number + digits.charAt(i) - '0';
    }
    return number;
  }
}
