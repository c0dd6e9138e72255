package dev.sentrycli.sandbox.world.search;

import dev.sentrycli.sandbox.world.search.Term.Operator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads search queries as the server does, with its refusals in its words. Issue searches know no
/// `OR`, `AND` or groups: there parentheses are text.
public final class SearchParser {
  private static final int DEEPEST = 50;

  private final String query;
  private final boolean booleans;
  private final Vocabulary vocabulary;
  private final Instant now;
  private int at;
  private int depth;

  private SearchParser(String query, boolean booleans, Vocabulary vocabulary, Instant now) {
    this.query = query;
    this.booleans = booleans;
    this.vocabulary = vocabulary;
    this.now = now;
  }

  /// The conditions of an issue search; all must hold.
  public static List<Term> issueSearch(String query, Instant now) throws SearchException {
    List<Term> terms = new ArrayList<>();
    collect(new SearchParser(query, false, SearchKeys.OF_ISSUES, now).whole(), terms);
    return terms;
  }

  /// An event search, in which `AND`, `OR` and parentheses work. Two conditions side by side must
  /// both hold.
  public static Expression eventSearch(String query, Instant now) throws SearchException {
    return eventSearch(query, SearchKeys.OF_ISSUES, now);
  }

  /// An event search among things with other keys.
  public static Expression eventSearch(String query, Vocabulary vocabulary, Instant now)
      throws SearchException {
    return new SearchParser(query, true, vocabulary, now).whole();
  }

  private static void collect(Expression expression, List<Term> terms) {
    switch (expression) {
      case Expression.Condition(var term) -> terms.add(term);
      case Expression.All(var parts) -> parts.forEach(part -> collect(part, terms));
      case Expression.Some(var parts) -> parts.forEach(part -> collect(part, terms));
    }
  }

  private Expression whole() throws SearchException {
    Expression read = alternatives();
    if (at < query.length()) {
      throw stuck();
    }
    return read;
  }

  private Expression alternatives() throws SearchException {
    List<Expression> alternatives = new ArrayList<>();
    List<Expression> together = new ArrayList<>();
    String pending = null;
    boolean started = false;
    skipSpaces();
    while (at < query.length() && query.charAt(at) != ')') {
      String word = operatorHere();
      if (word == null) {
        term(together);
        pending = null;
        started = true;
      } else if (!booleans) {
        throw new SearchException(
            "Boolean statements containing \"OR\" or \"AND\" are not supported in this search");
      } else {
        String operator = word.toUpperCase(Locale.ROOT);
        if (pending != null) {
          throw new SearchException(
              "Missing condition in between two condition operators: '%s %s'"
                  .formatted(pending, operator));
        }
        if (!started) {
          throw new SearchException(
              "Condition is missing on the left side of '" + operator + "' operator");
        }
        pending = operator;
        at += word.length();
        if (operator.equals("OR") && !together.isEmpty()) {
          alternatives.add(new Expression.All(together));
          together = new ArrayList<>();
        }
      }
      skipSpaces();
    }
    if (pending != null) {
      throw new SearchException(
          "Condition is missing on the right side of '" + pending + "' operator");
    }
    if (alternatives.isEmpty()) {
      return new Expression.All(together);
    }
    if (!together.isEmpty()) {
      alternatives.add(new Expression.All(together));
    }
    return new Expression.Some(alternatives);
  }

  private void term(List<Expression> into) throws SearchException {
    if (query.charAt(at) == '(') {
      group(into);
      return;
    }
    FilterReader reader = new FilterReader(query, at, vocabulary, now);
    List<Term> filter = reader.read();
    if (filter != null) {
      at = reader.end();
      filter.forEach(one -> into.add(new Expression.Condition(one)));
      return;
    }
    if (query.charAt(at) == '"') {
      int end = FilterReader.closingQuote(query, at);
      if (end > 0) {
        String text = query.substring(at + 1, end).replace("\\\"", "\"");
        at = end + 1;
        if (!text.isEmpty()) {
          into.add(new Expression.Condition(Term.freeText(text)));
        }
        return;
      }
    }
    words(into);
  }

  private void group(List<Expression> into) throws SearchException {
    int start = at;
    if (++depth > DEEPEST) {
      throw stuck();
    }
    at++;
    Expression inner = alternatives();
    if (at >= query.length()) {
      at = start;
      throw stuck();
    }
    at++;
    depth--;
    if (booleans) {
      into.add(inner);
    } else {
      into.add(new Expression.Condition(Term.freeText(query.substring(start, at))));
    }
  }

  /// Words up to the next filter, group or end.
  private void words(List<Expression> into) throws SearchException {
    int start = at;
    while (at < query.length()
        && query.charAt(at) != '('
        && query.charAt(at) != ')'
        && operatorHere() == null
        && (at == start || new FilterReader(query, at, vocabulary, now).read() == null)) {
      while (at < query.length() && " \n()".indexOf(query.charAt(at)) < 0) {
        at++;
      }
      skipSpaces();
    }
    if (at == start) {
      throw stuck();
    }
    into.add(new Expression.Condition(Term.freeText(query.substring(start, at).strip())));
  }

  private @Nullable String operatorHere() {
    for (String word : new String[] {"OR", "AND"}) {
      int end = at + word.length();
      if (query.regionMatches(true, at, word, 0, word.length())
          && (end == query.length() || " \t\n)".indexOf(query.charAt(end)) >= 0)) {
        return query.substring(at, end);
      }
    }
    return null;
  }

  private void skipSpaces() {
    while (at < query.length() && Character.isWhitespace(query.charAt(at))) {
      at++;
    }
  }

  private SearchException stuck() {
    String near = query.substring(Math.max(0, at - 5), Math.min(query.length(), at + 5));
    return new SearchException(
        "Parse error at '%s' (column %d). ".formatted(near, at + 1)
            + "This is commonly caused by unmatched parentheses. Enclose any text in double quotes.");
  }

  /// Whether a number compares with one of these as the operator wants.
  public static boolean compares(double value, Operator operator, List<Double> anyOf) {
    for (double one : anyOf) {
      if (operator.accepts(Double.compare(value, one))) {
        return true;
      }
    }
    return false;
  }
}
