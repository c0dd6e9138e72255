package dev.sentrycli.terminal.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Look.Colours;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.Width;
import dev.sentrycli.terminal.chart.CategoryChart.Bar;
import dev.sentrycli.terminal.format.Amounts;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ChartPropertiesTest {
  private static final Look RICH = new Look(80, 24, true, Colours.TRUE);

  @Property(tries = 300)
  void chartsOfTimeKeepTheirSize(
      @ForAll("series") List<Series> series,
      @ForAll @IntRange(min = 1, max = 140) int width,
      @ForAll @IntRange(min = 1, max = 30) int height,
      @ForAll boolean rich) {
    TimeChart chart = chart(series);
    Look look = rich ? RICH : Look.PLAIN;

    assertSize(chart.lines(width, height, look), width, height);
    assertSize(chart.rows(width, height), width, height);
  }

  @Property(tries = 200)
  void plainChartsOfOneSeriesAreRichOnesWithoutColour(
      @ForAll("one") Series one,
      @ForAll @IntRange(min = 1, max = 140) int width,
      @ForAll @IntRange(min = 1, max = 30) int height) {
    TimeChart chart = chart(List.of(one));

    assertThat(words(chart.lines(width, height, Look.PLAIN)))
        .isEqualTo(words(chart.lines(width, height, RICH)));
  }

  @Property(tries = 300)
  void barsKeepTheirSize(
      @ForAll("bars") List<Bar> bars,
      @ForAll @IntRange(min = 1, max = 140) int width,
      @ForAll @IntRange(min = 1, max = 30) int height) {
    assertSize(new CategoryChart(bars, Amounts::number).lines(width, height), width, height);
  }

  @Property(tries = 300)
  void waterfallsKeepTheirWidth(
      @ForAll("rows") List<Waterfall.Row> rows, @ForAll @IntRange(min = 1, max = 140) int width) {
    assertSize(Waterfall.lines(rows, width), width, rows.size());
  }

  @Property(tries = 300)
  void aBarIsSeenWithinItsColumnsHoweverShort(
      @ForAll double start, @ForAll double end, @ForAll @IntRange(min = 1, max = 200) int width) {
    Text bar = Waterfall.bar(start, end, width);

    assertThat(Width.of(bar)).isEqualTo(width);
    assertThat(bar.plain()).isNotBlank();
  }

  @Property(tries = 300)
  void framesAreStraight(
      @ForAll("label") String title,
      @ForAll("label") String content,
      @ForAll @IntRange(min = 6, max = 140) int width,
      @ForAll @IntRange(min = 2, max = 20) int height) {
    List<Text> lines = Frame.around(Text.of(title), List.of(Text.of(content)), width, height);

    assertThat(lines)
        .hasSize(height)
        .allSatisfy(line -> assertThat(Width.of(line)).isEqualTo(width));
  }

  @Property(tries = 300)
  void bigNumbersKeepTheirSize(
      @ForAll("number") String number,
      @ForAll @IntRange(min = 1, max = 140) int width,
      @ForAll @IntRange(min = 1, max = 30) int height,
      @ForAll boolean rich) {
    List<Text> lines = BigNumber.lines(number, "ms", width, height, rich ? RICH : Look.PLAIN);

    assertThat(lines).hasSize(height);
    assertSize(lines, width, height);
  }

  private static void assertSize(List<Text> lines, int width, int height) {
    assertThat(lines.size()).isLessThanOrEqualTo(height);
    for (Text line : lines) {
      assertThat(Width.of(line)).isLessThanOrEqualTo(width);
      assertThat(line.plain().chars()).noneMatch(Character::isISOControl);
    }
  }

  private static List<String> words(List<Text> lines) {
    List<String> words = new ArrayList<>();
    for (Text line : lines) {
      words.add(line.plain());
    }
    return words;
  }

  private static TimeChart chart(List<Series> series) {
    int longest = 0;
    for (Series one : series) {
      longest = Math.max(longest, one.length());
    }
    return new TimeChart(
        series, new TimeAxis(1_700_000_000, 3600, longest, ZoneOffset.UTC), Amounts::number);
  }

  @Provide
  Arbitrary<String> label() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.strings()
            .withChars("ab \n\t\u001b[]8;m\u0007\u009b\u202e日👩‍\u0301")
            .ofMaxLength(40));
  }

  @Provide
  Arbitrary<String> number() {
    return Arbitraries.oneOf(
        Arbitraries.doubles().map(Amounts::number), Arbitraries.strings().ofMaxLength(8));
  }

  @Provide
  Arbitrary<Series> one() {
    Arbitrary<Double> values =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(0, 1000),
            Arbitraries.doubles(),
            Arbitraries.of(0.0, Double.NaN, Double.POSITIVE_INFINITY, -3.0));
    return Combinators.combine(
            label(), values.array(double[].class).ofMaxSize(200), Arbitraries.of(true, false))
        .as(Series::new);
  }

  @Provide
  Arbitrary<List<Series>> series() {
    return one().list().ofMaxSize(13);
  }

  @Provide
  Arbitrary<List<Bar>> bars() {
    return Combinators.combine(label(), Arbitraries.doubles(), Arbitraries.of(true, false))
        .as(Bar::new)
        .list()
        .ofMaxSize(15);
  }

  @Provide
  Arbitrary<List<Waterfall.Row>> rows() {
    return Combinators.combine(
            label(),
            Arbitraries.doubles(),
            Arbitraries.doubles(),
            label(),
            Arbitraries.of(Style.class))
        .as(
            (label, start, end, amount, style) ->
                new Waterfall.Row(Text.of(label), start, end, amount, style))
        .list()
        .ofMaxSize(10);
  }
}
