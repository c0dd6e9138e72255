package dev.sentrycli.terminal.chart;

import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.Width;
import java.util.List;

/// Which shade is which series, on one line.
final class Legend {
  private static final int LONGEST_LABEL = 30;
  private static final int LEAST_LABEL = 8;

  private Legend() {}

  /// Names are cut where that makes room for one more; what finds none is counted.
  static Text line(List<Series> series, int width, Look look) {
    Text line = Text.EMPTY;
    int used = 0;
    for (int i = 0; i < series.size(); i++) {
      Shade shade = Shade.of(i, series.get(i).isOther());
      Text label = Text.of(series.get(i).label());
      int gap = i == 0 ? 0 : 2;
      int left = series.size() - 1 - i;
      int reserve = left == 0 ? 0 : 3 + Integer.toString(left).length();
      int room = width - used - gap - 2 - reserve;
      if (i > 0 && room < Math.min(Width.of(label), LEAST_LABEL)) {
        Text rest = Text.of("+" + (left + 1), Style.MUTED);
        return Cells.fit(line.plus(" ").plus(rest), width);
      }
      Text entry =
          Text.of(look.rich() ? "■" : Character.toString(shade.fill()), shade.style())
              .plus(" ")
              .plus(label.onOneLine(Math.clamp(room, 1, LONGEST_LABEL)));
      line = line.plus(" ".repeat(gap)).plus(entry);
      used += gap + Width.of(entry);
    }
    return used > width ? Cells.fit(line, width) : line;
  }
}
