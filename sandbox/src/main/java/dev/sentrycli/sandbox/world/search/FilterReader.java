package dev.sentrycli.sandbox.world.search;

import dev.sentrycli.sandbox.world.search.Term.Operand;
import dev.sentrycli.sandbox.world.search.Term.Operator;
import dev.sentrycli.sandbox.world.search.Vocabulary.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Reads one `key:value` at a place in a query.
final class FilterReader {
  private static final List<String> TYPES = List.of("string", "number", "boolean", "array");
  private static final String[] SIGNS = {">=", "<=", ">", "<", "=", "!="};

  private final String query;
  private final Vocabulary vocabulary;
  private final Instant now;
  private final SearchValues values;
  private int at;

  FilterReader(String query, int start, Vocabulary vocabulary, Instant now) {
    this.query = query;
    this.at = start;
    this.vocabulary = vocabulary;
    this.now = now;
    this.values = new SearchValues(now);
  }

  /// Where the filter ended.
  int end() {
    return at;
  }

  /// The conditions of the filter, null if there is none here.
  @Nullable List<Term> read() throws SearchException {
    boolean negated = at < query.length() && query.charAt(at) == '!';
    if (negated) {
      at++;
    }
    String written = key();
    if (written == null || at >= query.length() || query.charAt(at) != ':') {
      return null;
    }
    at++;
    if (written.equals("has")) {
      return has(negated);
    }
    if (written.equals("is") && vocabulary.knowsIs()) {
      return is(negated);
    }
    if (written.endsWith(")")) {
      return aggregate(written, negated);
    }
    String key = vocabulary.named(written);
    if (vocabulary.knowsPatterns() && query.startsWith("//", at)) {
      return pattern(key, negated);
    }
    Kind kind = vocabulary.kind(key);
    List<String> list = list();
    if (list != null) {
      return List.of(listed(key, kind, negated, list));
    }
    return single(key, kind, negated);
  }

  private List<Term> aggregate(String function, boolean negated) throws SearchException {
    Kind kind = vocabulary.aggregate(function);
    if (kind == null) {
      throw new SearchException(
          "Aggregate filters (" + function + ") are not supported in issue searches.");
    }
    return single(function, kind, negated);
  }

  /// `//pattern//`, up to the last two slashes before a space or the end.
  private List<Term> pattern(String key, boolean negated) throws SearchException {
    int end = query.indexOf("//", at + 2);
    while (end > 0 && end + 2 < query.length() && " \t\n)".indexOf(query.charAt(end + 2)) < 0) {
      end = query.indexOf("//", end + 1);
    }
    if (end < 0) {
      return single(key, Kind.TEXT, negated);
    }
    String regex = query.substring(at + 2, end);
    at = end + 2;
    try {
      return List.of(
          new Term(key, negated, Operator.EQUAL, new Operand.Pattern(Pattern.compile(regex))));
    } catch (PatternSyntaxException malformed) {
      throw new SearchException("Invalid regex: " + regex);
    }
  }

  private @Nullable String key() {
    int start = at;
    if (query.startsWith("tags[", at)) {
      int close = query.indexOf(']', at);
      if (close > at + 5 && isTyped(query.substring(at + 5, close))) {
        at = close + 1;
        return query.substring(start, at);
      }
    }
    if (at < query.length() && query.charAt(at) == '"') {
      int close = query.indexOf('"', at + 1);
      if (close > at + 1 && isKey(query.substring(at + 1, close).replace(':', '_'))) {
        at = close + 1;
        return query.substring(start + 1, close);
      }
      return null;
    }
    while (at < query.length() && isKeyCharacter(query.charAt(at))) {
      at++;
    }
    if (at == start) {
      return null;
    }
    if (at < query.length() && query.charAt(at) == '(') {
      int close = query.indexOf("):", at);
      int other = query.indexOf('(', at + 1);
      if (close > 0 && (other < 0 || other > close) && isOneCall(at, close)) {
        at = close + 1;
      }
    }
    return query.substring(start, at);
  }

  /// A key, perhaps with its type as in `amount,number`.
  private static boolean isTyped(String text) {
    int comma = text.indexOf(',');
    return isKey(comma < 0 ? text : text.substring(0, comma))
        && (comma < 0 || TYPES.contains(text.substring(comma + 1).strip()));
  }

