package dev.sentrycli.cli.dashboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.query.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a widget shows.
public sealed interface WidgetData {
  /// Numbers over time.
  ///
  /// @param start of the first number, in seconds since 1970
  /// @param step seconds from one number to the next
  record Lines(List<Line> lines, long start, long step) implements WidgetData {}

  /// @param millis when each value begins, since 1970
  /// @param values not a number where there is none
  /// @param other whether it sums up what has no line of its own
  /// @param adds whether the values of all times and lines come to a total, as counts do and
  ///   percentiles don't
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Line(
      String label,
      long[] millis,
      double[] values,
      Quantity quantity,
      boolean other,
      boolean adds) {
    private boolean isEmpty() {
      for (double value : values) {
        if (value != 0 && !Double.isNaN(value)) {
          return false;
        }
      }
      return true;
    }
  }

  record Rows(List<Column> columns, List<JsonObject> rows) implements WidgetData {}

  /// @param title how people are told of it
  record Column(String name, String title, Quantity quantity) {}

  /// @param value null if there is none
  record Scalar(@Nullable Double value, Quantity quantity) implements WidgetData {}

  /// @param markdown null for nothing
  record Words(@Nullable String markdown) implements WidgetData {}

  record Unsupported(String reason) implements WidgetData {}

  /// @param mayPass whether the server may answer a moment later
  record Failed(String message, boolean mayPass) implements WidgetData {}

  /// Whether there is nothing in it, or nothing but zeros.
  default boolean isEmpty() {
    return switch (this) {
      case Lines lines -> lines.lines().stream().allMatch(Line::isEmpty);
      case Rows rows -> rows.rows().isEmpty();
      case Scalar number -> number.value() == null || number.value() == 0;
      case Words _, Unsupported _, Failed _ -> false;
    };
  }

  /// As programs get it.
  default JsonObject json() {
    JsonObject json = new JsonObject();
    switch (this) {
      case Lines lines -> {
        json.addProperty("type", "timeseries");
        json.add("series", series(lines));
      }
      case Rows rows -> {
        json.addProperty("type", "table");
        JsonArray columns = new JsonArray();
        for (Column column : rows.columns()) {
          JsonObject one = new JsonObject();
          one.addProperty("name", column.name());
          one.add("type", text(column.quantity().type()));
          one.add("unit", text(column.quantity().unit()));
          columns.add(one);
        }
        json.add("columns", columns);
        JsonArray all = new JsonArray();
        rows.rows().forEach(all::add);
        json.add("rows", all);
      }
      case Scalar number -> {
        json.addProperty("type", "scalar");
        json.add("value", Fields.number(number.value()));
        json.add("unit", text(number.quantity().unit()));
      }
      case Words words -> {
        json.addProperty("type", "text");
        json.addProperty("content", words.markdown() == null ? "" : words.markdown());
      }
      case Unsupported(String reason) -> {
        json.addProperty("type", "unsupported");
        json.addProperty("reason", reason);
      }
      case Failed(String message, boolean _) -> {
        json.addProperty("type", "error");
        json.addProperty("message", message);
      }
    }
    return json;
  }

  /// The numbers one by one, each with the widget it is of, what is counted, and the time or the
  /// names it is the number of.
  default List<JsonObject> rows(String widget) {
    List<JsonObject> rows = new ArrayList<>();
    switch (this) {
      case Lines lines -> {
        for (Line line : lines.lines()) {
          for (int i = 0; i < line.values().length; i++) {
            rows.add(
                row(
                    widget,
                    line.label(),
                    Instant.ofEpochMilli(line.millis()[i]).toString(),
                    null,
                    Fields.number(line.values()[i])));
          }
        }
      }
      case Rows table -> table.rows().forEach(row -> rows.addAll(cells(widget, table, row)));
      case Scalar number -> rows.add(row(widget, null, null, null, Fields.number(number.value())));
      case Words _ -> {}
      case Unsupported(String reason) ->
          rows.add(row(widget, null, null, reason, JsonNull.INSTANCE));
      case Failed(String message, boolean _) ->
          rows.add(row(widget, null, null, message, JsonNull.INSTANCE));
    }
    return rows;
  }

  /// The numbers of a line of a table under the names in it; without numbers, all there is.
  private static List<JsonObject> cells(String widget, Rows table, JsonObject line) {
    List<String> names = new ArrayList<>();
    List<Column> numbers = new ArrayList<>();
    for (Column column : table.columns()) {
      if (column.quantity().isNumber()) {
        numbers.add(column);
      } else {
        names.add(Fields.textOr(line, column.name(), ""));
      }
    }
    List<JsonObject> cells = new ArrayList<>();
    for (Column column : numbers.isEmpty() ? table.columns() : numbers) {
      JsonElement value = line.get(column.name());
      cells.add(
          row(
              widget,
              column.name(),
              null,
              numbers.isEmpty() ? null : String.join(", ", names),
              value == null ? JsonNull.INSTANCE : value));
    }
    return cells;
  }

  private static JsonObject row(
      String widget,
      @Nullable String series,
      @Nullable String time,
      @Nullable String label,
      JsonElement value) {
    JsonObject row = new JsonObject();
    row.addProperty("widget", widget);
    row.add("series", text(series));
    row.add("time", text(time));
    row.add("label", text(label));
    row.add("value", value);
    return row;
  }

  private static JsonArray series(Lines lines) {
    JsonArray series = new JsonArray();
    for (Line line : lines.lines()) {
      JsonObject one = new JsonObject();
      one.addProperty("label", line.label());
      JsonArray values = new JsonArray();
      for (int i = 0; i < line.values().length; i++) {
        JsonObject value = new JsonObject();
        value.addProperty("timestamp", line.millis()[i] / 1000);
        value.add("value", Fields.number(line.values()[i]));
        values.add(value);
      }
      one.add("values", values);
      one.add("unit", text(line.quantity().unit()));
      series.add(one);
    }
    return series;
  }

  private static JsonElement text(@Nullable String text) {
    return text == null ? JsonNull.INSTANCE : new JsonPrimitive(text);
  }
}
