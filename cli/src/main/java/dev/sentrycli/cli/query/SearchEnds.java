package dev.sentrycli.cli.query;

import org.jspecify.annotations.Nullable;

/// What a search opens and does not close, or the other way round. Searches like that are sent as
/// they are, for a bracket may be a part of a text; this is for telling why servers refuse them or
/// find nothing.
public final class SearchEnds {
  private static final int LONGEST = 40;

  private SearchEnds() {}

  /// What is wrong with the parentheses outside of quotes; null if each has another.
  public static @Nullable String unpaired(String query) {
    int depth = 0;
    int opened = 0;
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      int end = passage(query, i);
      if (end > i) {
        i = end;
      } else if (c == '(') {
        if (depth++ == 0) {
          opened = i;
        }
      } else if (c == ')' && --depth < 0) {
        String before = query.substring(Math.max(0, i + 1 - LONGEST), i + 1);
        return "')' closes nothing: '%s'".formatted(QueryText.printable(before.strip()));
      }
    }
    return depth > 0
        ? "'(' is not closed: '%s'"
            .formatted(QueryText.printable(query.substring(opened).strip(), LONGEST))
        : null;
  }

  /// A list without its end, up to the next term or the end of the search, and the field it is of:
  /// servers look for it as it stands. Null if there is none.
  public static @Nullable String openList(String query) {
    return openList(query, false);
  }

  /// As [#openList], but a single word counts as well, which is as often a part of a text.
  public static @Nullable String openWord(String query) {
    return openList(query, true);
  }

  private static @Nullable String openList(String query, boolean words) {
    int open = -1;
    int start = 0;
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      int end = passage(query, i);
      if (end > i) {
        i = end;
      } else if (c == '[' && i > 0 && query.charAt(i - 1) == ':') {
        open = start;
      } else if (c == ']') {
        open = -1;
      } else if (Character.isWhitespace(c)) {
        start = i + 1;
        String list = open < 0 || !beginsTerm(query, start) ? "" : query.substring(open, i).strip();
        if (isList(list, words) && !list.endsWith(",")) {
          return list;
        }
      }
    }
    String list = open < 0 ? "" : query.substring(open).strip();
    return isList(list, words) ? list : null;
  }

  private static boolean isList(String list, boolean words) {
    return list.indexOf(',') >= 0
        || (words && !list.endsWith("[") && list.indexOf(' ') < 0 && !list.isEmpty());
  }

  /// Whether the name of a field stands here.
  private static boolean beginsTerm(String query, int at) {
    int i = query.startsWith("!", at) ? at + 1 : at;
    int from = i;
    while (i < query.length()
        && (Character.isLetterOrDigit(query.charAt(i)) || "._-".indexOf(query.charAt(i)) >= 0)) {
      i++;
    }
    return i > from && query.startsWith(":", i);
  }

  /// Where a quoted text or a pattern ends that begins here; -1 if none does.
  private static int passage(String query, int at) {
    char c = query.charAt(at);
    if (c == '"' && opensText(query, at)) {
      return quoteEnd(query, at + 1);
    }
    if (c == ':' && query.startsWith("//", at + 1)) {
      int end = query.indexOf("//", at + 3);
      return end < 0 ? -1 : end + 1;
    }
    return -1;
  }

  /// Whether a quote may begin a text, and is not just a character of one.
  private static boolean opensText(String query, int at) {
    return at == 0
        || Character.isWhitespace(query.charAt(at - 1))
        || ":([,!=<>".indexOf(query.charAt(at - 1)) >= 0;
  }

  /// A backslash counts before a quote only, as servers read it.
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
}
