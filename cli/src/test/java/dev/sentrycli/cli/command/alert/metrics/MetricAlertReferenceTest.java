package dev.sentrycli.cli.command.alert.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.cli.command.InOrganization;
import dev.sentrycli.grammar.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricAlertReferenceTest {
  @Test
  void itIsNamedByItselfOrWithItsOrganization() {
    assertThat(MetricAlertReference.parse("1301"))
        .isEqualTo(new MetricAlertReference(new InOrganization(null, "1301"), false));
    assertThat(MetricAlertReference.parse(" acme/Failed charges "))
        .isEqualTo(new MetricAlertReference(new InOrganization("acme", "Failed charges"), false));
    assertThat(
            MetricAlertReference.parse(
                "https://sentry.example/organizations/acme/alerts/rules/details/91/"))
        .isEqualTo(new MetricAlertReference(new InOrganization("acme", "91"), true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "acme/",
        "acme/ ",
        "/1301",
        "acme/web/1301",
        "a b/1",
        "https://sentry.example/organizations/acme/alerts/rules/web/81/details/",
        "https://sentry.example/organizations/acme/issues/1/"
      })
  void whatNamesNoneIsRefused(String word) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> MetricAlertReference.parse(word))
        .satisfies(
            refused -> assertThat(refused.getMessage()).doesNotContain("the name of the id|name"));
  }
}
