package dev.sentrycli.sandbox.world.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Text of a query in which `*` stands for anything and `\*` for itself. Without a star it must be
/// equal to the letter; with one, upper and lower case are the same.
public final class Wildcard {
  private final List<String> pieces = new ArrayList<>();

  public Wildcard(String text) {
    StringBuilder piece = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '*') {
        piece.append('*');
        i++;
      } else if (c == '*') {
        pieces.add(piece.toString());
        piece.setLength(0);
      } else {
        piece.append(c);
      }
    }
    pieces.add(piece.toString());
  }

  /// Whether the whole value fits.
  public boolean matches(String value) {
    return pieces.size() == 1 ? value.equals(pieces.getFirst()) : fits(value, true);
  }

  /// Whether some part of the value fits, whatever the case.
  public boolean isIn(String value) {
    return fits(value, false);
  }

  private boolean fits(String value, boolean whole) {
    String text = value.toLowerCase(Locale.ROOT);
    int at = 0;
    for (int i = 0; i < pieces.size(); i++) {
      String piece = pieces.get(i).toLowerCase(Locale.ROOT);
      boolean first = i == 0;
      boolean last = i == pieces.size() - 1;
      if (whole && last && !first) {
        return text.length() - at >= piece.length() && text.endsWith(piece);
      }
      int found = text.indexOf(piece, at);
      if (found < 0 || (whole && first && found > 0)) {
        return false;
      }
      at = found + piece.length();
    }
    return !whole || pieces.size() > 1;
  }
}
