package dev.sentrycli.sandbox.world.search;

import java.time.Instant;
import java.util.List;

/// One condition of a query: a key, how it is compared, and with what. Free text is a condition on
/// the key `message`.
public record Term(String key, boolean negated, Operator operator, Operand operand) {

  /// How a value is compared.
  public enum Operator {
    EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    LESS,
    LESS_OR_EQUAL;

    /// Whether a comparison with this result (as of `compareTo`) satisfies it.
    public boolean accepts(int comparison) {
      return switch (this) {
        case EQUAL -> comparison == 0;
        case GREATER -> comparison > 0;
        case GREATER_OR_EQUAL -> comparison >= 0;
        case LESS -> comparison < 0;
        case LESS_OR_EQUAL -> comparison <= 0;
      };
    }
  }

  /// What a value is compared with.
  public sealed interface Operand {
    /// Some of these texts, in which `*` stands for anything.
    record Texts(List<String> anyOf) implements Operand {
      public Texts {
        anyOf = List.copyOf(anyOf);
      }
    }

    /// Some of these numbers.
    record Numbers(List<Double> anyOf) implements Operand {
      public Numbers {
        anyOf = List.copyOf(anyOf);
      }
    }

    /// A moment.
    record Moment(Instant when) implements Operand {}

    /// Yes or no.
    record Truth(boolean value) implements Operand {}

    /// What this pattern is found in.
    record Pattern(java.util.regex.Pattern regex) implements Operand {}

    /// Anything, as long as there is a value.
    record Presence() implements Operand {}
  }

  static Term freeText(String text) {
    return new Term("message", false, Operator.EQUAL, new Operand.Texts(List.of(text)));
  }
}
