package dev.sentrycli.sandbox.world.explore;

import dev.sentrycli.sandbox.world.explore.Field.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The columns of a data set that are known; all other names are attributes somebody has sent.
public final class Columns {
  private static final int LONGEST = 200;

  private final Map<String, Column> known = new TreeMap<>();
  private final Map<String, String> aliases = new HashMap<>();

  public Columns() {}

  public Columns define(Kind kind, String... names) {
    return measured(kind, null, names);
  }

  public Columns measured(Kind kind, @Nullable String unit, String... names) {
    for (String name : names) {
      known.put(name, new Column(name, name, kind, unit, true));
    }
    return this;
  }

  /// Other names for a column.
  public Columns alias(String name, String... others) {
    for (String other : others) {
      aliases.put(other, name);
    }
    return this;
  }

  /// The known ones by their first names.
  Collection<Column> known() {
    return known.values();
  }

  /// The other names of a known column.
  Collection<String> aliasesOf(String name) {
    Collection<String> found = new java.util.TreeSet<>();
    aliases.forEach(
        (alias, of) -> {
          if (of.equals(name)) {
            found.add(alias);
          }
        });
    return found;
  }

  /// The column for a name, also for `tags[name]` and `tags[name,number]`.
  Column of(String name) throws ExploreException {
    String key = aliases.getOrDefault(name, name);
    Column column = known.get(key);
    if (column != null) {
      return new Column(name, key, column.kind(), column.unit(), true);
    }
    if (name.length() > LONGEST) {
      throw new ExploreException(name + " is too long, can be a maximum of 200 characters");
    }
    if (key.startsWith("measurements.")) {
      return new Column(name, key, Kind.NUMBER, null, true);
    }
    if (!name.startsWith("tags[") || !name.endsWith("]")) {
      return new Column(name, name, Kind.STRING, null, false);
    }
    String inner = name.substring(5, name.length() - 1);
    int comma = inner.lastIndexOf(',');
    String type = comma < 0 ? "string" : inner.substring(comma + 1).strip();
    String attribute = comma < 0 ? inner : inner.substring(0, comma).strip();
    Kind kind =
        switch (type) {
          case "string" -> Kind.STRING;
          case "number" -> Kind.NUMBER;
          case "boolean" -> Kind.BOOLEAN;
          case "array" -> Kind.ARRAY;
          default -> throw new ExploreException("Unsupported type " + type + " in " + name);
        };
    return new Column(name, attribute, kind, null, false);
  }
}
