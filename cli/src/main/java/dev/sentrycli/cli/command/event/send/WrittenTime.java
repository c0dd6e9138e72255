package dev.sentrycli.cli.command.event.send;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A point in time as people and logs write it. Without a zone it is meant where the user is.
sealed interface WrittenTime {
  /// The last second of the year 9999; more are likely milliseconds.
  BigDecimal LAST = new BigDecimal("253402300799");

  record Exact(Instant instant) implements WrittenTime {}

  record Local(LocalDateTime time) implements WrittenTime {}

  default Instant in(ZoneId zone) {
    return switch (this) {
      case Exact(Instant instant) -> instant;
      case Local(LocalDateTime time) -> time.atZone(zone).toInstant();
    };
  }

  /// Seconds since 1970, ISO 8601 or RFC 2822; null if the text is none of them.
  static @Nullable WrittenTime parse(String text) {
    String word = text.strip();
    if (word.isEmpty()) {
      return null;
    }
    WrittenTime seconds = seconds(word);
    if (seconds != null) {
      return seconds;
    }
    WrittenTime iso = iso(word);
    return iso != null ? iso : rfc(word);
  }

  private static @Nullable WrittenTime seconds(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if ((c < '0' || c > '9') && c != '.') {
        return null;
      }
    }
    try {
      BigDecimal seconds = new BigDecimal(word);
      if (seconds.compareTo(LAST) > 0) {
        return null;
      }
      long whole = seconds.longValue();
      long nanos = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
      return new Exact(Instant.ofEpochSecond(whole, nanos));
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  /// `2025-06-10`, `2025-06-10 10:00`, `2025-06-10T10:00:00.123+02:00`; a comma may stand before
  /// the fraction, as some logs have it.
  static @Nullable WrittenTime iso(String word) {
    String text = word.replace(',', '.');
    if (text.length() > 10 && text.charAt(10) == ' ') {
      text = text.substring(0, 10) + "T" + text.substring(11);
    }
    text = text.replace(" ", "");
    try {
      if (text.length() == 10) {
        return new Local(LocalDate.parse(text).atStartOfDay());
      }
      boolean zoned =
          text.endsWith("Z")
              || text.endsWith("z")
              || text.indexOf('+') > 0
              || text.lastIndexOf('-') > 10;
      return zoned
          ? new Exact(OffsetDateTime.parse(withColon(text)).toInstant())
          : new Local(LocalDateTime.parse(text));
    } catch (DateTimeException noTime) {
      return null;
    }
  }

  /// `+0200` as `+02:00`.
  private static String withColon(String text) {
    int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
    boolean bare = sign > 10 && text.length() - sign == 5 && text.indexOf(':', sign) < 0;
    return bare ? text.substring(0, sign + 3) + ":" + text.substring(sign + 3) : text;
  }

  /// `Tue, 10 Jun 2025 10:00:00 +0200`; the day of the week may be missing.
  private static @Nullable WrittenTime rfc(String word) {
    try {
      return new Exact(
          ZonedDateTime.parse(word, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
              .toInstant());
    } catch (DateTimeException noTime) {
      return null;
    }
  }
}
