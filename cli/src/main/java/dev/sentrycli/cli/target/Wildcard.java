package dev.sentrycli.cli.target;

import java.util.Locale;

/// Patterns in which `*` stands for any characters.
public final class Wildcard {
  private Wildcard() {}

  /// Whether a name fits a pattern; case does not count.
  public static boolean matches(String pattern, String name) {
    String p = pattern.toLowerCase(Locale.ROOT);
    String n = name.toLowerCase(Locale.ROOT);
    int at = 0;
    String[] pieces = p.split("\\*", -1);
    for (int i = 0; i < pieces.length; i++) {
      String piece = pieces[i];
      if (i == 0) {
        if (!n.startsWith(piece)) {
          return false;
        }
        at = piece.length();
      } else if (i == pieces.length - 1) {
        return n.length() - at >= piece.length() && n.endsWith(piece);
      } else {
        int found = n.indexOf(piece, at);
        if (found < 0) {
          return false;
        }
        at = found + piece.length();
      }
    }
    return at == n.length();
  }
}
