package dev.sentrycli.sandbox.world.alert;

import dev.sentrycli.sandbox.world.store.Guard;
import dev.sentrycli.sandbox.world.store.Sequences;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The alerts of all organizations.
public final class Alerts {
  private final Guard guard;
  private final Sequences sequences;
  private final Map<Alert.Kind, Map<Long, Alert>> all = new EnumMap<>(Alert.Kind.class);

  public Alerts(Guard guard, Sequences sequences) {
    this.guard = guard;
    this.sequences = sequences;
    for (Alert.Kind kind : Alert.Kind.values()) {
      all.put(kind, new TreeMap<>());
    }
  }

  /// Those of a kind, oldest first.
  public List<Alert> all(Alert.Kind kind) {
    return guard.read(() -> new ArrayList<>(of(kind).values()));
  }

  /// Those of a kind that an organization has, oldest first.
  public List<Alert> all(Alert.Kind kind, long organizationId) {
    List<Alert> found = all(kind);
    found.removeIf(one -> one.organizationId() != organizationId);
    return found;
  }

  public @Nullable Alert get(Alert.Kind kind, long organizationId, String id) {
    for (Alert one : all(kind, organizationId)) {
      if (Long.toString(one.id()).equals(id)) {
        return one;
      }
    }
    return null;
  }

  /// A number that nothing that has to do with alerts has yet.
  public long nextId() {
    return guard.write(() -> sequences.next("alert"));
  }

  public void put(Alert alert) {
    guard.change(
        () -> {
          sequences.atLeast("alert", alert.id());
          of(alert.kind()).put(alert.id(), alert);
        });
  }

  public void remove(Alert alert) {
    guard.change(() -> of(alert.kind()).remove(alert.id()));
  }

  private Map<Long, Alert> of(Alert.Kind kind) {
    Map<Long, Alert> found = all.get(kind);
    if (found == null) {
      throw new IllegalStateException("no alerts of kind " + kind);
    }
    return found;
  }
}
