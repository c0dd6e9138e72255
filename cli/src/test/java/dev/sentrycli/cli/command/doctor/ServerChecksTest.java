package dev.sentrycli.cli.command.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.api.gateway.BaseUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerChecksTest {
  @ParameterizedTest(name = "{0} before 26.1: {1}")
  @CsvSource({
    "26.1.0, false",
    "26.1, false",
    "26.2.0, false",
    "27.0.0, false",
    "26.1.0.dev0, false",
    "26, true",
    "26.0.9, true",
    "25.12.0, true",
    "9.1.2, true",
    "nightly, false",
    "'', false"
  })
  void versionsAreComparedByNumber(String version, boolean before) {
    assertThat(ServerChecks.isBefore(version, "26.1")).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:9000",
        "http://127.0.0.1",
        "http://web:9000",
        "http://sentry_web:9000",
        "http://0.0.0.0:9000",
        "http://sentry.svc",
        "http://sentry.internal",
        "http://box.local"
      })
  void namesOfTheInsideAreToldFromOthers(String address) {
    assertThat(TrafficChecks.isInternal(BaseUrl.parse(address).origin())).isTrue();
  }

  @Test
  void publicNamesAreNoneOfThem() {
    assertThat(TrafficChecks.isInternal(BaseUrl.parse("https://sentry.example.com").origin()))
        .isFalse();
    assertThat(TrafficChecks.isInternal(BaseUrl.parse("https://10.1.2.3:8443").origin())).isFalse();
    assertThat(TrafficChecks.isInternal(BaseUrl.parse("https://[2001:db8::1]").origin())).isFalse();
  }
}
