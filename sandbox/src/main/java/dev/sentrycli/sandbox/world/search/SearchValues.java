package dev.sentrycli.sandbox.world.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers and truths in queries, and the refusal of what is none.
final class SearchValues {
  private static final DateTimeFormatter EXAMPLE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SS", Locale.ROOT);

  private final Instant now;

  SearchValues(Instant now) {
    this.now = now;
  }

  /// Digits, perhaps with `k`, `m` or `b` for a thousand, a million, a billion.
  double number(String key, String text) throws SearchException {
    if (text.isEmpty()) {
      throw invalid(key, text);
    }
    double unit =
        switch (text.charAt(text.length() - 1)) {
          case 'k' -> 1e3;
          case 'm' -> 1e6;
          case 'b' -> 1e9;
          default -> 1;
        };
    String digits = unit == 1 ? text : text.substring(0, text.length() - 1);
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && !(c == '-' && i == 0)) {
        throw invalid(key, text);
      }
    }
    try {
      return Double.parseDouble(digits) * unit;
    } catch (NumberFormatException notANumber) {
      throw invalid(key, text);
    }
  }

  boolean truth(String key, String text) throws SearchException {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw invalid(key, text);
    };
  }

  SearchException invalid(String key, String value) {
    String expected =
        SearchKeys.isDate(key)
            ? "Invalid date: %s. Expected +/-duration (e.g. +1h) or ISO 8601-like (e.g. %s)."
                .formatted(value, EXAMPLE.format(now.atOffset(ZoneOffset.UTC)))
            : SearchKeys.isTruth(key)
                ? "Invalid boolean: %s. Expected true, 1, false, or 0.".formatted(value)
                : "Invalid number: %s. Expected number then optional k, m, or b suffix (e.g. 500k)."
                    .formatted(value);
    return new SearchException(key + ": " + expected);
  }
}
