package dev.sentrycli.terminal.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Writes counts, shares, sizes and durations for people.
public final class Amounts {
  private static final String UNKNOWN = "—";
  private static final String THOUSANDS = "KMBTPE";
  private static final String[] SIZES = {"B", "KB", "MB", "GB", "TB", "PB", "EB"};
  private static final String[] TIME_UNITS = {"d", "h", "m", "s"};
  private static final String[] TIME_WORDS = {"day", "hour", "minute", "second"};
  private static final long[] TIME_SECONDS = {86_400, 3_600, 60, 1};

  private Amounts() {}

  /// `999`, `1.0K`, `12.3K`, `123K`, `1.0M`.
  public static String count(long count) {
    if (count < 0) {
      return count == Long.MIN_VALUE ? "-9.2E" : "-" + count(-count);
    }
    if (count < 1000) {
      return Long.toString(count);
    }
    // In whole numbers: Java's decimals take long to start with.
    long one = 1000;
    int unit = 0;
    while (unit < THOUSANDS.length() - 1 && count >= one * 1000 - one / 2) {
      one *= 1000;
      unit++;
    }
    if (count / 1999 >= one / 20) {
      return rounded(count, one) + "" + THOUSANDS.charAt(unit);
    }
    long tenths = rounded(count, one / 10);
    return tenths / 10 + "." + tenths % 10 + THOUSANDS.charAt(unit);
  }

  private static long rounded(long count, long unit) {
    return count / unit + (count % unit >= unit / 2 ? 1 : 0);
  }

  /// As [#count(long)] for what servers send as text; `?` if it is no number.
  public static String count(@Nullable String count) {
    if (count != null) {
      if (isShortNumber(count)) {
        return count(Long.parseLong(count));
      }
      try {
        return count(new BigDecimal(count.strip()).setScale(0, RoundingMode.DOWN).longValueExact());
      } catch (ArithmeticException | NumberFormatException notACount) {
        return "?";
      }
    }
    return "?";
  }

  private static boolean isShortNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() < 19;
  }

  /// `1,234.5`: at most two decimals, thousands apart; from a million on `1.2M`, `1B`.
  public static String number(double number) {
    if (!Double.isFinite(number)) {
      return UNKNOWN;
    }
    if (Math.abs(number) >= 999_999.995) {
      double scaled = number / 1e6;
      int unit = 1;
      for (; Math.abs(scaled) >= 999.95 && unit < THOUSANDS.length() - 1; unit++) {
        scaled /= 1000;
      }
      return trimmed(decimals(scaled, 1)) + THOUSANDS.charAt(unit);
    }
    String plain = trimmed(decimals(Math.abs(number), 2));
    int point = plain.indexOf('.');
    int whole = point < 0 ? plain.length() : point;
    StringBuilder grouped = new StringBuilder(plain);
    for (int i = whole - 3; i > 0; i -= 3) {
      grouped.insert(i, ',');
    }
    return number < 0 && !plain.equals("0") ? "-" + grouped : grouped.toString();
  }

  /// A part of a whole: `60.0%` for 0.6 and one decimal.
  public static String share(double part, int decimals) {
    return Double.isFinite(part) ? decimals(part * 100, decimals) + "%" : UNKNOWN;
  }

  /// `512 B`, `2.0 KB`, `1.5 MB`.
  public static String size(long bytes) {
    double scaled = bytes;
    int unit = 0;
    while (scaled >= (unit == 0 ? 1024 : 1023.95) && unit < SIZES.length - 1) {
      scaled /= 1024;
      unit++;
    }
    return decimals(scaled, unit == 0 ? 0 : 1) + " " + SIZES[unit];
  }

  /// The two largest units of a time: `2d 3h`, `1h 5m`, `9m 36s`, `7s`. A zero second unit is left
  /// out.
  public static String duration(long seconds) {
    return duration(seconds, TIME_UNITS, "", " ");
  }

  /// The same in words: `9 minutes and 36 seconds`.
  public static String durationInWords(long seconds) {
    return duration(seconds, TIME_WORDS, " ", " and ");
  }

  /// How long a span took: `750ms`, `1.5s`, `1m 1s`.
  public static String span(double milliseconds) {
    if (!Double.isFinite(milliseconds) || milliseconds < 0) {
      return UNKNOWN;
    }
    if (milliseconds < 999.5) {
      return decimals(milliseconds, 0) + "ms";
    }
    return milliseconds < 59_950
        ? decimals(milliseconds / 1000, 1) + "s"
        : duration(Math.round(milliseconds / 1000));
  }

  /// How long a trace took: `750ms`, `2.31s`, `1m 1s`.
  public static String trace(double milliseconds) {
    return milliseconds >= 999.5 && milliseconds < 59_995
        ? decimals(milliseconds / 1000, 2) + "s"
        : span(milliseconds);
  }

  private static String duration(long seconds, String[] units, String gap, String between) {
    long left = Math.max(0, seconds);
    int first = 0;
    while (first < TIME_SECONDS.length - 1 && left < TIME_SECONDS[first]) {
      first++;
    }
    long whole = left / TIME_SECONDS[first];
    String text = whole + gap + plural(units[first], whole, gap);
    if (first == TIME_SECONDS.length - 1) {
      return text;
    }
    long rest = left % TIME_SECONDS[first] / TIME_SECONDS[first + 1];
    return rest == 0 ? text : text + between + rest + gap + plural(units[first + 1], rest, gap);
  }

  private static String plural(String unit, long number, String gap) {
    return gap.isEmpty() || number == 1 ? unit : unit + "s";
  }

  /// The number with exactly so many decimals.
  private static String decimals(double number, int decimals) {
    return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  private static String trimmed(String number) {
    if (number.indexOf('.') < 0) {
      return number;
    }
    int end = number.length();
    while (number.charAt(end - 1) == '0') {
      end--;
    }
    return number.substring(0, number.charAt(end - 1) == '.' ? end - 1 : end);
  }
}
