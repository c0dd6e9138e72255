package dev.sentrycli.cli.output.template;

import dev.sentrycli.terminal.Printable;
import java.util.List;

/// Colours by name, as `red`, `green+b` (bold) or `white+u:blue` (underlined, on blue).
final class Colours {
  private static final List<String> NAMES =
      List.of("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white");
  private static final String RESET = "\u001b[0m";

  private Colours() {}

  /// @throws TemplateException if there is no such style
  static String painted(String style, String text) {
    String codes = codes(style);
    return codes.isEmpty() || text.isEmpty() ? text : "\u001b[" + codes + "m" + text + RESET;
  }

  private static String codes(String style) {
    if (style.isEmpty() || style.equals("off") || style.equals("reset")) {
      return "";
    }
    int colon = style.indexOf(':');
    StringBuilder codes = new StringBuilder();
    add(codes, colon < 0 ? style : style.substring(0, colon), style, 30, 90);
    if (colon >= 0) {
      add(codes, style.substring(colon + 1), style, 40, 100);
    }
    return codes.toString();
  }

  private static void add(StringBuilder codes, String part, String style, int base, int bright) {
    int plus = part.indexOf('+');
    String name = plus < 0 ? part : part.substring(0, plus);
    String marks = plus < 0 ? "" : part.substring(plus + 1);
    boolean light = false;
    for (int i = 0; i < marks.length(); i++) {
      switch (marks.charAt(i)) {
        case 'b' -> next(codes, "1");
        case 'd' -> next(codes, "2");
        case 'i' -> next(codes, "3");
        case 'u' -> next(codes, "4");
        case 'B' -> next(codes, "5");
        case 's' -> next(codes, "9");
        case 'h' -> light = true;
        default -> throw unknown(style);
      }
    }
    int colour = NAMES.indexOf(name);
    if (colour >= 0) {
      next(codes, Integer.toString((light ? bright : base) + colour));
    } else if (name.equals("gray") || name.equals("grey")) {
      next(codes, Integer.toString(bright));
    } else if (name.matches("[0-9]{1,3}") && Integer.parseInt(name) < 256) {
      next(codes, (base + 8) + ";5;" + Integer.parseInt(name));
    } else if (!name.equals("default") && !name.isEmpty()) {
      throw unknown(style);
    }
  }

  private static void next(StringBuilder codes, String code) {
    codes.append(codes.isEmpty() ? "" : ";").append(code);
  }

  private static TemplateException unknown(String style) {
    return new TemplateException("there is no colour '" + Printable.line(style) + "'");
  }
}
