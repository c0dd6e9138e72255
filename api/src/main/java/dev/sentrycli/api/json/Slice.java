package dev.sentrycli.api.json;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A stretch of a list that the server gives out in pages.
///
/// @param previous the cursor of what comes before, or null
/// @param next the cursor of what follows, or null
/// @param pages how many pages were fetched for it
public record Slice<T>(List<T> items, @Nullable String previous, @Nullable String next, int pages) {
  public Slice {
    items = List.copyOf(items);
  }

  /// What a single page holds.
  public Slice(List<T> items, @Nullable String previous, @Nullable String next) {
    this(items, previous, next, 1);
  }

  /// A list that has no pages.
  public static <T> Slice<T> whole(List<T> items) {
    return new Slice<>(items, null, null);
  }

  public boolean hasMore() {
    return next != null;
  }

  public boolean hasPrevious() {
    return previous != null;
  }

  /// The same stretch with only some of its items.
  public Slice<T> only(Predicate<T> wanted) {
    return new Slice<>(items.stream().filter(wanted).toList(), previous, next, pages);
  }
}
