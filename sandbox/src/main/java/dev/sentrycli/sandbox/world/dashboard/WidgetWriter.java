package dev.sentrycli.sandbox.world.dashboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.world.store.Sequences;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes what somebody wants a dashboard to be, or says what is wrong with it.
final class WidgetWriter {
  private static final int MOST_WIDGETS = 30;
  private static final int LONGEST_TITLE = 255;
  private static final int MOST_ROWS = 10;
  private static final List<String> FILTERS =
      List.of("environment", "period", "start", "end", "utc", "filters");
  private static final Set<String> DISPLAYS =
      Set.of(
          "line",
          "area",
          "stacked_area",
          "bar",
          "table",
          "big_number",
          "top_n",
          "details",
          "categorical_bar",
          "heatmap",
          "wheel",
          "rage_and_dead_clicks",
          "server_tree",
          "text",
          "agents_traces_table");
  private static final Set<String> TYPES =
      Set.of(
          "discover",
          "issue",
          "metrics",
          "error-events",
          "transaction-like",
          "spans",
          "logs",
          "tracemetrics",
          "preprod-app-size");

  private final Sequences sequences;
  private final Clock clock;

  WidgetWriter(Sequences sequences, Clock clock) {
    this.sequences = sequences;
    this.clock = clock;
  }

  /// @param before null for a new dashboard
  String title(JsonObject sent, @Nullable String before) {
    JsonElement title = sent.get("title");
    if (title == null || title.isJsonNull()) {
      if (before == null) {
        throw invalid("title", "This field is required.");
      }
      return before;
    }
    String text = title.isJsonPrimitive() ? title.getAsString().strip() : "";
    if (text.isEmpty()) {
      throw invalid("title", "This field may not be blank.");
    }
    if (text.length() > LONGEST_TITLE) {
      throw invalid("title", "Ensure this field has no more than 255 characters.");
    }
    return text;
  }

  /// The content after a change. What widgets and filters it lacks is gone; a widget that is known
  /// keeps what nothing is said about.
  JsonObject content(long dashboard, JsonObject before, JsonObject sent) {
    JsonObject content = new JsonObject();
    JsonElement widgets = sent.get("widgets");
    content.add(
        "widgets",
        widgets == null || widgets.isJsonNull()
            ? list(before, "widgets")
            : widgets(dashboard, list(before, "widgets"), widgets));
    JsonElement projects = sent.get("projects");
    content.add(
        "projects",
        projects instanceof JsonArray array ? numbers(array) : list(before, "projects"));
    boolean filtered = sent.has("projects");
    for (String filter : FILTERS) {
      filtered |= sent.has(filter);
    }
    for (String filter : FILTERS) {
      JsonElement value = filtered ? sent.get(filter) : before.get(filter);
      if (value != null && !value.isJsonNull()) {
        content.add(filter, value);
      }
    }
    String start = text(content, "start");
    String end = text(content, "end");
    if (start != null && end != null && start.compareTo(end) > 0) {
      throw invalid("detail", "start must be before end");
    }
    return content;
  }

  private static JsonArray numbers(JsonArray sent) {
    JsonArray numbers = new JsonArray();
    for (JsonElement one : sent) {
      try {
        numbers.add(one.getAsLong());
      } catch (NumberFormatException | IllegalStateException notANumber) {
        throw invalid("projects", "A valid integer is required.");
      }
    }
    return numbers;
  }

  private JsonArray widgets(long dashboard, JsonArray before, JsonElement sent) {
    if (!(sent instanceof JsonArray wanted)) {
      throw invalid("widgets", "Expected a list of items but got type \"str\".");
    }
    if (wanted.size() > MOST_WIDGETS) {
      throw invalid("widgets", "Number of widgets must be less than 30");
    }
    Map<String, JsonObject> known = byId(before);
    JsonArray widgets = new JsonArray();
    JsonArray errors = new JsonArray();
    boolean wrong = false;
    for (JsonElement one : wanted) {
      JsonObject widget = one instanceof JsonObject object ? object : new JsonObject();
      JsonObject error = new JsonObject();
      String id = text(widget, "id");
      JsonObject old = id == null ? null : known.get(id);
      if (id != null && old == null) {
        JsonArray answer = new JsonArray();
        answer.add("You cannot update widgets that are not part of this dashboard.");
        throw new DashboardException(400, answer);
      }
      widgets.add(widget(dashboard, old, widget, error));
      errors.add(error);
      wrong |= !error.isEmpty();
    }
    if (wrong) {
      JsonObject answer = new JsonObject();
      answer.add("widgets", errors);
      throw new DashboardException(400, answer);
    }
    return widgets;
  }

