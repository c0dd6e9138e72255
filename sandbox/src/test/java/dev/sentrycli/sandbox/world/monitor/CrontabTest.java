package dev.sentrycli.sandbox.world.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrontabTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 4 * * *         | 2026-11-25T12:00:00Z | 2026-11-26T04:00:00Z",
        "0 4 * * *         | 2026-11-25T04:00:00Z | 2026-11-26T04:00:00Z",
        "*/10 * * * *      | 2026-11-25T12:01:30Z | 2026-11-25T12:10:00Z",
        "59 23 31 12 *     | 2026-12-31T23:59:00Z | 2027-12-31T23:59:00Z",
        "0 0 29 feb *      | 2026-11-25T12:00:00Z | 2028-02-29T00:00:00Z",
        "30 8 * * mon-fri  | 2026-11-27T09:00:00Z | 2026-11-30T08:30:00Z",
        "0 9 * * 7         | 2026-11-25T12:00:00Z | 2026-11-29T09:00:00Z",
        "0 0 13 * fri      | 2026-11-25T12:00:00Z | 2026-11-27T00:00:00Z",
        "5,35 1-3/2 * * *  | 2026-11-25T01:10:00Z | 2026-11-25T01:35:00Z",
        "@hourly           | 2026-11-25T12:00:01Z | 2026-11-25T13:00:00Z",
      })
  void knowsTheNextTime(String text, Instant when, Instant next) {
    Crontab crontab = Objects.requireNonNull(Crontab.parse(text));

    assertThat(crontab.after(when, ZoneOffset.UTC)).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T12:00:00Z, 2026-11-26T04:00:00Z",
    "2026-07-01T12:00:00Z, 2026-07-02T03:00:00Z",
  })
  void followsTheClockOfTheZone(Instant when, Instant next) {
    Crontab crontab = Objects.requireNonNull(Crontab.parse("0 4 * * *"));

    assertThat(crontab.after(when, ZoneId.of("Europe/Lisbon"))).isEqualTo(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 8",
        "5-1 * * * *",
        "*/0 * * * *",
        "x * * * *",
        "@never",
        "1,,2 * * * *"
      })
  void refusesWhatIsNone(String text) {
    assertThat(Crontab.parse(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 31 2 *", "0 0 30 feb *"})
  void endsWhereNoDayEverFits(String text) {
    Instant when = Instant.parse("2026-11-25T12:00:00Z");

    assertThat(Objects.requireNonNull(Crontab.parse(text)).after(when, ZoneOffset.UTC))
        .isEqualTo(when);
  }
}
