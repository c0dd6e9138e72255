package dev.sentrycli.api.explore;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A number over time, as the server describes it.
public record TimeSeries(JsonObject json) implements JsonView {
  /// The number at one time.
  ///
  /// @param millis since 1970, when its interval begins
  /// @param value null where there is none
  /// @param incomplete whether the interval is not over
  public record Point(long millis, @Nullable Double value, boolean incomplete) {}

  /// The aggregate it shows.
  public String axis() {
    return Fields.textOr(json, "yAxis", "");
  }

  /// The values of the columns it is grouped by, joined; null if it is not.
  public @Nullable String group() {
    List<JsonObject> groups = Fields.objects(json, "groupBy");
    if (groups.isEmpty()) {
      return null;
    }
    StringBuilder name = new StringBuilder();
    for (JsonObject group : groups) {
      name.append(name.isEmpty() ? "" : ",").append(Fields.textOr(group, "value", "(none)"));
    }
    return name.toString();
  }

  /// Whether it sums up what is in no other line.
  public boolean isOther() {
    return Fields.truth(meta(), "isOther");
  }

  /// How long an interval is, in seconds; 0 if the server does not say.
  public long interval() {
    Double interval = Fields.numberOrNull(meta(), "interval");
    return interval == null ? 0 : Math.round(interval / 1000);
  }

  /// What it shows: `integer`, `number`, `duration`, `percentage`, `size`, `rate`; null if the
  /// server does not say.
  public @Nullable String type() {
    return Fields.textOrNull(meta(), "valueType");
  }

  /// What it is counted in, such as `millisecond`; null if in nothing.
  public @Nullable String unit() {
    return Fields.textOrNull(meta(), "valueUnit");
  }

  public List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (JsonObject value : Fields.objects(json, "values")) {
      Double when = Fields.numberOrNull(value, "timestamp");
      if (when != null) {
        points.add(
            new Point(
                when.longValue(),
                Fields.numberOrNull(value, "value"),
                Fields.truth(value, "incomplete")));
      }
    }
    return points;
  }

  private @Nullable JsonObject meta() {
    return Fields.objectOrNull(json, "meta");
  }
}
