package dev.sentrycli.sandbox.world.explore;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.world.explore.Field.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which attributes the data has.
public final class Attributes {
  private Attributes() {}

  /// The types that attributes are told apart by.
  public enum Type {
    STRING,
    NUMBER,
    BOOLEAN,
    ARRAY;

    static Type of(Kind kind) {
      return switch (kind) {
        case STRING, DATE -> STRING;
        case BOOLEAN -> BOOLEAN;
        case ARRAY -> ARRAY;
        case INTEGER, NUMBER, DURATION, SIZE, PERCENTAGE, RATE, CURRENCY -> NUMBER;
      };
    }

    private static @Nullable Type of(JsonElement value) {
      if (value instanceof JsonArray) {
        return ARRAY;
      }
      if (!(value instanceof JsonPrimitive primitive)) {
        return null;
      }
      return primitive.isBoolean() ? BOOLEAN : primitive.isNumber() ? NUMBER : STRING;
    }
  }

  /// One attribute.
  ///
  /// @param key how queries call it
  /// @param name how people call it
  /// @param ours whether the server defines it
  public record Key(String key, String name, Type type, boolean ours, Collection<String> aliases) {}

  /// The attributes of a type that some of the data has, by name. Those the server defines are also
  /// there without data if a part of their name is asked for.
  ///
  /// @param part what the name must contain, empty for any
  public static List<Key> of(
      Dataset dataset, Scope scope, String query, Type type, String part, Instant now)
      throws ExploreException {
    Filter filter = Filter.of(dataset, query, now);
    Set<Column> open = new LinkedHashSet<>();
    Map<String, Key> found = new TreeMap<>();
    for (Column column : dataset.columns().known()) {
      if (Type.of(column.kind()) == type && column.name().contains(part)) {
        if (part.isEmpty()) {
          open.add(column);
        } else {
          found.put(column.name(), key(dataset, column));
        }
      }
    }
    for (Item item : dataset.items(scope)) {
      if (filter.admits(item)) {
        Iterator<Column> unseen = open.iterator();
        while (unseen.hasNext()) {
          Column column = unseen.next();
          if (item.value(column) != null) {
            found.put(column.name(), key(dataset, column));
            unseen.remove();
          }
        }
        for (Map.Entry<String, JsonElement> one : item.attributes().entrySet()) {
          if (one.getKey().contains(part) && Type.of(one.getValue()) == type) {
            found.computeIfAbsent(
                one.getKey(), name -> isKnown(dataset, name) ? null : key(name, type));
          }
        }
      }
    }
    return List.copyOf(found.values());
  }

  /// One attribute of one thing.
  ///
  /// @param type str, int, float, bool or array
  public record Detail(String name, String type, JsonElement value) {}

  /// All that is known of one thing, by type and name. Whole numbers are texts there.
  public static List<Detail> of(Dataset dataset, Item item) {
    List<Detail> found = new ArrayList<>();
    for (Column column : dataset.columns().known()) {
      Object value = column.name().equals("timestamp") ? null : item.value(column);
      if (value != null) {
        found.add(detail(column.name(), Cells.json(value), column.kind() == Kind.INTEGER));
      }
    }
    for (Map.Entry<String, JsonElement> one : item.attributes().entrySet()) {
      Type type = Type.of(one.getValue());
      if (type != null && !isKnown(dataset, one.getKey())) {
        String digits = type == Type.NUMBER ? one.getValue().getAsString() : ".";
        boolean whole = digits.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        found.add(detail(key(one.getKey(), type).key(), one.getValue(), whole));
      }
    }
    found.sort(Comparator.comparing(Detail::type).thenComparing(Detail::name));
    return found;
  }

  private static Detail detail(String name, JsonElement value, boolean whole) {
    if (!(value instanceof JsonPrimitive primitive)) {
      return new Detail(name, "array", value);
    }
    if (primitive.isBoolean()) {
      return new Detail(name, "bool", value);
    }
    if (!primitive.isNumber()) {
      return new Detail(name, "str", value);
    }
    return whole
        ? new Detail(name, "int", new JsonPrimitive(primitive.getAsString()))
        : new Detail(name, "float", value);
  }

  /// One attribute of one thing by the name queries use, null if it has none.
  public static @Nullable JsonElement value(Dataset dataset, Item item, String name) {
    try {
      Object value = item.value(dataset.column(name));
      JsonElement sent = item.attributes().get(name);
      return value != null ? Cells.json(value) : sent instanceof JsonPrimitive ? sent : null;
    } catch (ExploreException noName) {
      return null;
    }
  }

  private static boolean isKnown(Dataset dataset, String attribute) {
    String name = attribute.startsWith("sentry.") ? attribute.substring(7) : attribute;
    try {
      return dataset.column(name).known();
    } catch (ExploreException tooLong) {
      return true;
    }
  }

  private static Key key(Dataset dataset, Column column) {
    return new Key(
        column.name(),
        column.name(),
        Type.of(column.kind()),
        true,
        dataset.columns().aliasesOf(column.name()));
  }

  private static Key key(String name, Type type) {
    String key =
        switch (type) {
          case STRING -> name;
          case NUMBER -> "tags[" + name + ",number]";
          case BOOLEAN -> "tags[" + name + ",boolean]";
          case ARRAY -> "tags[" + name + ",array]";
        };
    return new Key(key, name, type, name.startsWith("sentry."), List.of());
  }
}
