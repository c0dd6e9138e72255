package dev.sentrycli.cli.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.grammar.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DashboardReferenceTest {
  @Test
  void asksForTheDashboardWhereOnlyAPlaceIsNamed() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> DashboardReference.parse(List.of("acme/")))
        .withMessage("'acme/' is an organization, and no dashboard is named");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Front end/", "CI/CD", "acme", "/", "a/b/"})
  void takesOtherWordsForTitles(String word) {
    assertThat(DashboardReference.isOrganization(word)).isFalse();
    assertThat(DashboardReference.parse(List.of(word)).name()).isEqualTo(word);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme/42",
        "acme/web/42",
        "https://sentry.example/organizations/acme/dashboard/42/"
      })
  void knowsADashboardThatIsNamedTwice(String first) {
    assertThat(DashboardReference.isNamedTwice(List.of(first, "100000"))).isTrue();
    assertThat(DashboardReference.isNamedTwice(List.of(first, "abc"))).isTrue();
    assertThat(DashboardReference.isNamedTwice(List.of(first))).isFalse();
  }

  @Test
  void knowsANumberThatStandsBeforeATitle() {
    assertThat(DashboardReference.parse(List.of("acme/42", "Title")).numberBeforeTitle())
        .isEqualTo("acme/42");
    assertThat(DashboardReference.parse(List.of("acme/42", "7")).numberBeforeTitle()).isNull();
    assertThat(DashboardReference.parse(List.of("acme/web", "Title")).numberBeforeTitle()).isNull();
    assertThat(DashboardReference.parse(List.of("acme/", "Title")).numberBeforeTitle()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "acme/", "acme/web", "1", ""})
  void knowsAnOrganizationBeforeADashboard(String first) {
    assertThat(DashboardReference.isNamedTwice(List.of(first, "42"))).isFalse();
  }

  @Test
  void takesNumbersOfAnOrganizationAndOfADashboard() {
    DashboardReference named = DashboardReference.parse(List.of("1", "42"));
    assertThat(named.name()).isEqualTo("42");
    assertThat(named.target()).isEqualTo(DashboardReference.organization("1/"));
  }
}
