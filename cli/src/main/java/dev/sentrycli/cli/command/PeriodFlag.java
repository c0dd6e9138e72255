package dev.sentrycli.cli.command;

import dev.sentrycli.api.time.TimeSpan;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.UsageException;
import org.jspecify.annotations.Nullable;

/// `--period`: the time that is looked at.
public final class PeriodFlag {
  private PeriodFlag() {}

  /// What it comes to now, as requests say it.
  public static TimeSpan span(Period period, Session session) {
    return period.span(session.environment().clock().instant(), session.environment().zone());
  }

  /// @param usual what counts where it is not given, such as `90d`
  public static Flag<Period> of(String usual, String brief) {
    Flag<String> text = Flag.text("period", "time", usual, brief).letter('t');
    return new Flag<>(
        text.name(),
        text.letter(),
        text.brief(),
        text.placeholder(),
        text.choices(),
        new Period.Relative(usual),
        usual,
        null,
        false,
        false,
        false,
        false,
        texts -> read(texts.getLast()));
  }

  /// Null where it is not given.
  public static Flag<@Nullable Period> optional(String brief) {
    return Flag.value("period", "time", brief, PeriodFlag::read).letter('t');
  }

  private static Period read(String text) {
    try {
      return Period.parse(text);
    } catch (UsageException wrong) {
      throw new IllegalArgumentException(
          wrong.hints().isEmpty() ? String.valueOf(wrong.getMessage()) : wrong.hints().getFirst(),
          wrong);
    }
  }
}
