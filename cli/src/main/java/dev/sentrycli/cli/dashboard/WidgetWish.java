package dev.sentrycli.cli.dashboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.dashboard.Place;
import dev.sentrycli.api.dashboard.Widget;
import dev.sentrycli.api.dashboard.WidgetQuery;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.terminal.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a widget is to be, as far as it was said.
///
/// @param display how it is shown; null if nothing is said
/// @param dataset what it is about, as servers call it; null if nothing is said
/// @param aggregates as they were typed; empty if nothing is said
/// @param where the search; null if nothing is said
/// @param groups columns; empty if nothing is said
/// @param sort as it was typed; null if nothing is said
/// @param size where and how large, as far as it was said
/// @param description null if nothing is said
public record WidgetWish(
    @Nullable String display,
    @Nullable String dataset,
    List<String> aggregates,
    @Nullable String where,
    List<String> groups,
    @Nullable String sort,
    @Nullable Integer limit,
    Size size,
    @Nullable String description) {
  /// The ways a widget can be shown.
  public static final List<String> DISPLAYS =
      List.of(
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

  /// Those of them that no terminal shows.
  private static final List<String> OF_BROWSERS =
      List.of(
          "details",
          "heatmap",
          "wheel",
          "rage_and_dead_clicks",
          "server_tree",
          "agents_traces_table");

  /// What a widget can be about.
  public static final List<String> DATASETS =
      List.of("spans", "errors", "logs", "tracemetrics", "issue", "preprod-app-size");

  /// What servers of all ages sort issues by.
  private static final List<String> ISSUE_ORDERS =
      List.of("date", "new", "freq", "user", "recommended", "trends", "inbox");

  private static final String USUAL_DATASET = "spans";
  private static final int USUAL_GROUPS = 5;
  private static final int MOST_ROWS = 10;

  /// Of bars that stand for things, newer servers take more.
  private static final int MOST_BARS = 25;

  public WidgetWish {
    aggregates = List.copyOf(aggregates);
    groups = List.copyOf(groups);
  }

  /// Place and size, each null if nothing is said.
  public record Size(
      @Nullable Integer column,
      @Nullable Integer row,
      @Nullable Integer width,
      @Nullable Integer height) {
    /// @throws UsageException if no widget can stand there
    public Size {
      check("--col", column, 0, Place.COLUMNS - 1);
      check("--row", row, 0, Integer.MAX_VALUE);
      check("--width", width, 1, Place.COLUMNS);
      check("--height", height, 1, Integer.MAX_VALUE);
    }

    private static void check(String flag, @Nullable Integer value, int least, int most) {
      if (value != null && (value < least || value > most)) {
        throw new UsageException(
            UsageException.Kind.VALUE,
            "%s %d is not on the grid, which is %d columns wide"
                .formatted(flag, value, Place.COLUMNS),
            most == Integer.MAX_VALUE
                ? "%s is %d or more".formatted(flag, least)
                : "%s is from %d to %d".formatted(flag, least, most));
      }
    }

    Place on(Place place) {
      Place wanted =
          new Place(
              column == null ? place.x() : column,
              row == null ? place.y() : row,
              width == null ? place.w() : width,
              height == null ? place.h() : height);
      if (!wanted.isOnGrid()) {
        throw new UsageException(
            UsageException.Kind.VALUE,
            "A widget %d wide in column %d would stand out of the grid, which is %d columns wide"
                .formatted(wanted.w(), wanted.x(), Place.COLUMNS),
            "a smaller --width or --col makes it fit");
      }
      return wanted;
    }

    boolean isSaid() {
      return column != null || row != null || width != null || height != null;
    }
  }

  /// The display of that name.
  ///
  /// @throws UsageException if there is none
  public static @Nullable String display(@Nullable String typed) {
    if (typed == null) {
      return null;
    }
    String name = typed.strip().toLowerCase(Locale.ROOT);
    if (!DISPLAYS.contains(name)) {
      List<String> drawn = new ArrayList<>(DISPLAYS);
      drawn.removeAll(OF_BROWSERS);
      throw new UsageException(
          UsageException.Kind.VALUE,
          "'%s' is no way to show a widget".formatted(Printable.line(typed)),
          "there are: " + String.join(", ", drawn),
          "and, to be seen in the browser only: " + String.join(", ", OF_BROWSERS));
    }
    return name;
  }

  /// The dataset of that name, as servers call it.
  ///
  /// @throws UsageException if there is none
  public static @Nullable String dataset(@Nullable String typed) {
    if (typed == null) {
      return null;
    }
    String name =
        switch (typed.strip().toLowerCase(Locale.ROOT)) {
          case "error", "errors", "error-events" -> "error-events";
          case "span", "spans" -> "spans";
          case "log", "logs" -> "logs";
          case "metric", "metrics", "metricsenhanced", "tracemetrics" -> "tracemetrics";
          case "issue", "issues" -> "issue";
          case "preprod-app-size" -> "preprod-app-size";
          default -> "";
        };
    if (name.isEmpty()) {
      throw new UsageException(
          UsageException.Kind.VALUE,
          "'%s' is no dataset of widgets".formatted(Printable.line(typed)),
          "there are: " + String.join(", ", DATASETS));
    }
    return name;
  }

  /// The size it is to have; the place is of no meaning.
  ///
  /// @param usual the size where nothing is said
  public Place sized(Place usual) {
    Integer width = size.width();
    Integer height = size.height();
    return new Place(0, 0, width == null ? usual.w() : width, height == null ? usual.h() : height);
  }

  /// Whether anything is said about what is searched for.
  private boolean asksOtherwise() {
    return dataset != null
        || !aggregates.isEmpty()
        || where != null
        || !groups.isEmpty()
        || sort != null;
  }

  /// Whether anything is said at all.
  public boolean isSaid() {
    return asksOtherwise()
        || display != null
        || limit != null
        || description != null
        || size.isSaid();
  }

  /// A new widget.
  ///
  /// @param free the place it gets where nothing is said of that
  /// @param remarks takes what was decided without being asked
  public JsonObject made(String title, Place free, List<String> remarks) {
    String shown = display == null ? "line" : display;
    JsonObject widget = new JsonObject();
    widget.addProperty("title", title);
    widget.addProperty("displayType", shown);
    if (description != null) {
      widget.addProperty("description", description);
    }
    JsonArray queries = new JsonArray();
    if (shown.equals("text")) {
      if (asksOtherwise() || limit != null) {
        throw new UsageException(
            UsageException.Kind.VALUE,
            "A text shows its --description and searches for nothing",
            "leave out --dataset, --query, --where, --group-by, --sort and --limit");
      }
    } else {
      String about = dataset == null ? USUAL_DATASET : dataset;
      widget.addProperty("widgetType", about);
      JsonObject query = new JsonObject();
      query.addProperty("name", "");
      query.addProperty("conditions", where == null ? "" : where);
      ask(query, about, shown, true, remarks);
      queries.add(query);
      Integer most = limit(shown, !new WidgetQuery(query).columns().isEmpty(), about, remarks);
      if (most != null) {
        widget.addProperty("limit", most);
      }
    }
    widget.add("queries", queries);
    int least = WidgetPlacing.usualSize(shown).h();
    widget.add("layout", layout(size.on(free), least));
    return widget;
  }

  /// The changed widget.
  ///
  /// @param widget as [DashboardBody#widget] gives it
  /// @param title null for the one it has
  /// @param remarks takes what was decided without being asked
  public JsonObject changed(JsonObject widget, @Nullable String title, List<String> remarks) {
    JsonObject changed = widget.deepCopy();
    Widget before = new Widget(widget);
    if (title != null) {
      changed.addProperty("title", title);
    }
    if (description != null) {
      changed.addProperty("description", description);
    }
    if (display != null) {
      changed.addProperty("displayType", display);
    }
    if (dataset != null) {
      changed.addProperty("widgetType", dataset);
    }
    String shown = display == null ? before.displayType() : display;
    if (asksOtherwise()) {
      String about = dataset == null ? before.widgetType() : dataset;
      JsonArray queries = Fields.arrayOrNull(changed, "queries");
      if (queries == null || queries.isEmpty()) {
        queries = new JsonArray();
        JsonObject empty = new JsonObject();
        empty.addProperty("name", "");
        empty.addProperty("conditions", "");
        queries.add(empty);
        changed.add("queries", queries);
      }
      JsonObject query = queries.get(0).getAsJsonObject();
      if (where != null) {
        query.addProperty("conditions", where);
      }
      if (dataset != null || !aggregates.isEmpty() || !groups.isEmpty() || sort != null) {
        ask(query, about, shown, false, remarks);
      }
      boolean grouped = !groups.isEmpty() && before.limit() == 0;
      Integer most = limit(shown, grouped, about, remarks);
      if (most != null) {
        changed.addProperty("limit", most);
      }
    } else if (limit != null) {
      changed.addProperty("limit", limit(shown, false, before.widgetType(), remarks));
    }
    if (size.isSaid()) {
      Place place = before.place();
      Place now = size.on(place == null ? WidgetPlacing.usualSize(shown) : place);
      changed.add("layout", layout(now, Math.min(now.h(), WidgetPlacing.usualSize(shown).h())));
    }
    return changed;
  }

  /// Fills in what a query counts and how it is grouped and sorted; what is not said stays.
  private void ask(
      JsonObject query, String about, String shown, boolean fresh, List<String> remarks) {
    WidgetQuery before = new WidgetQuery(query);
    List<String> asked = before.fields();
    List<String> countedBefore = before.aggregates();
    List<String> columns = groups.isEmpty() ? before.columns() : groups;
    List<String> counted = new ArrayList<>();
    if (about.equals("issue")) {
      if (fresh && columns.isEmpty() && shown.equals("table")) {
        columns = List.of("issue");
      }
      counted.addAll(aggregates);
    } else {
      List<String> typed = aggregates;
      if (typed.isEmpty()) {
        typed = before.aggregates().isEmpty() ? List.of("count") : before.aggregates();
      }
      for (String one : typed) {
        String aggregate = WidgetAggregate.of(one, about);
        counted.add(aggregate);
        String doubtful = WidgetAggregate.doubtful(aggregate, about);
        if (doubtful != null) {
          remarks.add("'%s' may be no number, and '%s' empty".formatted(doubtful, aggregate));
        }
      }
    }
    List<String> all = new ArrayList<>(columns);
    all.addAll(counted);
    query.add("aggregates", Fields.array(counted));
    query.add("columns", Fields.array(columns));
    query.add("fields", Fields.array(all));
    select(query, countedBefore, counted);
    if (shown.equals("big_number") && counted.size() > 1) {
      Double selected = Fields.numberOrNull(query, "selectedAggregate");
      int place = selected == null ? 0 : Math.clamp(selected.longValue(), 0, counted.size() - 1);
      remarks.add("A big number is one number: of these it is '%s'".formatted(counted.get(place)));
    }
    if (shown.equals("big_number") && !groups.isEmpty()) {
      remarks.add("A big number is one number: of the groups it is that of the first");
    }
    if (!before.fieldAliases().isEmpty()) {
      query.add("fieldAliases", Fields.array(aliases(before, asked, all)));
    }
    String order = order(before.orderBy(), columns, counted, all, about);
    if (about.equals("issue") && sort != null && !ISSUE_ORDERS.contains(bare(order))) {
      remarks.add(
          "Servers may refuse to sort issues by '%s': they know %s"
              .formatted(Printable.line(bare(order)), String.join(", ", ISSUE_ORDERS)));
    }
    // Servers keep the order that nothing is said about.
    if (!order.isEmpty() || !before.orderBy().isEmpty()) {
      query.addProperty("orderby", order);
    }
  }

  /// What a big number shows is told by its place among the aggregates: it goes along with the one
  /// it is of, and is taken back where that is gone, which leaves the choice to the server.
  private static void select(JsonObject query, List<String> before, List<String> counted) {
    JsonElement selected = query.get("selectedAggregate");
    if (selected == null || selected.isJsonNull()) {
      return;
    }
    Double number = Fields.numberOrNull(query, "selectedAggregate");
    int place = number == null ? -1 : number.intValue();
    int now = place < 0 || place >= before.size() ? -1 : counted.indexOf(before.get(place));
    // Servers keep the choice that nothing is said about.
    query.add("selectedAggregate", now < 0 ? JsonNull.INSTANCE : new JsonPrimitive(now));
  }

  /// Names for people go by the places of the fields.
  private static List<String> aliases(WidgetQuery before, List<String> asked, List<String> all) {
    List<String> named = before.fieldAliases();
    List<String> aliases = new ArrayList<>();
    for (String field : all) {
      int place = asked.indexOf(field);
      aliases.add(place >= 0 && place < named.size() ? named.get(place) : "");
    }
    return aliases;
  }

  private String order(
      String before, List<String> columns, List<String> counted, List<String> all, String about) {
    if (sort != null) {
      return about.equals("issue") ? sort.strip() : WidgetAggregate.order(sort, all, about);
    }
    String by = bare(before);
    if (!by.isEmpty() && (all.contains(by) || about.equals("issue"))) {
      return before;
    }
    // What it was sorted by is not shown any more, or nothing was said yet. Issues have an order of
    // their own, and none by what is shown of them.
    return columns.isEmpty() || counted.isEmpty() || about.equals("issue")
        ? ""
        : "-" + counted.getFirst();
  }

  private static String bare(String order) {
    return order.startsWith("-") ? order.substring(1) : order;
  }

  private @Nullable Integer limit(
      String shown, boolean grouped, String about, List<String> remarks) {
    if (limit == null) {
      if (!grouped || about.equals("issue")) {
        return null;
      }
      if (!shown.equals("big_number")) {
        remarks.add("The widget shows %d groups; --limit says otherwise".formatted(USUAL_GROUPS));
      }
      return USUAL_GROUPS;
    }
    int most = shown.equals("categorical_bar") ? MOST_BARS : MOST_ROWS;
    if (limit > most) {
      remarks.add(
          "Such a widget shows at most %d rows or groups, so --limit %d becomes %d"
              .formatted(most, limit, most));
      return most;
    }
    return limit;
  }

  private static JsonObject layout(Place place, int least) {
    JsonObject layout = new JsonObject();
    layout.addProperty("x", place.x());
    layout.addProperty("y", place.y());
    layout.addProperty("w", place.w());
    layout.addProperty("h", place.h());
    layout.addProperty("minH", Math.min(place.h(), least));
    return layout;
  }
}
