package dev.sentrycli.cli.query;

import dev.sentrycli.grammar.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a `--field` names: a column, an aggregate over rows, or a calculation with aggregates.
public sealed interface QueryField {
  /// The aggregates that work on a column and say nothing without one.
  Set<String> OF_COLUMNS =
      Set.of(
          "sum",
          "avg",
          "percentile",
          "p50",
          "p75",
          "p90",
          "p95",
          "p99",
          "p100",
          "any",
          "min",
          "max",
          "count_unique");

  /// As requests spell it.
  String text();

  /// `transaction`, `tags[plan]`, `tags[cart.total,number]`.
  record Column(String text) implements QueryField {}

  /// `count()`, `p95(span.duration)`, `sum(value,cart.size,counter,none)`.
  record Aggregate(String function, List<String> arguments) implements QueryField {
    @Override
    public String text() {
      return function + "(" + String.join(",", arguments) + ")";
    }
  }

  /// `equation|count() / 2`.
  record Equation(String text) implements QueryField {}

  default boolean isAggregate() {
    return !(this instanceof Column);
  }

  /// `p95:span.duration` is short for `p95(span.duration)`.
  ///
  /// @throws UsageException if the text can't name anything
  static QueryField parse(String text) {
    String word = text.strip();
    if (word.isEmpty()) {
      throw refused("A field is named by an empty word");
    }
    for (int i = 0; i < word.length(); i++) {
      if (Character.isISOControl(word.charAt(i))) {
        throw refused("'%s' holds a control character".formatted(QueryText.printable(word)));
      }
    }
    if (word.startsWith("equation|")) {
      if (word.length() == "equation|".length()) {
        throw refused("'equation|' lacks the calculation");
      }
      return new Equation(word);
    }
    int open = word.indexOf('(');
    if (arguments(open < 0 ? word : word.substring(0, open)).size() > 1) {
      throw refused(
          "'%s' is several fields: each has a --field of its own"
              .formatted(QueryText.printable(word)));
    }
    if (open < 0 && word.indexOf(')') < 0) {
      int colon = word.indexOf(':');
      String function = colon < 0 ? "" : word.substring(0, colon).strip();
      String column = word.substring(colon + 1).strip();
      return OF_COLUMNS.contains(function) && !column.isEmpty()
          ? new Aggregate(function, List.of(column))
          : new Column(word);
    }
    if (open <= 0
        || !word.endsWith(")")
        || word.indexOf('(', open + 1) >= 0
        || word.indexOf(')') != word.length() - 1) {
      throw refused("'%s' is no aggregate".formatted(QueryText.printable(word)));
    }
    String inside = word.substring(open + 1, word.length() - 1);
    return new Aggregate(word.substring(0, open).strip(), arguments(inside));
  }

  /// Split at commas that stand in no brackets or quotes: `tags[a,number]` is one argument.
  private static List<String> arguments(String inside) {
    return inside.isBlank() ? List.of() : split(inside);
  }

  /// Names with commas between them, which may hold some in brackets or quotes of their own.
  static List<String> split(String list) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = outside(list, ',', 0); at >= 0; at = outside(list, ',', from)) {
      parts.add(list.substring(from, at).strip());
      from = at + 1;
    }
    parts.add(list.substring(from).strip());
    return List.copyOf(parts);
  }

  /// The next place of a character outside of brackets and quotes; -1 if there is none.
  static int outside(String text, char mark, int from) {
    int depth = 0;
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '[' || c == '(')) {
        depth++;
      } else if (!quoted && depth > 0 && (c == ']' || c == ')')) {
        depth--;
      } else if (!quoted && depth == 0 && c == mark) {
        return i;
      }
    }
    return -1;
  }

  private static UsageException refused(String message) {
    return new UsageException(
        UsageException.Kind.SYNTAX,
        message,
        "a field is a column (transaction), an aggregate (count(), p95(span.duration)) or"
            + " 'equation|' with a calculation");
  }
}
