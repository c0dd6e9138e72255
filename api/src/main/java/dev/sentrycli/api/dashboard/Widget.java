package dev.sentrycli.api.dashboard;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One chart, table, number or text of a dashboard.
public record Widget(JsonObject json) implements JsonView {
  /// Further down, and higher, no widget is: a wrong number must not make a board that fills the
  /// memory.
  private static final int LOWEST_ROW = 500;

  private static final int MOST_ROWS = 50;

  public String title() {
    return Fields.textOr(json, "title", "");
  }

  /// How it is shown: `line`, `table`, `big_number` and so on.
  public String displayType() {
    return Fields.textOr(json, "displayType", "");
  }

  /// What it is about: `spans`, `error-events` and so on; empty if the server does not say.
  public String widgetType() {
    return Fields.textOr(json, "widgetType", "");
  }

  /// What is written below the title, or all of a text; null for nothing.
  public @Nullable String description() {
    return Fields.textOrNull(json, "description");
  }

  /// How long the steps of its charts are, such as `5m`.
  public @Nullable String interval() {
    return Fields.textOrNull(json, "interval");
  }

  /// How many rows or series it shows; 0 if nothing is said.
  public int limit() {
    Double limit = Fields.numberOrNull(json, "limit");
    return limit == null ? 0 : limit.intValue();
  }

  public List<WidgetQuery> queries() {
    return Fields.objects(json, "queries").stream().map(WidgetQuery::new).toList();
  }

  /// Where it stands; null where nobody has placed it.
  public @Nullable Place place() {
    JsonObject layout = Fields.objectOrNull(json, "layout");
    if (layout == null) {
      return null;
    }
    return new Place(
        Math.clamp(number(layout, "x", 0), 0, Place.COLUMNS - 1),
        Math.clamp(number(layout, "y", 0), 0, LOWEST_ROW),
        Math.clamp(number(layout, "w", 2), 1, Place.COLUMNS),
        Math.clamp(number(layout, "h", 2), 1, MOST_ROWS));
  }

  private static int number(JsonObject layout, String name, int otherwise) {
    Double number = Fields.numberOrNull(layout, name);
    return number == null ? otherwise : number.intValue();
  }
}
