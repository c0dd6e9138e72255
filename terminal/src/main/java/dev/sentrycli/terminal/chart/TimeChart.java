package dev.sentrycli.terminal.chart;

import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.Width;
import dev.sentrycli.terminal.format.Sparkline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/// Numbers over time, as columns that stand on each other where there are several series.
///
/// @param amount how a number is written
public record TimeChart(List<Series> series, TimeAxis axis, DoubleFunction<String> amount) {
  private static final String EIGHTHS = " ▁▂▃▄▅▆▇█";
  private static final int LEAST_PLOT = 8;
  private static final int LEAST_LINES = 4;
  private static final int LEAST_SPARKLINE = 8;
  private static final int LONGEST_SPARKLINE = 40;

  public TimeChart {
    series = Series.ordered(series);
  }

  /// A chart with a scale, an axis of time and, for several series, a legend: exactly `height`
  /// lines. Where there is no room for that it is [#rows].
  public List<Text> lines(int width, int height, Look look) {
    int legend = series.size() > 1 ? 1 : 0;
    int plotted = height - 2 - legend;
    if (height < LEAST_LINES + legend || series.isEmpty()) {
      return rows(width, height);
    }
    // The scale depends on what a column shows, and the columns on how wide the scale is.
    Gutter gutter = new Gutter(stacked(width).greatest(), plotted, amount);
    int columns = width - gutter.width();
    if (columns < LEAST_PLOT) {
      return rows(width, height);
    }
    Stack stack = stacked(columns);
    gutter = new Gutter(stack.greatest(), plotted, amount);
    if (width - gutter.width() != columns) {
      columns = width - gutter.width();
      if (columns < LEAST_PLOT) {
        return rows(width, height);
      }
      stack = stacked(columns);
    }
    List<Text> lines = new ArrayList<>(height);
    for (int line = 0; line < plotted; line++) {
      Cells cells = new Cells();
      gutter.start(line, cells);
      int row = plotted - 1 - line;
      for (int column = 0; column < columns; column++) {
        stack.cell(column, row, plotted, look, cells);
      }
      lines.add(cells.text());
    }
    lines.add(axisLine(gutter, plotted, columns));
    lines.add(axisLabels(gutter, columns));
    if (legend > 0) {
      lines.add(Legend.line(series, width, look));
    }
    return lines;
  }

  /// A line for each series: its name, a sparkline, its latest number. At most `height` lines.
  public List<Text> rows(int width, int height) {
    List<Text> lines = new ArrayList<>();
    int labels = 0;
    int amounts = 0;
    for (Series one : series) {
      labels = Math.max(labels, Width.of(Text.of(one.label()).onOneLine(width)));
      amounts = Math.max(amounts, amount.apply(one.latest()).length());
    }
    int wanted = Math.clamp(Series.longest(series), LEAST_SPARKLINE, LONGEST_SPARKLINE);
    labels = Math.min(labels, Math.max(width / 3, width - wanted - amounts - 4));
    int sparkline = Math.min(wanted, width - labels - amounts - 4);
    for (int i = 0; i < series.size() && lines.size() < height; i++) {
      int left = series.size() - i;
      if (lines.size() == height - 1 && left > 1) {
        lines.add(Cells.fit(Text.of("+" + left + " more", Style.MUTED), width));
        break;
      }
      Series one = series.get(i);
      String latest = amount.apply(one.latest());
      Text line;
      if (sparkline >= LEAST_SPARKLINE) {
        Shade shade = Shade.of(i, one.isOther());
        Text drawn = Text.of(Sparkline.of(one.drawn(), sparkline), shade.style());
        line =
            Cells.fit(Text.of(one.label()), labels)
                .plus("  ")
                .plus(Cells.fit(drawn, sparkline))
                .plus("  ")
                .plus(Cells.right(Text.of(latest), amounts));
      } else {
        line =
            Cells.fit(Text.of(one.label()), width - amounts - 2)
                .plus("  ")
                .plus(Cells.right(Text.of(latest), Math.min(width, amounts)));
      }
      lines.add(Cells.fit(line, width));
    }
    return lines;
  }

  private Text axisLine(Gutter gutter, int plotted, int columns) {
    Cells cells = new Cells();
    gutter.start(plotted, cells);
    char[] line = "─".repeat(columns).toCharArray();
    for (TimeAxis.Tick tick : axis.ticks(columns, 1)) {
      line[tick.column()] = '┬';
    }
    return cells.add(new String(line), Style.MUTED).text();
  }

  private Text axisLabels(Gutter gutter, int columns) {
    Cells cells = new Cells();
    gutter.blank(cells);
    int at = 0;
    for (TimeAxis.Tick tick : axis.ticks(columns, 1)) {
      cells.repeat(' ', tick.column() - at);
      cells.add(tick.label(), Style.MUTED);
      at = tick.column() + tick.label().length();
    }
    return cells.text();
  }

  private Stack stacked(int columns) {
    double[][] tops = Series.stacked(series, columns);
    double greatest = 0;
    if (tops.length > 0) {
      for (double top : tops[tops.length - 1]) {
        greatest = Math.max(greatest, top);
      }
    }
    return new Stack(series, tops, greatest, columns, Series.longest(series));
  }

  /// The columns of all series, one upon the other.
  private static final class Stack {
    private static final int WIDE_BAR = 4;

    private final List<Series> series;
    private final double[][] tops;
    private final double greatest;
    private final int columns;
    private final int length;

    Stack(List<Series> series, double[][] tops, double greatest, int columns, int length) {
      this.series = series;
      this.tops = tops;
      this.greatest = greatest;
      this.columns = columns;
      this.length = length;
    }

    double greatest() {
      return greatest;
    }

    /// @param row counted from the bottom
    void cell(int column, int row, int rows, Look look, Cells cells) {
      double total = tops[tops.length - 1][column];
      if (!(greatest > 0) || !(total > 0) || endsBar(column)) {
        cells.add(' ', null);
        return;
      }
      int height = Math.max(1, (int) Math.round(total / greatest * rows * 8));
      int filled = Math.min(8, height - 8 * row);
      if (filled <= 0) {
        cells.add(' ', null);
        return;
      }
      double middle = (8 * row + filled / 2.0) / height * total;
      int which = 0;
      while (which < tops.length - 1 && tops[which][column] < middle) {
        which++;
      }
      Shade shade = Shade.of(which, series.get(which).isOther());
      if (look.rich() || series.size() == 1) {
        cells.add(EIGHTHS.charAt(filled), shade.style());
      } else {
        cells.add(filled >= 4 || row == 0 ? shade.fill() : ' ', shade.style());
      }
    }

    /// Whether a column is the gap between two bars that are wide enough to have one.
    private boolean endsBar(int column) {
      return columns >= (long) WIDE_BAR * length
          && (long) column * length / columns != (column + 1L) * length / columns;
    }
  }
}
