package dev.sentrycli.sandbox.world.explore;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One value made of the rows of a group.
///
/// @param admits the rows that count
/// @param subject what must be true of a row of the answer because of what is asked for, null if
///   nothing is
record Aggregate(
    String name,
    Kind kind,
    @Nullable String unit,
    Predicate<Item> admits,
    @Nullable Predicate<Item> subject,
    Fold fold)
    implements Field {

  /// How the value is made.
  @FunctionalInterface
  interface Fold {
    /// @param window the time that the items are of
    @Nullable Object of(List<Item> items, Duration window);
  }

  @Override
  public boolean isAggregate() {
    return true;
  }

  @Nullable Object of(List<Item> items, Duration window) {
    return fold.of(items.stream().filter(admits).toList(), window);
  }
}
