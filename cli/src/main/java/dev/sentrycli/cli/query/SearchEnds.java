package dev.sentrycli.cli.query;

import dev.sentrycli.grammar.UsageException;
import org.jspecify.annotations.Nullable;

/// Whether what a search opens has an end: quotes, lists and groups. Refused is only what every
/// server refuses, in words about a search that has more to it than was typed; a bracket within a
/// word may be a part of it.
final class SearchEnds {
  private SearchEnds() {}

  /// @param groups whether the search may have parentheses around its terms
  /// @throws UsageException if the end of a quoted value or of a group is missing
  static void require(String query, boolean groups) {
    int open = 0;
    int within = 0;
    boolean list = false;
    int i = 0;
    while (i < query.length()) {
      char c = query.charAt(i);
      if (c == '\\') {
        i += 2;
        continue;
      }
      int quoteEnd = c == '"' && opensText(query, i) ? quoteEnd(query, i + 1) : -1;
      if (quoteEnd > i) {
        i = quoteEnd;
      } else if (c == '"' && beginsValue(query, i)) {
        throw refused(
            query,
            "a value that a double quote begins has no other to end it",
            "text in quotes ends with one: 'message:\"not found\"'");
      } else if (c == ':' && query.startsWith("//", i + 1)) {
        // What stands between the slashes is a pattern, whatever it looks like.
        int end = query.indexOf("//", i + 3);
        i = end < 0 ? i : end + 1;
      } else if (beginsList(query, i)) {
        list = true;
      } else if (c == ']') {
        list = false;
      } else if (!list && c == '(') {
        if (within == 0 && beginsTerm(query, i)) {
          open++;
        } else {
          within++;
        }
      } else if (!list && c == ')') {
        if (within > 0) {
          within--;
        } else if (open > 0) {
          open--;
        }
      }
      i++;
    }
    if (groups && open > 0) {
      throw refused(
          query,
          "a group that '(' begins has no ')'",
          "a group is closed: '(level:error OR level:fatal)'",
          "text with a parenthesis stands in double quotes: 'message:\"f(x\"'");
    }
  }

  /// A list without its end, up to the end of the search, and the field it is of: servers look for
  /// it as it stands. Null if there is none.
  static @Nullable String openList(String query) {
    String open = null;
    int start = 0;
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      int end = c == '"' && opensText(query, i) ? quoteEnd(query, i + 1) : -1;
      if (end > i) {
        i = end;
      } else if (beginsList(query, i)) {
        open = query.substring(start);
      } else if (c == ']') {
        open = null;
      } else if (Character.isWhitespace(c)) {
        start = i + 1;
      }
    }
    return open == null || open.indexOf(',') < 0 ? null : open;
  }

  private static boolean beginsList(String query, int at) {
    return query.charAt(at) == '[' && at > 0 && query.charAt(at - 1) == ':';
  }

  /// Whether nothing of a word stands before this place.
  private static boolean beginsTerm(String query, int at) {
    int before = at - 1;
    if (before >= 0 && query.charAt(before) == '!') {
      before--;
    }
    return before < 0
        || Character.isWhitespace(query.charAt(before))
        || query.charAt(before) == '(';
  }

  /// Whether a quote may begin a text, and is not just a character of one.
  private static boolean opensText(String query, int at) {
    return at == 0
        || Character.isWhitespace(query.charAt(at - 1))
        || ":([,!=<>".indexOf(query.charAt(at - 1)) >= 0;
  }

  /// Whether this is where the value of a `key:value` term begins.
  private static boolean beginsValue(String query, int at) {
    int key = at - 1;
    while (key > 0 && "=<>!".indexOf(query.charAt(key)) >= 0) {
      key--;
    }
    if (key < 1 || query.charAt(key) != ':') {
      return false;
    }
    int start = key;
    while (start > 0 && isOfKey(query.charAt(start - 1))) {
      start--;
    }
    return start < key && beginsTerm(query, start);
  }

  private static boolean isOfKey(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "_.-".indexOf(c) >= 0;
  }

  /// Where a quoted text ends. A backslash counts before a quote only, as servers read it.
  private static int quoteEnd(String query, int from) {
    for (int i = from; i < query.length(); i++) {
      if (query.charAt(i) == '\\' && query.startsWith("\"", i + 1)) {
        i++;
      } else if (query.charAt(i) == '"') {
        return i;
      }
    }
    return -1;
  }

  private static UsageException refused(String query, String why, String... hints) {
    return new UsageException(
        UsageException.Kind.SYNTAX,
        "The search '%s' can't be sent: %s".formatted(QueryText.printable(query.strip()), why),
        hints);
  }
}
