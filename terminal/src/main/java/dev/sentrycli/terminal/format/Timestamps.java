package dev.sentrycli.terminal.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Reads the moments that servers write, `2026-03-04T17:06:07.123456Z` and its variants, without
/// the cost of Java's formatters.
public final class Timestamps {
  private Timestamps() {}

  /// The moment, or null if the text is none. One without a zone is taken to be in UTC.
  public static @Nullable Instant read(@Nullable String text) {
    if (text == null || text.length() < 19 || !isFrame(text)) {
      return null;
    }
    int nanos = 0;
    int at = 19;
    if (at < text.length() && text.charAt(at) == '.') {
      int digits = 0;
      for (at++; at < text.length() && isDigit(text.charAt(at)); at++, digits++) {
        if (digits < 9) {
          nanos = 10 * nanos + text.charAt(at) - '0';
        }
      }
      if (digits == 0) {
        return null;
      }
      for (; digits < 9; digits++) {
        nanos *= 10;
      }
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(text, 0, 4),
              number(text, 5, 7),
              number(text, 8, 10),
              number(text, 11, 13),
              number(text, 14, 16),
              number(text, 17, 19),
              nanos);
      String zone = text.substring(at);
      return zone.isEmpty() || zone.equalsIgnoreCase("Z")
          ? local.toInstant(ZoneOffset.UTC)
          : local.toInstant(ZoneOffset.of(zone));
    } catch (DateTimeException noSuchMoment) {
      return null;
    }
  }

  private static boolean isFrame(String text) {
    String frame = "0000-00-00T00:00:00";
    for (int i = 0; i < frame.length(); i++) {
      char c = text.charAt(i);
      boolean same =
          switch (frame.charAt(i)) {
            case '0' -> isDigit(c);
            case 'T' -> c == 'T' || c == 't' || c == ' ';
            default -> c == frame.charAt(i);
          };
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
