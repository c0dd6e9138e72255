package dev.sentrycli.sandbox.world.search;

import dev.sentrycli.sandbox.world.search.Term.Operator;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values of date keys: `-7d` (within the last 7 days), `+7d` (longer ago), `>=2025-06-10`, and a
/// day or moment alone, which means an interval around it.
final class SearchDates {
  private static final Duration AROUND = Duration.ofMinutes(5);

  private final Instant now;

  SearchDates(Instant now) {
    this.now = now;
  }

  /// The conditions that a value stands for, null if it is no date.
  @Nullable List<Term> terms(String key, boolean negated, String value) {
    List<Term> relative = relative(key, negated, value);
    if (relative != null) {
      return relative;
    }
    for (Sign sign : Sign.values()) {
      if (value.startsWith(sign.text)) {
        Instant at = moment(value.substring(sign.text.length()));
        return at == null
            ? null
            : List.of(new Term(key, negated, sign.operator, new Term.Operand.Moment(at)));
      }
    }
    Instant at = moment(value);
    if (at == null) {
      return null;
    }
    boolean day = value.indexOf('T') < 0;
    Instant from = day ? at : at.minus(AROUND);
    Instant to = day ? at.plus(Duration.ofDays(1)) : at.plus(AROUND);
    return List.of(
        new Term(key, negated, Operator.GREATER_OR_EQUAL, new Term.Operand.Moment(from)),
        new Term(key, negated, Operator.LESS, new Term.Operand.Moment(to)));
  }

  private enum Sign {
    AT_LEAST(">=", Operator.GREATER_OR_EQUAL),
    AT_MOST("<=", Operator.LESS_OR_EQUAL),
    MORE(">", Operator.GREATER),
    LESS("<", Operator.LESS);

    private final String text;
    private final Operator operator;

    Sign(String text, Operator operator) {
      this.text = text;
      this.operator = operator;
    }
  }

  private @Nullable List<Term> relative(String key, boolean negated, String value) {
    if (value.length() < 3 || value.length() > 9) {
      return null;
    }
    char sign = value.charAt(0);
    long unit =
        switch (value.charAt(value.length() - 1)) {
          case 'w' -> 7 * 24 * 60L;
          case 'd' -> 24 * 60L;
          case 'h' -> 60L;
          case 'm' -> 1L;
          default -> 0L;
        };
    if ((sign != '-' && sign != '+') || unit == 0) {
      return null;
    }
    long amount = 0;
    for (int i = 1; i < value.length() - 1; i++) {
      int digit = value.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return null;
      }
      amount = amount * 10 + digit;
    }
    Instant bound = now.minus(Duration.ofMinutes(amount * unit));
    return List.of(
        new Term(
            key,
            negated,
            sign == '-' ? Operator.GREATER_OR_EQUAL : Operator.LESS_OR_EQUAL,
            new Term.Operand.Moment(bound)));
  }

  private static @Nullable Instant moment(String text) {
    try {
      if (text.indexOf('T') < 0) {
        String day = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      return hasZone(text)
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException noDate) {
      return null;
    }
  }

  private static boolean hasZone(String text) {
    return text.endsWith("Z") || text.lastIndexOf('-') > 10 || text.indexOf('+') > 0;
  }
}
