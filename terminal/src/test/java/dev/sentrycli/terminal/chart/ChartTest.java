package dev.sentrycli.terminal.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Look.Colours;
import dev.sentrycli.terminal.Painter;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.chart.CategoryChart.Bar;
import dev.sentrycli.terminal.format.Amounts;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
  private static final Look RICH = new Look(80, 24, true, Colours.TRUE);

  /// 1 November 2026, noon.
  private static final TimeAxis HOURS = new TimeAxis(1_793_534_400, 3600, 8, ZoneOffset.UTC);

  @Test
  void drawsColumnsWithAScaleAndTimes() {
    TimeChart chart =
        new TimeChart(
            List.of(Series.of("count()", 0, 1, 2, 3, 4, 5, 6, 8)), HOURS, Amounts::number);

    assertDrawn(
        chart.lines(43, 7, Look.PLAIN),
        """
        8 ┤                                   ████
          │                         ▁▁▁▁ ▆▆▆▆ ████
        4 ┤                    ▄▄▄▄ ████ ████ ████
          │          ▂▂▂▂ ▇▇▇▇ ████ ████ ████ ████
          │     ▅▅▅▅ ████ ████ ████ ████ ████ ████
        """,
        5);
  }

  @Test
  void writesTheTimesBelowTheColumnsTheyBelongTo() {
    TimeChart chart =
        new TimeChart(
            List.of(Series.of("count()", 1, 1, 1, 1, 1, 1, 1, 1)), HOURS, Amounts::number);

    assertThat(plain(chart.lines(43, 7, Look.PLAIN)).subList(5, 7))
        .containsExactly(
            "  0 ┼┬─────────┬────────┬─────────┬────────",
            "     12:00     14:00    16:00     18:00");
  }

  @Test
  void stacksSeveralSeriesAndTellsThemApartWithoutColour() {
    TimeChart chart =
        new TimeChart(
            List.of(
                new Series("Other", new double[] {2, 2, 2, 2}, true),
                Series.of("prod", 2, 2, 2, 2),
                Series.of("dev", 2, 2, 0, 0)),
            new TimeAxis(1_793_534_400, 3600, 4, ZoneOffset.UTC),
            Amounts::number);

    assertDrawn(
        chart.lines(15, 9, Look.PLAIN),
        """
        6 ┤░░░░░░
          │░░░░░░
          │▓▓▓▓▓▓░░░░░░
        3 ┤▓▓▓▓▓▓░░░░░░
          │████████████
          │████████████
        """,
        6);
    assertThat(chart.lines(60, 9, Look.PLAIN).getLast().plain())
        .isEqualTo("█ prod  ▓ dev  ░ Other");
  }

  @Test
  void givesEachSeriesItsColour() {
    TimeChart chart =
        new TimeChart(
            List.of(Series.of("a", 1, 1), new Series("b", new double[] {1, 1}, true)),
            HOURS,
            Amounts::number);

    Text legend = chart.lines(40, 9, RICH).getLast();

    assertThat(legend.spans().getFirst().styles()).containsExactly(Style.SERIES_1);
    assertThat(legend.spans())
        .anySatisfy(span -> assertThat(span.styles()).containsExactly(Style.SERIES_OTHER));
  }

  @Test
  void cutsTheNameOfASeriesWhereTheLegendHasRoomForItsBeginning() {
    List<Series> two =
        List.of(
            new Series("(none) : count()", new double[] {1}, false),
            new Series("(none) : p95(span.duration)", new double[] {2}, false));

    assertThat(Legend.line(two, 40, Look.PLAIN).plain())
        .isEqualTo("█ (none) : count()  ▓ (none) : p95(span…");
  }

  @Test
  void countsTheSeriesThatTheLegendHasNoRoomFor() {
    List<Series> many =
        List.of(Series.of("production", 1), Series.of("staging", 1), Series.of("development", 1));

    assertThat(Legend.line(many, 30, Look.PLAIN).plain().strip())
        .isEqualTo("█ production  ▓ staging +1");
  }

  @Test
  void givesEachSeriesALineWhereThereIsNoRoomForAChart() {
    TimeChart chart =
        new TimeChart(
            List.of(Series.of("prod", 1, 2, 3, 4), Series.of("a rather long name", 0, 0, 0, 9)),
            HOURS,
            Amounts::number);

    assertDrawn(
        chart.lines(40, 3, Look.PLAIN),
        """
        prod                ▃▅▆█      4
        a rather long name  ⎽⎽⎽█      9
        """,
        2);
    assertThat(chart.rows(40, 1).getFirst().plain().strip()).isEqualTo("+2 more");
  }

  @Test
  void showsTheGreatestOfWhatSharesAColumn() {
    assertThat(drawn(2, Series.of("x", 1, 3, 5, 7))).isEqualTo(new double[][] {{3, 7}});
    assertThat(drawn(2, Series.of("x", 0, 14, 0, 0, 0))).isEqualTo(new double[][] {{14, 0}});
    assertThat(drawn(4, Series.of("x", 1, 3))).isEqualTo(new double[][] {{1, 1, 3, 3}});
    assertThat(drawn(2, Series.of("x"))).isEqualTo(new double[][] {{0, 0}});
    assertThat(drawn(2, Series.of("x", Double.NaN, -4))).isEqualTo(new double[][] {{0, 0}});
  }

  @Test
  void stacksWhatThereWasAtOneMoment() {
    assertThat(drawn(1, Series.of("x", 5, 1), Series.of("y", 0, 6)))
        .as("never was there more than 7 at once")
        .isEqualTo(new double[][] {{1}, {7}});
    assertThat(drawn(4, Series.of("x", 1, 2, 3, 4), Series.of("short", 1, 2)))
        .isEqualTo(new double[][] {{1, 2, 3, 4}, {2, 3, 5, 6}});
  }

  private static double[][] drawn(int columns, Series... series) {
    return Series.stacked(List.of(series), columns);
  }

  @Test
  void saysOfATimeWhatTheLengthOfTheChartAsksFor() {
    assertThat(new TimeAxis(1_793_534_400, 3600, 47, ZoneOffset.UTC).label(1_793_534_400))
        .isEqualTo("12:00");
    assertThat(new TimeAxis(1_793_534_400, 3600, 48, ZoneOffset.UTC).label(1_793_534_400))
        .isEqualTo("11/01");
    assertThat(new TimeAxis(1_793_534_400, 86_400, 30, ZoneOffset.UTC).label(1_793_534_400))
        .isEqualTo("11/01");
    assertThat(new TimeAxis(1_793_534_400, 86_400, 31, ZoneOffset.UTC).label(1_793_534_400))
        .isEqualTo("Nov 1");
  }

  @Test
  void putsTheTimesWhereTheDayOfTheReaderBegins() {
    TimeAxis week = new TimeAxis(1_793_534_400, 3600, 72, ZoneOffset.ofHours(2));

    assertThat(week.ticks(72, 1))
        .containsExactly(
            new TimeAxis.Tick(10, "11/02"),
            new TimeAxis.Tick(34, "11/03"),
            new TimeAxis.Tick(58, "11/04"));
  }

  @Test
  void sortsBarsAndKeepsOtherOutOfTheScale() {
    CategoryChart chart =
        new CategoryChart(
            List.of(
                new Bar("Other", 900, true), new Bar("dev", 5, false), new Bar("prod", 10, false)),
            Amounts::number);

    assertThat(chart.greatest()).isEqualTo(10);
    assertDrawn(
        chart.lines(26, 7),
        """
              10           900
        10 ┤██████        ██████
           │██████   5    ██████
           │██████ ██████ ██████
           │██████ ██████ ██████
         0 ┼─────────────────────
        """,
        0);
  }

  @Test
  void laysBarsDownWhenTheirNamesNeedRoom() {
    CategoryChart chart =
        new CategoryChart(
            List.of(new Bar("/api/orders/checkout", 2, false), new Bar("/", 4, false)),
            Amounts::number);

    assertDrawn(
        chart.lines(36, 8),
        """
        /                   █████████████  4
        /api/orders/check…  ██████▌        2
        """,
        2);
  }

  @Test
  void drawsABarWhereInTheWholeItBelongs() {
    assertThat(Waterfall.bar(0, 1, 4).plain()).isEqualTo("████");
    assertThat(Waterfall.bar(0.25, 0.75, 8).plain()).isEqualTo("  ████  ");
    assertThat(Waterfall.bar(0, 0, 4).plain()).isEqualTo("▏   ");
    assertThat(Waterfall.bar(1, 1, 4).plain()).isEqualTo("   ▐");
    assertThat(Waterfall.bar(0.125, 0.5, 4).plain()).isEqualTo("▐█  ");
    assertThat(Waterfall.bar(0, 0.3, 10).plain()).isEqualTo("███       ");
  }

  @Test
  void drawsNumbersInThreeSizes() {
    assertDrawn(
        BigNumber.lines("12", "", 7, 3, RICH),
        """
        ▄█  ▀▀█
         █  █▀▀
        ▀▀▀ ▀▀▀
        """,
        3);
    assertDrawn(
        BigNumber.lines("7", "ms", 8, 7, RICH),
        """

        █████
            █
            █
            █
            █ ms
        """,
        6);
    assertThat(plain(BigNumber.lines("7", "", 7, 9, RICH)).subList(1, 3))
        .containsExactly("███████", "     ██");
    assertThat(plain(BigNumber.lines("12", "ms", 8, 3, Look.PLAIN)))
        .containsExactly("", "  12ms", "");
  }

  @Test
  void movesATileDownWhosePlaceIsTaken() {
    Board board = new Board();
    board.add(new Board.Tile(0, 0, 2, List.of(Text.of("ab"), Text.of("cd"))));
    board.add(new Board.Tile(3, 0, 1, List.of(Text.of("x"))));
    board.add(new Board.Tile(1, 1, 2, List.of(Text.of("yz"))));

    assertThat(plain(board.lines())).containsExactly("ab x", "cd", " yz");
  }

  private static void assertDrawn(List<Text> lines, String expected, int count) {
    List<String> wanted = expected.lines().toList();
    int compared = count == 0 ? wanted.size() : count;
    assertThat(plain(lines).subList(0, compared)).isEqualTo(wanted.subList(0, compared));
  }

  private static List<String> plain(List<Text> lines) {
    return Painter.paint(List.of(new Block.Lines(lines)), Look.PLAIN)
        .lines()
        .map(String::stripTrailing)
        .toList();
  }
}
