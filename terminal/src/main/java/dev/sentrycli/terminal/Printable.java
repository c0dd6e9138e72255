package dev.sentrycli.terminal;

/// Makes any text safe to print on a terminal.
public final class Printable {
  private Printable() {}

  /// The text without escape sequences, C0 and C1 controls and bidirectional overrides. Line feeds
  /// stay; tabs become spaces.
  public static String of(String text) {
    for (int i = 0, length = text.length(); i < length; i++) {
      char c = text.charAt(i);
      if ((c < ' ' || c > '~') && isUnsafe(c)) {
        return cleaned(text);
      }
    }
    return text;
  }

  /// As [#of], on a single line: runs of white space become one space.
  public static String line(String text) {
    String safe = of(text);
    StringBuilder line = new StringBuilder(safe.length());
    boolean space = false;
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      if (Character.isWhitespace(c)) {
        space = true;
      } else {
        if (space && !line.isEmpty()) {
          line.append(' ');
        }
        space = false;
        line.append(c);
      }
    }
    return line.toString();
  }

  private static boolean isUnsafe(char c) {
    return (c < 0x20 && c != '\n')
        || (c >= 0x7f && c <= 0x9f)
        || c == '\u200e'
        || c == '\u200f'
        || c == '\u061c'
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }

  private static String cleaned(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\u001b' || c == '\u009b' || c == '\u009d') {
        i = endOfSequence(text, i);
      } else if (c == '\t') {
        clean.append(' ');
      } else if (!isUnsafe(c)) {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  /// The index of the last character of the escape sequence (ECMA-48) that starts at `start`; an
  /// unfinished one ends with its line, so that it can't swallow what follows.
  private static int endOfSequence(String text, int start) {
    char kind = text.charAt(start);
    int i = start;
    if (kind == '\u001b') {
      if (start + 1 >= text.length()) {
        return start;
      }
      kind = text.charAt(++i);
    }
    if (kind == '[' || kind == '\u009b') {
      for (int j = i + 1; j < text.length(); j++) {
        char c = text.charAt(j);
        if (c >= 0x40 && c <= 0x7e) {
          return j;
        }
        if (c < 0x20 || c > 0x7e) {
          return j - 1;
        }
      }
      return text.length() - 1;
    }
    if (kind == ']'
        || kind == 'P'
        || kind == '_'
        || kind == '^'
        || kind == 'X'
        || kind == '\u009d') {
      for (int j = i + 1; j < text.length(); j++) {
        char c = text.charAt(j);
        if (c == '\u0007' || c == '\u009c') {
          return j;
        }
        if (c == '\u001b' && j + 1 < text.length() && text.charAt(j + 1) == '\\') {
          return j + 1;
        }
        if (c == '\n') {
          return j - 1;
        }
      }
      return text.length() - 1;
    }
    return kind >= 0x20 && kind <= 0x7e ? i : start;
  }
}
