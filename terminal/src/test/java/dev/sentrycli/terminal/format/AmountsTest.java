package dev.sentrycli.terminal.format;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "999, 999",
    "1000, 1.0K",
    "12345, 12.3K",
    "99949, 99.9K",
    "99950, 100K",
    "123456, 123K",
    "999499, 999K",
    "999500, 1.0M",
    "1000000000, 1.0B",
    "1000000000000, 1.0T",
    "1000000000000000, 1.0P",
    "9223372036854775807, 9.2E",
    "-1500, -1.5K"
  })
  void abbreviatesCounts(long count, String told) {
    assertThat(Amounts.count(count)).isEqualTo(told);
    assertThat(Amounts.count(Long.toString(count))).isEqualTo(told);
  }

  @Test
  void marksWhatIsNoCount() {
    assertThat(Amounts.count("many")).isEqualTo("?");
    assertThat(Amounts.count("")).isEqualTo("?");
    assertThat(Amounts.count(null)).isEqualTo("?");
    assertThat(Amounts.count("12.0")).isEqualTo("12");
  }

  @Property
  void countsStayShort(@ForAll long count) {
    assertThat(Amounts.count(count)).hasSizeLessThanOrEqualTo(6).matches("-?[0-9.]+[KMBTPE]?");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1234.5, '1,234.5'",
    "999.999, '1,000'",
    "0.126, 0.13",
    "-1234, '-1,234'",
    "-0.001, 0",
    "1000000, 1M",
    "1234567, 1.2M",
    "123456789, 123.5M",
    "2500000000, 2.5B",
    "NaN, —"
  })
  void groupsNumbers(double number, String told) {
    assertThat(Amounts.number(number)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"0.6, 1, 60.0%", "0.08, 2, 8.00%", "1, 1, 100.0%", "NaN, 1, —"})
  void writesShares(double part, int decimals, String told) {
    assertThat(Amounts.share(part, decimals)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1023, 1023 B",
    "1024, 1.0 KB",
    "2048, 2.0 KB",
    "1048575, 1.0 MB",
    "1572864, 1.5 MB",
    "9223372036854775807, 8.0 EB"
  })
  void writesSizes(long bytes, String told) {
    assertThat(Amounts.size(bytes)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0s, 0 seconds",
    "7, 7s, 7 seconds",
    "61, 1m 1s, 1 minute and 1 second",
    "576, 9m 36s, 9 minutes and 36 seconds",
    "3600, 1h, 1 hour",
    "11045, 3h 4m, 3 hours and 4 minutes",
    "93784, 1d 2h, 1 day and 2 hours",
    "86459, 1d, 1 day"
  })
  void writesDurations(long seconds, String brief, String words) {
    assertThat(Amounts.duration(seconds)).isEqualTo(brief);
    assertThat(Amounts.durationInWords(seconds)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0ms",
    "100, 100ms",
    "999.4, 999ms",
    "999.6, 1.0s",
    "1500, 1.5s",
    "2349, 2.3s",
    "59949, 59.9s",
    "59950, 1m",
    "61000, 1m 1s",
    "3723000, 1h 2m",
    "-1, —",
    "NaN, —"
  })
  void writesHowLongSpansTook(double milliseconds, String span) {
    assertThat(Amounts.span(milliseconds)).isEqualTo(span);
  }

  @Test
  void tracesAreToldWithTwoDecimals() {
    assertThat(Amounts.trace(750)).isEqualTo("750ms");
    assertThat(Amounts.trace(2_310)).isEqualTo("2.31s");
    assertThat(Amounts.trace(59_990)).isEqualTo("59.99s");
    assertThat(Amounts.trace(61_000)).isEqualTo("1m 1s");
    assertThat(Amounts.trace(-1)).isEqualTo("—");
  }

  @Test
  void drawsASparkline() {
    assertThat(Sparkline.of(new double[] {0, 1, 2, 3, 4, 5, 6, 7})).isEqualTo("⎽▂▃▄▅▆▇█");
    assertThat(Sparkline.of(new double[] {0.1, 10})).isEqualTo("▁█");
    assertThat(Sparkline.of(new double[] {0, 0})).isEqualTo("⎽⎽");
    assertThat(Sparkline.of(new double[0])).isEmpty();
  }

  @Test
  void averagesWhatASparklineHasNoRoomFor() {
    double[] values = {0, 0, 4, 0, 8, 8, 0, 0, 0, 0, 0, 0, 0, 0, 16, 0};
    assertThat(Sparkline.of(values)).isEqualTo("⎽▃█⎽⎽⎽⎽█");
    assertThat(Sparkline.of(values, 4)).isEqualTo("▃█⎽█");
  }

  @Property
  void sparklinesNeverFail(@ForAll double[] values) {
    assertThat(Sparkline.of(values)).hasSize(Math.min(8, values.length));
  }
}
