package dev.sentrycli.api.time;

import dev.sentrycli.api.gateway.Request;
import org.jspecify.annotations.Nullable;

/// The time that is asked about: up to now, or from a start to an end.
///
/// @param relative such as `7d`; null if start and end say it, or nothing does
public record TimeSpan(@Nullable String relative, @Nullable String start, @Nullable String end) {
  /// All there is, as far as a server looks back by itself.
  public static final TimeSpan ANY = new TimeSpan(null, null, null);

  /// The time up to now.
  public static TimeSpan last(String relative) {
    return new TimeSpan(relative, null, null);
  }

  public static TimeSpan between(String start, String end) {
    return new TimeSpan(null, start, end);
  }

  /// The request, about this time alone.
  public Request of(Request request) {
    return request
        .queryIfPresent("statsPeriod", relative)
        .queryIfPresent("start", start)
        .queryIfPresent("end", end);
  }
}
