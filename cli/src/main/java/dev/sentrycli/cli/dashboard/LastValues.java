package dev.sentrycli.cli.dashboard;

import com.google.gson.JsonObject;
import dev.sentrycli.api.dashboard.Widget;
import dev.sentrycli.terminal.format.Amounts;
import java.time.Duration;
import java.time.Instant;
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

  private final String host;
  private Map<JsonObject, Value> last = new HashMap<>();

  /// @param host what people are told of as giving nothing
  public LastValues(String host) {
    this.host = host;
  }

  /// What came now, with the last values in place of those that did not come.
  ///
  /// @param came what each widget shows, in their order
  public Shown with(List<Widget> widgets, List<WidgetData> came, Instant now) {
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
    return new Shown(shown, old == 0 ? null : remark(old, asked, why, oldest, now));
  }

  private String remark(int old, int asked, String why, Instant oldest, Instant now) {
    String age = Amounts.duration(Duration.between(oldest, now).toSeconds()) + " old";
    return host
        + " gave nothing new"
        + (old == asked ? "" : " for %d of %d widgets".formatted(old, asked))
        + " ("
        + why
        + "): "
        + (old == asked ? "these values are " : old == 1 ? "its values are " : "their values are ")
        + age;
  }
}
