package dev.sentrycli.cli.output.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.jspecify.annotations.Nullable;

/// Times as jq has them: seconds since 1970, or a list of the year, the month from 0, the day, the
/// hour, the minute, the second, the day of the week from Sunday and that of the year from 0. All
/// are in UTC.
final class Times {
  private static final JsonNodeFactory MADE = JsonNodeFactory.instance;
  private static final int PARTS = 6;

  private Times() {}

  /// The list for a number of seconds.
  static JsonNode parts(JsonNode seconds) throws JsonQueryException {
    if (!seconds.isNumber()) {
      throw new JsonQueryException("gmtime() requires a number");
    }
    double value = seconds.doubleValue();
    double whole = Math.floor(value);
    try {
      LocalDateTime time = LocalDateTime.ofEpochSecond((long) whole, 0, ZoneOffset.UTC);
      return parts(time, value - whole);
    } catch (DateTimeException tooFar) {
      throw new JsonQueryException("gmtime() has no date so far away");
    }
  }

  private static JsonNode parts(LocalDateTime time, double fraction) {
    ArrayNode parts = MADE.arrayNode();
    parts.add(time.getYear()).add(time.getMonthValue() - 1).add(time.getDayOfMonth());
    parts.add(time.getHour()).add(time.getMinute());
    if (fraction == 0) {
      parts.add(time.getSecond());
    } else {
      parts.add(time.getSecond() + fraction);
    }
    return parts.add(time.getDayOfWeek().getValue() % 7).add(time.getDayOfYear() - 1);
  }

  /// The seconds of a list.
  static JsonNode seconds(JsonNode parts) throws JsonQueryException {
    return MADE.numberNode(time(parts, "mktime").toEpochSecond(ZoneOffset.UTC));
  }

  private static LocalDateTime time(JsonNode given, String function) throws JsonQueryException {
    JsonNode parts = given.isNumber() ? parts(given) : given;
    if (!parts.isArray() || parts.size() < PARTS) {
      throw new JsonQueryException(
          function + "() requires a time: seconds, or a list of its parts");
    }
    int[] numbers = new int[PARTS];
    for (int i = 0; i < PARTS; i++) {
      if (!parts.get(i).isNumber()) {
        throw new JsonQueryException(function + "() requires a list of numbers");
      }
      numbers[i] = (int) Math.floor(parts.get(i).doubleValue());
    }
    try {
      return LocalDateTime.of(
          numbers[0], numbers[1] + 1, numbers[2], numbers[3], numbers[4], numbers[5]);
    } catch (DateTimeException none) {
      throw new JsonQueryException(function + "() was given a time that does not exist");
    }
  }

  /// A time in a layout of C.
  static JsonNode written(JsonNode given, JsonNode layout) throws JsonQueryException {
    LocalDateTime time = time(given, "strftime");
    if (!layout.isTextual()) {
      throw new JsonQueryException("strftime/1 requires a string layout");
    }
    StringBuilder out = new StringBuilder();
    write(time, layout.textValue(), out);
    return MADE.textNode(out.toString());
  }

  private static void write(LocalDateTime time, String layout, StringBuilder out)
      throws JsonQueryException {
    for (int i = 0; i < layout.length(); i++) {
      char c = layout.charAt(i);
      if (c != '%' || i + 1 == layout.length()) {
        out.append(c);
        continue;
      }
      char directive = layout.charAt(++i);
      String longer = longer(directive);
      if (longer != null) {
        write(time, longer, out);
      } else {
        out.append(part(time, directive));
      }
    }
  }

  /// What a directive that stands for several is short for, or null.
  private static @Nullable String longer(char directive) {
    return switch (directive) {
      case 'T', 'X' -> "%H:%M:%S";
      case 'F' -> "%Y-%m-%d";
      case 'D', 'x' -> "%m/%d/%y";
      case 'R' -> "%H:%M";
      case 'r' -> "%I:%M:%S %p";
      case 'c' -> "%a %b %e %H:%M:%S %Y";
      default -> null;
    };
  }

