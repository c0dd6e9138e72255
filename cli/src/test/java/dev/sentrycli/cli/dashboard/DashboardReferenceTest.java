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
        "42",
        "acme/42",
        "acme/web/42",
        "https://sentry.example/organizations/acme/dashboard/42/"
      })
  void knowsAWordThatNeedsNoOther(String word) {
    assertThat(DashboardReference.isWhole(word)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "acme/", "acme/web", "Front end", ""})
  void knowsAWordThatMayNeedAnother(String word) {
    assertThat(DashboardReference.isWhole(word)).isFalse();
  }

  @Test
  void takesNoNumberBehindAWholeDashboard() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> DashboardReference.parse(List.of("acme/42", "100000")))
        .withMessage("Two dashboards are named: 'acme/42' and '100000'");
    assertThat(DashboardReference.parse(List.of("acme/web", "42")).name()).isEqualTo("42");
  }
}
