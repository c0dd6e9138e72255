package dev.sentrycli.grammar.help;

import java.util.Locale;

/// Turns plain text into Markdown that shows the same.
final class Markdown {
  private Markdown() {}

  /// In a table a bar ends the cell even inside code, unless it is escaped.
  static String row(String... cells) {
    StringBuilder row = new StringBuilder("|");
    for (String cell : cells) {
      row.append(' ');
      for (int index = 0; index < cell.length(); index++) {
        boolean bare = index == 0 || cell.charAt(index - 1) != '\\';
        row.append(cell.charAt(index) == '|' && bare ? "\\|" : cell.substring(index, index + 1));
      }
      row.append(" |");
    }
    return row.toString();
  }

  static String code(String text) {
    return "`" + text + "`";
  }

  /// Text that Markdown leaves alone: commands in single quotes become code, what looks like markup
  /// is escaped.
  static String prose(String text) {
    StringBuilder prose = new StringBuilder(text.length() + 16);
    int index = 0;
    while (index < text.length()) {
      char character = text.charAt(index);
      int close = Quoted.end(text, index);
      if (close > 0) {
        prose.append(code(text.substring(index + 1, close)));
        index = close + 1;
        continue;
      }
      switch (character) {
        case '<', '>', '*', '_', '|', '`', '[', ']', '\\' -> prose.append('\\').append(character);
        case '\n' -> prose.append(' ');
        default -> prose.append(character);
      }
      index++;
    }
    return prose.toString();
  }

  /// The anchor GitHub gives a heading.
  static String anchor(String heading) {
    StringBuilder anchor = new StringBuilder();
    for (char character : heading.toLowerCase(Locale.ROOT).toCharArray()) {
      if (character == ' ') {
        anchor.append('-');
      } else if (character == '-' || character == '_' || Character.isLetterOrDigit(character)) {
        anchor.append(character);
      }
    }
    return anchor.toString();
  }
}
