package dev.sentrycli.cli.command.alert.issues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.api.alert.WorkflowWish;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Parser;
import dev.sentrycli.grammar.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueAlertFlagsTest {
  private static final String ACTION = "{\"type\":\"email\"}";

  private static Arguments edit(String... flags) {
    List<String> words = new ArrayList<>(List.of("acme/web/1"));
    words.addAll(List.of(flags));
    return Parser.arguments(new AlertIssuesEdit().usage(), List.of(), words);
  }

  private static AlertIssuesCreate.Options create(String... flags) {
    List<String> words = new ArrayList<>(List.of(flags));
    words.addAll(List.of("--name", "n"));
    AlertIssuesCreate command = new AlertIssuesCreate();
    return command.read(Parser.arguments(command.usage(), List.of(), words));
  }

  private static WorkflowWish wish(String... flags) {
    return IssueAlertFlags.wish(edit(flags));
  }

  @ParameterizedTest
  @CsvSource({
    "first-seen,first_seen_event",
    "regression,regression_event",
    "reappeared,reappeared_event",
    "resolved,issue_resolved_trigger",
    "new-high-priority,new_high_priority_issue",
    "existing-high-priority,existing_high_priority_issue",
    "first_seen_event,first_seen_event"
  })
  void conditionsThatCompareNothingHaveNames(String word, String type) {
    assertThat(IssueAlertFlags.conditions(List.of(word)))
        .hasToString("[{\"type\":\"" + type + "\",\"comparison\":true,\"conditionResult\":true}]");
  }

  @Test
  void namesAndJsonMayBeMixedAndKeepTheirOrder() {
    assertThat(
            IssueAlertFlags.conditions(
                List.of("regression, ,first-seen", "[{\"type\":\"x\"}]", " resolved ")))
        .extracting(one -> one.get("type").getAsString())
        .containsExactly("regression_event", "first_seen_event", "x", "issue_resolved_trigger");
    assertThat(IssueAlertFlags.conditions(List.of("", ","))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"first-sen", "FIRST-SEEN", "every-event", "first-seen,no", "5"})
  void otherNamesAreRefused(String word) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> IssueAlertFlags.conditions(List.of(word)))
        .withMessageContaining("--condition")
        .satisfies(refused -> assertThat(refused.kind()).isEqualTo(UsageException.Kind.VALUE));
  }

  @Test
  void whatNoFlagSpeaksOfIsNull() {
    assertThat(wish())
        .isEqualTo(new WorkflowWish(null, null, null, null, null, null, null, null, null));
    assertThat(IssueAlertFlags.given(edit())).isFalse();
    assertThat(IssueAlertFlags.given(edit("--environment", ""))).isTrue();
    assertThat(IssueAlertFlags.given(edit("--filter-match", "any"))).isTrue();
  }

  @Test
  void flagsAreSpelledAsServersDo() {
    WorkflowWish wish =
        wish(
            "--filter-match=any",
            "--status=disabled",
            "--environment=",
            "--owner=",
            "--frequency=60",
            "--filter=[]",
            "--condition=");
    assertThat(wish.filterMatch()).isEqualTo("any-short");
    assertThat(wish.enabled()).isFalse();
    assertThat(wish.environment()).isEmpty();
    assertThat(wish.owner()).isEmpty();
    assertThat(wish.frequency()).isEqualTo(60);
    assertThat(wish.filters()).isEmpty();
    assertThat(wish.conditions()).isEmpty();
    assertThat(wish.actions()).isNull();
    assertThat(wish("-m", "all", "--status", "active").filterMatch()).isEqualTo("all");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--frequency=0",
        "--frequency=-5",
        "--frequency=1.5",
        "--filter-match=none",
        "--status=on",
        "--name=",
        "--name= "
      })
  void valuesThatCantBeAreRefused(String flag) {
    assertThatExceptionOfType(UsageException.class).isThrownBy(() -> edit(flag));
  }

  @Test
  void aNewOneNeedsAConditionOrAFilterAndAnAction() {
    assertThat(create("acme/web", "-c", "first-seen", "-a", ACTION).wish().conditions()).hasSize(1);
    assertThat(create("acme/web", "--filter", "{}", "-a", ACTION).wish().conditions()).isNull();
    assertThat(create("-c", "resolved", "-a", "[" + ACTION + "," + ACTION + "]").wish().actions())
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme/web -c first-seen",
        "acme/web -c first-seen -a []",
        "acme/web -a {}",
        "acme/web -c , -a {}",
        "acme/web --filter [] -a {}",
        "acme/w* -c first-seen -a {}",
        "acme/web,api -c first-seen -a {}"
      })
  void whatIsLackingIsToldBeforeAnythingIsAsked(String flags) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> create(flags.split(" ", -1)))
        .satisfies(refused -> assertThat(refused.kind()).isEqualTo(UsageException.Kind.VALUE));
  }
}
