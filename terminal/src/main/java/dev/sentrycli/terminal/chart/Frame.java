package dev.sentrycli.terminal.chart;

import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.Width;
import java.util.ArrayList;
import java.util.List;

/// A box with a title around lines of a known size.
public final class Frame {
  /// The columns and lines that the box itself takes.
  public static final int COLUMNS = 4;

  public static final int LINES = 2;

  private Frame() {}

  /// Exactly `height` lines of exactly `width` columns.
  public static List<Text> around(Text title, List<Text> content, int width, int height) {
    List<Text> lines = new ArrayList<>(height);
    int inner = width - COLUMNS;
    lines.add(top(title, width));
    for (int i = 0; i < height - LINES; i++) {
      Text line = i < content.size() ? content.get(i) : Text.EMPTY;
      lines.add(Text.of("│ ").plus(Cells.fit(line, inner)).plus(" │"));
    }
    lines.add(Text.of("╰" + "─".repeat(Math.max(0, width - 2)) + "╯"));
    return lines;
  }

  private static Text top(Text title, int width) {
    int room = width - 6; // both corners, a line and a blank at either side
    if (title.isEmpty() || room < 1) {
      return Text.of("╭" + "─".repeat(Math.max(0, width - 2)) + "╮");
    }
    Text cut = title.onOneLine(room).in(Style.BOLD);
    return Text.of("╭─ ")
        .plus(cut)
        .plus(" " + "─".repeat(Math.max(0, width - 5 - Width.of(cut))) + "╮");
  }
}
