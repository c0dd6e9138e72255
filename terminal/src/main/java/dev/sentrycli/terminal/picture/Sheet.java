package dev.sentrycli.terminal.picture;

import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.chart.CategoryChart;
import dev.sentrycli.terminal.chart.Series;
import dev.sentrycli.terminal.chart.Shade;
import dev.sentrycli.terminal.chart.TimeAxis;
import dev.sentrycli.terminal.chart.TimeChart;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;

/// A picture that is divided into the columns and lines of its lettering.
public final class Sheet {
  private static final int GREY = 0x888888;
  private static final int LEAST_PLOT = 2;
  private static final int WIDEST_BAR = 12;

  private final Canvas canvas;
  private final BitmapFont font;
  private final int scale;
  private final int ink;
  private final int cellWidth;
  private final int cellHeight;

  /// A part of a sheet, in columns and lines.
  public record Area(int column, int line, int columns, int lines) {
    /// What is left inside a frame.
    public Area inner() {
      return new Area(column + 2, line + 1, columns - 4, lines - 2);
    }
  }

  /// @param graphics how large letters are on that terminal, and of which colour
  public Sheet(Canvas canvas, BitmapFont font, Graphics graphics) {
    this.canvas = canvas;
    this.font = font;
    this.scale = scale(graphics);
    this.ink = graphics.ink();
    this.cellWidth = BitmapFont.WIDTH * scale;
    this.cellHeight = BitmapFont.HEIGHT * scale;
  }

  /// The scale at which letters are about as large as those of a terminal.
  private static int scale(Graphics graphics) {
    return Math.max(1, (graphics.cell().height() + BitmapFont.HEIGHT / 2) / BitmapFont.HEIGHT);
  }

  public int columns() {
    return canvas.width() / cellWidth;
  }

  public int lines() {
    return canvas.height() / cellHeight;
  }

  /// A box with a title in its upper edge.
  public void frame(Text title, Area area) {
    int x = area.column() * cellWidth + cellWidth / 2;
    int y = area.line() * cellHeight + cellHeight / 2;
    canvas.outline(x, y, (area.columns() - 1) * cellWidth, (area.lines() - 1) * cellHeight, GREY);
    int room = area.columns() - 6;
    if (!title.isEmpty() && room > 0) {
      Text cut = title.onOneLine(room);
      int length = cut.plain().codePointCount(0, cut.plain().length());
      canvas.clear(
          (area.column() + 2) * cellWidth,
          area.line() * cellHeight,
          (length + 2) * cellWidth,
          cellHeight);
      letter(cut, area.column() + 3, area.line());
    }
  }

  /// Lines of text, each cut where the area ends.
  public void letter(List<Text> lines, Area area) {
    for (int i = 0; i < lines.size() && i < area.lines(); i++) {
      if (area.columns() > 0) {
        letter(lines.get(i).onOneLine(area.columns()), area.column(), area.line() + i);
      }
    }
  }

  /// A number as large as the area allows, in its middle.
  public void number(String number, String unit, Area area) {
    int characters = number.codePointCount(0, number.length());
    int behind = unit.codePointCount(0, unit.length());
    if (characters == 0 || area.columns() <= 0 || area.lines() <= 0) {
      return;
    }
    int across = area.columns() * cellWidth;
    int times =
        Math.max(
            1, Math.min(area.lines(), (across - behind * cellWidth) / (characters * cellWidth)));
    int width = characters * cellWidth * times + behind * cellWidth;
    int x = area.column() * cellWidth + Math.max(0, (across - width) / 2);
    int y = area.line() * cellHeight + Math.max(0, (area.lines() - times) * cellHeight / 2);
    canvas.letter(font, number, x, y, scale * times, ink);
    int foot = y + Math.max(0, (times - 1) * cellHeight - times * cellHeight / 8);
    canvas.letter(font, unit, x + characters * cellWidth * times, foot, scale, ink);
  }

  /// Numbers over time, with a scale, an axis and, for several series, a legend.
  public void chart(TimeChart chart, Area area) {
    List<Series> series = chart.series();
    int legend = series.size() > 1 ? 1 : 0;
    int lines = area.lines() - 2 - legend;
    if (lines < LEAST_PLOT) {
      letter(chart.rows(area.columns(), area.lines()), area);
      return;
    }
    int points = Math.max(1, Math.min(Series.longest(series), area.columns() * cellWidth));
    double[][] tops = Series.stacked(series, points);
    double greatest = 0;
    if (tops.length > 0) {
      for (double top : tops[tops.length - 1]) {
        greatest = Math.max(greatest, top);
      }
    }
    Plot plot = plot(area, lines, greatest, chart.amount());
    for (int j = 0; j < points; j++) {
      int left = plot.x + (int) ((long) j * plot.width / points);
      int right = plot.x + (int) ((long) (j + 1) * plot.width / points);
      int gap = right - left >= 3 ? Math.max(1, (right - left) / 8) : 0;
      int floor = plot.y + plot.height;
      int before = 0;
      for (int i = 0; i < tops.length && greatest > 0; i++) {
        int top = (int) Math.round(tops[i][j] / greatest * plot.height);
        int rgb = Shade.of(i, series.get(i).isOther()).rgb();
        canvas.fill(left, floor - top, right - left - gap, top - before, rgb);
        before = top;
      }
    }
    for (TimeAxis.Tick tick : chart.axis().ticks(plot.width, cellWidth)) {
      int x = plot.x + tick.column();
      canvas.fill(x, plot.y + plot.height, scale, cellHeight / 4, GREY);
      canvas.letter(font, tick.label(), x, plot.y + plot.height + cellHeight / 2, scale, GREY);
    }
    if (legend > 0) {
      legend(series, area);
    }
  }

