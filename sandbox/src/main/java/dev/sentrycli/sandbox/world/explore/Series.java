package dev.sentrycli.sandbox.world.explore;

import com.google.gson.JsonElement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Aggregates over time, in stretches of the same length.
///
/// @param starts when each stretch begins
public record Series(List<Instant> starts, Duration interval, List<Line> lines) {

  /// One aggregate of one group.
  ///
  /// @param group what the rows have in common, by field; empty if they are all rows
  /// @param isOther whether it stands for the groups that are not among the greatest
  /// @param order the place of the group among the greatest
  /// @param values of each stretch, as they stand in the answer
  /// @param counts how many rows each value is made of
  public record Line(
      Field axis,
      List<Common> group,
      boolean isOther,
      int order,
      List<JsonElement> values,
      List<Integer> counts) {

    /// The group as one text.
    public String label() {
      StringBuilder label = new StringBuilder();
      for (Common one : group) {
        label.append(label.isEmpty() ? "" : ",");
        label.append(one.value().isJsonNull() ? "None" : one.value().getAsString());
      }
      return isOther ? "Other" : label.toString();
    }
  }

  /// What the rows of a group have in common.
  public record Common(String field, JsonElement value) {}

  /// What is asked.
  ///
  /// @param axes the aggregates
  /// @param groupBy what makes groups, if only the greatest are wanted
  /// @param top how many groups, 0 for all rows together
  /// @param other whether a line stands for the rest
  public record Query(
      Dataset dataset,
      List<String> axes,
      List<String> groupBy,
      String query,
      List<String> sort,
      int top,
      boolean other,
      Scope scope,
      Duration interval) {}

  public static Series of(Query query, Instant now) throws ExploreException {
    List<Field> axes = new ArrayList<>();
    for (String axis : query.axes()) {
      Field field = Functions.of(query.dataset(), axis);
      if (!field.isAggregate()) {
        throw new ExploreException(
            query.dataset().isTraceItems()
                ? axis + " is not a function"
                : "Invalid y-axis: " + axis + " is not a function");
      }
      axes.add(field);
    }
    Clockwork clockwork = new Clockwork(query.scope(), query.interval());
    List<Line> lines = new ArrayList<>();
    if (query.top() == 0) {
      Filter filter = Filter.of(query.dataset(), query.query(), now);
      List<Item> items = new ArrayList<>();
      for (Item item : query.dataset().items(query.scope())) {
        if (filter.admits(item)) {
          items.add(item);
        }
      }
      for (Field axis : axes) {
        lines.add(clockwork.line(axis, List.of(), false, 0, items));
      }
    } else {
      greatest(query, axes, clockwork, lines, now);
    }
    return new Series(clockwork.starts, query.interval(), lines);
  }

  private static void greatest(
      Query query, List<Field> axes, Clockwork clockwork, List<Line> lines, Instant now)
      throws ExploreException {
    List<String> fields = new ArrayList<>(query.groupBy());
    query.axes().stream().filter(axis -> !fields.contains(axis)).forEach(fields::add);
    List<String> sort = query.sort();
    Table table =
        Table.of(
            new Table.Query(
                query.dataset(),
                fields,
                query.query(),
                sort.isEmpty() ? List.of("-" + query.axes().getFirst()) : sort,
                query.scope()),
            now);
    List<Item> rest = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      Table.Row row = table.rows().get(i);
      if (i >= query.top()) {
        rest.addAll(row.items());
        continue;
      }
      List<Common> group = new ArrayList<>();
      for (Field field : table.fields()) {
        if (query.groupBy().contains(field.name()) && !field.isAggregate()) {
          group.add(new Common(field.name(), row.json(field)));
        }
      }
      for (Field axis : axes) {
        lines.add(clockwork.line(axis, group, false, i, row.items()));
      }
    }
    if (query.other() && !rest.isEmpty()) {
      for (Field axis : axes) {
        lines.add(clockwork.line(axis, List.of(), true, query.top(), rest));
      }
    }
  }

  /// Puts rows into their stretches.
  private static final class Clockwork {
    private final Duration interval;
    private final List<Instant> starts = new ArrayList<>();

    Clockwork(Scope scope, Duration interval) {
      this.interval = interval;
      long step = interval.toSeconds();
      long first = Math.floorDiv(scope.start().getEpochSecond(), step) * step;
      for (long at = first; at < scope.end().getEpochSecond() || starts.isEmpty(); at += step) {
        starts.add(Instant.ofEpochSecond(at));
      }
    }

    Line line(Field axis, List<Common> group, boolean isOther, int order, List<Item> items) {
      List<List<Item>> stretches = new ArrayList<>();
      starts.forEach(_ -> stretches.add(new ArrayList<>()));
      long first = starts.getFirst().getEpochSecond();
      for (Item item : items) {
        long at = (item.time().getEpochSecond() - first) / interval.toSeconds();
        if (at >= 0 && at < stretches.size()) {
          stretches.get((int) at).add(item);
        }
      }
      List<JsonElement> values = new ArrayList<>();
      List<Integer> counts = new ArrayList<>();
      for (List<Item> stretch : stretches) {
        Object value = value(axis, stretch);
        values.add(Cells.json(value == null ? (Object) 0L : value));
        counts.add(stretch.size());
      }
      return new Line(axis, group, isOther, order, values, counts);
    }

    private @Nullable Object value(Field field, List<Item> items) {
      return switch (field) {
        case Column _ -> null;
        case Aggregate aggregate -> aggregate.of(items, interval);
        case Equation equation -> equation.value(part -> value(part, items));
      };
    }
  }

  /// The fields that the lines are made of, once each.
  public List<Field> axes() {
    Set<String> seen = new HashSet<>();
    return lines.stream().map(Line::axis).filter(axis -> seen.add(axis.name())).toList();
  }
}
