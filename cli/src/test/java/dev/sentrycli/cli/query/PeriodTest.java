package dev.sentrycli.cli.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.grammar.UsageException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
  private static final Instant NOW = Instant.parse("2025-06-10T12:00:00Z");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  @ParameterizedTest
  @ValueSource(strings = {"7d", "24h", "30m", "2w", "90s", " 7d "})
  void countedUnitsAreSentAsTheyAre(String text) {
    assertThat(Period.parse(text)).isEqualTo(new Period.Relative(text.strip()));
  }

  @Test
  void countedUnitsHaveALength() {
    assertThat(new Period.Relative("2w").length()).isEqualTo(Duration.ofDays(14));
    assertThat(Period.parse("24h").range(NOW, TOKYO).start())
        .isEqualTo(Instant.parse("2025-06-09T12:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    ">=2025-06-01, 2025-05-31T15:00:00.000Z, 2025-06-10T12:00:00.000Z",
    "> 2025-06-01, 2025-06-01T15:00:00.000Z, 2025-06-10T12:00:00.000Z",
    "<=2025-06-01, 2025-03-03T14:59:59.999Z, 2025-06-01T14:59:59.999Z",
    "<2025-06-01, 2025-03-02T14:59:59.999Z, 2025-05-31T14:59:59.999Z",
    "2025-06-01..2025-06-02, 2025-05-31T15:00:00.000Z, 2025-06-02T14:59:59.999Z",
    "2025-06-01.., 2025-05-31T15:00:00.000Z, 2025-06-10T12:00:00.000Z",
    "..2025-06-02, 2025-03-04T14:59:59.999Z, 2025-06-02T14:59:59.999Z",
    ">=2025-06-01T10:30, 2025-06-01T01:30:00.000Z, 2025-06-10T12:00:00.000Z",
    ">2025-06-01 10:30:01.5, 2025-06-01T01:30:01.500Z, 2025-06-10T12:00:00.000Z",
    ">=2025-06-01T10:30:00Z, 2025-06-01T10:30:00.000Z, 2025-06-10T12:00:00.000Z",
    "2025-06-01T10:30+02:00..2025-06-01T10:31-01:00, 2025-06-01T08:30:00.000Z,"
        + " 2025-06-01T11:31:00.000Z",
  })
  void datesAreDaysOfTheLocalZone(String text, String start, String end) {
    Period.Range range = Period.parse(text).range(NOW, TOKYO);
    assertThat(range.startText()).isEqualTo(start);
    assertThat(range.endText()).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "d",
        "0d",
        "00h",
        "1.5d",
        "+7d",
        "7D",
        "1e1d",
        "7y",
        "-7d",
        "..",
        "2025-06-01",
        "2025-02-30..2025-03-01",
        "2025-06..2025-07",
        ">=",
        "<x",
        "2025-06-02..2025-06-01",
        ">=2025-06-01T25:00",
        "7d..1d",
        "99999999d",
        ">=2025-06-01Z"
      })
  void everythingElseIsRefused(String text) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Period.parse(text))
        .matches(refused -> refused.kind() == UsageException.Kind.SYNTAX);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1day | did you mean '1d'? A period is '7d'",
        "7D | did you mean '7d'? A period is '7d'",
        "2 Hours | did you mean '2h'? A period is '7d'",
        "30min | did you mean '30m'? A period is '7d'",
        "24 | did you mean '24h' or '24d'? A period is '7d'"
      })
  void knowsWhatIsMeantByOtherUnits(String text, String meant) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Period.parse(text))
        .satisfies(refused -> assertThat(refused.hints().getFirst()).startsWith(meant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yesterday", "0", "0days", "1mo", "1M", "7d..1d", "day", "2026", "1234567d"})
  void guessesNothingElse(String text) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Period.parse(text))
        .satisfies(refused -> assertThat(refused.hints().getFirst()).startsWith("a period is"));
  }

  @Test
  void theRefusalRepeatsTheWord() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Period.parse("soon"))
        .withMessageContaining("'soon'");
  }

  @Property
  void anyTextIsAPeriodOrRefused(@ForAll String text) {
    try {
      assertThat(Period.parse(text).range(NOW, TOKYO)).isNotNull();
    } catch (UsageException refused) {
      assertThat(refused.kind()).isEqualTo(UsageException.Kind.SYNTAX);
    }
  }
}
