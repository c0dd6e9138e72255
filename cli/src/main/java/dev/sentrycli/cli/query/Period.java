package dev.sentrycli.cli.query;

import dev.sentrycli.api.time.TimeSpan;
import dev.sentrycli.grammar.UsageException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The stretch of time a `--period` names. It is read without a clock; what it means becomes
/// definite when the request is made.
public sealed interface Period {
  /// How far back an open beginning reaches.
  Duration DEFAULT_LENGTH = Duration.ofDays(90);

  /// `7d`: up to now.
  ///
  /// @param text as servers take it in `statsPeriod`
  record Relative(String text) implements Period {
    public Duration length() {
      long count = Long.parseLong(text.substring(0, text.length() - 1));
      return switch (text.charAt(text.length() - 1)) {
        case 's' -> Duration.ofSeconds(count);
        case 'm' -> Duration.ofMinutes(count);
        case 'h' -> Duration.ofHours(count);
        case 'd' -> Duration.ofDays(count);
        default -> Duration.ofDays(7 * count);
      };
    }
  }

  /// `2025-06-01..2025-06-07`, `>=2025-06-01` and the like.
  ///
  /// @param from null for [#DEFAULT_LENGTH] before the end
  /// @param to null for now
  record Absolute(@Nullable Moment from, @Nullable Moment to) implements Period {}

  /// A point in time as it was written.
  sealed interface Moment {
    Instant in(ZoneId zone);

    /// As it is typed.
    default String text() {
      return switch (this) {
        case Day(LocalDate date, boolean _) -> date.toString();
        case Local(LocalDateTime time) -> time.toString();
        case Exact(Instant instant) -> instant.toString();
      };
    }

    /// A day, meaning its first or its last millisecond.
    record Day(LocalDate date, boolean last) implements Moment {
      @Override
      public Instant in(ZoneId zone) {
        return last
            ? date.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1)
            : date.atStartOfDay(zone).toInstant();
      }
    }

    record Local(LocalDateTime time) implements Moment {
      @Override
      public Instant in(ZoneId zone) {
        return time.atZone(zone).toInstant();
      }
    }

