package dev.sentrycli.cli.query;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The ids of events, traces, replays and shared issues: 32 hexadecimal digits, often written as a
/// UUID.
public final class HexId {
  private HexId() {}

  /// The id in lower case without dashes, or null if the text is none.
  public static @Nullable String parse(String text) {
    return ofDigits(text, 32);
  }

  /// As [#parse], of the 16 digits that name a span.
  public static @Nullable String span(String text) {
    return ofDigits(text, 16);
  }

  private static @Nullable String ofDigits(String text, int length) {
    StringBuilder digits = new StringBuilder(length);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      if (hex) {
        digits.append(c);
      } else if (c != '-') {
        return null;
      }
    }
    return digits.length() == length ? digits.toString().toLowerCase(Locale.ROOT) : null;
  }
}
