package dev.sentrycli.sandbox.routes;

import dev.sentrycli.sandbox.http.Parameters;
import dev.sentrycli.sandbox.http.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// The time a request is about: `statsPeriod`, or `start` and `end`. Null bounds are open.
public record Period(@Nullable Instant start, @Nullable Instant end) {
  private static final Duration KEPT = Duration.ofDays(90);

  /// A time with a beginning and an end.
  public record Bounds(Instant start, Instant end) {}

  public static Period of(Parameters query, Instant now) {
    String ago = query.text("statsPeriod");
    if (!ago.isEmpty()) {
      return new Period(now.minus(duration(ago)), now);
    }
    String start = query.text("start");
    String end = query.text("end");
    if (start.isEmpty() && end.isEmpty()) {
      return new Period(null, null);
    }
    if (start.isEmpty() || end.isEmpty()) {
      throw new Refusal(400, "start and end are both required");
    }
    Period period = new Period(instant(start), instant(end));
    if (instant(end).isBefore(instant(start))) {
      throw new Refusal(400, "start must be before end");
    }
    return period;
  }

  /// As [#of] where open bounds are all the time that data is kept.
  public static Bounds bounds(Parameters query, Instant now) {
    Period period = of(query, now);
    return new Bounds(
        period.start == null ? now.minus(KEPT) : period.start,
        period.end == null ? now : period.end);
  }

  public static Duration duration(String text) {
    long number;
    try {
      number = Long.parseLong(text.substring(0, text.length() - 1));
    } catch (NumberFormatException notNumber) {
      throw invalidPeriod(text);
    }
    if (number < 0 || number >= 100_000) {
      throw invalidPeriod(text);
    }
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(number);
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      case 'd' -> Duration.ofDays(number);
      case 'w' -> Duration.ofDays(7 * number);
      default -> throw invalidPeriod(text);
    };
  }

  private static Refusal invalidPeriod(String text) {
    return new Refusal(400, "Invalid statsPeriod: '" + text + "'");
  }

  /// With an offset, without one (then it is UTC), or a bare date.
  private static Instant instant(String text) {
    try {
      if (text.indexOf('T') < 0) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
      return text.endsWith("Z") || sign > text.indexOf('T')
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException unreadable) {
      throw new Refusal(400, text + " is not a valid ISO8601 date query");
    }
  }
}
