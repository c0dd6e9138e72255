package dev.sentrycli.cli.command.issue;

import dev.sentrycli.cli.command.PeriodFlag;
import dev.sentrycli.cli.linked.LinkedFlags;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import org.jspecify.annotations.Nullable;

/// Which issues are searched for: by the flags, else by the link to a list of issues that was
/// given.
///
/// @param query null if neither has one
public record LinkedSearch(@Nullable String query, Period period) {
  public static final Flag<Period> PERIOD =
      PeriodFlag.of("90d", "Only issues seen in this time: 7d, 24h, 2026-01-01..2026-01-31");

  /// @throws dev.sentrycli.grammar.UsageException if the period of the link is none
  public static LinkedSearch of(
      Target target, Flag<@Nullable String> queryFlag, Arguments arguments) {
    return new LinkedSearch(
        LinkedFlags.query(target, queryFlag, arguments),
        LinkedFlags.period(target, PERIOD, arguments));
  }
}
