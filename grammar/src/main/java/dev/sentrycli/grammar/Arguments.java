package dev.sentrycli.grammar;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The words of one command line, sorted: what each flag was given, and the rest in order.
public final class Arguments {
  private final Map<String, Object> values;
  private final List<String> positionals;

  /// @param values by flag name, only for flags that were given
  Arguments(Map<String, Object> values, List<String> positionals) {
    this.values = Map.copyOf(values);
    this.positionals = List.copyOf(positionals);
  }

  /// What the flag was given, or its initial value. Flags are told apart by name: where a command
  /// declares one that every command takes, its own is meant.
  @SuppressWarnings("unchecked")
  public <T extends @Nullable Object> T get(Flag<T> flag) {
    Object value = values.get(flag.name());
    return value == null ? flag.initial() : (T) value;
  }

  public boolean given(Flag<?> flag) {
    return values.containsKey(flag.name());
  }

  public List<String> positionals() {
    return positionals;
  }

  /// The positional at a place counted from 0, or null.
  public @Nullable String positional(int index) {
    return index < positionals.size() ? positionals.get(index) : null;
  }
}
