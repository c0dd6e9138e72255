package dev.sentrycli.cli.command.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.cli.query.Dataset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuestionTest {
  private static Question question(@Nullable String query, String... environments) {
    return new Question(Dataset.SPANS, List.of(), query, List.of(environments), null);
  }

  @Test
  void aSearchAloneIsSentAsItIs() {
    assertThat(question("level:error OR level:fatal").search(null))
        .isEqualTo("level:error OR level:fatal");
    assertThat(question(null).search(null)).isNull();
    assertThat(question("  ").search("is_transaction:true")).isEqualTo("is_transaction:true");
  }

  @Test
  void whatNarrowsTheRowsHoldsForTheWholeSearch() {
    assertThat(question("a:1 OR b:2").search("is_transaction:true"))
        .isEqualTo("is_transaction:true (a:1 OR b:2)");
    assertThat(question("a:1", "production").search("is_transaction:true"))
        .isEqualTo("environment:production is_transaction:true (a:1)");
  }

  @Test
  void severalEnvironmentsAreAListAndStrangeNamesAreQuoted() {
    assertThat(question(null, "production", "staging").search(null))
        .isEqualTo("environment:[production,staging]");
    assertThat(question(null, "my \"own\"").search(null))
        .isEqualTo("environment:\"my \\\"own\\\"\"");
  }
}
