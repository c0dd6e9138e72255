package dev.sentrycli.terminal.format;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads the moments that servers write, `2026-03-04T17:06:07.123456Z` and its variants, without
/// the cost of Java's formatters.
public final class Timestamps {
  private static final int NO_ZONE = Integer.MAX_VALUE;

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
    int zone = zoneSeconds(text, at);
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    boolean exists =
        zone != NO_ZONE
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= days(year, month)
            && hour < 24
            && minute < 60
            && second < 60;
    return exists
        ? Instant.ofEpochSecond(
            epochDay(year, month, day) * 86_400 + hour * 3600L + minute * 60L + second - zone,
            nanos)
        : null;
  }

  private static int days(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /// Days since 1970-01-01. Years begin in March here, so that the leap day is their last.
  private static long epochDay(int year, int month, int day) {
    long y = month > 2 ? year : year - 1L;
    long era = Math.floorDiv(y, 400L);
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
  }

  /// Reads nothing, `Z`, `+2`, `+02`, `+02:00` or `+0200`, with seconds or without, from there to
  /// the end.
  private static int zoneSeconds(String text, int from) {
    int length = text.length() - from;
    if (length == 0 || (length == 1 && (text.charAt(from) == 'Z' || text.charAt(from) == 'z'))) {
      return 0;
    }
    char sign = text.charAt(from);
    StringBuilder digits = new StringBuilder();
    for (int i = from + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        digits.append(c);
      } else if (c != ':'
          || digits.length() % 2 != 0
          || digits.isEmpty()
          || i == text.length() - 1) {
        return NO_ZONE;
      }
    }
    if (digits.length() == 1) {
      digits.insert(0, '0');
    }
    if ((sign != '+' && sign != '-') || digits.length() % 2 != 0 || digits.length() > 6) {
      return NO_ZONE;
    }
    int seconds = 0;
    int worth = 3600;
    for (int i = 0; i < digits.length(); i += 2) {
      int part = Integer.parseInt(digits, i, i + 2, 10);
      if (i > 0 && part > 59) {
        return NO_ZONE;
      }
      seconds += part * worth;
      worth /= 60;
    }
    return digits.isEmpty() || seconds > 18 * 3600 ? NO_ZONE : sign == '-' ? -seconds : seconds;
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
