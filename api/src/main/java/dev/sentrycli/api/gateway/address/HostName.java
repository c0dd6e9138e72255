package dev.sentrycli.api.gateway.address;

import java.net.IDN;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// The one spelling of a host, which is compared and connected to alike. What a resolver could read
/// in another way than it is compared, such as `127.1` or `0x7f.1`, is no host.
final class HostName {
  private static final int LONGEST = 253;
  private static final int LONGEST_LABEL = 63;

  private HostName() {}

  /// The spelling of a DNS name or of an IP address in lower case and ASCII, an IPv6 address
  /// without its brackets; null if the text names no host.
  static @Nullable String canonical(String written) {
    if (written.startsWith("[")) {
      return written.endsWith("]") ? ipv6(written.substring(1, written.length() - 1)) : null;
    }
    for (int i = 0; i < written.length(); i++) {
      if (written.charAt(i) > 0x7f) {
        return international(written);
      }
    }
    return name(written);
  }

  /// Underscores are no letters of DNS, but containers are named with them.
  private static @Nullable String name(String written) {
    int length = written.length();
    if (length == 0 || length > LONGEST || written.charAt(length - 1) == '-') {
      return null;
    }
    boolean upper = false;
    int label = 0;
    for (int i = 0; i < length; i++) {
      char c = written.charAt(i);
      if (c == '.') {
        if (i == label || i - label > LONGEST_LABEL) {
          return null;
        }
        label = i + 1;
      } else if (c >= 'A' && c <= 'Z') {
        upper = true;
      } else if (!(c >= 'a' && c <= 'z') && !isDigit(c) && c != '_' && (c != '-' || i == 0)) {
        return null;
      }
    }
    if (length - label > LONGEST_LABEL) {
      return null;
    }
    String host = upper ? lowerCase(written) : written;
    return isDigit(host.charAt(0)) && isNumeric(host) && !isIpv4(host) ? null : host;
  }

  private static String lowerCase(String written) {
    StringBuilder host = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      host.append(c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
    }
    return host.toString();
  }

  /// Whether each label is a number, decimal or `0x…`: resolvers take some of these for an IPv4
  /// address.
  private static boolean isNumeric(String host) {
    int label = 0;
    boolean hex = false;
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c == '.') {
        label = i + 1;
        hex = false;
      } else if (c == 'x' && i == label + 1 && host.charAt(label) == '0') {
        hex = true;
      } else if (!isDigit(c) && !(hex && c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIpv4(String host) {
    int parts = 0;
    int start = 0;
    for (int i = 0; i <= host.length(); i++) {
      if (i < host.length() && host.charAt(i) != '.') {
        continue;
      }
      int value = 0;
      for (int at = start; at < i; at++) {
        value = isDigit(host.charAt(at)) ? value * 10 + host.charAt(at) - '0' : 256;
      }
      int digits = i - start;
      boolean padded = digits > 1 && host.charAt(start) == '0';
      if (digits < 1 || digits > 3 || padded || value > 255) {
        return false;
      }
      parts++;
      start = i + 1;
    }
    return parts == 4;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// Java follows IDNA 2003, browsers and registries its successor: a name that the two could take
  /// for different hosts is refused.
  private static @Nullable String international(String written) {
    int separators = 0;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (isDoubtful(c)) {
        return null;
      }
      separators += c == '.' || c == '\u3002' || c == '\uff0e' || c == '\uff61' ? 1 : 0;
    }
    String ascii;
    try {
      ascii = IDN.toASCII(written);
    } catch (IllegalArgumentException unmappable) {
      return null;
    }
    for (int i = 0; i < ascii.length(); i++) {
      separators -= ascii.charAt(i) == '.' ? 1 : 0;
    }
    return separators == 0 ? name(ascii) : null; // else a character became a dot within a label
  }

  private static boolean isDoubtful(char c) {
    return switch (c) {
      case '\u00df', '\u03c2', '\u200c', '\u200d' -> true; // mapped then, letters now
      case '\u1806' -> true; // left out then, refused now
      case '\u115f', '\u1160', '\u3164', '\uffa0', '\u17b4', '\u17b5' ->
          true; // blanks, refused now
      case '\u04c0', '\u2132', '\u2183' -> true; // capitals that had no small letter then
      default -> (c >= '\u10a0' && c <= '\u10c5') || Character.isSurrogate(c); // as had these
    };
  }

  /// The form of RFC 5952. An IPv4 address in the clothes of an IPv6 one is an IPv4 address,
  /// because that is what Java connects to.
  private static @Nullable String ipv6(String literal) {
    int group = 0;
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      boolean hex = isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      if (c == ':') {
        group = i + 1;
      } else if (c == '.') {
        return isIpv4(literal.substring(group)) ? address(literal) : null;
      } else if (!hex || i - group == 4) {
        return null;
      }
    }
    return address(literal);
  }

  /// @param literal holds nothing that Java would have to look up
  private static @Nullable String address(String literal) {
    if (literal.indexOf(':') < 0) {
      return null;
    }
    byte[] address;
    try {
      address = InetAddress.ofLiteral(literal).getAddress();
    } catch (IllegalArgumentException malformed) {
      return null;
    }
    return address.length == 4 ? dotted(address) : grouped(address);
  }

  private static String dotted(byte[] address) {
    StringBuilder host = new StringBuilder();
    for (byte part : address) {
      host.append(host.isEmpty() ? "" : ".").append(part & 0xff);
    }
    return host.toString();
  }

  private static String grouped(byte[] address) {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (address[2 * i] & 0xff) << 8 | (address[2 * i + 1] & 0xff);
    }
    int gap = -1;
    int gapLength = 1; // a single zero is written out
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > gapLength) {
        gap = i;
        gapLength = end - i;
      }
    }
    StringBuilder host = new StringBuilder(39);
    for (int i = 0; i < 8; i++) {
      if (i == gap) {
        host.append("::");
        i += gapLength - 1;
      } else {
        boolean first = host.isEmpty() || host.charAt(host.length() - 1) == ':';
        host.append(first ? "" : ":").append(Integer.toHexString(groups[i]));
      }
    }
    return host.toString();
  }
}
