package dev.sentrycli.sandbox.world.search;

import org.jspecify.annotations.Nullable;

/// What the keys of a query mean where it is asked.
public interface Vocabulary {

  /// What is written after a key.
  enum Kind {
    TEXT,
    NUMBER,
    DURATION,
    SIZE,
    DATE,
    TRUTH;

    boolean isNumber() {
      return this == NUMBER || this == DURATION || this == SIZE;
    }
  }

  /// The key that another name stands for; most stand for themselves.
  String named(String key);

  Kind kind(String key) throws SearchException;

  /// What an aggregate such as `p95(span.duration)` gives, null where aggregates are no conditions.
  ///
  /// @throws SearchException if there is no such aggregate
  @Nullable Kind aggregate(String function) throws SearchException;

  /// Whether `is:unresolved` and its like mean something.
  boolean knowsIs();

  /// Whether `key://pattern//` is a regular expression.
  boolean knowsPatterns();
}
