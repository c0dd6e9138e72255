package dev.sentrycli.cli.setting;

import dev.sentrycli.api.gateway.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Headers the user adds to every request to an instance of their own, mostly to pass a gateway in
/// front of it. Their values are secrets: no message and no log repeats one.
///
/// Two spellings are read. `A: 1; B: 2`, with `;` or line feeds between headers, is exact: commas
/// are part of values. Without either, `A:1,B:2` is split at commas that something follows which
/// looks like a header.
public record CustomHeaders(List<Header> headers) {
  public static final CustomHeaders NONE = new CustomHeaders(List.of());

  private static final String QUOTING =
      "a value with ';' or a line feed stands in double quotes: 'Cookie: \"a=1; b=2\"'";
  private static final String SHAPE = "the form is 'Name: value; Other-Name: value'";

  /// Headers that the program itself sets, that belong to the connection, or that would change what
  /// a request means.
  private static final Set<String> RESERVED =
      Set.of(
          "authorization",
          "host",
          "content-type",
          "content-length",
          "user-agent",
          "sentry-trace",
          "baggage",
          "connection",
          "transfer-encoding",
          "te",
          "trailer",
          "upgrade",
          "keep-alive",
          "proxy-connection",
          "expect",
          "content-encoding",
          "accept-encoding",
          "x-sentry-auth",
          "cookie2");

  public CustomHeaders {
    headers = List.copyOf(headers);
  }

  /// Reads the value of a variable or a stored value.
  ///
  /// @param where what messages call the place, such as `SENTRY_CUSTOM_HEADERS`
  /// @throws SettingException (20) if any part of it can't be sent
  public static CustomHeaders parse(String text, String where) {
    try {
      return new CustomHeaders(read(text));
    } catch (Refused refused) {
      throw SettingException.config(where + ": " + refused.getMessage(), refused.hint);
    }
  }

  /// Reads what somebody typed to be stored.
  ///
  /// @throws SettingException (21) if any part of it could not be sent
  public static CustomHeaders typed(String text, String where) {
    try {
      return new CustomHeaders(read(text));
    } catch (Refused refused) {
      throw SettingException.value(where + ": " + refused.getMessage(), refused.hint);
    }
  }

  public boolean isEmpty() {
    return headers.isEmpty();
  }

  /// The headers with their values hidden.
  public String masked() {
    StringBuilder masked = new StringBuilder();
    for (Header header : headers) {
      masked.append(masked.isEmpty() ? "" : "; ").append(header.name()).append(": ***");
    }
    return masked.toString();
  }

  @Override
  public String toString() {
    return masked();
  }

  /// Why the text is refused. The message holds positions and names, never a value.
  private static final class Refused extends RuntimeException {
    private final String hint;

    Refused(String message, String hint) {
      super(message);
      this.hint = hint;
    }
  }

