package dev.sentrycli.cli.command.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuePlaceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"0:2:0|0:4:0", "0:2:0|", "|0:2:0", "0:2:0|start", "|start", "start|0:1:0"})
  void placesAreReadAsTheyWereWritten(String joined) {
    assertThat(IssuePlace.joined(IssuePlace.of(joined, 2))).isEqualTo(joined);
  }

  @Test
  void withoutACursorAllAreAtTheirBeginning() {
    assertThat(IssuePlace.of(null, 2)).containsExactly(IssuePlace.START, IssuePlace.START);
  }

  @Test
  void theEndIsNotTheBeginning() {
    assertThat(IssuePlace.of("|start", 2)).containsExactly(IssuePlace.END, IssuePlace.START);
    assertThat(IssuePlace.joined(List.of(IssuePlace.END, IssuePlace.END))).isNull();
  }

  @Test
  void theCursorOfASingleSourceIsThatOfItsServer() {
    assertThat(IssuePlace.of("start", 1)).containsExactly(IssuePlace.after("start"));
    assertThat(IssuePlace.joined(List.of(IssuePlace.after("0:9:0")))).isEqualTo("0:9:0");
  }
}
