package dev.sentrycli.cli.setting;

import org.jspecify.annotations.Nullable;

/// The names of organizations and projects as they stand in URLs, and their numeric ids.
final class Slug {
  private Slug() {}

  /// Why a text can be neither slug nor id, in words that follow its name; null if it can.
  static @Nullable String problem(String text) {
    if (text.isEmpty()) {
      return "is empty";
    }
    if (text.startsWith(".") || text.contains("..")) {
      return "is a path, not a slug";
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        return "holds a space";
      }
      boolean usual =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '_'
              || c == '.';
      if (!usual) {
        return Character.isISOControl(c)
            ? "holds a control character"
            : "holds '" + c + "', which no slug has";
      }
    }
    return null;
  }
}
