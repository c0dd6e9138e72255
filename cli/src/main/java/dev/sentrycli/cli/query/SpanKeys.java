package dev.sentrycli.cli.query;

import java.util.Locale;
import java.util.Map;

/// The keys of span searches as people shorten them: `op:db` is `span.op:db`. Keys are written in
/// lower case; values and quoted words stay as they are.
public final class SpanKeys {
  private static final Map<String, String> WHOLE =
      Map.of("op", "span.op", "duration", "span.duration");

  private SpanKeys() {}

  /// The name of a field, for what may be short for it.
  static String whole(String key) {
    return WHOLE.getOrDefault(key, key);
  }

  /// The search with its keys as servers call them.
  public static String spelledOut(String query) {
    StringBuilder spelled = new StringBuilder(query.length() + 16);
    int i = 0;
    boolean start = true;
    boolean quoted = false;
    while (i < query.length()) {
      char c = query.charAt(i);
      if (quoted) {
        if (c == '\\' && i + 1 < query.length()) {
          spelled.append(c);
          c = query.charAt(++i);
        } else if (c == '"') {
          quoted = false;
        }
        spelled.append(c);
        i++;
        continue;
      }
      int end = start ? keyEnd(query, i) : -1;
      if (end > i) {
        String key = query.substring(i, end).toLowerCase(Locale.ROOT);
        spelled.append(WHOLE.getOrDefault(key, key));
        i = end;
        start = false;
        int pattern = query.startsWith("://", end) ? query.indexOf("//", end + 3) : -1;
        if (pattern >= 0) {
          // What stands between the slashes is a pattern, whatever it looks like.
          spelled.append(query, end, pattern + 2);
          i = pattern + 2;
        } else if (key.equals("has")) {
          int rest = wordEnd(query, end + 1);
          String named = query.substring(end + 1, rest);
          spelled.append(':').append(WHOLE.getOrDefault(named.toLowerCase(Locale.ROOT), named));
          i = rest;
        }
        continue;
      }
      quoted = c == '"';
      start = Character.isWhitespace(c) || c == '(' || (start && c == '!');
      spelled.append(c);
      i++;
    }
    return spelled.toString();
  }

  /// Where the name that begins here ends.
  private static int wordEnd(String query, int from) {
    int end = from;
    while (end < query.length()
        && (Character.isLetterOrDigit(query.charAt(end))
            || "_.-".indexOf(query.charAt(end)) >= 0)) {
      end++;
    }
    return end;
  }

  /// Where the key that begins here ends, which is at a colon; -1 if no key begins here.
  private static int keyEnd(String query, int from) {
    for (int i = from; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c == ':') {
        return i;
      }
      if (c == '[') {
        // The name of a tag keeps its capitals.
        return -1;
      }
      boolean key = Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
      if (!key) {
        return -1;
      }
    }
    return -1;
  }
}
