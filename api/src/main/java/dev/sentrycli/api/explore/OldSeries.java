package dev.sentrycli.api.explore;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.json.Fields;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Answers of `events-stats` in the form that `events-timeseries` has: one line of several is there
/// named by its aggregate, by its group, or by both, one within the other.
final class OldSeries {
  private final SeriesQuery query;
  private final Map<Long, JsonObject> ordered = new TreeMap<>();

  private OldSeries(SeriesQuery query) {
    this.query = query;
  }

  static JsonObject modern(JsonObject answer, SeriesQuery query) {
    OldSeries series = new OldSeries(query);
    series.add(answer, null, null, 0);
    JsonArray all = new JsonArray();
    series.ordered.values().forEach(all::add);
    JsonObject json = new JsonObject();
    json.add("timeSeries", all);
    JsonObject meta = new JsonObject();
    meta.addProperty("dataset", query.dataset());
    addMillis(meta, "start", Fields.numberOrNull(answer, "start"));
    addMillis(meta, "end", Fields.numberOrNull(answer, "end"));
    json.add("meta", meta);
    return json;
  }

  private void add(JsonObject json, @Nullable String axis, @Nullable String group, long before) {
    JsonArray data = Fields.arrayOrNull(json, "data");
    if (data != null) {
      String shown = axis == null ? query.axes().getFirst() : axis;
      ordered.put(before * 1000 + ordered.size(), line(json, data, shown, group));
      return;
    }
    long place = 0;
    for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
      if (entry.getValue() instanceof JsonObject inner) {
        boolean names = query.axes().contains(entry.getKey());
        Double order = Fields.numberOrNull(inner, "order");
        long within = order == null ? place : order.longValue();
        add(
            inner,
            names ? entry.getKey() : axis,
            names ? group : entry.getKey(),
            before * 100 + within);
        place++;
      }
    }
  }

  private JsonObject line(JsonObject json, JsonArray data, String axis, @Nullable String group) {
    JsonObject line = new JsonObject();
    line.addProperty("yAxis", axis);
    if (group != null) {
      JsonObject one = new JsonObject();
      one.addProperty("key", String.join(",", query.groups()));
      one.addProperty("value", group);
      JsonArray groups = new JsonArray();
      groups.add(one);
      line.add("groupBy", groups);
    }
    JsonArray values = new JsonArray();
    for (JsonElement element : data) {
      JsonObject value = value(element);
      if (value != null) {
        values.add(value);
      }
    }
    line.add("values", values);
    JsonObject told = Fields.objectOrNull(json, "meta");
    JsonObject meta = new JsonObject();
    meta.addProperty("interval", interval(values));
    addText(meta, "valueType", Fields.textOrNull(Fields.objectOrNull(told, "fields"), axis));
    addText(meta, "valueUnit", Fields.textOrNull(Fields.objectOrNull(told, "units"), axis));
    if ("Other".equals(group)) {
      meta.addProperty("isOther", true);
    }
    line.add("meta", meta);
    return line;
  }

  /// `[1700000000, [{"count": 5}]]`, seconds and a number.
  private static @Nullable JsonObject value(JsonElement element) {
    if (!(element instanceof JsonArray pair)
        || pair.size() < 2
        || !(pair.get(0) instanceof JsonPrimitive seconds && seconds.isNumber())) {
      return null;
    }
    JsonObject value = new JsonObject();
    value.addProperty("timestamp", seconds.getAsLong() * 1000);
    JsonElement counted =
        pair.get(1) instanceof JsonArray counts
                && !counts.isEmpty()
                && counts.get(0) instanceof JsonObject count
            ? count.get("count")
            : null;
    value.add("value", counted == null ? JsonNull.INSTANCE : counted);
    value.addProperty("incomplete", false);
    return value;
  }

  private static long interval(JsonArray values) {
    return values.size() < 2 ? 0 : millis(values, 1) - millis(values, 0);
  }

  private static long millis(JsonArray values, int index) {
    return values.get(index).getAsJsonObject().get("timestamp").getAsLong();
  }

  private static void addMillis(JsonObject json, String name, @Nullable Double seconds) {
    if (seconds != null) {
      json.addProperty(name, Math.round(seconds * 1000));
    }
  }

  private static void addText(JsonObject json, String name, @Nullable String text) {
    json.add(name, text == null ? JsonNull.INSTANCE : new JsonPrimitive(text));
  }
}
