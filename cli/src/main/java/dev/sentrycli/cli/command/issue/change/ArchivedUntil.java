package dev.sentrycli.cli.command.issue.change;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.setting.Environment;
import dev.sentrycli.grammar.UsageException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What brings an archived issue back: the value of `--until`.
public sealed interface ArchivedUntil {
  int MOST_DIGITS = 9;

  record Forever() implements ArchivedUntil {}

  /// Until the server finds that it happens more than is to be expected.
  record Escalation() implements ArchivedUntil {}

  record Minutes(long minutes, String text) implements ArchivedUntil {}

  /// @param day the whole of which it stays archived until; null if there is a moment
  record Moment(@Nullable LocalDate day, @Nullable Instant instant, String text)
      implements ArchivedUntil {}

  /// @param ofUsers whether people count rather than events
  /// @param windowMinutes within how long; 0 for however long
  record Count(long number, boolean ofUsers, long windowMinutes, String text)
      implements ArchivedUntil {}

  /// @throws UsageException (21) if the value says none of these
  static ArchivedUntil parse(@Nullable String text) {
    String word = text == null ? "forever" : text.strip().toLowerCase(Locale.ROOT);
    switch (word) {
      case "forever" -> {
        return new Forever();
      }
      case "auto", "escalating" -> {
        return new Escalation();
      }
      default -> {}
    }
    ArchivedUntil count = count(word);
    if (count != null) {
      return count;
    }
    long minutes = minutes(word);
    if (minutes > 0) {
      return new Minutes(minutes, word);
    }
    ArchivedUntil moment = moment(String.valueOf(text).strip());
    if (moment != null) {
      return moment;
    }
    throw refused("--until can't be '" + word + "'");
  }

  private static UsageException refused(String message) {
    return new UsageException(
        UsageException.Kind.VALUE,
        message,
        "known are forever, auto (until it escalates), a time such as 30m, 1h or 7d, a date to come, and a number of"
            + " events or users: 10x, 10x/5m, 10u/1d");
  }

  private static @Nullable ArchivedUntil count(String word) {
    int digits = digits(word);
    int slash = word.indexOf('/');
    String unit = word.substring(digits, slash < 0 ? word.length() : slash);
    boolean users = unit.equals("u") || unit.equals("user") || unit.equals("users");
    boolean events = unit.equals("x") || unit.equals("event") || unit.equals("events");
    if (digits == 0 || digits > MOST_DIGITS || !(users || events)) {
      return null;
    }
    long number = Long.parseLong(word.substring(0, digits));
    long window = slash < 0 ? 0 : minutes(word.substring(slash + 1));
    if (number == 0 || (slash >= 0 && window == 0)) {
      throw refused("--until can't be '" + word + "'");
    }
    return new Count(number, users, window, word);
  }

  /// The minutes of `30m`, `1h`, `2hours`, `7d` or `2w`; 0 if it is none of them.
  private static long minutes(String word) {
    int digits = digits(word);
    if (digits == 0 || digits > MOST_DIGITS) {
      return 0;
    }
    long factor =
        switch (word.substring(digits)) {
          case "m", "min", "mins", "minute", "minutes" -> 1;
          case "h", "hour", "hours" -> 60;
          case "d", "day", "days" -> 24 * 60;
          case "w", "week", "weeks" -> 7 * 24 * 60;
          default -> 0;
        };
    return factor * Long.parseLong(word.substring(0, digits));
  }

  private static int digits(String word) {
    int digits = 0;
    while (digits < word.length() && word.charAt(digits) >= '0' && word.charAt(digits) <= '9') {
      digits++;
    }
    return digits;
  }

  private static @Nullable ArchivedUntil moment(String text) {
    try {
      return text.length() == 10
          ? new Moment(LocalDate.parse(text), null, text)
          : new Moment(null, OffsetDateTime.parse(text).toInstant(), text);
    } catch (DateTimeException none) {
      return null;
    }
  }

  /// What the server is told.
  ///
  /// @throws UsageException (21) if it is a date that has passed
  default JsonObject changes(Environment environment) {
    JsonObject changes = new JsonObject();
    changes.addProperty("status", "ignored");
    JsonObject details = new JsonObject();
    switch (this) {
      case Forever _ -> changes.addProperty("substatus", "archived_forever");
      case Escalation _ -> changes.addProperty("substatus", "archived_until_escalating");
      case Minutes(long minutes, String _) -> details.addProperty("ignoreDuration", minutes);
      case Moment(LocalDate day, Instant instant, String text) -> {
        Instant end =
            day != null
                ? day.atStartOfDay(environment.zone().get()).toInstant()
                : instant != null ? instant : Instant.MIN;
        Duration left = Duration.between(environment.clock().instant(), end);
        if (left.isNegative() || left.isZero()) {
          throw refused("--until can't be '" + text + "', which has passed");
        }
        details.addProperty("ignoreDuration", Math.max(1, (left.toSeconds() + 59) / 60));
      }
      case Count(long number, boolean ofUsers, long window, String _) -> {
        details.addProperty(ofUsers ? "ignoreUserCount" : "ignoreCount", number);
        if (window > 0) {
          details.addProperty(ofUsers ? "ignoreUserWindow" : "ignoreWindow", window);
        }
      }
    }
    if (!details.isEmpty()) {
      changes.addProperty("substatus", "archived_until_condition_met");
      changes.add("statusDetails", details);
    }
    return changes;
  }

  /// What was done, for people.
  default String sentence() {
    return switch (this) {
      case Forever _ -> "Archived for good";
      case Escalation _ -> "Archived until it escalates";
      case Minutes(long _, String text) -> "Archived for " + text;
      case Moment(var _, var _, String text) -> "Archived until " + text;
      case Count(long number, boolean ofUsers, long window, String text) ->
          "Archived until "
              + number
              + (ofUsers ? " users met it" : " more events came")
              + (window > 0 ? " within " + text.substring(text.indexOf('/') + 1) : "");
    };
  }
}
