package dev.sentrycli.api.gateway.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// How long to wait before the next attempt, and when to give up.
public final class Backoff {
  private static final int RETRIES = 2;
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration ALTOGETHER = Duration.ofSeconds(30);

  private int retries;
  private Duration waited = Duration.ZERO;

  /// @param asked how long the server asks to wait, or null
  /// @return how long to wait, or null to give up
  public @Nullable Duration next(@Nullable Duration asked) {
    if (retries >= RETRIES || (asked != null && asked.compareTo(LONGEST) > 0)) {
      return null;
    }
    Duration delay = asked;
    if (delay == null) {
      long full = Math.min(LONGEST.toMillis(), FIRST.toMillis() << retries);
      delay = Duration.ofMillis(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }
    if (waited.plus(delay).compareTo(ALTOGETHER) > 0) {
      return null;
    }
    waited = waited.plus(delay);
    retries++;
    return delay;
  }

  /// What a server asks for in its headers, or null if it does not or cannot be understood.
  ///
  /// @param retryAfter seconds or a date
  /// @param remaining requests left in the rate-limit window
  /// @param reset when that window ends, in seconds since 1970
  public static @Nullable Duration asked(
      @Nullable String retryAfter,
      @Nullable String remaining,
      @Nullable String reset,
      Instant now) {
    if (retryAfter != null) {
      Duration delay = retryAfter(retryAfter.strip(), now);
      if (delay != null) {
        return delay;
      }
    }
    if (remaining != null && reset != null && remaining.strip().equals("0")) {
      Double seconds = number(reset.strip());
      if (seconds != null) {
        return sinceNow(Instant.ofEpochMilli((long) (seconds * 1000)), now);
      }
    }
    return null;
  }

  private static @Nullable Duration retryAfter(String text, Instant now) {
    Double seconds = number(text);
    if (seconds != null) {
      return Duration.ofMillis((long) (Math.min(seconds, 1e9) * 1000));
    }
    try {
      return sinceNow(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant(), now);
    } catch (DateTimeParseException garbage) {
      return null;
    }
  }

  private static Duration sinceNow(Instant then, Instant now) {
    return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
  }

  /// A number without sign or exponent, or null.
  private static @Nullable Double number(String text) {
    boolean plain = !text.isEmpty() && text.length() < 18;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain &= (c >= '0' && c <= '9') || (c == '.' && i > 0 && text.indexOf('.') == i);
    }
    return plain ? Double.valueOf(text) : null;
  }
}
