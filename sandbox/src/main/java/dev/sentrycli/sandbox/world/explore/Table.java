package dev.sentrycli.sandbox.world.explore;

import com.google.gson.JsonElement;
import dev.sentrycli.sandbox.world.store.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The answer to a query: what was asked for, and rows of it.
///
/// @param fields in the order they were asked for
public record Table(List<Field> fields, List<Row> rows) {
  private static final int MOST_FIELDS = 20;

  public Table {
    fields = List.copyOf(fields);
  }

  /// One row, whose values are worked out as they are needed.
  public static final class Row {
    private final List<Item> items;
    private final Scope scope;
    private final IdentityHashMap<Field, @Nullable Object> aggregates = new IdentityHashMap<>();

    private Row(List<Item> items, Scope scope) {
      this.items = items;
      this.scope = scope;
    }

    List<Item> items() {
      return items;
    }

    @Nullable Object value(Field field) {
      return switch (field) {
        case Column column -> items.isEmpty() ? null : items.getFirst().value(column);
        case Aggregate aggregate -> {
          if (!aggregates.containsKey(aggregate)) {
            aggregates.put(aggregate, aggregate.of(items, scope.length()));
          }
          yield aggregates.get(aggregate);
        }
        case Equation equation -> equation.value(this::value);
      };
    }

    /// A value as it stands in the answer.
    public JsonElement json(Field field) {
      return Cells.json(value(field));
    }
  }

  /// What is asked.
  ///
  /// @param sort names of fields, with a `-` before those that come greatest first
  public record Query(
      Dataset dataset, List<String> fields, String query, List<String> sort, Scope scope) {}

  /// @param now what words like `-7d` in the query refer to
  public static Table of(Query query, Instant now) throws ExploreException {
    Dataset dataset = query.dataset();
    if (query.fields().size() > MOST_FIELDS) {
      throw new ExploreException(
          "You can view up to "
              + MOST_FIELDS
              + " fields at a time. Please delete some and try again.");
    }
    if (query.fields().isEmpty()) {
      throw new ExploreException("No columns selected");
    }
    List<Field> fields = new ArrayList<>();
    Set<String> seen = new java.util.HashSet<>();
    for (String name : query.fields()) {
      if (seen.add(name)) {
        fields.add(Functions.of(dataset, name));
      }
    }
    boolean grouped = fields.stream().anyMatch(Field::isAggregate);
    if (!grouped && dataset.addsIds()) {
      for (String name : List.of("id", "project.name")) {
        boolean wanted = !name.equals("project.name") || !seen.contains("project.id");
        if (wanted && seen.add(name)) {
          fields.add(dataset.column(name));
        }
      }
    }
    List<Order> orders = new ArrayList<>();
    for (String one : query.sort()) {
      orders.add(Order.of(one, fields, dataset));
    }
    Filter filter = Filter.of(dataset, query.query(), now);
    List<Item> items = new ArrayList<>();
    for (Item item : dataset.items(query.scope())) {
      if (filter.admits(item) && isSubject(item, fields)) {
        items.add(item);
      }
    }
    List<Row> rows =
        grouped ? groups(items, fields, filter, query.scope()) : singles(items, query.scope());
    if (!orders.isEmpty()) {
      rows.sort((one, other) -> compare(one, other, orders));
    }
    return new Table(fields, rows);
  }

  private static int compare(Row one, Row other, List<Order> orders) {
    for (Order order : orders) {
      int found = order.compare(one.value(order.field()), other.value(order.field()));
      if (found != 0) {
        return found;
      }
    }
    return 0;
  }

  /// Where fields ask for certain metrics, rows of others are none of the answer.
  private static boolean isSubject(Item item, List<Field> fields) {
    boolean any = true;
    for (Field field : fields) {
      if (field instanceof Aggregate aggregate) {
        var subject = aggregate.subject();
        if (subject != null) {
          if (subject.test(item)) {
            return true;
          }
          any = false;
        }
      }
    }
    return any;
  }

  private static List<Row> singles(List<Item> items, Scope scope) {
    List<Row> rows = new ArrayList<>(items.size());
    for (Item item : items) {
      rows.add(new Row(List.of(item), scope));
    }
    return rows;
  }

  private static List<Row> groups(
      List<Item> items, List<Field> fields, Filter filter, Scope scope) {
    List<Row> rows = new ArrayList<>();
    for (List<Item> group : groups(items, fields).values()) {
      Row row = new Row(group, scope);
      if (filter.admitsGroup(row::value)) {
        rows.add(row);
      }
    }
    return rows;
  }

  /// The items by their values in the plain columns. With none of these all are one group, even if
  /// there are none.
  static Map<List<@Nullable Object>, List<Item>> groups(List<Item> items, List<Field> fields) {
    List<Column> columns = new ArrayList<>();
    for (Field field : fields) {
      if (field instanceof Column column) {
        columns.add(column);
      }
    }
    Map<List<@Nullable Object>, List<Item>> groups = new LinkedHashMap<>();
    if (columns.isEmpty()) {
      groups.put(List.of(), items);
      return groups;
    }
    for (Item item : items) {
      List<@Nullable Object> key = new ArrayList<>(columns.size());
      for (Column column : columns) {
        Object value = item.value(column);
        key.add(value instanceof Instant time ? Cells.text(time) : value);
      }
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(item);
    }
    return groups;
  }

  /// A part of the rows.
  public Slice<Row> slice(int offset, int limit) {
    return Slice.of(Collections.unmodifiableList(rows), offset, limit);
  }
}
