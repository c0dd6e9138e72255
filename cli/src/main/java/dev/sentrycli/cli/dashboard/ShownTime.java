package dev.sentrycli.cli.dashboard;

import dev.sentrycli.api.dashboard.Dashboard;
import dev.sentrycli.api.dashboard.Widget;
import dev.sentrycli.api.time.TimeSpan;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.terminal.format.Timestamps;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The time a dashboard is shown for.
///
/// @param text how people are told of it
/// @param seconds how long it is; 0 if that can't be told
public record ShownTime(String text, TimeSpan span, long seconds) {
  private static final String USUAL = "24h";

  /// Columns of a chart that its scale and its frame take.
  private static final int BESIDE_PLOT = 12;

  private static final String[] STEPS = {"1d", "12h", "4h", "1h", "30m", "15m", "5m", "1m"};
  private static final int[] STEP_SECONDS = {86_400, 43_200, 14_400, 3_600, 1_800, 900, 300, 60};

  /// The time that was asked for, else the dashboard's own, else a day.
  public static ShownTime of(@Nullable Period wanted, Dashboard dashboard, Session session) {
    Instant now = session.environment().clock().instant();
    if (wanted != null) {
      TimeSpan span = wanted.span(now, session.environment().zone());
      Period.Range range = wanted.range(now, session.environment().zone().get());
      String text =
          wanted instanceof Period.Relative(String relative)
              ? relative
              : range.startText() + ".." + range.endText();
      return new ShownTime(text, span, Duration.between(range.start(), range.end()).toSeconds());
    }
    String start = dashboard.start();
    String end = dashboard.end();
    if (dashboard.period() == null && start != null && end != null) {
      Instant from = Timestamps.read(start);
      Instant to = Timestamps.read(end);
      long seconds = from == null || to == null ? 0 : Duration.between(from, to).toSeconds();
      return new ShownTime(start + ".." + end, TimeSpan.between(start, end), seconds);
    }
    String period = dashboard.period() == null ? USUAL : dashboard.period();
    long seconds = 0;
    try {
      if (Period.parse(period) instanceof Period.Relative relative) {
        seconds = relative.length().toSeconds();
      }
    } catch (UsageException unknown) {
      seconds = 0; // the server may know it
    }
    return new ShownTime(period, TimeSpan.last(period), seconds);
  }

  /// The longest usual step with which a chart of that width is full.
  public @Nullable String interval(Widget widget, int columns) {
    if (seconds <= 0) {
      return widget.interval();
    }
    double ideal = seconds / (double) Math.max(1, columns - BESIDE_PLOT);
    for (int i = 0; i < STEPS.length; i++) {
      if (STEP_SECONDS[i] <= ideal) {
        return STEPS[i];
      }
    }
    return STEPS[STEPS.length - 1];
  }
}
