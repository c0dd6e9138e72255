package dev.sentrycli.cli.output.template;

import dev.sentrycli.cli.output.template.Token.Kind;
import dev.sentrycli.terminal.Printable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes a template apart into words.
final class Lexer {
  private static final String COMMENT = "/*";
  private static final int LONGEST_NUMBER = 400;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private boolean spaced;

  private Lexer(String text) {
    this.text = text;
  }

  /// @throws TemplateException if it has words that are none
  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    lexer.all();
    return lexer.tokens;
  }

  private void all() {
    boolean trim = false;
    while (true) {
      int open = text.indexOf("{{", at);
      String literal = text.substring(at, open < 0 ? text.length() : open);
      boolean trimEnd = open >= 0 && text.startsWith("-", open + 2) && isSpace(charAt(open + 3));
      String shown = trim ? literal.stripLeading() : literal;
      shown = trimEnd ? shown.stripTrailing() : shown;
      if (!shown.isEmpty()) {
        add(Kind.TEXT, shown, null);
      }
      count(literal);
      if (open < 0) {
        add(Kind.END, "", null);
        return;
      }
      at = open + 2 + (trimEnd ? 2 : 0);
      if (!comment()) {
        add(Kind.OPEN, "{{", null);
        action();
        add(Kind.CLOSE, "}}", null);
      }
      trim = text.startsWith("-}}", at);
      at += trim ? 3 : 2;
    }
  }

  /// Skips a comment, up to the end of its action; false if there is none.
  private boolean comment() {
    if (!text.startsWith(COMMENT, at)) {
      return false;
    }
    int end = text.indexOf("*/", at);
    if (end < 0) {
      throw wrong("a comment has no end");
    }
    count(text.substring(at, end));
    at = end + 2;
    if (isSpace(charAt(at)) && text.startsWith("-}}", at + 1)) {
      at++;
    } else if (!text.startsWith("}}", at)) {
      throw wrong("a comment has to fill the braces it stands in");
    }
    return true;
  }

  private void action() {
    while (true) {
      spaced = false;
      while (isSpace(charAt(at))) {
        if (charAt(at) == '\n') {
          line++;
        }
        spaced = true;
        at++;
      }
      if (at >= text.length()) {
        throw wrong("'{{' has no '}}'");
      }
      if (text.startsWith("}}", at) || (spaced && text.startsWith("-}}", at))) {
        return;
      }
      token();
    }
  }

  private void token() {
    char c = text.charAt(at);
    if (c == '"') {
      quoted('"');
    } else if (c == '\'') {
      character();
    } else if (c == '`') {
      raw();
    } else if (isDigit(c) || ((c == '-' || c == '+') && isNumberStart(at + 1))) {
      number();
    } else if (c == '.' && isDigit(charAt(at + 1))) {
      number();
    } else if (c == '.') {
      String name = name(at + 1);
      at += 1 + name.length();
      add(name.isEmpty() ? Kind.DOT : Kind.FIELD, name.isEmpty() ? "." : name, null);
    } else if (c == '$') {
      String name = name(at + 1);
      at += 1 + name.length();
      add(Kind.VARIABLE, "$" + name, null);
    } else if (isNameStart(c)) {
      word();
    } else if (text.startsWith(":=", at)) {
      at += 2;
      add(Kind.SIGN, ":=", null);
    } else if (c == '|' || c == '(' || c == ')' || c == ',' || c == '=') {
      at++;
      add(Kind.SIGN, String.valueOf(c), null);
    } else {
      throw wrong("'" + Printable.line(text.substring(at, at + 1)) + "' has no meaning here");
    }
  }

  private void word() {
    String name = name(at);
    at += name.length();
    switch (name) {
      case "true", "false" -> add(Kind.CONSTANT, name, name.equals("true"));
      case "nil" -> add(Kind.CONSTANT, name, null);
      default -> add(Kind.WORD, name, null);
    }
  }

  private void number() {
    int start = at;
    at++;
    while (at < text.length()) {
      char c = text.charAt(at);
      char before = text.charAt(at - 1);
      boolean sign =
          (c == '+' || c == '-')
              && (before == 'e' || before == 'E')
              && !text.startsWith("0x", start);
      if (!sign && c != '.' && c != '_' && !Character.isLetterOrDigit(c)) {
        break;
      }
      at++;
    }
    String spelled = text.substring(start, at);
    Object value = value(spelled.replace("_", ""));
    if (value == null) {
      throw wrong("'" + Printable.line(spelled) + "' is no number");
    }
    add(Kind.CONSTANT, spelled, value);
  }

  private static @Nullable Object value(String spelled) {
    if (spelled.length() > LONGEST_NUMBER) {
      return null;
    }
    boolean negative = spelled.startsWith("-");
    String digits = negative || spelled.startsWith("+") ? spelled.substring(1) : spelled;
    int base = 10;
    if (digits.startsWith("0x") || digits.startsWith("0X")) {
      base = 16;
    } else if (digits.startsWith("0b") || digits.startsWith("0B")) {
      base = 2;
    } else if (digits.startsWith("0o") || digits.startsWith("0O")) {
      base = 8;
    }
    try {
      if (base == 10 && !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
        double value = Double.parseDouble(digits);
        boolean plain = digits.chars().noneMatch(c -> c == 'd' || c == 'D' || c == 'f' || c == 'F');
        return plain && !Double.isInfinite(value) && !Double.isNaN(value)
            ? new BigDecimal(Double.toString(negative ? -value : value))
            : null;
      }
      BigInteger whole = new BigInteger(base == 10 ? digits : digits.substring(2), base);
      if (whole.bitLength() > 63) {
        return null;
      }
      return negative ? -whole.longValue() : whole.longValue();
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private void raw() {
    int end = text.indexOf('`', at + 1);
    if (end < 0) {
      throw wrong("a string has no end");
    }
    String value = text.substring(at + 1, end);
    at = end + 1;
    add(Kind.CONSTANT, value, value);
    count(value);
  }

  private void character() {
    int start = tokens.size();
    quoted('\'');
    Token token = tokens.remove(start);
    String value = token.text();
    if (value.codePointCount(0, value.length()) != 1) {
      throw wrong("single quotes hold one character; strings stand in double quotes");
    }
    add(Kind.CONSTANT, value, (long) value.codePointAt(0));
  }

  private void quoted(char quote) {
    StringBuilder value = new StringBuilder();
    int i = at + 1;
    while (true) {
      char c = i < text.length() ? text.charAt(i) : '\n';
      if (c == '\n') {
        throw wrong("a string has no end");
      }
      i++;
      if (c == quote) {
        break;
      }
      if (c != '\\') {
        value.append(c);
        continue;
      }
      char escaped = charAt(i++);
      int digits =
          switch (escaped) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            case '0', '1', '2', '3' -> 3;
            default -> 0;
          };
      if (digits == 0) {
        value.append(escape(escaped));
      } else {
        int from = digits == 3 ? i - 1 : i;
        i = from + digits;
        value.appendCodePoint(codePoint(from, i, digits == 3 ? 8 : 16));
      }
    }
    at = i;
    add(Kind.CONSTANT, value.toString(), value.toString());
  }

  private int codePoint(int from, int to, int base) {
    if (to <= text.length()) {
      try {
        int point = Integer.parseInt(text, from, to, base);
        if (Character.isValidCodePoint(point) && (point < 0xd800 || point > 0xdfff)) {
          return point;
        }
      } catch (NumberFormatException notANumber) {
        // As one that is too large.
      }
    }
    throw wrong("a string has an escape that names no character");
  }

  private char escape(char escaped) {
    return switch (escaped) {
      case 'a' -> '\u0007';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> '\u000b';
      case '\\', '"', '\'' -> escaped;
      default ->
          throw wrong(
              "'\\" + Printable.line(String.valueOf(escaped)) + "' in a string has no meaning");
    };
  }

  private String name(int start) {
    int end = start;
    if (isNameStart(charAt(end))) {
      while (end < text.length()
          && (isNameStart(text.charAt(end)) || Character.isDigit(text.charAt(end)))) {
        end++;
      }
    }
    return text.substring(start, Math.max(start, end));
  }

  private char charAt(int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }

  private boolean isNumberStart(int index) {
    return isDigit(charAt(index)) || (charAt(index) == '.' && isDigit(charAt(index + 1)));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(char c) {
    return c == '_' || Character.isLetter(c);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private void count(String passed) {
    for (int i = 0; i < passed.length(); i++) {
      if (passed.charAt(i) == '\n') {
        line++;
      }
    }
  }

  private void add(Kind kind, String shown, @Nullable Object value) {
    tokens.add(new Token(kind, shown, value, line, spaced));
  }

  private TemplateException wrong(String reason) {
    return new TemplateException("line " + line + ": " + reason);
  }
}
