package dev.sentrycli.terminal.format;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes moments for people: how long ago they were, or when.
///
/// @param now from where ages are counted
/// @param zone where the reader is; asked for only when a date is told, as finding out takes a
///   while
public record Ages(Instant now, Supplier<ZoneId> zone) {
  private static final String NEVER = "—";
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  /// `5m ago`, `3h ago`, `2d ago`, then `Mar 4`. What lies ahead is `0m ago`.
  public String relative(@Nullable Instant moment) {
    if (moment == null) {
      return NEVER;
    }
    long minutes = Math.max(0, Duration.between(moment, now).toMinutes());
    if (minutes < 60) {
      return minutes + "m ago";
    }
    long hours = minutes / 60;
    if (hours < 24) {
      return hours + "h ago";
    }
    if (hours < 72) {
      return hours / 24 + "d ago";
    }
    return day(moment);
  }

  /// `Mar 4`.
  public String day(Instant moment) {
    LocalDateTime local = local(moment);
    int month = 3 * (local.getMonthValue() - 1);
    return MONTHS.substring(month, month + 3) + " " + local.getDayOfMonth();
  }

  /// `3/4/2026, 5:06:07 PM`.
  public String absolute(@Nullable Instant moment) {
    if (moment == null) {
      return NEVER;
    }
    LocalDateTime local = local(moment);
    return local.getMonthValue()
        + "/"
        + local.getDayOfMonth()
        + "/"
        + local.getYear()
        + ", "
        + time(local);
  }

  /// `5:06:07 PM`.
  public String time(@Nullable Instant moment) {
    return moment == null ? NEVER : time(local(moment));
  }

  /// `2026-03-04 17:06:07`, as log lines begin.
  public String stamp(@Nullable Instant moment) {
    if (moment == null) {
      return NEVER;
    }
    LocalDateTime local = local(moment);
    return local.getYear()
        + "-"
        + twoDigits(local.getMonthValue())
        + "-"
        + twoDigits(local.getDayOfMonth())
        + " "
        + twoDigits(local.getHour())
        + minutesAndSeconds(local);
  }

  private LocalDateTime local(Instant moment) {
    return LocalDateTime.ofInstant(moment, zone.get());
  }

  private static String time(LocalDateTime local) {
    int hour = local.getHour() % 12;
    return (hour == 0 ? 12 : hour)
        + minutesAndSeconds(local)
        + (local.getHour() < 12 ? " AM" : " PM");
  }

  private static String minutesAndSeconds(LocalDateTime local) {
    return ":" + twoDigits(local.getMinute()) + ":" + twoDigits(local.getSecond());
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