  /// A bar for each thing where their names find room below them, else lying bars.
  public void chart(CategoryChart chart, Area area) {
    int lines = area.lines() - 1;
    int count = chart.bars().size();
    int gutter = chart.amount().apply(chart.greatest()).length() + 1;
    int slot = count == 0 ? 0 : Math.min(WIDEST_BAR, (area.columns() - gutter) / count);
    boolean readable = lines > LEAST_PLOT;
    for (CategoryChart.Bar bar : chart.bars()) {
      readable &= bar.label().length() < slot && chart.amount().apply(bar.value()).length() < slot;
    }
    if (!readable) {
      letter(chart.lying(area.columns(), area.lines()), area);
      return;
    }
    Area below = new Area(area.column(), area.line() + 1, area.columns(), area.lines() - 1);
    Plot plot = plot(below, lines - 1, chart.greatest(), chart.amount());
    for (int i = 0; i < count; i++) {
      CategoryChart.Bar bar = chart.bars().get(i);
      int x = plot.x + i * slot * cellWidth;
      double share =
          chart.greatest() > 0 ? Math.clamp(bar.value() / chart.greatest(), 0.0, 1.0) : 0;
      int high = (int) Math.round(share * plot.height);
      int wide = (slot - 1) * cellWidth;
      int floor = plot.y + plot.height;
      canvas.fill(x, floor - high, wide, high, Shade.of(i, bar.other()).rgb());
      middle(chart.amount().apply(bar.value()), x, wide, floor - high - cellHeight, ink);
      middle(bar.label(), x, wide, floor + cellHeight / 8, GREY);
    }
  }

  /// Where the columns of a chart are, in points.
  private record Plot(int x, int y, int width, int height) {}

  private Plot plot(Area area, int lines, double greatest, DoubleFunction<String> amount) {
    String top = greatest > 0 ? amount.apply(greatest) : "";
    String middle = greatest > 0 && lines >= 5 ? amount.apply(greatest / 2) : "";
    String bottom = amount.apply(0);
    int gutter = Math.max(top.length(), Math.max(middle.length(), bottom.length())) + 1;
    int x = (area.column() + gutter) * cellWidth;
    int y = area.line() * cellHeight + cellHeight / 2;
    int width = Math.max(1, (area.columns() - gutter) * cellWidth);
    int height = lines * cellHeight - cellHeight / 2;
    int left = area.column() * cellWidth;
    List<String> labels = List.of(top, middle, bottom);
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      int at = y + i * height / 2;
      if (!label.isEmpty()) {
        int start = left + (gutter - 1 - label.length()) * cellWidth;
        canvas.letter(font, label, start, at - cellHeight / 2, scale, GREY);
        canvas.fill(x - cellWidth / 2, at, cellWidth / 2, scale, GREY);
      }
    }
    canvas.fill(x - scale, y, scale, height, GREY);
    canvas.fill(x - scale, y + height, width + scale, scale, GREY);
    return new Plot(x, y, width, height);
  }

  private void legend(List<Series> series, Area area) {
    int column = area.column();
    int line = area.line() + area.lines() - 1;
    int end = area.column() + area.columns();
    for (int i = 0; i < series.size(); i++) {
      String label = series.get(i).label();
      int left = series.size() - 1 - i;
      // Where names are left over, their number stands at the end.
      int reserve = left == 0 ? 0 : 3 + Integer.toString(left).length();
      int room = end - column - 2 - reserve;
      if (room < Math.min(label.length(), 8)) {
        letter(Text.of("+" + (left + 1)), column, line);
        return;
      }
      Text cut = Text.of(label).onOneLine(Math.min(room, 30));
      int side = cellWidth - 2 * scale;
      canvas.fill(
          column * cellWidth + scale,
          line * cellHeight + (cellHeight - side) / 2,
          side,
          side,
          Shade.of(i, series.get(i).isOther()).rgb());
      letter(cut, column + 2, line);
      column += 2 + cut.plain().length() + 2;
    }
  }

  private void middle(String text, int x, int width, int y, int rgb) {
    canvas.letter(font, text, x + (width - text.length() * cellWidth) / 2, y, scale, rgb);
  }

  private void letter(Text line, int column, int row) {
    int x = column * cellWidth;
    for (Text.Span span : line.spans()) {
      canvas.letter(font, span.text(), x, row * cellHeight, scale, rgb(span.styles()));
      x += span.text().codePointCount(0, span.text().length()) * cellWidth;
    }
  }

  private int rgb(Set<Style> styles) {
    for (Style style : styles) {
      int rgb = Shade.rgb(style);
      if (rgb >= 0) {
        return rgb;
      }
    }
    return ink;
  }
}
