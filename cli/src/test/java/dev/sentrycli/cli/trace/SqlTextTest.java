package dev.sentrycli.cli.trace;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SqlTextTest {
  private static Text.Span plain(String text) {
    return new Text.Span(text, Set.of(), null);
  }

  private static Text.Span word(String text) {
    return new Text.Span(text, Set.of(Style.CYAN), null);
  }

  @Test
  void setsOffWholeWordsOfTheLanguage() {
    assertThat(SqlText.of("SELECT id from orders WHERE from_hub = 'x'").spans())
        .isEqualTo(
            List.of(
                word("SELECT"),
                plain(" id "),
                word("from"),
                plain(" orders "),
                word("WHERE"),
                plain(" from_hub = 'x'")));
    assertThat(SqlText.of("COMMIT").spans()).isEqualTo(List.of(word("COMMIT")));
    assertThat(SqlText.of("").spans()).isEmpty();
  }

  @Test
  @Timeout(value = 10, unit = SECONDS)
  void takesTimeAsLongAsTheQueryAndNotItsSquare() {
    int words = 100_000;
    assertThat(SqlText.of("x OR ".repeat(words)).spans()).hasSize(2 * words + 1);
  }
}