  private static String part(LocalDateTime time, char directive) throws JsonQueryException {
    int hour = time.getHour();
    return switch (directive) {
      case 'Y' -> String.valueOf(time.getYear());
      case 'C' -> padded(Math.floorDiv(time.getYear(), 100), 2, '0');
      case 'y' -> padded(Math.floorMod(time.getYear(), 100), 2, '0');
      case 'G' -> String.valueOf(time.get(IsoFields.WEEK_BASED_YEAR));
      case 'V' -> padded(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0');
      case 'm' -> padded(time.getMonthValue(), 2, '0');
      case 'd' -> padded(time.getDayOfMonth(), 2, '0');
      case 'e' -> padded(time.getDayOfMonth(), 2, ' ');
      case 'j' -> padded(time.getDayOfYear(), 3, '0');
      case 'H' -> padded(hour, 2, '0');
      case 'k' -> padded(hour, 2, ' ');
      case 'I' -> padded((hour + 11) % 12 + 1, 2, '0');
      case 'l' -> padded((hour + 11) % 12 + 1, 2, ' ');
      case 'M' -> padded(time.getMinute(), 2, '0');
      case 'S' -> padded(time.getSecond(), 2, '0');
      case 'p' -> hour < 12 ? "AM" : "PM";
      case 'a' -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case 'A' -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'b', 'h' -> month(time.getMonthValue(), TextStyle.SHORT);
      case 'B' -> month(time.getMonthValue(), TextStyle.FULL);
      case 'u' -> String.valueOf(time.getDayOfWeek().getValue());
      case 'w' -> String.valueOf(time.getDayOfWeek().getValue() % 7);
      case 's' -> String.valueOf(time.toEpochSecond(ZoneOffset.UTC));
      case 'Z' -> "UTC";
      case 'z' -> "+0000";
      case 'n' -> "\n";
      case 't' -> "\t";
      case '%' -> "%";
      default -> throw new JsonQueryException("'%" + directive + "' is no part of a time");
    };
  }

  private static String month(int number, TextStyle style) {
    return Month.of(number).getDisplayName(style, Locale.ENGLISH);
  }

  private static String padded(int number, int width, char with) {
    String digits = String.valueOf(number);
    return String.valueOf(with).repeat(Math.max(0, width - digits.length())) + digits;
  }

  /// The list for a text in a layout of C.
  static JsonNode read(JsonNode given, JsonNode layout) throws JsonQueryException {
    if (!given.isTextual() || !layout.isTextual()) {
      throw new JsonQueryException("strptime/1 requires a string and a string layout");
    }
    TimeReader reader = new TimeReader(given.textValue());
    try {
      if (reader.takes(layout.textValue()) && reader.isAtEnd()) {
        return parts(reader.time(), 0);
      }
    } catch (DateTimeException none) {
      throw new JsonQueryException("date \"" + given.textValue() + "\" does not exist");
    }
    throw new JsonQueryException(
        "date \"" + given.textValue() + "\" does not match format \"" + layout.textValue() + "\"");
  }

  /// Takes a text apart as a layout says.
  private static final class TimeReader {
    private final String text;
    private int at;
    private int year = 1900;
    private int month = 1;
    private int day = 1;
    private int dayOfYear;
    private int hour;
    private int minute;
    private int second;
    private int half = -1;
    private long epoch = Long.MIN_VALUE;

    TimeReader(String text) {
      this.text = text;
    }

    boolean isAtEnd() {
      return at == text.length();
    }

    LocalDateTime time() {
      if (epoch != Long.MIN_VALUE) {
        return LocalDateTime.ofEpochSecond(epoch, 0, ZoneOffset.UTC);
      }
      int hours = half < 0 ? hour : hour % 12 + 12 * half;
      LocalDateTime time = LocalDateTime.of(year, month, day, hours, minute, Math.min(second, 59));
      time = dayOfYear > 0 ? time.withDayOfYear(dayOfYear) : time;
      return second > 59 ? time.plusSeconds(second - 59L) : time;
    }

    boolean takes(String layout) throws JsonQueryException {
      for (int i = 0; i < layout.length(); i++) {
        char c = layout.charAt(i);
        boolean fits;
        if (c == '%' && i + 1 < layout.length()) {
          char directive = layout.charAt(++i);
          String longer = longer(directive);
          fits = longer == null ? takesPart(directive) : takes(longer);
        } else if (Character.isWhitespace(c)) {
          fits = takesBlanks();
        } else {
          fits = takesChar(c);
        }
        if (!fits) {
          return false;
        }
      }
      return true;
    }

    private boolean takesPart(char directive) throws JsonQueryException {
      switch (directive) {
        case 'Y', 'G' -> year = number(4);
        case 'y' -> {
          int short2 = number(2);
          year = short2 < 0 ? -1 : short2 + (short2 < 69 ? 2000 : 1900);
        }
        case 'm' -> month = number(2);
        case 'd', 'e' -> day = number(2);
        case 'j' -> dayOfYear = number(3);
        case 'H', 'k', 'I', 'l' -> hour = number(2);
        case 'M' -> minute = number(2);
        case 'S' -> second = number(2);
        case 's' -> epoch = digits(12);
        case 'u', 'w' -> {
          return number(1) >= 0;
        }
        case 'p' -> half = takesWord("AM") ? 0 : takesWord("PM") ? 1 : -2;
        case 'b', 'B', 'h' -> month = takesMonth();
        case 'a', 'A' -> {
          return takesWeekday();
        }
        case 'Z' -> {
          int start = at;
          while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
          }
          return at > start;
        }
        case 'z' -> {
          return takesOffset();
        }
        case 'n', 't' -> {
          return takesBlanks();
        }
        case '%' -> {
          return takesChar('%');
        }
        default -> throw new JsonQueryException("'%" + directive + "' is no part of a time");
      }
      boolean missing = year < 0 || month < 0 || day < 0 || dayOfYear < 0 || hour < 0;
      return !missing && minute >= 0 && second >= 0 && half != -2 && epoch != -1;
    }

    /// As many digits as there are, up to a number of them; -1 if there is none.
    private int number(int most) {
      return (int) digits(most); // of few digits, but for the seconds since 1970
    }

    private long digits(int most) {
      if (most > 1) {
        takesBlanks();
      }
      long number = -1;
      for (int i = 0; i < most && at < text.length(); i++) {
        char c = text.charAt(at);
        if (c < '0' || c > '9') {
          break;
        }
        number = Math.max(0, number) * 10 + c - '0';
        at++;
      }
      return number;
    }

    private boolean takesBlanks() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return true;
    }

    private boolean takesChar(char c) {
      boolean fits = at < text.length() && text.charAt(at) == c;
      at += fits ? 1 : 0;
      return fits;
    }

    private boolean takesWord(String word) {
      boolean fits = text.regionMatches(true, at, word, 0, word.length());
      at += fits ? word.length() : 0;
      return fits;
    }

    private int takesMonth() {
      for (int number = 1; number <= 12; number++) {
        if (takesWord(month(number, TextStyle.FULL)) || takesWord(month(number, TextStyle.SHORT))) {
          return number;
        }
      }
      return -1;
    }

    private boolean takesWeekday() {
      for (DayOfWeek weekday : DayOfWeek.values()) {
        if (takesWord(weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
            || takesWord(weekday.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))) {
          return true;
        }
      }
      return false;
    }

    /// An offset is read over: jq takes the other parts for UTC whatever it says.
    private boolean takesOffset() {
      if (takesChar('Z')) {
        return true;
      }
      if (!takesChar('+') && !takesChar('-')) {
        return false;
      }
      boolean hours = number(2) >= 0;
      takesChar(':');
      return hours && number(2) >= 0;
    }
  }
}
