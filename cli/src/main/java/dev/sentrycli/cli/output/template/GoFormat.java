package dev.sentrycli.cli.output.template;

import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.json.JsonText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `printf` as Go has it: what does not fit its verb is shown as such and stops nothing.
final class GoFormat {
  private static final int WIDEST = 10_000;
  private static final int FINEST = 100;

  private final String format;
  private final List<@Nullable Object> given;
  private final StringBuilder written = new StringBuilder();
  private int at;
  private int used;

  private GoFormat(String format, List<@Nullable Object> given) {
    this.format = format;
    this.given = given;
  }

  static String format(String format, List<@Nullable Object> given) {
    return new GoFormat(format, given).all();
  }

  private String all() {
    while (at < format.length()) {
      char c = format.charAt(at++);
      if (c != '%') {
        written.append(c);
      } else if (at == format.length()) {
        written.append("%!(NOVERB)");
      } else {
        verb();
      }
    }
    if (used < given.size()) {
      written.append("%!(EXTRA");
      for (int i = used; i < given.size(); i++) {
        written.append(i == used ? " " : ", ").append(Values.print(given.get(i)));
      }
      written.append(')');
    }
    return written.toString();
  }

  private void verb() {
    int start = at;
    while (at < format.length() && "+-# 0".indexOf(format.charAt(at)) >= 0) {
      at++;
    }
    String flags = format.substring(start, at);
    int width = number(WIDEST);
    int precision = -1;
    if (at < format.length() && format.charAt(at) == '.') {
      at++;
      precision = Math.max(0, number(FINEST));
    }
    if (at >= format.length()) {
      written.append("%!(NOVERB)");
      return;
    }
    int verb = format.codePointAt(at);
    at += Character.charCount(verb);
    if (verb == '%') {
      written.append('%');
      return;
    }
    if (used >= given.size()) {
      written.append("%!").appendCodePoint(verb).append("(MISSING)");
      return;
    }
    Object value = given.get(used++);
    String text = text(verb, flags, precision, value);
    if (text == null) {
      written
          .append("%!")
          .appendCodePoint(verb)
          .append('(')
          .append(Values.print(value))
          .append(')');
    } else {
      written.append(padded(text, flags, width, value instanceof Number));
    }
  }

  /// The digits that follow, or -1 for none.
  private int number(int most) {
    int number = -1;
    while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
      number = Math.min(most, Math.max(0, number) * 10 + format.charAt(at++) - '0');
    }
    return number;
  }

  private static String padded(String text, String flags, int width, boolean number) {
    int missing = width - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    if (flags.indexOf('-') >= 0) {
      return text + " ".repeat(missing);
    }
    if (flags.indexOf('0') >= 0 && number) {
      boolean signed = text.startsWith("-") || text.startsWith("+");
      return (signed ? text.substring(0, 1) : "")
          + "0".repeat(missing)
          + (signed ? text.substring(1) : text);
    }
    return " ".repeat(missing) + text;
  }

  private static @Nullable String text(
      int verb, String flags, int precision, @Nullable Object value) {
    return switch (verb) {
      case 'v' -> Values.print(value);
      case 's' ->
          value instanceof Number || value instanceof Boolean
              ? null
              : cut(Values.print(value), precision);
      case 'q' -> value instanceof String text ? JsonText.compact(new JsonPrimitive(text)) : null;
      case 't' -> value instanceof Boolean truth ? truth.toString() : null;
      case 'd' -> value instanceof Number number ? whole(number, flags, 10) : null;
      case 'x' -> value instanceof Number number ? whole(number, flags, 16) : null;
      case 'X' ->
          value instanceof Number number ? whole(number, flags, 16).toUpperCase(Locale.ROOT) : null;
      case 'o' -> value instanceof Number number ? whole(number, flags, 8) : null;
      case 'b' -> value instanceof Number number ? whole(number, flags, 2) : null;
      case 'c' ->
          value instanceof Long point && Character.isValidCodePoint(Math.clamp(point, -1, 0x110000))
              ? Values.safe(Character.toString((int) (long) point))
              : null;
      case 'f', 'F' ->
          value instanceof Number number
              ? signed(
                  Values.decimal(number)
                      .setScale(precision < 0 ? 6 : precision, RoundingMode.HALF_EVEN)
                      .toPlainString(),
                  flags)
              : null;
      case 'e' ->
          value instanceof Number number ? signed(scientific(number, precision), flags) : null;
      case 'g' ->
          value instanceof Number number ? signed(shortest(number, precision), flags) : null;
      default -> null;
    };
  }

  private static String cut(String text, int most) {
    return most < 0 || text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }

  private static String whole(Number number, String flags, int base) {
    return signed(
        Values.decimal(number).setScale(0, RoundingMode.DOWN).toBigInteger().toString(base), flags);
  }

  private static String signed(String number, String flags) {
    if (number.startsWith("-")) {
      return number;
    }
    return flags.indexOf('+') >= 0 ? "+" + number : flags.indexOf(' ') >= 0 ? " " + number : number;
  }

  private static String scientific(Number number, int precision) {
    return String.format(
        Locale.ROOT, "%." + (precision < 0 ? 6 : precision) + "e", Values.decimal(number));
  }

  private static String shortest(Number number, int precision) {
    BigDecimal decimal = Values.decimal(number);
    if (precision >= 0) {
      decimal = decimal.round(new MathContext(Math.max(1, precision)));
    }
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (decimal.signum() == 0 || (exponent >= -4 && exponent < 21)) {
      return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }
    return String.format(
        Locale.ROOT,
        "%." + Math.max(0, decimal.stripTrailingZeros().precision() - 1) + "e",
        decimal);
  }
}
