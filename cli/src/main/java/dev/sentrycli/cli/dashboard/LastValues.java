package dev.sentrycli.cli.dashboard;

import com.google.gson.JsonObject;
import dev.sentrycli.api.dashboard.Dashboard;
import dev.sentrycli.api.dashboard.Widget;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the widgets of a dashboard showed last, which is shown on while the server gives nothing
/// new. What it refuses is not among it.
public final class LastValues {
  private record Value(WidgetData data, Instant since) {}

  /// What there is to show.
  ///
  /// @param remark which values are old, how old, and why; null if none are
  public record Shown(List<WidgetData> data, @Nullable String remark) {}

  /// What of a dashboard decides, beside a widget, what that shows.
  private static final List<String> FRAME =
      List.of("period", "start", "end", "utc", "environment", "projects", "filters");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final String host;
  private final ZoneId zone;
  private Map<JsonObject, Value> last = new HashMap<>();
  private JsonObject frame = new JsonObject();

  /// @param host what people are told of as giving nothing
  /// @param zone in which they are told times
  public LastValues(String host, ZoneId zone) {
    this.host = host;
    this.zone = zone;
  }

  /// What came now, with the last values in place of those that did not come. Those of another
  /// time, project or filter are none.
  ///
  /// @param came what each widget shows, in their order
  public Shown with(Dashboard dashboard, List<WidgetData> came, Instant now) {
    JsonObject around = new JsonObject();
    FRAME.forEach(field -> around.add(field, dashboard.json().get(field)));
    if (!around.equals(frame)) {
      last.clear();
      frame = around;
    }
    List<Widget> widgets = dashboard.widgets();
    Map<JsonObject, Value> values = new HashMap<>();
    List<WidgetData> shown = new ArrayList<>();
    String why = "";
    Instant oldest = now;
    int old = 0;
    int asked = 0;
    for (int i = 0; i < came.size(); i++) {
      JsonObject widget = widgets.get(i).json();
      Value value = new Value(came.get(i), now);
      Value before = last.get(widget);
      if (value.data() instanceof WidgetData.Failed(String message, boolean mayPass)
          && mayPass
          && before != null) {
        why = old == 0 ? message : why;
        value = before;
        oldest = before.since().isBefore(oldest) ? before.since() : oldest;
        old++;
      }
      asked += value.data() instanceof WidgetData.Words ? 0 : 1;
      shown.add(value.data());
      if (!(value.data() instanceof WidgetData.Failed)) {
        values.put(widget, value);
      }
    }
    last = values;
    return new Shown(shown, old == 0 ? null : remark(old, asked, why, oldest));
  }

  /// How people are told when something was looked up.
  public String time(Instant moment) {
    return TIME.format(moment.atZone(zone));
  }

  private String remark(int old, int asked, String why, Instant oldest) {
    return host
        + " gave nothing new"
        + (old == asked ? "" : " for %d of %d widgets".formatted(old, asked))
        + " ("
        + why
        + "): "
        + (old == asked
            ? "these values are of "
            : old == 1 ? "its values are of " : "their values are of ")
        + time(oldest);
  }
}
