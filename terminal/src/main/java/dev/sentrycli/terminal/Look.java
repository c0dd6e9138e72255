package dev.sentrycli.terminal;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the place where output goes can show.
///
/// @param width columns
/// @param height lines
/// @param rich whether styles, hyperlinks and motion may be used
/// @param colours how many colours there are when rich
/// @param bounded whether a line that is wider gets broken, as a terminal does it
public record Look(int width, int height, boolean rich, Colours colours, boolean bounded) {
  /// How colours can be named.
  public enum Colours {
    SIXTEEN,
    INDEXED,
    TRUE
  }

  /// Eighty columns of words and nothing else.
  public static final Look PLAIN = new Look(80, 24, false, Colours.SIXTEEN);

  private static final int LARGEST = 10_000;

  /// A place that takes lines of any width.
  public Look(int width, int height, boolean rich, Colours colours) {
    this(width, height, rich, colours, false);
  }

  /// Whether lines get broken before eighty columns.
  public boolean isNarrow() {
    return bounded && width < PLAIN.width;
  }

  /// What the environment says about a stream.
  ///
  /// @param terminal whether the stream leads to a terminal
  public static Look of(Map<String, String> variables, boolean terminal) {
    String size = variables.getOrDefault("SENTRY_TERMINAL_SIZE", "");
    int width = columns(size);
    int height = lines(size);
    if (width == 0) {
      width = number(variables.get("COLUMNS"));
    }
    if (height == 0) {
      height = number(variables.get("LINES"));
    }
    return new Look(
        width == 0 ? PLAIN.width : width,
        height == 0 ? PLAIN.height : height,
        isRich(variables, terminal),
        colours(variables),
        terminal);
  }

  /// The same in another size.
  ///
  /// @param size `120x40`, columns first; where it makes no sense, it stays as it is
  Look sized(String size) {
    int columns = columns(size);
    int lines = lines(size);
    return new Look(
        columns == 0 ? width : columns, lines == 0 ? height : lines, rich, colours, bounded);
  }

  private static int columns(String size) {
    int cross = size.indexOf('x');
    return cross < 0 ? 0 : number(size.substring(0, cross));
  }

  private static int lines(String size) {
    int cross = size.indexOf('x');
    return cross < 0 ? 0 : number(size.substring(cross + 1));
  }

  private static boolean isRich(Map<String, String> variables, boolean terminal) {
    String plain = variables.get("SENTRY_PLAIN_OUTPUT");
    if (plain != null) {
      return plain.isEmpty() || plain.equals("0") || plain.equalsIgnoreCase("false");
    }
    String noColour = variables.get("NO_COLOR");
    if (noColour != null && !noColour.isEmpty()) {
      return false;
    }
    String force = variables.get("FORCE_COLOR");
    if (force != null && terminal) {
      return !force.equals("0");
    }
    return terminal && !"dumb".equals(variables.get("TERM"));
  }

  private static Colours colours(Map<String, String> variables) {
    return switch (variables.getOrDefault("FORCE_COLOR", "")) {
      case "1" -> Colours.SIXTEEN;
      case "2" -> Colours.INDEXED;
      case "3" -> Colours.TRUE;
      default -> coloursOfTerminal(variables);
    };
  }

  private static Colours coloursOfTerminal(Map<String, String> variables) {
    String depth = variables.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
    String kind = variables.getOrDefault("TERM", "").toLowerCase(Locale.ROOT);
    if (depth.equals("truecolor")
        || depth.equals("24bit")
        || kind.endsWith("-direct")
        || kind.equals("xterm-kitty")
        || variables.containsKey("WT_SESSION")) {
      return Colours.TRUE;
    }
    return kind.contains("256color") ? Colours.INDEXED : Colours.SIXTEEN;
  }

  /// A size, or 0 where nothing sensible is said.
  private static int number(@Nullable String digits) {
    if (digits == null || digits.isEmpty() || digits.length() > 5) {
      return 0;
    }
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return 0;
      }
      number = 10 * number + c - '0';
    }
    return number <= LARGEST ? number : 0;
  }
}
