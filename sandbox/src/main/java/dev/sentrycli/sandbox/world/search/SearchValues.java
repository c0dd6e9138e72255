package dev.sentrycli.sandbox.world.search;

import dev.sentrycli.sandbox.world.search.Vocabulary.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Numbers and truths in queries, and the refusal of what is none.
final class SearchValues {
  private static final DateTimeFormatter EXAMPLE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SS", Locale.ROOT);

  private final Instant now;

  SearchValues(Instant now) {
    this.now = now;
  }

  /// Digits, perhaps with `k`, `m` or `b` for a thousand, a million, a billion.
  double number(String key, Kind kind, String text) throws SearchException {
    if (text.isEmpty()) {
      throw invalid(key, kind, text);
    }
    Double withUnit = kind == Kind.NUMBER ? null : withUnit(kind, text);
    if (withUnit != null) {
      return withUnit;
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
        throw invalid(key, kind, text);
      }
    }
    try {
      return Double.parseDouble(digits) * unit;
    } catch (NumberFormatException notANumber) {
      throw invalid(key, kind, text);
    }
  }

  boolean truth(String key, String text) throws SearchException {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw invalid(key, Kind.TRUTH, text);
    };
  }

  /// Milliseconds of a duration, bytes of a size; null if there is no such unit at its end.
  private static @Nullable Double withUnit(Kind kind, String text) {
    int end = text.length();
    while (end > 0 && Character.isLetter(text.charAt(end - 1))) {
      end--;
    }
    String unit = text.substring(end).toLowerCase(Locale.ROOT);
    double factor =
        kind == Kind.DURATION
            ? switch (unit) {
              case "ms" -> 1;
              case "s" -> 1000;
              case "m", "min" -> 60_000;
              case "h", "hr" -> 3_600_000;
              case "d", "day" -> 86_400_000;
              case "w", "wk" -> 604_800_000;
              default -> 0;
            }
            : switch (unit) {
              case "bit" -> 0.125;
              case "b" -> 1;
              case "kb" -> 1e3;
              case "mb" -> 1e6;
              case "gb" -> 1e9;
              case "kib" -> 1024;
              case "mib" -> 1024 * 1024;
              case "gib" -> 1024 * 1024 * 1024;
              default -> 0;
            };
    try {
      return factor == 0 ? null : (Double) (Double.parseDouble(text.substring(0, end)) * factor);
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  SearchException invalid(String key, Kind kind, String value) {
    String expected =
        switch (kind) {
          case DATE ->
              "Invalid date: %s. Expected +/-duration (e.g. +1h) or ISO 8601-like (e.g. %s)."
                  .formatted(value, EXAMPLE.format(now.atOffset(ZoneOffset.UTC)));
          case TRUTH -> "Invalid boolean: %s. Expected true, 1, false, or 0.".formatted(value);
          case DURATION ->
              "Invalid duration: %s. Expected number followed by duration unit suffix (e.g. 5ms)."
                  .formatted(value);
          case SIZE ->
              "Invalid size: %s. Expected number followed by file size unit suffix (e.g. 5kb)."
                  .formatted(value);
          case TEXT, NUMBER ->
              "Invalid number: %s. Expected number then optional k, m, or b suffix (e.g. 500k)."
                  .formatted(value);
        };
    return new SearchException(key + ": " + expected);
  }
}
