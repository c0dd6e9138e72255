package dev.sentrycli.api.dashboard;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import java.util.ArrayList;
import java.util.List;

/// One of the searches a widget shows the outcome of.
public record WidgetQuery(JsonObject json) implements JsonView {
  public String name() {
    return Fields.textOr(json, "name", "");
  }

  public List<String> aggregates() {
    return Fields.texts(json, "aggregates");
  }

  public List<String> columns() {
    return Fields.texts(json, "columns");
  }

  /// What a table shows, in its order.
  public List<String> fields() {
    List<String> fields = Fields.texts(json, "fields");
    if (!fields.isEmpty()) {
      return fields;
    }
    List<String> all = new ArrayList<>(columns());
    all.addAll(aggregates());
    return all;
  }

  /// Names of the fields for people; empty ones mean the fields themselves.
  public List<String> fieldAliases() {
    return Fields.texts(json, "fieldAliases");
  }

  /// The search itself.
  public String conditions() {
    return Fields.textOr(json, "conditions", "");
  }

  /// What comes first; empty if nothing is said.
  public String orderBy() {
    return Fields.textOr(json, "orderby", "");
  }
}
