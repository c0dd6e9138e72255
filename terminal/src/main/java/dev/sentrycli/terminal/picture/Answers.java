package dev.sentrycli.terminal.picture;

import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.picture.Graphics.Size;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a terminal answered when it was asked what it can do.
final class Answers {
  private static final int LARGEST_CELL = 200;

  private Answers() {}

  /// Whether the answer to the last question has arrived: terminals answer in order, and all of
  /// them answer that one.
  static boolean isComplete(String said) {
    return deviceAttributes(said) != null;
  }

  /// @param window columns and lines, which tell the size of a cell where the terminal only says
  ///   how large a picture in it can be
  static Graphics of(String said, Look window, Tmux tmux) {
    Size most = size(said, "\u001b[?2;0;", 'S', true);
    Size area = size(said, "\u001b[?2;0;", 'S', false);
    Size cell = cell(said);
    if (cell == null) {
      cell = tmux.cell();
    }
    if (cell == null && area != null) {
      cell = cell(area, most, window);
    }
    return new Graphics(
        tmux.shows() || hasKitty(said),
        hasSixel(said),
        cell == null ? Graphics.USUAL_CELL : cell,
        most,
        tmux.shows(),
        ink(said));
  }

  /// The size of a cell if both numbers can be one.
  static @Nullable Size cell(int width, int height) {
    return width <= 0 || height <= 0 || width > LARGEST_CELL || height > LARGEST_CELL
        ? null
        : new Size(width, height);
  }

  private static @Nullable Size cell(String said) {
    Size turned = size(said, "\u001b[6;", 't', false);
    return turned == null ? null : cell(/* width= */ turned.height(), /* height= */ turned.width());
  }

  /// A picture is as large as the window at most, and as the terminal allows: a side that is as
  /// long as that tells nothing of the window.
  private static @Nullable Size cell(Size area, @Nullable Size most, Look window) {
    boolean wide = most != null && area.width() >= most.width();
    boolean high = most != null && area.height() >= most.height();
    int width = area.width() / window.width();
    int height = area.height() / window.height();
    return wide && high ? null : cell(wide ? height / 2 : width, high ? width * 2 : height);
  }

  /// Whether it takes sixels and nothing else.
  static boolean takesSixelsOnly(String said) {
    return hasSixel(said) && !hasKitty(said);
  }

  private static boolean hasSixel(String said) {
    String attributes = deviceAttributes(said);
    return attributes != null && List.of(attributes.split(";", -1)).contains("4");
  }

  private static boolean hasKitty(String said) {
    int start = said.indexOf("\u001b_G");
    int end = start < 0 ? -1 : said.indexOf("\u001b\\", start);
    return end > 0 && said.substring(start, end).endsWith(";OK");
  }

  /// The colour of letters, of whose channels the two highest digits count.
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

  /// The two numbers between a beginning and its end; null where there is no such answer.
  ///
  /// @param last whether the last of several is taken instead of the first
  private static @Nullable Size size(String said, String start, char end, boolean last) {
    int from = last ? said.lastIndexOf(start) : said.indexOf(start);
    int to = from < 0 ? -1 : said.indexOf(end, from);
    if (to < 0 || (last && from == said.indexOf(start))) {
      return null;
    }
    String[] numbers = said.substring(from + start.length(), to).split(";", -1);
    if (numbers.length != 2) {
      return null;
    }
    Size size = new Size(number(numbers[0]), number(numbers[1]));
    return size.width() == 0 || size.height() == 0 ? null : size;
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

  /// Up to five digits; 0 for anything else.
  static int number(String digits) {
    if (digits.isEmpty() || digits.length() > 5) {
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
