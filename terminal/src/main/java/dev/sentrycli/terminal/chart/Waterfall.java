package dev.sentrycli.terminal.chart;

import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.Width;
import java.util.ArrayList;
import java.util.List;

/// Bars that show when, within a whole, each of several things began and ended.
public final class Waterfall {
  private static final String LEFT_EIGHTHS = " ▏▎▍▌▋▊▉█";
  private static final int LEAST_BAR = 10;

  private Waterfall() {}

  /// One thing.
  ///
  /// @param label what it is, a branch of a tree before it for example
  /// @param start where it begins, as a part of the whole from 0 to 1
  /// @param end where it ends, not before its start
  /// @param amount how long that is, in words
  public record Row(Text label, double start, double end, String amount, Style style) {}

  /// A bar in exactly so many columns. Whatever lies within the whole is seen, however short.
  public static Text bar(double start, double end, int width, Style... styles) {
    if (width <= 0) {
      return Text.EMPTY;
    }
    double from = part(start) * width;
    double to = Math.max(from, part(end) * width);
    int first = Math.min(width - 1, (int) from);
    StringBuilder bar = new StringBuilder(width);
    int last = Math.min(width, (int) to);
    int rest = (int) Math.round((to - last) * 8);
    if (last <= first) {
      // Within one cell: characters can be filled from the left, or their right half.
      int eighths = Math.max(1, (int) Math.round((to - from) * 8));
      bar.append(from - first >= 0.5 && eighths <= 4 ? '▐' : LEFT_EIGHTHS.charAt(eighths));
    } else {
      bar.append(from - first >= 0.25 ? '▐' : '█');
      for (int i = first + 1; i < last; i++) {
        bar.append('█');
      }
      if (rest > 0 && last < width) {
        bar.append(LEFT_EIGHTHS.charAt(rest));
      }
    }
    return Text.of(" ".repeat(first))
        .plus(bar.toString(), styles)
        .plus(" ".repeat(Math.max(0, width - first - bar.length())));
  }

  /// A line for each row: label, bar, amount.
  public static List<Text> lines(List<Row> rows, int width) {
    int labels = 0;
    int amounts = 0;
    for (Row row : rows) {
      labels = Math.max(labels, Width.of(row.label()));
      amounts = Math.max(amounts, Width.of(row.amount()));
    }
    labels = Math.min(labels, width / 2);
    int bars = width - labels - amounts - 4;
    List<Text> lines = new ArrayList<>(rows.size());
    for (Row row : rows) {
      Text amount = Cells.right(Text.of(row.amount()), Math.min(amounts, width));
      Text line;
      if (bars >= LEAST_BAR) {
        line =
            Cells.fit(row.label(), labels)
                .plus("  ")
                .plus(bar(row.start(), row.end(), bars, row.style()))
                .plus("  ")
                .plus(amount);
      } else {
        line = Cells.fit(row.label(), width - amounts - 2).plus("  ").plus(amount);
      }
      lines.add(Cells.fit(line, width));
    }
    return lines;
  }

  private static double part(double value) {
    return Double.isNaN(value) ? 0 : Math.clamp(value, 0.0, 1.0);
  }
}
