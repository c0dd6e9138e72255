package dev.sentrycli.cli.query;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The ids of events, traces, replays and shared issues: 32 hexadecimal digits, often written as a
/// UUID.
public final class HexId {
  private HexId() {}

  /// The id in lower case without dashes, or null if the text is none.
  public static @Nullable String parse(String text) {
    StringBuilder digits = new StringBuilder(32);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      if (hex) {
        digits.append(c);
      } else if (c != '-') {
        return null;
      }
    }
    return digits.length() == 32 ? digits.toString().toLowerCase(Locale.ROOT) : null;
  }
}