  private static List<Header> read(String written) {
    String text = written.replace("\r\n", "\n");
    boolean[] quoted = quoted(text);
    boolean strict = isStrict(text, quoted);
    List<Header> headers = new ArrayList<>();
    int position = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i < text.length() && !isSeparator(text, i, quoted, strict)) {
        continue;
      }
      String segment = trimmed(text.substring(start, i));
      start = i + 1;
      if (!segment.isEmpty()) {
        position++;
        Header header = header(segment, position, strict);
        headers.removeIf(earlier -> earlier.name().equalsIgnoreCase(header.name()));
        headers.add(header);
      }
    }
    return headers;
  }

  /// For each character, whether it stands inside double quotes. A quote that nothing closes opens
  /// nothing.
  private static boolean[] quoted(String text) {
    boolean[] quoted = new boolean[text.length()];
    int i = text.indexOf('"');
    while (i >= 0) {
      int end = closing(text, i);
      if (end < 0) {
        return quoted;
      }
      for (int inside = i; inside <= end; inside++) {
        quoted[inside] = true;
      }
      i = text.indexOf('"', end + 1);
    }
    return quoted;
  }

  /// Where the quote that opens at `open` is closed, or -1.
  private static int closing(String text, int open) {
    for (int i = open + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i;
      }
      if (c == '\\' && i + 1 < text.length() && isEscapable(text.charAt(i + 1))) {
        i++;
      }
    }
    return -1;
  }

  private static boolean isEscapable(char c) {
    return c == '"' || c == '\\';
  }

  private static boolean isStrict(String text, boolean[] quoted) {
    for (int i = 0; i < text.length(); i++) {
      if (!quoted[i] && (text.charAt(i) == ';' || text.charAt(i) == '\n')) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSeparator(String text, int i, boolean[] quoted, boolean strict) {
    if (quoted[i]) {
      return false;
    }
    char c = text.charAt(i);
    return strict ? c == ';' || c == '\n' : c == ',' && startsHeader(text, i + 1);
  }

  /// Whether a header seems to begin here: a name that starts with a letter, and its colon, which
  /// is not that of a URL.
  private static boolean startsHeader(String text, int from) {
    int i = from;
    while (i < text.length() && isSpace(text.charAt(i))) {
      i++;
    }
    if (i >= text.length() || !isLetter(text.charAt(i))) {
      return false;
    }
    while (i < text.length() && isNameCharacter(text.charAt(i))) {
      i++;
    }
    return i < text.length() && text.charAt(i) == ':' && !text.startsWith("//", i + 1);
  }

  private static Header header(String segment, int position, boolean strict) {
    String place = "header " + position;
    int colon = segment.indexOf(':');
    if (colon < 0) {
      String what = isSurelyName(segment) ? " ('" + segment + "')" : "";
      throw new Refused(place + what + " has no colon", strict ? QUOTING : SHAPE);
    }
    String name = trimmed(segment.substring(0, colon));
    if (name.isEmpty()) {
      throw new Refused(place + " has no name before its colon", SHAPE);
    }
    for (int i = 0; i < name.length(); i++) {
      if (!isNameCharacter(name.charAt(i))) {
        throw new Refused(
            place + " has a name with a character that no header name may have",
            strict ? QUOTING : SHAPE);
      }
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (RESERVED.contains(lower)) {
      throw new Refused(
          place + " is '" + name + "', which can't be set here",
          lower.equals("authorization")
              ? "a token belongs in SENTRY_AUTH_TOKEN"
              : "leave it out: the program or the connection sets it");
    }
    return new Header(name, value(trimmed(segment.substring(colon + 1)), name, place));
  }

  private static String value(String raw, String name, String place) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (Character.isISOControl(c) && c != '\t') {
        throw new Refused(
            place + " ('" + name + "') has a control character in its value",
            "headers are separated by ';' or line feeds, outside of quotes");
      }
      if (c > 0xFF) {
        throw new Refused(
            place + " ('" + name + "') has a character in its value that headers can't carry",
            "only Latin-1 characters can be sent; encode others as the gateway expects");
      }
    }
    return isQuotedWhole(raw) ? unescaped(raw.substring(1, raw.length() - 1)) : raw;
  }

  private static boolean isQuotedWhole(String value) {
    return value.length() > 1 && value.charAt(0) == '"' && closing(value, 0) == value.length() - 1;
  }

  private static String unescaped(String quoted) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < quoted.length(); i++) {
      char c = quoted.charAt(i);
      if (c == '\\' && i + 1 < quoted.length() && isEscapable(quoted.charAt(i + 1))) {
        i++;
        plain.append(quoted.charAt(i));
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  /// Whether a segment without a colon is a forgotten header name rather than a piece of a secret.
  private static boolean isSurelyName(String segment) {
    if (!segment.regionMatches(true, 0, "X-", 0, 2) || segment.length() > 40) {
      return false;
    }
    for (int i = 0; i < segment.length(); i++) {
      if (!isLetter(segment.charAt(i)) && segment.charAt(i) != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isNameCharacter(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
