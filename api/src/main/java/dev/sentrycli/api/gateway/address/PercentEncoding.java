package dev.sentrycli.api.gateway.address;

/// Spells paths and queries in the characters that may stand in a request. What is encoded already
/// stays as it is.
final class PercentEncoding {
  private static final String HEX = "0123456789ABCDEF";

  private PercentEncoding() {}

  /// The path that a text leads to from a folder, without `.` and `..` segments.
  ///
  /// @param folder begins and ends with a slash
  static String path(String folder, String text, int from, int end) {
    StringBuilder path = new StringBuilder(folder.length() + end - from + 16).append(folder);
    int segment = path.length();
    for (int i = from; i <= end; i++) {
      boolean ends = i == end || WebAddress.isSlash(text.charAt(i));
      if (!ends) {
        char c = text.charAt(i);
        if (isPlain(c) && "^`{|}".indexOf(c) < 0) {
          path.append(c);
        } else {
          i += encode(path, text, i);
        }
        continue;
      }
      int dots = dots(path, segment);
      if (dots > 0) {
        path.setLength(segment);
        if (dots == 2 && segment > 1) {
          path.setLength(path.lastIndexOf("/", segment - 2) + 1);
        }
      } else if (i < end) {
        path.append('/');
      }
      segment = path.length();
    }
    return path.toString();
  }

  /// How many dots a last segment consists of, plain ones or `%2e`: 0 if it is an ordinary one.
  private static int dots(StringBuilder path, int segment) {
    int dots = 0;
    int at = segment;
    while (at < path.length()) {
      if (path.charAt(at) == '.') {
        at++;
      } else if (path.charAt(at) == '%'
          && at + 2 < path.length()
          && path.charAt(at + 1) == '2'
          && (path.charAt(at + 2) | 0x20) == 'e') {
        at += 3;
      } else {
        return 0;
      }
      dots++;
    }
    return dots <= 2 ? dots : 0;
  }

  static String query(String text, int from, int end) {
    StringBuilder query = new StringBuilder(end - from + 16);
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (isPlain(c) && c != '\'') {
        query.append(c);
      } else {
        i += encode(query, text, i);
      }
    }
    return query.toString();
  }

  /// Whether a character may stand as it is in paths and queries alike, save a few. A percent sign
  /// may: what is encoded already stays so.
  private static boolean isPlain(char c) {
    return c > ' ' && c < 0x7f && c != '"' && c != '<' && c != '>';
  }

  /// Percent-encodes a character as UTF-8; half a one becomes a question mark.
  ///
  /// @return how many chars it takes beyond the first
  private static int encode(StringBuilder to, String text, int at) {
    int code = text.codePointAt(at);
    if (code < 0x80) {
      octet(to, code);
    } else if (code < 0x800) {
      octet(to, 0xc0 | (code >> 6));
      following(to, code);
    } else if (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) {
      octet(to, '?');
    } else if (code <= 0xffff) {
      octet(to, 0xe0 | (code >> 12));
      following(to, code >> 6);
      following(to, code);
    } else {
      octet(to, 0xf0 | (code >> 18));
      following(to, code >> 12);
      following(to, code >> 6);
      following(to, code);
      return 1;
    }
    return 0;
  }

  private static void following(StringBuilder to, int bits) {
    octet(to, 0x80 | (bits & 0x3f));
  }

  private static void octet(StringBuilder to, int octet) {
    to.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 0xf));
  }
}
