package dev.sentrycli.cli.query;

import dev.sentrycli.grammar.UsageException;

/// Whether all that a search opens has an end: quotes, lists and groups. Servers find nothing by a
/// list without its end, or complain about a search that has more to it than was typed.
final class SearchEnds {
  private SearchEnds() {}

  /// @param groups whether the search may have parentheses around its terms
  /// @throws UsageException if an end, or the beginning of a group, is missing
  static void require(String query, boolean groups) {
    int depth = 0;
    boolean list = false;
    int i = 0;
    while (i < query.length()) {
      char c = query.charAt(i);
      if (c == '\\') {
        i += 2;
        continue;
      }
      if (c == '"' && opens(query, i)) {
        i = quoteEnd(query, i + 1);
        if (i < 0) {
          throw refused(
              query,
              "a double quote has no other that ends it",
              "text in quotes ends with one: 'message:\"not found\"'");
        }
      } else if (c == ':' && query.startsWith("//", i + 1)) {
        // What stands between the slashes is a pattern, whatever it looks like.
        int end = query.indexOf("//", i + 3);
        i = end < 0 ? i : end + 1;
      } else if (c == '[' && i > 0 && query.charAt(i - 1) == ':') {
        list = true;
      } else if (c == ']') {
        list = false;
      } else if (groups && !list && c == '(') {
        depth++;
      } else if (groups && !list && c == ')' && --depth < 0) {
        throw unbalanced(query, "')' ends a group that has no '('");
      }
      i++;
    }
    if (list) {
      throw refused(
          query,
          "a list that '[' begins has no ']'",
          "a list names alternatives of one field: 'level:[error,fatal]'",
          "text with a bracket stands in double quotes: 'message:\"[a\"'");
    }
    if (depth > 0) {
      throw unbalanced(query, "a group that '(' begins has no ')'");
    }
  }

  /// Whether a quote begins a text, and is not just a character of one.
  private static boolean opens(String query, int at) {
    return at == 0
        || Character.isWhitespace(query.charAt(at - 1))
        || ":([,!=<>".indexOf(query.charAt(at - 1)) >= 0;
  }

  private static int quoteEnd(String query, int from) {
    for (int i = from; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i;
      }
    }
    return -1;
  }

  private static UsageException unbalanced(String query, String why) {
    return refused(
        query,
        why,
        "a group is closed: '(level:error OR level:fatal)'",
        "text with a parenthesis stands in double quotes: 'message:\"f(x\"'");
  }

  private static UsageException refused(String query, String why, String... hints) {
    return new UsageException(
        UsageException.Kind.SYNTAX,
        "The search '%s' can't be sent: %s".formatted(QueryText.printable(query.strip()), why),
        hints);
  }
}
