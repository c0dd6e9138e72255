package dev.sentrycli.sandbox.world.store;

import java.util.List;

/// A part of a longer list: `items` start at `offset` of `total`.
public record Slice<T>(List<T> items, int offset, int limit, int total) {
  public Slice {
    items = List.copyOf(items);
  }

  /// The part of `all` that starts at `offset` and holds at most `limit`.
  public static <T> Slice<T> of(List<T> all, int offset, int limit) {
    int from = Math.clamp(offset, 0, all.size());
    int to = Math.min(all.size(), from + Math.max(limit, 0));
    return new Slice<>(all.subList(from, to), from, limit, all.size());
  }

  public boolean hasPrevious() {
    return offset > 0;
  }

  public boolean hasNext() {
    return offset + items.size() < total;
  }
}