  private JsonObject widget(
      long dashboard, @Nullable JsonObject old, JsonObject sent, JsonObject error) {
    String display = text(sent, "displayType");
    String type = text(sent, "widgetType");
    if (old == null) {
      if (text(sent, "title") == null) {
        error(error, "title", "Title is required during creation.");
      }
      if (display == null) {
        error(error, "displayType", "displayType is required during creation.");
      }
      if (list(sent, "queries").isEmpty() && !"text".equals(display)) {
        error(error, "queries", "One or more queries are required to create a widget");
      }
      if ("transaction-like".equals(type)) {
        error(
            error,
            "widgetType",
            "The transactions dataset is being deprecated. Use the spans dataset with"
                + " `is_transaction:true` instead.");
      }
    }
    if (display != null && !DISPLAYS.contains(display)) {
      error(error, "displayType", "\"" + display + "\" is not a valid choice.");
    }
    if (type != null && !TYPES.contains(type)) {
      error(error, "widgetType", "\"" + type + "\" is not a valid choice.");
    }
    limit(sent, error);
    layout(sent, error);
    long id = old == null ? sequences.next("widget") : old.get("id").getAsLong();
    JsonObject widget = new JsonObject();
    widget.addProperty("id", Long.toString(id));
    widget.add("title", sent.has("title") ? sent.get("title") : kept(old, "title"));
    for (String name : List.of("description", "displayType", "thresholds", "interval")) {
      widget.add(name, sent.has(name) ? sent.get(name) : kept(old, name));
    }
    if (widget.get("interval").isJsonNull()) {
      widget.addProperty("interval", "5m");
    }
    widget.add(
        "dateCreated",
        old == null
            ? new JsonPrimitive(clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
            : old.get("dateCreated"));
    widget.addProperty("dashboardId", Long.toString(dashboard));
    widget.add(
        "queries",
        sent.has("queries")
            ? queries(id, old, list(sent, "queries"), error)
            : list(old == null ? new JsonObject() : old, "queries"));
    for (String name : List.of("limit", "widgetType", "layout", "axisRange")) {
      boolean keeps = !sent.has(name) && !name.equals("limit");
      widget.add(
          name, sent.has(name) ? sent.get(name) : keeps ? kept(old, name) : JsonNull.INSTANCE);
    }
    widget.add("legendType", kept(old, "legendType"));
    widget.addProperty("datasetSource", "user");
    widget.add("exploreUrls", JsonNull.INSTANCE);
    widget.add("changedReason", JsonNull.INSTANCE);
    return widget;
  }

  private static void limit(JsonObject sent, JsonObject error) {
    JsonElement limit = sent.get("limit");
    if (limit == null || limit.isJsonNull()) {
      return;
    }
    try {
      int rows = limit.getAsInt();
      if (rows < 1) {
        error(error, "limit", "Ensure this value is greater than or equal to 1.");
      } else if (rows > MOST_ROWS) {
        error(error, "limit", "Ensure this value is less than or equal to 10.");
      }
    } catch (NumberFormatException | IllegalStateException notANumber) {
      error(error, "limit", "A valid integer is required.");
    }
  }

  private static void layout(JsonObject sent, JsonObject error) {
    if (sent.get("layout") instanceof JsonObject layout) {
      for (String key : List.of("x", "y", "w", "h", "minH")) {
        if (!(layout.get(key) instanceof JsonPrimitive number && number.isNumber())) {
          error(error, "layout", "Missing required keys: " + key);
        }
      }
    }
  }

  private JsonArray queries(
      long widget, @Nullable JsonObject old, JsonArray sent, JsonObject error) {
    Map<String, JsonObject> known = byId(list(old == null ? new JsonObject() : old, "queries"));
    JsonArray queries = new JsonArray();
    for (JsonElement one : sent) {
      JsonObject said = one instanceof JsonObject object ? object : new JsonObject();
      String id = text(said, "id");
      JsonObject before = id == null ? null : known.get(id);
      if (id != null && before == null) {
        error(error, "queries", "You cannot update queries that are not part of this widget.");
      }
      JsonObject query = before == null ? new JsonObject() : before.deepCopy();
      said.entrySet().forEach(entry -> query.add(entry.getKey(), entry.getValue()));
      JsonObject made = new JsonObject();
      made.addProperty("id", before == null ? Long.toString(sequences.next("widget query")) : id);
      made.addProperty("name", textOr(query, "name", ""));
      made.add("fields", list(query, "fields"));
      for (String list : List.of("aggregates", "columns", "fieldAliases")) {
        made.add(list, list(query, list));
      }
      made.addProperty("conditions", textOr(query, "conditions", ""));
      made.addProperty("orderby", textOr(query, "orderby", ""));
      made.addProperty("widgetId", Long.toString(widget));
      made.add("onDemand", new JsonArray());
      JsonElement hidden = query.get("isHidden");
      made.addProperty("isHidden", hidden != null && hidden.getAsBoolean());
      made.add(
          "selectedAggregate",
          query.has("selectedAggregate") ? query.get("selectedAggregate") : JsonNull.INSTANCE);
      made.add("linkedDashboards", list(query, "linkedDashboards"));
      queries.add(made);
    }
    return queries;
  }

  private static Map<String, JsonObject> byId(JsonArray array) {
    Map<String, JsonObject> known = new HashMap<>();
    for (JsonElement one : array) {
      known.put(one.getAsJsonObject().get("id").getAsString(), one.getAsJsonObject());
    }
    return known;
  }

  private static JsonElement kept(@Nullable JsonObject old, String name) {
    JsonElement value = old == null ? null : old.get(name);
    return value == null ? JsonNull.INSTANCE : value;
  }

  private static JsonArray list(JsonObject object, String name) {
    return object.get(name) instanceof JsonArray array ? array : new JsonArray();
  }

  private static @Nullable String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonPrimitive text ? text.getAsString() : null;
  }

  private static String textOr(JsonObject object, String name, String otherwise) {
    String text = text(object, name);
    return text == null ? otherwise : text;
  }

  private static void error(JsonObject error, String field, String message) {
    JsonArray messages = new JsonArray();
    messages.add(message);
    error.add(field, messages);
  }

  private static DashboardException invalid(String field, String message) {
    JsonObject answer = new JsonObject();
    error(answer, field, message);
    return new DashboardException(400, answer);
  }
}
