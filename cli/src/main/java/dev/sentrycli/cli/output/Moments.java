package dev.sentrycli.cli.output;

import dev.sentrycli.terminal.format.Ages;
import dev.sentrycli.terminal.format.Timestamps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Points in time, as servers spell them, for people: in their zone, seen from now. What is no time
/// is shown as it came.
public record Moments(Ages ages) {
  /// `5m ago`; a dash for none.
  public String relative(@Nullable String time) {
    Instant moment = instant(time);
    return time != null && moment == null ? time : ages.relative(moment);
  }

  /// `6/10/2025, 10:50:00 AM`.
  public String absolute(String time) {
    Instant moment = instant(time);
    return moment == null ? time : ages.absolute(moment);
  }

  /// `10:50:00 AM`.
  public String timeOfDay(String time) {
    Instant moment = instant(time);
    return moment == null ? time : ages.time(moment);
  }

  /// The point in time a text names, or null. Seconds since 1970 count as well, because servers of
  /// some ages send them.
  public static @Nullable Instant instant(@Nullable String time) {
    Instant moment = Timestamps.read(time);
    if (moment != null || time == null) {
      return moment;
    }
    try {
      return Instant.ofEpochMilli((long) (Double.parseDouble(time) * 1000));
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }
}
