package dev.sentrycli.api.gateway;

import dev.sentrycli.api.gateway.address.WebAddress;
import java.util.Locale;
import java.util.function.Consumer;

/// The address of a Sentry instance: its origin and the path prefix it lives under.
///
/// @param prefix empty, or a path that starts with a slash and does not end with one
public record BaseUrl(Origin origin, String prefix) {
  public static final BaseUrl SENTRY_IO = new BaseUrl(new Origin("https", "sentry.io", 443), "");

  /// Reads what a person wrote as the address of an instance. A missing scheme means https; white
  /// space around it and slashes behind it do not count.
  ///
  /// @throws BadAddressException if the text names no instance that could be asked
  public static BaseUrl parse(String text) {
    return parse(text, notice -> {});
  }

  /// As [#parse(String)]; `notice` hears a sentence about anything that was silently corrected.
  public static BaseUrl parse(String text, Consumer<String> notice) {
    String trimmed = text.strip();
    for (int i = 0; i < trimmed.length(); i++) {
      char c = trimmed.charAt(i);
      if (Character.isISOControl(c) || Character.isWhitespace(c) || c == '\\') {
        throw new BadAddressException("must be a web address without spaces or control characters");
      }
    }
    if (trimmed.isEmpty()) {
      throw new BadAddressException("is empty");
    }
    String full = hasScheme(trimmed) ? trimmed : withoutScheme(trimmed);
    int authorityStart = full.indexOf("://") + 3;
    String scheme = full.substring(0, authorityStart - 3).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new BadAddressException("must start with https:// or http://, not " + scheme + "://");
    }
    int pathStart = endOfAuthority(full, authorityStart);
    String authority = full.substring(authorityStart, pathStart);
    String path = full.substring(pathStart);
    if (authority.indexOf('@') >= 0) {
      throw new BadAddressException("must not hold a user name or password");
    }
    if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
      throw new BadAddressException("must not hold a query or fragment ('?' or '#')");
    }
    Origin origin = origin(scheme, authority);
    if (origin.isSaasHost() && scheme.equals("http")) {
      throw new BadAddressException("must use https for " + origin.host());
    }
    return new BaseUrl(origin, prefix(path, notice));
  }

  /// The address of a path on this instance, such as `/api/0/organizations/`.
  ///
  /// @param path starts with a slash
  public String resolve(String path) {
    return this + path;
  }

  public boolean isSaas() {
    return origin.isSaas();
  }

  /// Origin and prefix as they stand in URLs, without a slash at the end.
  @Override
  public String toString() {
    return origin + prefix;
  }

  private static boolean hasScheme(String text) {
    int end = text.indexOf("://");
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && (i == 0 || (!isDigit(c) && c != '+' && c != '-' && c != '.'))) {
        return false;
      }
    }
    return end > 0;
  }

  private static String withoutScheme(String text) {
    int colon = text.indexOf(':');
    if (colon > 0 && colon + 1 < text.length()) {
      String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
      boolean opaque =
          scheme.equals("javascript") || scheme.equals("data") || scheme.equals("file");
      if (opaque || scheme.equals("http") || scheme.equals("https")) {
        throw new BadAddressException("must look like https://sentry.example.com");
      }
    }
    return "https://" + text;
  }

  private static int endOfAuthority(String full, int start) {
    for (int i = start; i < full.length(); i++) {
      if ("/?#".indexOf(full.charAt(i)) >= 0) {
        return i;
      }
    }
    return full.length();
  }

  private static Origin origin(String scheme, String authority) {
    int colon =
        authority.startsWith("[")
            ? authority.indexOf(':', authority.indexOf(']') + 1)
            : authority.indexOf(':');
    String host = colon < 0 ? authority : authority.substring(0, colon);
    int port = scheme.equals("https") ? 443 : 80;
    if (colon >= 0 && colon + 1 < authority.length()) {
      port = port(authority.substring(colon + 1));
    }
    return new Origin(scheme, host(host), port);
  }

  private static int port(String digits) {
    int port = 0;
    for (int i = 0; i < digits.length() && port <= 65_535; i++) {
      port = isDigit(digits.charAt(i)) ? port * 10 + digits.charAt(i) - '0' : Integer.MAX_VALUE;
    }
    if (port < 1 || port > 65_535) {
      throw new BadAddressException("has a port that is not between 1 and 65535");
    }
    return port;
  }

  private static String host(String written) {
    if (written.isEmpty()) {
      throw new BadAddressException("has no host name");
    }
    WebAddress address = WebAddress.parse("https://" + written);
    if (address != null) {
      return Origin.of(address).host();
    }
    throw new BadAddressException(
        isAscii(written)
            ? "has no valid host name"
            : "has no valid host name, or one to write in its ASCII form ('xn--...')");
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static String prefix(String path, Consumer<String> notice) {
    String prefix = withoutTrailingSlashes(path);
    if (prefix.equals("/api/0") || prefix.endsWith("/api/0")) {
      prefix = withoutTrailingSlashes(prefix.substring(0, prefix.length() - "/api/0".length()));
      notice.accept("the ending /api/0 is left out: the address of the instance is enough");
    }
    for (String segment : prefix.split("/", -1)) {
      String plain = segment.toLowerCase(Locale.ROOT).replace("%2e", ".");
      if (plain.equals("..") || plain.equals(".")) {
        throw new BadAddressException("must not hold '.' or '..' as a path segment");
      }
    }
    return prefix;
  }

  private static String withoutTrailingSlashes(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  /// A text that was to name a Sentry instance does not. The message says why in words that fit
  /// after the name of the setting ("must be …", "has …"), and never repeats a password.
  public static final class BadAddressException extends RuntimeException {
    public BadAddressException(String reason) {
      super(reason);
    }
  }
}
