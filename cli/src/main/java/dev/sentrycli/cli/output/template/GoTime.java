package dev.sentrycli.cli.output.template;

import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/// Writes points in time the way Go's layouts ask for, which spell out 2006-01-02 15:04:05 as they
/// would like to see it.
final class GoTime {
  /// What stands for a part of the time; of two that start alike the longer one goes first.
  private static final List<String> PARTS =
      List.of(
          "January", "Jan", "Monday", "Mon", "2006", "01", "02", "03", "04", "05", "06", "002",
          "15", "_2", "PM", "pm", "MST", "Z070000", "Z07:00", "Z0700", "Z07", "-07:00", "-0700",
          "-07", "1", "2", "3", "4", "5");

  private GoTime() {}

  static String format(String layout, OffsetDateTime time) {
    StringBuilder written = new StringBuilder();
    int at = 0;
    while (at < layout.length()) {
      String part = fraction(layout, at);
      if (part.isEmpty()) {
        part = part(layout, at);
      }
      if (part.isEmpty()) {
        written.append(layout.charAt(at++));
      } else {
        written.append(value(part, time));
        at += part.length();
      }
    }
    return written.toString();
  }

  private static String part(String layout, int at) {
    for (String part : PARTS) {
      if (layout.startsWith(part, at) && !isPartOfWord(part, layout, at)) {
        return part;
      }
    }
    return "";
  }

  /// As `Mon` in `Month`, which means nothing.
  private static boolean isPartOfWord(String part, String layout, int at) {
    int end = at + 3;
    return (part.equals("Jan") || part.equals("Mon"))
        && end < layout.length()
        && layout.charAt(end) >= 'a'
        && layout.charAt(end) <= 'z';
  }

  /// `.000` or `.999`, if it is not the start of another number.
  private static String fraction(String layout, int at) {
    char c = layout.charAt(at);
    if ((c != '.' && c != ',') || at + 1 >= layout.length()) {
      return "";
    }
    char digit = layout.charAt(at + 1);
    int end = at + 1;
    while (end < layout.length() && layout.charAt(end) == digit) {
      end++;
    }
    boolean more = end < layout.length() && Character.isDigit(layout.charAt(end));
    boolean isFraction = (digit == '0' || digit == '9') && !more && end - at - 1 <= 9;
    return isFraction ? layout.substring(at, end) : "";
  }

  private static String value(String part, OffsetDateTime time) {
    int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    return switch (part) {
      case "January" -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case "Jan" -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case "Monday" -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case "Mon" -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case "2006" -> digits(time.getYear(), 4);
      case "06" -> digits(time.getYear() % 100, 2);
      case "01" -> digits(time.getMonthValue(), 2);
      case "1" -> digits(time.getMonthValue(), 1);
      case "02" -> digits(time.getDayOfMonth(), 2);
      case "2" -> digits(time.getDayOfMonth(), 1);
      case "_2" -> (time.getDayOfMonth() < 10 ? " " : "") + time.getDayOfMonth();
      case "002" -> digits(time.getDayOfYear(), 3);
      case "15" -> digits(time.getHour(), 2);
      case "03" -> digits(hour, 2);
      case "3" -> digits(hour, 1);
      case "04" -> digits(time.getMinute(), 2);
      case "4" -> digits(time.getMinute(), 1);
      case "05" -> digits(time.getSecond(), 2);
      case "5" -> digits(time.getSecond(), 1);
      case "PM" -> time.getHour() < 12 ? "AM" : "PM";
      case "pm" -> time.getHour() < 12 ? "am" : "pm";
      case "MST" -> "UTC";
      case "Z070000", "Z07:00", "Z0700", "Z07" -> "Z";
      case "-07:00" -> "+00:00";
      case "-0700" -> "+0000";
      case "-07" -> "+00";
      default -> fractionOf(part, time.getNano());
    };
  }

  private static String fractionOf(String part, int nanos) {
    String digits = digits(nanos, 9).substring(0, part.length() - 1);
    if (part.charAt(1) == '0') {
      return part.charAt(0) + digits;
    }
    int end = digits.length();
    while (end > 0 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return end == 0 ? "" : part.charAt(0) + digits.substring(0, end);
  }

  private static String digits(int number, int least) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, least - digits.length())) + digits;
  }
}
