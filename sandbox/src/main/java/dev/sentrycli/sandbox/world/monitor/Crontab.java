package dev.sentrycli.sandbox.world.monitor;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The five fields of a line of a crontab.
///
/// @param anyDay whether the day of the month is left open; then the weekday alone counts, else
///   either may fit
/// @param anyWeekday the same for the day of the week, 0 for Sunday
record Crontab(
    BitSet minutes,
    BitSet hours,
    BitSet days,
    BitSet months,
    BitSet weekdays,
    boolean anyDay,
    boolean anyWeekday) {
  private static final Map<String, String> NICKNAMES =
      Map.of(
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> WEEKDAYS =
      List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

  /// Further than any pair of a month and a day is away.
  private static final int MOST_DAYS = 366 * 8;

  /// Null if it is none.
  static @Nullable Crontab parse(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    String[] fields = NICKNAMES.getOrDefault(plain, plain).split("\\s+", -1);
    if (fields.length != 5) {
      return null;
    }
    BitSet minutes = field(fields[0], 0, 59, List.of());
    BitSet hours = field(fields[1], 0, 23, List.of());
    BitSet days = field(fields[2], 1, 31, List.of());
    BitSet months = field(fields[3], 1, 12, MONTHS);
    BitSet weekdays = field(fields[4], 0, 7, WEEKDAYS);
    if (minutes == null || hours == null || days == null || months == null || weekdays == null) {
      return null;
    }
    if (weekdays.get(7)) {
      weekdays.set(0);
    }
    return new Crontab(
        minutes, hours, days, months, weekdays, fields[2].equals("*"), fields[4].equals("*"));
  }

  private static @Nullable BitSet field(String text, int least, int most, List<String> names) {
    BitSet set = new BitSet();
    for (String part : text.split(",", -1)) {
      int slash = part.indexOf('/');
      String range = slash < 0 ? part : part.substring(0, slash);
      int step = slash < 0 ? 1 : number(part.substring(slash + 1), List.of(), 0);
      int from = least;
      int to = most;
      if (!range.equals("*")) {
        int dash = range.indexOf('-');
        from = number(dash < 0 ? range : range.substring(0, dash), names, least);
        to = dash >= 0 ? number(range.substring(dash + 1), names, least) : slash < 0 ? from : most;
      }
      if (step < 1 || from < least || to > most || from > to) {
        return null;
      }
      for (int i = from; i <= to; i += step) {
        set.set(i);
      }
    }
    return set;
  }

  private static int number(String text, List<String> names, int first) {
    int named = names.indexOf(text);
    if (named >= 0) {
      return named + first;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException none) {
      return -1;
    }
  }

  /// The first time after another one that fits; the other one if none ever does.
  Instant after(Instant when, ZoneId zone) {
    ZonedDateTime at =
        ZonedDateTime.ofInstant(when, zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    for (int day = 0; day < MOST_DAYS; day++) {
      if (fits(at)) {
        for (ZonedDateTime minute = at;
            minute.getDayOfYear() == at.getDayOfYear();
            minute = minute.plusMinutes(1)) {
          if (hours.get(minute.getHour()) && minutes.get(minute.getMinute())) {
            return minute.toInstant();
          }
        }
      }
      at = at.toLocalDate().plusDays(1).atStartOfDay(zone);
    }
    return when;
  }

  private boolean fits(ZonedDateTime at) {
    boolean day = days.get(at.getDayOfMonth());
    boolean weekday = weekdays.get(at.getDayOfWeek().getValue() % 7);
    return months.get(at.getMonthValue()) && (anyDay ? weekday : anyWeekday ? day : day || weekday);
  }
}
