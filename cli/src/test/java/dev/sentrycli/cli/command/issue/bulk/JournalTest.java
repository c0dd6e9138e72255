package dev.sentrycli.cli.command.issue.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.cli.command.issue.bulk.Journal.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {
  private final Journal journal = new Journal("f");

  @Test
  void whatTheServerHasRefusedIsNotInDoubt() {
    List<String> sent = journal.sending(List.of("1", "2"));
    journal.refused(sent);
    journal.note("1", Outcome.FAILED, "400 Bad Request");
    assertThat(journal.isInDoubt("1")).isFalse();
    assertThat(Journal.read(journal.json().toString()).isInDoubt("1")).isFalse();
  }

  @Test
  void whatNobodyHeardOfStaysInDoubtWhenTheNextAttemptIsRefused() {
    journal.sending(List.of("1"));
    journal.note("1", Outcome.FAILED, "no answer came");
    List<String> sent = journal.sending(List.of("1", "2"));
    assertThat(sent).containsExactly("2");
    journal.refused(sent);
    assertThat(journal.isInDoubt("1")).isTrue();
    assertThat(journal.isInDoubt("2")).isFalse();
  }
}
