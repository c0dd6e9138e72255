package dev.sentrycli.cli.command.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesIntervalTest {
  @ParameterizedTest
  @CsvSource({
    "PT720H, 3h",
    "PT336H, 1h",
    "PT96H, 30m",
    "PT48H, 10m",
    "PT24H, 5m",
    "PT12H, 5m",
    "PT1H, 1m",
    "PT60S, 1m",
    "PT30S, 30s",
    "PT15S, 15s"
  })
  void longPeriodsHaveLongSteps(String period, String interval) {
    assertThat(SeriesInterval.of(null, Duration.parse(period))).isEqualTo(interval);
  }

  @Test
  void whatWasAskedForIsTakenWhereItFits() {
    assertThat(SeriesInterval.of("1d", Duration.parse("P1D"))).isEqualTo("1d");
    assertThat(SeriesInterval.of("15s", Duration.parse("PT151500S"))).isEqualTo("15s");
  }

  @Test
  void stepsAreNoLongerThanThePeriodAndNotTooMany() {
    assertThatThrownBy(() -> SeriesInterval.of("1h", Duration.parse("PT59M")))
        .isInstanceOf(ExploreException.class)
        .hasMessageContaining("longer than the --period");
    assertThatThrownBy(() -> SeriesInterval.of("15s", Duration.parse("PT151515S")))
        .isInstanceOf(ExploreException.class)
        .hasMessageContaining("10100 intervals of 15s");
    assertThatThrownBy(() -> SeriesInterval.of(null, Duration.parse("PT14S")))
        .isInstanceOf(ExploreException.class);
  }

  @ParameterizedTest
  @CsvSource({"3600, 1h", "86400, 1d", "300, 5m", "90, 90s", "5400, 90m"})
  void secondsAreWrittenAsIntervals(long seconds, String word) {
    assertThat(SeriesInterval.word(seconds)).isEqualTo(word);
  }
}
