package dev.sentrycli.cli.trace;

import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A database query with the words of its language set off.
public final class SqlText {
  private static final Set<String> WORDS =
      Set.of(
          "SELECT",
          "FROM",
          "WHERE",
          "AND",
          "OR",
          "NOT",
          "IN",
          "IS",
          "NULL",
          "AS",
          "ON",
          "JOIN",
          "LEFT",
          "RIGHT",
          "INNER",
          "OUTER",
          "CROSS",
          "GROUP",
          "ORDER",
          "BY",
          "HAVING",
          "LIMIT",
          "OFFSET",
          "INSERT",
          "INTO",
          "VALUES",
          "UPDATE",
          "SET",
          "DELETE",
          "DISTINCT",
          "COUNT",
          "UNION",
          "ALL",
          "CASE",
          "WHEN",
          "THEN",
          "ELSE",
          "END",
          "BETWEEN",
          "LIKE",
          "EXISTS",
          "RETURNING",
          "WITH",
          "ASC",
          "DESC",
          "CREATE",
          "TABLE",
          "INDEX",
          "BEGIN",
          "COMMIT",
          "ROLLBACK");

  private SqlText() {}

  /// Whether spans of this operation describe themselves by a query.
  public static boolean isFor(String op) {
    return op.equals("db") || op.startsWith("db.");
  }

  public static Text of(String query) {
    List<Text.Span> spans = new ArrayList<>();
    int plain = 0;
    int i = 0;
    while (i < query.length()) {
      if (!Character.isLetter(query.charAt(i))) {
        i++;
        continue;
      }
      int end = i;
      while (end < query.length() && isPart(query.charAt(end))) {
        end++;
      }
      if (WORDS.contains(query.substring(i, end).toUpperCase(Locale.ROOT))) {
        spans.add(new Text.Span(query.substring(plain, i), Set.of(), null));
        spans.add(new Text.Span(query.substring(i, end), Set.of(Style.CYAN), null));
        plain = end;
      }
      i = end;
    }
    spans.add(new Text.Span(query.substring(plain), Set.of(), null));
    return new Text(spans);
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
