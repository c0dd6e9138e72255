package dev.sentrycli.cli.query;

import dev.sentrycli.terminal.format.Amounts;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What kind of number a value is, which decides how it is written.
///
/// @param type such as `duration`, `percentage`, `size`, `integer`; null if the server does not say
/// @param unit such as `millisecond`; null for none
public record Quantity(@Nullable String type, @Nullable String unit) {
  private static final Set<String> NUMBERS =
      Set.of("integer", "number", "duration", "percentage", "size", "rate");
  private static final double COMPACT = 10_000;

  /// Whether it is a number at all, and stands at the right of a column.
  public boolean isNumber() {
    return type != null && NUMBERS.contains(type);
  }

  /// A value with its unit, as exact as people want it.
  public String text(double value) {
    return isShare() ? Amounts.share(value, 2) : Amounts.number(value) + suffix();
  }

  /// A value with its unit in few characters.
  public String compact(double value) {
    if (isShare()) {
      return Amounts.share(value, 1);
    }
    return shortened(value) + suffix();
  }

  /// A value without its unit in few characters.
  public String bare(double value) {
    return isShare() ? Amounts.share(value, 1) : shortened(value);
  }

  private static String shortened(double value) {
    if (!Double.isFinite(value)) {
      return Amounts.number(value);
    }
    if (Math.abs(value) >= COMPACT) {
      return Amounts.count(Math.round(value));
    }
    boolean whole = Math.abs(value) >= 100 || value == Math.rint(value);
    return whole ? Long.toString(Math.round(value)) : Amounts.number(value);
  }

  /// What stands behind the number: `ms`, `B`; empty for none.
  public String suffix() {
    if (unit == null || isShare()) {
      return "";
    }
    return switch (unit) {
      case "nanosecond" -> "ns";
      case "microsecond" -> "µs";
      case "millisecond" -> "ms";
      case "second" -> "s";
      case "minute" -> "min";
      case "hour" -> "h";
      case "day" -> "d";
      case "week" -> "w";
      case "byte" -> "B";
      case "kilobyte" -> "KB";
      case "megabyte" -> "MB";
      case "gigabyte" -> "GB";
      case "1/second", "1/minute", "1/hour" ->
          unit.substring(1).replace("second", "s").replace("minute", "min").replace("hour", "h");
      case "", "none", "null" -> "";
      default -> " " + unit;
    };
  }

  private boolean isShare() {
    return "percentage".equals(type);
  }
}
