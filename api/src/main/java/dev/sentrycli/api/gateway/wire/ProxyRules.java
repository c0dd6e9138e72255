package dev.sentrycli.api.gateway.wire;

import dev.sentrycli.api.gateway.trust.SettingException;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which proxy leads to a server, by the customary environment variables. The lower-case spelling
/// of a variable wins over the upper-case one.
public final class ProxyRules {
  private final Map<String, String> variables;

  public ProxyRules(Map<String, String> variables) {
    this.variables = variables;
  }

  /// The proxy for a target, or null to go directly. This machine itself is never reached through a
  /// proxy.
  ///
  /// @param host as it stands in a URL, an IPv6 address without brackets
  public @Nullable ProxyRoute route(boolean https, String host, int port) throws SettingException {
    String setting = setting(https);
    if (setting == null || isLoopback(host) || isExcepted(host, port)) {
      return null;
    }
    String value = value(setting);
    return value == null ? null : parse(value, setting);
  }

  /// The variable that names a proxy for a target, whether or not the target is reached through it;
  /// null if none does.
  public @Nullable String setting(boolean https) {
    String setting = https ? set("https_proxy", "HTTPS_PROXY") : set("http_proxy", null);
    if (setting == null && !https && value("REQUEST_METHOD") == null) {
      setting = set("HTTP_PROXY", null); // in a CGI program a request header could set this one
    }
    return setting == null ? set("all_proxy", "ALL_PROXY") : setting;
  }

  private @Nullable String set(String name, @Nullable String otherwise) {
    if (value(name) != null) {
      return name;
    }
    return otherwise != null && value(otherwise) != null ? otherwise : null;
  }

  private @Nullable String value(String name) {
    String value = variables.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static ProxyRoute parse(String value, String setting) throws SettingException {
    int schemeEnd = value.indexOf("://");
    String rest = value;
    if (schemeEnd >= 0) {
      String scheme = value.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
      if (!scheme.equals("http")) {
        throw new SettingException(
            setting, "names a " + scheme + ":// proxy, and only http:// ones are supported", null);
      }
      rest = value.substring(schemeEnd + 3);
    }
    int pathStart = rest.indexOf('/');
    if (pathStart >= 0) {
      rest = rest.substring(0, pathStart);
    }
    int at = rest.lastIndexOf('@');
    String login = null;
    if (at >= 0) {
      login = login(rest.substring(0, at), setting);
      rest = rest.substring(at + 1);
    }
    int colon = rest.startsWith("[") ? rest.indexOf(':', rest.indexOf(']') + 1) : rest.indexOf(':');
    String host = colon < 0 ? rest : rest.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    int port = colon < 0 ? 80 : port(rest.substring(colon + 1));
    if (host.isEmpty() || port < 1 || host.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
      throw new SettingException(setting, "must look like http://proxy.example.com:3128", null);
    }
    return new ProxyRoute(host, port, login, setting);
  }

  private static String login(String written, String setting) throws SettingException {
    try {
      int colon = written.indexOf(':');
      String user = colon < 0 ? written : written.substring(0, colon);
      String password = colon < 0 ? "" : written.substring(colon + 1);
      return decoded(user) + ":" + decoded(password);
    } catch (IllegalArgumentException broken) {
      // The exception repeats part of the password, so it is no cause of this one.
      throw new SettingException(setting, "has a user or password with a stray '%'", null);
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /// -1 if it is none.
  private static int port(String digits) {
    if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(ProxyRules::isDigit)) {
      return -1;
    }
    int port = Integer.parseInt(digits);
    return port <= 65_535 ? port : -1;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLoopback(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    if (lower.equals("localhost") || lower.endsWith(".localhost")) {
      return true;
    }
    byte[] address = literal(lower);
    if (address == null) {
      return false;
    }
    if (address.length == 4) {
      return address[0] == 127;
    }
    for (int i = 0; i < 15; i++) {
      if (address[i] != 0) {
        return false;
      }
    }
    return address[15] == 1;
  }

  private boolean isExcepted(String host, int port) {
    String setting = set("no_proxy", "NO_PROXY");
    String list = setting == null ? null : value(setting);
    if (list == null) {
      return false;
    }
    String lower = withoutFinalDot(host.toLowerCase(Locale.ROOT));
    byte[] address = literal(lower);
    int start = 0;
    for (int i = 0; i <= list.length(); i++) {
      if (i < list.length() && list.charAt(i) != ',' && !Character.isWhitespace(list.charAt(i))) {
        continue;
      }
      if (i > start && matches(list.substring(start, i), lower, address, port)) {
        return true;
      }
      start = i + 1;
    }
    return false;
  }

  private static boolean matches(String entry, String host, byte @Nullable [] address, int port) {
    if (entry.equals("*")) {
      return true;
    }
    String name = entry.toLowerCase(Locale.ROOT);
    int slash = name.indexOf('/');
    if (slash >= 0) {
      return address != null
          && inRange(address, name.substring(0, slash), name.substring(slash + 1));
    }
    int colon = name.startsWith("[") ? name.indexOf(':', name.indexOf(']') + 1) : name.indexOf(':');
    boolean plainIpv6 = !name.startsWith("[") && colon >= 0 && name.indexOf(':', colon + 1) >= 0;
    if (colon >= 0 && !plainIpv6) {
      if (port(name.substring(colon + 1)) != port) {
        return false;
      }
      name = name.substring(0, colon);
    }
    if (name.startsWith("[") && name.endsWith("]")) {
      name = name.substring(1, name.length() - 1);
    }
    byte[] other = literal(name);
    if (other != null || address != null) {
      return other != null && address != null && Arrays.equals(other, address);
    }
    if (name.startsWith("*.")) {
      name = name.substring(1);
    }
    String suffix = withoutFinalDot(name.startsWith(".") ? name.substring(1) : name);
    return !suffix.isEmpty() && (host.equals(suffix) || host.endsWith("." + suffix));
  }

  private static String withoutFinalDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static boolean inRange(byte[] address, String network, String length) {
    byte[] base =
        literal(
            network.startsWith("[") && network.endsWith("]")
                ? network.substring(1, network.length() - 1)
                : network);
    if (base == null || base.length != address.length || length.isEmpty() || length.length() > 3) {
      return false;
    }
    if (!length.chars().allMatch(ProxyRules::isDigit)) {
      return false;
    }
    int bits = Integer.parseInt(length);
    if (bits > base.length * 8) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i % 8);
      if ((base[i / 8] & mask) != (address[i / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /// The bytes of an IP address, or null if the text is a name. Asks no resolver.
  private static byte @Nullable [] literal(String host) {
    if (host.isEmpty() || (host.indexOf(':') < 0 && !isDigit(host.charAt(host.length() - 1)))) {
      return null;
    }
    try {
      return InetAddress.ofLiteral(host).getAddress();
    } catch (IllegalArgumentException name) {
      return null;
    }
  }
}
