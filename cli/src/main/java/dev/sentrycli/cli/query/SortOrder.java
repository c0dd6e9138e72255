package dev.sentrycli.cli.query;

import dev.sentrycli.grammar.UsageException;
import java.util.List;

/// What rows are sorted by.
///
/// @param field a column or an aggregate
public record SortOrder(String field, boolean descending) {
  /// The smallest first, or the largest if the word begins with `-`.
  ///
  /// @throws UsageException if it names no field
  public static SortOrder parse(String text) {
    String word = text.strip();
    boolean descending = word.startsWith("-");
    String field = descending ? word.substring(1).strip() : word;
    if (field.isEmpty()) {
      throw new UsageException(
          UsageException.Kind.SYNTAX,
          "'%s' names no field to sort by".formatted(QueryText.printable(word)),
          "'--sort -count()' puts the largest first, '--sort timestamp' the smallest");
    }
    return new SortOrder(QueryField.parse(field).text(), descending);
  }

  /// The same by the field that is meant, since `count` is enough where `count()` is shown.
  ///
  /// @param shown the fields of the rows
  public SortOrder among(List<String> shown) {
    if (shown.contains(field)) {
      return this;
    }
    for (String one : shown) {
      int open = one.indexOf('(');
      if (open > 0 && one.substring(0, open).equals(field)) {
        return new SortOrder(one, descending);
      }
    }
    return this;
  }

  /// As requests spell it.
  public String text() {
    return (descending ? "-" : "") + field;
  }
}
