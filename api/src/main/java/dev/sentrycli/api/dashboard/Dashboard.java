package dev.sentrycli.api.dashboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A board of charts and tables, as the server describes it.
public record Dashboard(JsonObject json) implements JsonView {
  public String id() {
    return Fields.text(json, "id");
  }

  public String title() {
    return Fields.textOr(json, "title", "");
  }

  /// The time it shows, such as `24h`; null if it is [#start] to [#end], or nothing is said.
  public @Nullable String period() {
    return Fields.textOrNull(json, "period");
  }

  public @Nullable String start() {
    return Fields.textOrNull(json, "start");
  }

  public @Nullable String end() {
    return Fields.textOrNull(json, "end");
  }

  public List<String> environments() {
    return Fields.texts(json, "environment");
  }

  /// The ids of the projects it looks at; `-1` stands for all.
  public List<String> projects() {
    return Fields.texts(json, "projects");
  }

  /// The same dashboard, as it looks at others; none for those it looks at anyway.
  public Dashboard lookingAt(List<String> projects, List<String> environments) {
    JsonObject narrowed = json.deepCopy();
    if (!projects.isEmpty()) {
      narrowed.add("projects", Fields.array(projects));
    }
    if (!environments.isEmpty()) {
      narrowed.add("environment", Fields.array(environments));
    }
    return new Dashboard(narrowed);
  }

  /// Only what [Dashboards#find] gives knows them.
  public List<Widget> widgets() {
    return Fields.objects(json, "widgets").stream().map(Widget::new).toList();
  }

  /// How many widgets it has, as lists tell it, too.
  public int widgetCount() {
    JsonArray shown = Fields.arrayOrNull(json, "widgetDisplay");
    JsonArray all = shown == null ? Fields.arrayOrNull(json, "widgets") : shown;
    return all == null ? 0 : all.size();
  }
}
