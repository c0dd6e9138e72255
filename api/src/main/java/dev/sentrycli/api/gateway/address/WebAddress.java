package dev.sentrycli.api.gateway.address;

import org.jspecify.annotations.Nullable;

/// An http or https address in its one spelling: all parts of it are printable ASCII without
/// blanks, so they can stand in a request as they are. It is read as browsers read it, and where
/// readers disagree about a text, the text is no address. A fragment is dropped.
public final class WebAddress {
  private final boolean https;
  private final boolean login;
  private final String host;
  private final int port;
  private final String path;
  private final @Nullable String query;

  private WebAddress(
      boolean https, boolean login, String host, int port, String path, @Nullable String query) {
    this.https = https;
    this.login = login;
    this.host = host;
    this.port = port;
    this.path = path;
    this.query = query;
  }

  /// Reads an absolute address, or null if the text is none.
  public static @Nullable WebAddress parse(String text) {
    return read(text, null);
  }

  /// Where a reference on this page leads, such as the value of a `Location` header; null if that
  /// is no web address.
  public @Nullable WebAddress resolve(String reference) {
    return read(reference, this);
  }

  private static @Nullable WebAddress read(String text, @Nullable WebAddress page) {
    int end = text.length();
    while (end > 0 && isBlank(text.charAt(end - 1))) {
      end--;
    }
    int from = 0;
    while (from < end && isBlank(text.charAt(from))) {
      from++;
    }
    for (int i = from; i < end; i++) {
      if (isBreak(text.charAt(i))) {
        return null;
      }
    }
    int colon = endOfScheme(text, from, end);
    boolean https;
    if (colon >= 0) {
      https = colon - from == 5;
      if (!isScheme(text, from, colon, https ? "https" : "http")) {
        return null;
      }
      from = colon + 1;
    } else if (page != null) {
      https = page.https;
    } else {
      return null;
    }
    int start = from;
    while (start < end && isSlash(text.charAt(start))) {
      start++;
    }
    if (page == null || page.https != https || start - from >= 2) {
      return absolute(https, text, start, end);
    }
    return page.relative(text, from, end);
  }

  /// @param from where the login or the host begins
  private static @Nullable WebAddress absolute(boolean https, String text, int from, int end) {
    int hostStart = from;
    int hostEnd = from;
    int colon = -1;
    boolean brackets = false;
    for (; hostEnd < end; hostEnd++) {
      char c = text.charAt(hostEnd);
      if (isSlash(c) || c == '?' || c == '#') {
        break;
      }
      if (c == '@') {
        hostStart = hostEnd + 1;
        colon = -1;
        brackets = false;
      } else if (c == '[' || c == ']') {
        brackets = c == '[';
      } else if (c == ':' && !brackets && colon < 0) {
        colon = hostEnd;
      }
    }
    int port = https ? 443 : 80;
    if (colon >= 0 && colon + 1 < hostEnd) {
      port = port(text, colon + 1, hostEnd);
    }
    String host = HostName.canonical(text.substring(hostStart, colon < 0 ? hostEnd : colon));
    if (host == null || port < 1) {
      return null;
    }
    int pathEnd = endOfPath(text, hostEnd, end);
    int pathStart = Math.min(hostEnd + 1, pathEnd); // behind the slash, if there is one
    String path = PercentEncoding.path("/", text, pathStart, pathEnd);
    String query = query(text, pathEnd, end);
    return new WebAddress(https, hostStart > from, host, port, path, query);
  }

  private WebAddress relative(String text, int from, int end) {
    int pathEnd = endOfPath(text, from, end);
    String full;
    if (pathEnd == from) {
      full = path;
    } else if (isSlash(text.charAt(from))) {
      full = PercentEncoding.path("/", text, from + 1, pathEnd);
    } else {
      String folder = path.substring(0, path.lastIndexOf('/') + 1);
      full = PercentEncoding.path(folder, text, from, pathEnd);
    }
    boolean samePage = pathEnd == from && (from == end || text.charAt(from) == '#');
    return new WebAddress(
        https, login, host, port, full, samePage ? query : query(text, pathEnd, end));
  }

  /// Where the colon behind a scheme is, or -1 if the text begins with none.
  private static int endOfScheme(String text, int from, int end) {
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (c == ':' && i > from) {
        return i;
      }
      if (!letter && (i == from || (!isDigit(c) && c != '+' && c != '-' && c != '.'))) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isScheme(String text, int from, int end, String scheme) {
    if (end - from != scheme.length()) {
      return false;
    }
    for (int i = 0; i < scheme.length(); i++) {
      if ((text.charAt(from + i) | 0x20) != scheme.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// The number between 1 and 65535 that the digits say, or -1.
  private static int port(String text, int from, int end) {
    int port = 0;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (!isDigit(c)) {
        return -1;
      }
      port = port * 10 + c - '0';
      if (port > 65_535) {
        return -1;
      }
    }
    return port < 1 ? -1 : port;
  }

  private static int endOfPath(String text, int from, int end) {
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c == '?' || c == '#') {
        return i;
      }
    }
    return end;
  }

  /// @param from at the question mark, or at the fragment or the end if there is none
  private static @Nullable String query(String text, int from, int end) {
    if (from == end || text.charAt(from) != '?') {
      return null;
    }
    int fragment = text.indexOf('#', from);
    return PercentEncoding.query(text, from + 1, fragment < 0 ? end : fragment);
  }

  /// Some readers leave these out, wherever they are, and some encode them, so that there is no
  /// telling what was meant.
  private static boolean isBreak(char c) {
    return c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || isBreak(c);
  }

  static boolean isSlash(char c) {
    return c == '/' || c == '\\';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// Either `http` or `https`.
  public String scheme() {
    return https ? "https" : "http";
  }

  public boolean isHttps() {
    return https;
  }

  /// A DNS name in lower case, an international one in its ASCII form; or an IP address, one of
  /// IPv6 in the form of RFC 5952 and without brackets.
  public String host() {
    return host;
  }

  /// The port that a connection uses, stated or not.
  public int port() {
    return port;
  }

  /// Begins with a slash and holds no `.` or `..` segment.
  public String encodedPath() {
    return path;
  }

  public @Nullable String encodedQuery() {
    return query;
  }

  /// Whether a user name or a password was part of the text. What they are is not kept.
  public boolean hasLogin() {
    return login;
  }

  /// The same address as if it had been written without user name and password.
  public WebAddress withoutLogin() {
    return login ? new WebAddress(https, false, host, port, path, query) : this;
  }

  /// Path and query, as they stand in a request line.
  public String target() {
    return query == null ? path : path + '?' + query;
  }

  /// Host and port, as they stand in a `Host` header: the port only where it is not the scheme's
  /// default.
  public String authority() {
    String name = host.indexOf(':') < 0 ? host : '[' + host + ']';
    return port == (https ? 443 : 80) ? name : name + ':' + port;
  }

  /// Written out, like [#hashCode], because a record's generated methods are slow to start.
  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof WebAddress that)) {
      return false;
    }
    return https == that.https
        && login == that.login
        && port == that.port
        && host.equals(that.host)
        && path.equals(that.path)
        && (query == null ? that.query == null : query.equals(that.query));
  }

  @Override
  public int hashCode() {
    int hash = (host.hashCode() * 31 + port) * 31 + path.hashCode();
    return (hash * 31 + (query == null ? 0 : query.hashCode())) * 31 + (https ? 1 : 0);
  }

  /// The whole address, without login and fragment.
  @Override
  public String toString() {
    return scheme() + "://" + authority() + target();
  }
}
