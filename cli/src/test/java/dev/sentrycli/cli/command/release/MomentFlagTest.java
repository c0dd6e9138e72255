package dev.sentrycli.cli.command.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentFlagTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
    "2026-01-31T12:00:00.5+02:00, 2026-01-31T12:00:00.5+02:00",
    "2026-01-31T12:00Z, 2026-01-31T12:00:00Z",
    "2026-01-31T12:00-05:00, 2026-01-31T12:00:00-05:00",
    "2026-01-31 12:00:00, 2026-01-31T10:00:00Z",
    "2026-01-31T12:00, 2026-01-31T10:00:00Z",
    "2026-01-31, 2026-01-31T00:00:00Z"
  })
  void sendsPointsInTimeWhichWithoutAZoneAreThoseHereOrDaysInUtc(String typed, String sent) {
    assertThat(MomentFlag.sent(MomentFlag.read(typed), ZoneOffset.ofHours(2))).isEqualTo(sent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2026-01-31T12",
        "2026-01-31T12:0",
        "2026-01-31T25:00",
        "2026-02-30",
        "2026-01-31T25:00:00Z",
        "1795168000",
        "31.1.2026"
      })
  void refusesAllElse(String typed) {
    assertThatIllegalArgumentException().isThrownBy(() -> MomentFlag.read(typed));
  }
}
