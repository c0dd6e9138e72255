package dev.sentrycli.cli.command.event.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTimeTest {
  private static Instant read(String text) {
    return Objects.requireNonNull(WrittenTime.parse(text)).in(ZoneOffset.UTC);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1749549600 | 2025-06-10T10:00:00Z",
        "1749549600.25 | 2025-06-10T10:00:00.250Z",
        "0 | 1970-01-01T00:00:00Z",
        "2025-06-10 | 2025-06-10T00:00:00Z",
        "2025-06-10 10:00 | 2025-06-10T10:00:00Z",
        "2025-06-10T10:00:00 | 2025-06-10T10:00:00Z",
        "2025-06-10T10:00:00Z | 2025-06-10T10:00:00Z",
        "2025-06-10 10:00:00,125 | 2025-06-10T10:00:00.125Z",
        "2025-06-10T10:00:00+02:00 | 2025-06-10T08:00:00Z",
        "2025-06-10T10:00:00 -0330 | 2025-06-10T13:30:00Z",
        "Tue, 10 Jun 2025 10:00:00 +0200 | 2025-06-10T08:00:00Z",
        "10 Jun 2025 10:00:00 GMT | 2025-06-10T10:00:00Z"
      })
  void timesAreReadAsTheyAreUsuallyWritten(String text, String expected) {
    assertThat(read(text)).isEqualTo(Instant.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "someday",
        "1749549600000",
        "-5",
        "1.2.3",
        "2025-13-01",
        "2025-06-10T25:00:00",
        "Mon, 10 Jun 2025 10:00:00 +0200",
        "."
      })
  void whatIsNoTimeIsNone(String text) {
    assertThat(WrittenTime.parse(text)).isNull();
  }

  @Test
  void withoutAZoneItIsMeantWhereTheUserIs() {
    WrittenTime time = Objects.requireNonNull(WrittenTime.parse("2025-06-10 10:00:00"));

    assertThat(time.in(ZoneId.of("Europe/Berlin"))).isEqualTo("2025-06-10T08:00:00Z");
  }

  @Property
  void secondsComeBackAsTheyWent(@ForAll @LongRange(min = 0, max = 253_402_300_799L) long seconds) {
    assertThat(EventBody.seconds(read(Long.toString(seconds))).getAsString())
        .isEqualTo(Long.toString(seconds));
  }
}
