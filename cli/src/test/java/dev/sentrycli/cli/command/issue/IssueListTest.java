package dev.sentrycli.cli.command.issue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IssueListTest {
  @Test
  void fieldsThatAreCountedAreAskedFor() {
    assertThat(IssueList.needsCounting("id, count")).isTrue();
    assertThat(IssueList.needsCounting("lifetime.count")).isTrue();
    assertThat(IssueList.needsCounting("id,title")).isFalse();
  }

  @Test
  void aWordWithinTheArgumentsOfAFunctionIsNoField() {
    assertThat(IssueList.needsCounting("id,if(level,count,title)")).isFalse();
  }
}
