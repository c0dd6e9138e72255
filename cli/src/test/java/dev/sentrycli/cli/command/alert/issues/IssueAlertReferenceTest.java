package dev.sentrycli.cli.command.alert.issues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueAlertReferenceTest {
  @ParameterizedTest
  @CsvSource({
    "acme/web/7101,7101",
    "acme/web/Page the web team,Page the web team",
    "acme/web/either/or,either/or",
    "acme/web/ 7101 ,7101"
  })
  void theThirdPartIsTheAlertSlashesIncluded(String word, String alert) {
    IssueAlertReference reference = IssueAlertReference.parse(word);
    assertThat(reference.alert()).isEqualTo(alert);
    assertThat(reference.target()).isEqualTo(TargetSyntax.parse("acme/web"));
    assertThat(reference.isPlaced()).isTrue();
    assertThat(reference.typed()).isEqualTo(word);
  }

  @Test
  void aWordAloneIsAnAlertOfTheProjectInUse() {
    assertThat(IssueAlertReference.parse("7101").isPlaced()).isFalse();
    assertThat(IssueAlertReference.parse(" Page them ").alert()).isEqualTo("Page them");
  }

  @Test
  void theLinkOfARuleNamesItsProject() {
    IssueAlertReference reference =
        IssueAlertReference.parse(
            "https://sentry.example/organizations/acme/alerts/rules/web/81/details/");
    assertThat(reference.alert()).isEqualTo("81");
    assertThat(reference.target()).isEqualTo(TargetSyntax.parse("acme/web"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "acme/7101",
        "acme/web/",
        "acme/web/ ",
        "/web/1",
        "acme//1",
        "a b/web/1",
        "https://sentry.example/organizations/acme/issues/1/"
      })
  void whatNamesNoneIsRefused(String word) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> IssueAlertReference.parse(word));
  }
}
