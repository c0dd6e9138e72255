package dev.sentrycli.sandbox.world.store;

import java.util.Map;
import java.util.TreeMap;

/// The next id of each kind of thing. Guarded by the world's lock.
public final class Sequences {
  private final Map<String, Long> last = new TreeMap<>();

  public Sequences() {}

  public long next(String kind) {
    return last.merge(kind, 1L, Long::sum);
  }

  /// Ids of this kind will be greater than this one.
  public void atLeast(String kind, long id) {
    last.merge(kind, id, Math::max);
  }

  public Map<String, Long> all() {
    return new TreeMap<>(last);
  }
}