    record Exact(Instant instant) implements Moment {
      @Override
      public Instant in(ZoneId zone) {
        return instant;
      }
    }
  }

  /// The definite range, for requests that can't say "the last 7 days".
  record Range(Instant start, Instant end) {
    /// The start as requests spell it.
    public String startText() {
      return text(start);
    }

    public String endText() {
      return text(end);
    }

    /// `2025-06-01T00:00:00.000Z`, always with milliseconds, which `Instant.toString` leaves out
    /// where they are zero.
    private static String text(Instant moment) {
      String seconds = moment.truncatedTo(ChronoUnit.SECONDS).toString();
      String millis =
          Long.toString(1000 + Math.floorMod(moment.toEpochMilli(), 1000L)).substring(1);
      return seconds.substring(0, seconds.length() - 1) + "." + millis + "Z";
    }
  }

  /// @throws UsageException if the text is no period
  static Period parse(String text) {
    String word = text.strip();
    if (word.startsWith(">=")) {
      return new Absolute(moment(word, word.substring(2), 0, false), null);
    }
    if (word.startsWith(">")) {
      return new Absolute(moment(word, word.substring(1), 1, false), null);
    }
    if (word.startsWith("<=")) {
      return new Absolute(null, moment(word, word.substring(2), 0, true));
    }
    if (word.startsWith("<")) {
      return new Absolute(null, moment(word, word.substring(1), -1, true));
    }
    int dots = word.indexOf("..");
    if (dots >= 0) {
      return between(word, word.substring(0, dots), word.substring(dots + 2));
    }
    if (!isRelative(word)) {
      throw refused(text);
    }
    return new Relative(word);
  }

  /// What it means now.
  default Range range(Instant now, ZoneId zone) {
    return switch (this) {
      case Relative relative -> new Range(now.minus(relative.length()), now);
      case Absolute absolute -> {
        Moment to = absolute.to();
        Moment from = absolute.from();
        Instant end = to == null ? now : to.in(zone);
        yield new Range(from == null ? end.minus(DEFAULT_LENGTH) : from.in(zone), end);
      }
    };
  }

  /// As it is typed.
  default String text() {
    return switch (this) {
      case Relative(String text) -> text;
      case Absolute(Moment from, Moment to) ->
          (from == null ? "" : from.text()) + ".." + (to == null ? "" : to.text());
    };
  }

  /// In a sentence, behind "within".
  default String words() {
    return this instanceof Relative(String text) ? text : "that time";
  }

  /// As requests say it.
  ///
  /// @param zone asked only where days have to become times
  default TimeSpan span(Instant now, Supplier<ZoneId> zone) {
    if (this instanceof Relative(String text)) {
      return TimeSpan.last(text);
    }
    Range range = range(now, zone.get());
    return TimeSpan.between(range.startText(), range.endText());
  }

  private static Period between(String word, String from, String to) {
    if (from.isBlank() && to.isBlank()) {
      throw refused(word);
    }
    Moment start = from.isBlank() ? null : moment(word, from, 0, false);
    Moment end = to.isBlank() ? null : moment(word, to, 0, true);
    if (start != null
        && end != null
        && start.in(ZoneOffset.UTC).isAfter(end.in(ZoneOffset.UTC))
        && start instanceof Moment.Exact == end instanceof Moment.Exact) {
      throw new UsageException(
          UsageException.Kind.SYNTAX,
          "the period '%s' ends before it starts".formatted(shown(word)),
          "write the earlier date first: '%s..%s'".formatted(shown(to), shown(from)));
    }
    return new Absolute(start, end);
  }

  /// @param daysOn how many days a mere date is moved, because "after a day" starts on the next
  private static Moment moment(String period, String written, int daysOn, boolean last) {
    String text = written.strip();
    try {
      if (text.length() == 10) {
        return new Moment.Day(LocalDate.parse(text).plusDays(daysOn), last);
      }
      if (text.length() > 10 && (text.charAt(10) == ' ' || text.charAt(10) == 't')) {
        text = text.substring(0, 10) + "T" + text.substring(11);
      }
      boolean hasOffset =
          text.endsWith("Z")
              || text.endsWith("z")
              || text.lastIndexOf('-') > 9
              || text.indexOf('+') > 9;
      return hasOffset
          ? new Moment.Exact(OffsetDateTime.parse(text).toInstant())
          : new Moment.Local(LocalDateTime.parse(text));
    } catch (DateTimeException notATime) {
      throw refused(period);
    }
  }

  private static boolean isRelative(String word) {
    int digits = word.length() - 1;
    if (digits < 1 || digits > 6 || "smhdw".indexOf(word.charAt(digits)) < 0) {
      return false;
    }
    boolean positive = false;
    for (int i = 0; i < digits; i++) {
      char c = word.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
      positive |= c != '0';
    }
    return positive;
  }

  private static UsageException refused(String text) {
    return new UsageException(
        UsageException.Kind.SYNTAX,
        text.isBlank() ? "the period is empty" : "'%s' is no period".formatted(shown(text)),
        meant(text.strip())
            + " period is '7d' or '24h' (s, m, h, d, w), '2025-06-01..2025-06-07', '>=2025-06-01' or"
            + " '<2025-06-01T12:00'");
  }

  /// How a sentence on periods begins, after what a number, or one with a word for its unit, is
  /// likely to mean.
  private static String meant(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    String count = text.substring(0, digits);
    String written = text.substring(digits).strip();
    String unit =
        switch (written.toLowerCase(Locale.ROOT)) {
          case "s", "sec", "secs", "second", "seconds" -> "s";
          // Elsewhere 'M' are months.
          case "m" -> written.equals("m") ? "m" : "";
          case "min", "mins", "minute", "minutes" -> "m";
          case "h", "hr", "hrs", "hour", "hours" -> "h";
          case "d", "day", "days" -> "d";
          case "w", "week", "weeks" -> "w";
          default -> "";
        };
    // Four digits are rather a year.
    boolean bare = written.isEmpty() && digits < 4;
    if (!isRelative(count + "d") || (unit.isEmpty() && !bare)) {
      return "a";
    }
    return bare
        ? "did you mean '%sh' or '%sd'? A".formatted(count, count)
        : "did you mean '%s'? A".formatted(count + unit);
  }

  private static String shown(String text) {
    return QueryText.printable(text.strip());
  }
}
