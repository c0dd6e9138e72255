package dev.sentrycli.cli.command.issue;

import dev.sentrycli.cli.query.Period;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.UsageException;

/// `--period`, ninety days long where it is not given.
record PeriodFlag(String brief) {
  private static final String USUAL = "90d";

  Flag<Period> flag() {
    Flag<String> text = Flag.text("period", "time", USUAL, brief).letter('t');
    return new Flag<>(
        text.name(),
        text.letter(),
        text.brief(),
        text.placeholder(),
        text.choices(),
        new Period.Relative(USUAL),
        USUAL,
        null,
        false,
        false,
        false,
        texts -> {
          try {
            return Period.parse(texts.getLast());
          } catch (UsageException wrong) {
            throw new IllegalArgumentException(
                wrong.hints().isEmpty()
                    ? String.valueOf(wrong.getMessage())
                    : wrong.hints().getFirst(),
                wrong);
          }
        });
  }
}
