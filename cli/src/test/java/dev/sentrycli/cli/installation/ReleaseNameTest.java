package dev.sentrycli.cli.installation;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseNameTest {
  @ParameterizedTest
  @CsvSource({
    "sentry-0.1.0-linux-x86_64, 0.1.0, linux, x86_64",
    "sentry-1.2.3-rc.1-darwin-aarch64, 1.2.3-rc.1, darwin, aarch64",
  })
  void namesHaveThreeParts(String text, String version, String system, String machine) {
    assertThat(ReleaseName.parse(text)).isEqualTo(new ReleaseName(version, system, machine));
    assertThat(ReleaseName.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sentry",
        "sentry-0.1.0",
        "sentry-linux-x86_64",
        "sentry--linux-x86_64",
        "sentry-0.1.0-linux-",
        "sentry-0.1.0--x86_64",
        "sentry-..-linux-x86_64",
        "sentry-0.1/..-linux-x86_64",
        "other-0.1.0-linux-x86_64",
      })
  void otherNamesAreNone(String text) {
    assertThat(ReleaseName.parse(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0.1.0, 0.1.1",
    "0.9.0, 0.10.0",
    "1.0.0-rc.1, 1.0.0",
    "1.0.0-rc.2, 1.0.0-rc.10",
    "1.0, 1.0.1",
    "1.0.0-1, 1.0.0-beta",
    "1.0.0-alpha, 1.0.0-alpha.1",
    "0.99999999999999999999, 1.0",
  })
  void versionsHaveAnOrder(String older, String newer) {
    assertThat(ReleaseName.compare(older, newer)).isNegative();
    assertThat(ReleaseName.compare(newer, older)).isPositive();
    assertThat(ReleaseName.compare(newer, newer)).isZero();
  }

  @Test
  void leadingZeroesMeanNothing() {
    assertThat(ReleaseName.compare("01.2", "1.02")).isZero();
  }

  @Property
  void anyTextsCanBeCompared(@ForAll String one, @ForAll String other) {
    assertThat(Integer.signum(ReleaseName.compare(one, other)))
        .isEqualTo(-Integer.signum(ReleaseName.compare(other, one)));
  }
}
