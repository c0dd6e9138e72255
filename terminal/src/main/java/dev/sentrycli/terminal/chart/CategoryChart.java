package dev.sentrycli.terminal.chart;

import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/// A bar for each of several things, the greatest first.
public final class CategoryChart {
  private static final String EIGHTHS = " ▁▂▃▄▅▆▇█";
  private static final int LEAST_SLOT = 5;
  private static final int WIDEST_SLOT = 16;
  private static final int LEAST_LINES = 5;
  private static final int LEAST_BAR = 8;

  private final List<Bar> bars;
  private final DoubleFunction<String> amount;
  private final double greatest;

  /// One of the things.
  ///
  /// @param other whether it sums up whatever has no bar of its own
  public record Bar(String label, double value, boolean other) {
    public Bar {
      value = Series.counted(value);
    }
  }

  /// @param amount how a number is written
  public CategoryChart(List<Bar> bars, DoubleFunction<String> amount) {
    List<Bar> sorted = new ArrayList<>(bars);
    sorted.sort(
        (a, b) ->
            a.other() == b.other()
                ? Double.compare(b.value(), a.value())
                : Boolean.compare(a.other(), b.other()));
    this.bars = List.copyOf(sorted);
    this.amount = amount;
    double most = 0;
    boolean only = true;
    for (Bar bar : sorted) {
      only &= bar.other();
    }
    for (Bar bar : sorted) {
      // What is "other" is often more than all the rest, and would make it invisible.
      most = bar.other() && !only ? most : Math.max(most, bar.value());
    }
    this.greatest = most;
  }

  /// The bars in the order they are drawn.
  public List<Bar> bars() {
    return bars;
  }

  /// The greatest number the scale has room for.
  public double greatest() {
    return greatest;
  }

  /// How its numbers are written.
  public DoubleFunction<String> amount() {
    return amount;
  }

  /// Upright bars with a scale where there is room for the names below them, else lying ones. At
  /// most `height` lines.
  public List<Text> lines(int width, int height) {
    int plotted = height - 2;
    Gutter gutter = new Gutter(greatest, plotted - 1, amount);
    int slot = bars.isEmpty() ? 0 : Math.min(WIDEST_SLOT, (width - gutter.width()) / bars.size());
    boolean readable = slot >= LEAST_SLOT;
    for (Bar bar : bars) {
      readable &= Width.of(Text.of(bar.label()).onOneLine(width)) < slot;
      readable &= amount.apply(bar.value()).length() < slot;
    }
    return readable && height >= LEAST_LINES ? upright(width, plotted, slot) : lying(width, height);
  }

  private List<Text> upright(int width, int plotted, int slot) {
    int rows = plotted - 1; // the line above the highest bar has room for its number
    Gutter gutter = new Gutter(greatest, rows, amount);
    List<Text> lines = new ArrayList<>(plotted + 2);
    for (int line = -1; line < rows; line++) {
      Cells cells = new Cells();
      if (line < 0) {
        gutter.blank(cells);
      } else {
        gutter.start(line, cells);
      }
      int row = rows - 1 - line;
      for (int i = 0; i < bars.size(); i++) {
        Bar bar = bars.get(i);
        int height = height(bar, rows);
        int filled = Math.min(8, height - 8 * row);
        if (row == (height + 7) / 8) {
          cells.add(Cells.centred(Text.of(amount.apply(bar.value())), slot - 1)).add(' ', null);
        } else {
          char c = filled <= 0 ? ' ' : EIGHTHS.charAt(filled);
          for (int j = 0; j < slot - 1; j++) {
            cells.add(c, Shade.of(i, bar.other()).style());
          }
          cells.add(' ', null);
        }
      }
      lines.add(Cells.fit(cells.text(), width));
    }
    Cells axis = new Cells();
    gutter.start(rows, axis);
    lines.add(axis.add("─".repeat(slot * bars.size()), Style.MUTED).text());
    Cells labels = new Cells();
    gutter.blank(labels);
    for (Bar bar : bars) {
      labels.add(Cells.centred(Text.of(bar.label()), slot - 1)).add(' ', null);
    }
    lines.add(Cells.fit(labels.text(), width));
    return lines;
  }

  private int height(Bar bar, int rows) {
    if (!(bar.value() > 0)) {
      return 0;
    }
    return Math.max(1, (int) Math.round(Math.min(1, bar.value() / greatest) * rows * 8));
  }

  /// Bars from left to right, a line each. At most `height` lines.
  public List<Text> lying(int width, int height) {
    int labels = 0;
    int amounts = 0;
    for (Bar bar : bars) {
      labels = Math.max(labels, Width.of(Text.of(bar.label()).onOneLine(width)));
      amounts = Math.max(amounts, amount.apply(bar.value()).length());
    }
    labels = Math.min(labels, width / 2);
    int room = width - labels - amounts - 4;
    List<Text> lines = new ArrayList<>();
    for (int i = 0; i < bars.size() && lines.size() < height; i++) {
      int left = bars.size() - i;
      if (lines.size() == height - 1 && left > 1) {
        lines.add(Cells.fit(Text.of("+" + left + " more", Style.MUTED), width));
        break;
      }
      Bar bar = bars.get(i);
      Text number = Cells.right(Text.of(amount.apply(bar.value())), Math.min(width, amounts));
      Text line;
      if (room >= LEAST_BAR) {
        double share = greatest > 0 ? Math.min(1, bar.value() / greatest) : 0;
        Text drawn =
            share > 0
                ? Waterfall.bar(0, share, room, Shade.of(i, bar.other()).style())
                : Text.of(" ".repeat(room));
        line =
            Cells.fit(Text.of(bar.label()), labels).plus("  ").plus(drawn).plus("  ").plus(number);
      } else {
        line = Cells.fit(Text.of(bar.label()), width - amounts - 2).plus("  ").plus(number);
      }
      lines.add(Cells.fit(line, width));
    }
    return lines;
  }
}
