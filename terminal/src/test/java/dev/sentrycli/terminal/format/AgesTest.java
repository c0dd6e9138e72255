package dev.sentrycli.terminal.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgesTest {
  private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
  private static final Ages AGES = new Ages(NOW, () -> ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0m ago",
    "PT59S, 0m ago",
    "PT59M59S, 59m ago",
    "PT1H, 1h ago",
    "PT23H59M, 23h ago",
    "PT24H, 1d ago",
    "PT71H59M, 2d ago",
    "PT72H, Mar 1",
    "P63D, Dec 31",
    "P400D, Jan 28",
    "PT-5H, 0m ago"
  })
  void tellsHowLongAgo(Duration age, String told) {
    assertThat(AGES.relative(NOW.minus(age))).isEqualTo(told);
  }

  @Test
  void showsWhatNeverHappenedAsADash() {
    assertThat(AGES.relative(null)).isEqualTo("—");
    assertThat(AGES.absolute(null)).isEqualTo("—");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-04T00:05:06Z, '3/4/2026, 12:05:06 AM'",
    "2026-11-24T12:00:00Z, '11/24/2026, 12:00:00 PM'",
    "2026-11-24T23:59:59Z, '11/24/2026, 11:59:59 PM'"
  })
  void tellsTheDate(Instant moment, String told) {
    assertThat(AGES.absolute(moment)).isEqualTo(told);
  }

  @Test
  void tellsTheReadersOwnTime() {
    Ages berlin = new Ages(NOW, () -> ZoneId.of("Europe/Berlin"));
    Instant summer = Instant.parse("2026-07-01T22:30:00Z");
    assertThat(berlin.absolute(summer)).isEqualTo("7/2/2026, 12:30:00 AM");
    assertThat(berlin.time(summer)).isEqualTo("12:30:00 AM");
    assertThat(berlin.stamp(summer)).isEqualTo("2026-07-02 00:30:00");
    assertThat(berlin.day(summer)).isEqualTo("Jul 2");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-04T05:06:07Z, 2026-03-04T05:06:07Z",
    "2026-03-04T05:06:07.5Z, 2026-03-04T05:06:07.500Z",
    "2026-03-04T05:06:07.123456789123Z, 2026-03-04T05:06:07.123456789Z",
    "2026-03-04T05:06:07+00:00, 2026-03-04T05:06:07Z",
    "2026-03-04T05:06:07.25-02:30, 2026-03-04T07:36:07.250Z",
    "2026-03-04 05:06:07, 2026-03-04T05:06:07Z"
  })
  void readsWhatServersWrite(String text, Instant moment) {
    assertThat(Timestamps.read(text)).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-03-04",
        "2026-13-04T05:06:07Z",
        "2026-03-04T05:06:07.Z",
        "2026-03-04T05:06:07Zulu",
        "2026-03-04T25:06:07Z",
        "2O26-03-04T05:06:07Z"
      })
  void readsNothingElse(String text) {
    assertThat(Timestamps.read(text)).isNull();
  }

  @Property
  void readsEveryMomentJavaWrites(
      @ForAll @LongRange(min = 0, max = 253_402_300_799L) long seconds,
      @ForAll @LongRange(min = 0, max = 999_999_999) long nanos) {
    Instant moment = Instant.ofEpochSecond(seconds, nanos);
    assertThat(Timestamps.read(moment.toString())).isEqualTo(moment);
  }

  @Property
  void readsAnyTextWithoutFailing(@ForAll String text) {
    assertThat(AGES.relative(Timestamps.read(text))).isEqualTo("—");
    assertThat(Timestamps.read("2026-03-04T05:06:07" + text))
        .satisfiesAnyOf(
            moment -> assertThat(moment).isNull(),
            moment -> assertThat(moment).isAfter(Instant.EPOCH));
  }
}
