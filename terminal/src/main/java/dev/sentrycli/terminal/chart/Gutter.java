package dev.sentrycli.terminal.chart;

import dev.sentrycli.terminal.Style;
import java.util.function.DoubleFunction;

/// The scale at the left of a chart: amounts at the top, in the middle and at the bottom.
final class Gutter {
  private final String top;
  private final String middle;
  private final String bottom;
  private final int rows;
  private final int width;

  /// @param greatest the amount at the top, 0 for a chart of nothing
  /// @param rows how many lines the chart has above its axis
  Gutter(double greatest, int rows, DoubleFunction<String> amount) {
    this.top = greatest > 0 ? amount.apply(greatest) : "";
    this.middle = greatest > 0 && rows >= 5 ? amount.apply(greatest / 2) : "";
    this.bottom = amount.apply(0);
    this.rows = rows;
    this.width = Math.max(top.length(), Math.max(middle.length(), bottom.length()));
  }

  /// The columns it takes, with the line that ends it.
  int width() {
    return width + 2;
  }

  /// What stands before a line of the chart; line 0 is the top, the one after the last is the axis.
  void start(int line, Cells cells) {
    String label = line == rows ? bottom : line == 0 ? top : line == rows / 2 ? middle : "";
    cells.repeat(' ', width - label.length());
    cells.add(label, Style.MUTED);
    cells.add(' ', null);
    cells.add(line == rows ? '┼' : label.isEmpty() ? '│' : '┤', Style.MUTED);
  }

  /// As many blanks as it is wide.
  void blank(Cells cells) {
    cells.repeat(' ', width());
  }
}