  private static boolean isKey(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isKeyCharacter(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isKeyCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.'
        || c == '-';
  }

  /// Whether nothing but arguments stand between parentheses; a space only follows a comma.
  private boolean isOneCall(int open, int close) {
    for (int i = open; i < close; i++) {
      if (query.charAt(i) == ' ' && query.charAt(i - 1) != ',') {
        return false;
      }
    }
    return true;
  }

  private List<Term> has(boolean negated) throws SearchException {
    String key = key();
    if (key == null) {
      throw new SearchException(
          "Invalid format for \"has\" search: was expecting a field or tag instead");
    }
    return List.of(
        new Term(vocabulary.named(key), negated, Operator.EQUAL, new Operand.Presence()));
  }

  private List<Term> is(boolean negated) throws SearchException {
    String word = value("is");
    if (word.startsWith("[")) {
      throw new SearchException("\"in\" syntax invalid for \"is\" search");
    }
    String[] meaning = SearchKeys.is(word);
    if (meaning == null) {
      StringBuilder valid = new StringBuilder();
      for (String one : SearchKeys.isWords()) {
        valid.append(valid.isEmpty() ? "" : ", ").append('\'').append(one).append('\'');
      }
      throw new SearchException(
          "Invalid value for \"is\" search, valid values are [" + valid + "]");
    }
    return List.of(
        new Term(meaning[0], negated, Operator.EQUAL, new Operand.Texts(List.of(meaning[1]))));
  }

  /// `[a, "b c"]`, null if there is none here.
  private @Nullable List<String> list() throws SearchException {
    int start = at;
    if (at >= query.length() || query.charAt(at) != '[') {
      return null;
    }
    at++;
    List<String> list = new ArrayList<>();
    while (at < query.length()) {
      int end = query.charAt(at) == '"' ? closingQuote(query, at) : -1;
      String value;
      if (end > 0) {
        value = query.substring(at + 1, end).replace("\\\"", "\"");
        at = end + 1;
      } else {
        int from = at;
        while (at < query.length() && "(),] ".indexOf(query.charAt(at)) < 0) {
          at++;
        }
        value = query.substring(from, at);
      }
      skipSpaces();
      char next = at < query.length() ? query.charAt(at) : '(';
      if (next != ',' && next != ']') {
        break;
      }
      if (value.isEmpty() && end < 0) {
        throw new SearchException("Lists should not have empty values");
      }
      list.add(value);
      at++;
      if (next == ']') {
        if (at == query.length() || " \t\n)".indexOf(query.charAt(at)) >= 0) {
          return list;
        }
        break;
      }
      skipSpaces();
    }
    at = start;
    return null;
  }

  private void skipSpaces() {
    while (at < query.length() && query.charAt(at) == ' ') {
      at++;
    }
  }

  private Term listed(String key, Kind kind, boolean negated, List<String> list)
      throws SearchException {
    if (kind.isNumber()) {
      List<Double> numbers = new ArrayList<>();
      for (String one : list) {
        numbers.add(values.number(key, kind, one));
      }
      return new Term(key, negated, Operator.EQUAL, new Operand.Numbers(numbers));
    }
    if (kind == Kind.DATE || kind == Kind.TRUTH) {
      throw values.invalid(key, kind, String.join(", ", list));
    }
    return new Term(key, negated, Operator.EQUAL, new Operand.Texts(list));
  }

  private List<Term> single(String key, Kind kind, boolean negated) throws SearchException {
    boolean quoted = at < query.length() && query.charAt(at) == '"';
    String value = value(key);
    if (value.isEmpty() && !quoted) {
      throw new SearchException("Empty string after '" + key + ":'");
    }
    if (kind == Kind.DATE) {
      List<Term> dates = new SearchDates(now).terms(key, negated, value);
      if (dates == null) {
        throw values.invalid(key, kind, value);
      }
      return dates;
    }
    Operator operator = Operator.EQUAL;
    String rest = value;
    boolean not = negated;
    for (int i = 0; !quoted && i < SIGNS.length; i++) {
      if (value.startsWith(SIGNS[i])) {
        rest = value.substring(SIGNS[i].length());
        not = negated ^ SIGNS[i].equals("!=");
        operator = operator(SIGNS[i]);
        break;
      }
    }
    if (kind.isNumber()) {
      return List.of(
          new Term(
              key, not, operator, new Operand.Numbers(List.of(values.number(key, kind, rest)))));
    }
    if (kind == Kind.TRUTH) {
      return List.of(
          new Term(key, negated, Operator.EQUAL, new Operand.Truth(values.truth(key, value))));
    }
    if (operator != Operator.EQUAL) {
      return List.of(new Term(key, negated, Operator.EQUAL, new Operand.Texts(List.of(value))));
    }
    return List.of(new Term(key, not, Operator.EQUAL, new Operand.Texts(List.of(rest))));
  }

  private static Operator operator(String sign) {
    return switch (sign) {
      case ">=" -> Operator.GREATER_OR_EQUAL;
      case "<=" -> Operator.LESS_OR_EQUAL;
      case ">" -> Operator.GREATER;
      case "<" -> Operator.LESS;
      default -> Operator.EQUAL;
    };
  }

  /// A value in quotes or up to the next space.
  private String value(String key) throws SearchException {
    if (at < query.length() && query.charAt(at) == '"') {
      int end = closingQuote(query, at);
      if (end > 0) {
        String value = query.substring(at + 1, end).replace("\\\"", "\"");
        at = end + 1;
        return value;
      }
    }
    int start = at;
    while (at < query.length() && "() \t\n".indexOf(query.charAt(at)) < 0) {
      at++;
    }
    String value = query.substring(start, at);
    for (int i = value.indexOf('"'); i >= 0; i = value.indexOf('"', i + 1)) {
      if (i == 0 || value.charAt(i - 1) != '\\') {
        throw new SearchException(
            "Invalid quote at '" + value + "': quotes must enclose text or be escaped.");
      }
    }
    if (value.isEmpty() && key.equals("is")) {
      throw new SearchException("Empty string after 'is:'");
    }
    return value.replace("\\\"", "\"");
  }

  /// The quote that closes the one at a position, -1 if none does.
  static int closingQuote(String query, int open) {
    for (int i = open + 1; i < query.length(); i++) {
      if (query.charAt(i) == '"' && query.charAt(i - 1) != '\\') {
        return i;
      }
    }
    return -1;
  }
}
