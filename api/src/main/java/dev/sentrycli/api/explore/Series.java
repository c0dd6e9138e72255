package dev.sentrycli.api.explore;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import java.util.List;

/// Numbers over time, as servers of today describe them, whatever the one that was asked is.
public record Series(JsonObject json) implements JsonView {
  /// One for each aggregate, or for each aggregate and group.
  public List<TimeSeries> all() {
    return Fields.objects(json, "timeSeries").stream().map(TimeSeries::new).toList();
  }
}
