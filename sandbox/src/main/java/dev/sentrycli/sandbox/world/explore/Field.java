package dev.sentrycli.sandbox.world.explore;

import org.jspecify.annotations.Nullable;

/// What a query asks for: a column, an aggregate over a group of rows, or a sum with both.
public sealed interface Field permits Column, Aggregate, Equation {

  /// How it was asked for, which is its name in the answer.
  String name();

  Kind kind();

  /// What its numbers count, null if that is nothing or unknown.
  @Nullable String unit();

  /// Whether it says one thing of many rows.
  boolean isAggregate();

  /// What a value is.
  enum Kind {
    STRING("string"),
    DATE("date"),
    BOOLEAN("boolean"),
    ARRAY("array"),
    INTEGER("integer"),
    NUMBER("number"),
    DURATION("duration"),
    SIZE("size"),
    PERCENTAGE("percentage"),
    RATE("rate"),
    CURRENCY("currency");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// The server's word for it.
    public String word() {
      return word;
    }

    boolean isNumber() {
      return compareTo(INTEGER) >= 0;
    }
  }
}
