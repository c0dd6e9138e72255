package dev.sentrycli.cli.dashboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.dashboard.Dashboard;
import dev.sentrycli.api.json.Fields;
import java.util.List;

/// A dashboard as it is sent back to the server, which forgets whatever is left out.
public final class DashboardBody {
  private static final List<String> OF_WIDGET =
      List.of(
          "id",
          "title",
          "description",
          "displayType",
          "thresholds",
          "widgetType",
          "limit",
          "layout",
          "axisRange",
          "legendType");
  private static final List<String> OF_QUERY =
      List.of(
          "id",
          "name",
          "fields",
          "aggregates",
          "columns",
          "fieldAliases",
          "conditions",
          "orderby",
          "selectedAggregate",
          "linkedDashboards");

  private DashboardBody() {}

  /// The same dashboard with other widgets.
  ///
  /// @param widgets as [#widget] gives them
  public static JsonObject of(Dashboard dashboard, List<JsonObject> widgets) {
    JsonObject body = new JsonObject();
    body.addProperty("title", dashboard.title());
    JsonArray all = new JsonArray();
    widgets.forEach(all::add);
    body.add("widgets", all);
    JsonObject json = dashboard.json();
    for (String list : List.of("projects", "environment")) {
      JsonArray kept = Fields.arrayOrNull(json, list);
      body.add(list, kept == null ? new JsonArray() : kept);
    }
    for (String name : List.of("period", "start", "end", "utc", "filters")) {
      JsonElement kept = json.get(name);
      if (kept != null && !isNothing(kept)) {
        body.add(name, kept);
      }
    }
    return body;
  }

  /// A widget without what only the server may say of it.
  public static JsonObject widget(JsonObject widget) {
    JsonObject kept = kept(widget, OF_WIDGET);
    JsonArray queries = new JsonArray();
    for (JsonObject query : Fields.objects(widget, "queries")) {
      JsonObject one = kept(query, OF_QUERY);
      for (String list : List.of("fields", "aggregates", "columns", "fieldAliases")) {
        JsonArray array = Fields.arrayOrNull(query, list);
        if (array != null) {
          one.add(list, array);
        }
      }
      for (String text : List.of("name", "conditions")) {
        one.addProperty(text, Fields.textOr(query, text, ""));
      }
      if (Fields.truth(query, "isHidden")) {
        one.addProperty("isHidden", true);
      }
      queries.add(one);
    }
    kept.add("queries", queries);
    kept.addProperty("title", Fields.textOr(widget, "title", ""));
    return kept;
  }

  private static JsonObject kept(JsonObject from, List<String> names) {
    JsonObject kept = new JsonObject();
    for (String name : names) {
      JsonElement value = from.get(name);
      if (value != null && !isNothing(value)) {
        kept.add(name, value);
      }
    }
    return kept;
  }

  /// Null, empty text, an empty list and an empty object say nothing.
  private static boolean isNothing(JsonElement value) {
    return value.isJsonNull()
        || (value instanceof JsonPrimitive text && text.isString() && text.getAsString().isEmpty())
        || (value instanceof JsonArray array && array.isEmpty())
        || (value instanceof JsonObject object && object.isEmpty());
  }
}
