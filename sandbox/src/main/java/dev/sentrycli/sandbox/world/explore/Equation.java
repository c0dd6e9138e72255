package dev.sentrycli.sandbox.world.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A sum such as `equation|count_if(span.status,equals,ok) / count() * 100`.
///
/// @param parts the columns and aggregates in it
record Equation(String name, List<Field> parts, Term term) implements Field {

  /// A part of the sum.
  sealed interface Term {
    record Constant(double value) implements Term {}

    record Part(Field field) implements Term {}

    record Operation(char sign, Term left, Term right) implements Term {}
  }

  @Override
  public Kind kind() {
    return Kind.NUMBER;
  }

  @Override
  public @Nullable String unit() {
    return null;
  }

  @Override
  public boolean isAggregate() {
    return parts.stream().anyMatch(Field::isAggregate);
  }

  /// The result, null if a part has no number or something is divided by zero.
  @Nullable Double value(Function<Field, @Nullable Object> values) {
    return value(term, values);
  }

  private static @Nullable Double value(Term term, Function<Field, @Nullable Object> values) {
    return switch (term) {
      case Term.Constant(var number) -> (Double) number;
      case Term.Part(var field) -> Cells.number(values.apply(field));
      case Term.Operation(var sign, var left, var right) -> {
        Double one = value(left, values);
        Double other = value(right, values);
        if (one == null || other == null || (sign == '/' && other == 0)) {
          yield null;
        }
        yield switch (sign) {
          case '+' -> one + other;
          case '-' -> one - other;
          case '*' -> one * other;
          default -> one / other;
        };
      }
    };
  }

  static Equation of(Dataset dataset, String name, String text) throws ExploreException {
    Reader reader = new Reader(dataset, text);
    Term term = reader.sum();
    reader.skip();
    if (reader.at < text.length() || reader.parts.isEmpty()) {
      throw reader.unreadable();
    }
    return new Equation(name, List.copyOf(reader.parts), term);
  }

  /// Reads a sum from left to right; products bind closer.
  private static final class Reader {
    private final Dataset dataset;
    private final String text;
    private final List<Field> parts = new ArrayList<>();
    private int at;

    Reader(Dataset dataset, String text) {
      this.dataset = dataset;
      this.text = text;
    }

    ExploreException unreadable() {
      return new ExploreException(
          "Unable to parse your equation, make sure it is well formed arithmetic");
    }

    void skip() {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }

    private boolean isNext(String signs) {
      skip();
      return at < text.length() && signs.indexOf(text.charAt(at)) >= 0;
    }

    Term sum() throws ExploreException {
      Term left = product();
      while (isNext("+-")) {
        char sign = text.charAt(at++);
        left = new Term.Operation(sign, left, product());
      }
      return left;
    }

    private Term product() throws ExploreException {
      Term left = operand();
      while (isNext("*/")) {
        char sign = text.charAt(at++);
        left = new Term.Operation(sign, left, operand());
      }
      return left;
    }

    private Term operand() throws ExploreException {
      if (isNext("(")) {
        at++;
        Term inner = sum();
        if (!isNext(")")) {
          throw unreadable();
        }
        at++;
        return inner;
      }
      int start = at;
      int depth = 0;
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == '(') {
          depth++;
        } else if (c == ')' && depth-- == 0) {
          break;
        } else if (depth == 0 && (c == ' ' || "+*/".indexOf(c) >= 0 || (c == '-' && at > start))) {
          break;
        }
        at++;
      }
      String word = text.substring(start, at);
      if (word.isEmpty()) {
        throw unreadable();
      }
      try {
        return new Term.Constant(Double.parseDouble(word));
      } catch (NumberFormatException notANumber) {
        Field field = Functions.of(dataset, word);
        parts.add(field);
        return new Term.Part(field);
      }
    }
  }
}
