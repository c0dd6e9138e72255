package dev.sentrycli.cli.output.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.JsonText;
import dev.sentrycli.cli.query.QueryField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which columns JSON values have, and what stands in them.
///
/// @param paths names or dotted paths; the single name `value` for values that have no fields
record Columns(List<String> paths) {
  private static final String NAMELESS = "value";

  /// The columns of fields that hold a single value, in the order in which they are met, and of
  /// such fields of objects within (`project.slug`). Lists and what lies deeper get none.
  static Columns of(List<JsonElement> items) {
    Map<String, Boolean> met = new LinkedHashMap<>();
    for (JsonElement item : items) {
      if (item instanceof JsonObject object) {
        meet(object, met);
      } else {
        met.put(NAMELESS, true);
      }
    }
    return new Columns(
        met.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList());
  }

  /// A field that is null here and an object there has columns for what is in the object.
  private static void meet(JsonObject object, Map<String, Boolean> met) {
    for (Map.Entry<String, JsonElement> field : object.entrySet()) {
      if (field.getValue() instanceof JsonObject inner) {
        met.put(field.getKey(), false);
        for (Map.Entry<String, JsonElement> deeper : inner.entrySet()) {
          meet(field.getKey() + "." + deeper.getKey(), deeper.getValue(), met);
        }
      } else {
        meet(field.getKey(), field.getValue(), met);
      }
    }
  }

  private static void meet(String path, JsonElement value, Map<String, Boolean> met) {
    boolean single = value.isJsonPrimitive() || value.isJsonNull();
    if (single) {
      met.putIfAbsent(path, true);
    } else {
      met.put(path, false);
    }
  }

  List<String> row(JsonElement item) {
    List<String> row = new ArrayList<>();
    for (String path : paths) {
      JsonElement value =
          item instanceof JsonObject object
              ? at(object, path)
              : path.equals(NAMELESS) ? item : null;
      row.add(text(value));
    }
    return row;
  }

  /// Numbers as they were spelled, nothing for null, JSON for what is no single value.
  private static String text(@Nullable JsonElement value) {
    if (value == null || value.isJsonNull()) {
      return "";
    }
    return value.isJsonPrimitive() ? value.getAsString() : JsonText.compact(value);
  }

  private static @Nullable JsonElement at(JsonElement element, String path) {
    if (element instanceof JsonArray array) {
      JsonArray values = new JsonArray();
      for (JsonElement item : array) {
        JsonElement value = at(item, path);
        values.add(value == null ? JsonNull.INSTANCE : value);
      }
      return values;
    }
    if (!(element instanceof JsonObject object)) {
      return null;
    }
    JsonElement value = object.get(path);
    int dot = QueryField.outside(path, '.', 0);
    while (value == null && dot >= 0) {
      JsonElement inner = object.get(path.substring(0, dot));
      value = inner == null ? null : at(inner, path.substring(dot + 1));
      dot = QueryField.outside(path, '.', dot + 1);
    }
    return value;
  }
}
