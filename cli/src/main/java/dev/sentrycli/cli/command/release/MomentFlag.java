package dev.sentrycli.cli.command.release;

import dev.sentrycli.grammar.Flag;
import dev.sentrycli.terminal.format.Timestamps;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// A flag whose value is a point in time. A time without a zone is meant where the program runs, a
/// date alone is the beginning of the day in UTC, as ECMAScript reads them.
final class MomentFlag {
  private static final int DATE_LENGTH = 10;
  private static final int MINUTES_LENGTH = 16;

  private MomentFlag() {}

  static Flag<@Nullable String> of(String name, String brief) {
    return Flag.value(name, "time", brief, MomentFlag::read);
  }

  /// @throws IllegalArgumentException if the text is no point in time
  static String read(String text) {
    String exact = whole(text.strip());
    if (!isTime(exact)) {
      throw new IllegalArgumentException(
          "times are written 2026-01-31T12:00:00Z, 2026-01-31T12:00 or 2026-01-31");
    }
    return exact;
  }

  /// As servers take it.
  ///
  /// @param read what [#read] made of it
  static String sent(String read, ZoneId here) {
    return isZoned(read) ? read : LocalDateTime.parse(read).atZone(here).toInstant().toString();
  }

  /// With the time and its seconds, which may be left out.
  private static String whole(String word) {
    if (word.length() == DATE_LENGTH) {
      return word + "T00:00:00Z";
    }
    if (word.length() < MINUTES_LENGTH) {
      return word;
    }
    String minutes = word.substring(0, MINUTES_LENGTH).replace(' ', 'T').replace('t', 'T');
    String rest = word.substring(MINUTES_LENGTH);
    return minutes + (rest.startsWith(":") ? "" : ":00") + rest;
  }

  private static boolean isTime(String moment) {
    if (isZoned(moment)) {
      return Timestamps.read(moment) != null;
    }
    try {
      LocalDateTime.parse(moment);
      return true;
    } catch (DateTimeParseException notATime) {
      return false;
    }
  }

  private static boolean isZoned(String moment) {
    return moment.endsWith("Z")
        || moment.endsWith("z")
        || moment.indexOf('+') >= 0
        || moment.lastIndexOf('-') >= DATE_LENGTH;
  }
}
