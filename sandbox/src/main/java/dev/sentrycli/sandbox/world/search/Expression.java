package dev.sentrycli.sandbox.world.search;

import java.util.List;
import java.util.function.Predicate;

/// A query as a tree.
public sealed interface Expression {

  /// All of them; with none of them everything matches.
  record All(List<Expression> parts) implements Expression {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /// At least one of them.
  record Some(List<Expression> parts) implements Expression {
    public Some {
      parts = List.copyOf(parts);
    }
  }

  /// One condition.
  record Condition(Term term) implements Expression {}

  /// Whether something satisfies the query, given whether it satisfies a condition.
  default boolean matches(Predicate<Term> satisfied) {
    return switch (this) {
      case Condition(var term) -> satisfied.test(term);
      case All(var parts) -> {
        for (Expression part : parts) {
          if (!part.matches(satisfied)) {
            yield false;
          }
        }
        yield true;
      }
      case Some(var parts) -> {
        for (Expression part : parts) {
          if (part.matches(satisfied)) {
            yield true;
          }
        }
        yield false;
      }
    };
  }
}
