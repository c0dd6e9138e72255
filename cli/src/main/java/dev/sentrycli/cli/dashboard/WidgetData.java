package dev.sentrycli.cli.dashboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.cli.query.Quantity;
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
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Line(String label, long[] millis, double[] values, Quantity quantity, boolean other) {}

  record Rows(List<Column> columns, List<JsonObject> rows) implements WidgetData {}

  /// @param title how people are told of it
  record Column(String name, String title, Quantity quantity) {}

  /// @param value null if there is none
  record Scalar(@Nullable Double value, Quantity quantity) implements WidgetData {}

  /// @param markdown null for nothing
  record Words(@Nullable String markdown) implements WidgetData {}

  record Unsupported(String reason) implements WidgetData {}

  record Failed(String message) implements WidgetData {}

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
        json.add(
            "value",
            number.value() == null ? JsonNull.INSTANCE : WidgetData.number(number.value()));
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
      case Failed(String message) -> {
        json.addProperty("type", "error");
        json.addProperty("message", message);
      }
    }
    return json;
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
        value.add("value", number(line.values()[i]));
        values.add(value);
      }
      one.add("values", values);
      one.add("unit", text(line.quantity().unit()));
      series.add(one);
    }
    return series;
  }

  /// Whole numbers are written as such.
  private static JsonElement number(double value) {
    if (!Double.isFinite(value)) {
      return JsonNull.INSTANCE;
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? new JsonPrimitive((long) value)
        : new JsonPrimitive(value);
  }

  private static JsonElement text(@Nullable String text) {
    return text == null ? JsonNull.INSTANCE : new JsonPrimitive(text);
  }
}
