package dev.sentrycli.terminal;

import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Block.Grid;
import java.util.List;

/// A table whose rows come one after the other, so that its columns must be as wide as they are
/// before any row is known. Where there are no boxes, it is made of rows of Markdown.
public final class GrowingTable {
  private static final int LEAST = 20;
  private static final String LINE_START = "\r\u001b[K";

  private final List<Column> columns;
  private final Look look;
  private final int[] widths;

  /// @param columns each as wide as its `least`; the one of 0 gets what is left. Those that don't
  ///   fit into a terminal leave by their rank, and their cells with them
  public GrowingTable(List<Column> columns, Look look) {
    this.columns = List.copyOf(columns);
    this.look = look;
    this.widths = widths();
  }

  private int[] widths() {
    int[] fixed = new int[columns.size()];
    int used = columns.size() + 1;
    for (int i = 0; i < fixed.length; i++) {
      fixed[i] = columns.get(i).least();
      used += fixed[i];
    }
    for (int i = 0; i < fixed.length; i++) {
      if (fixed[i] == 0) {
        fixed[i] = Math.max(LEAST, look.width() - used);
      }
    }
    return fixed;
  }

  /// What stands above the rows.
  public String begin() {
    StringBuilder drawn = new StringBuilder();
    if (look.rich()) {
      painter(List.of(), drawn).open();
      return drawn.toString();
    }
    StringBuilder line = new StringBuilder("|");
    drawn.append('|');
    for (Column column : columns) {
      drawn.append(' ').append(column.header()).append(" |");
      line.append(column.right() ? " ---: |" : " --- |");
    }
    return drawn.append('\n').append(line).append('\n').toString();
  }

  /// @param rows each with as many cells as there are columns
  public String more(List<List<Cell>> rows) {
    StringBuilder drawn = new StringBuilder();
    if (look.rich()) {
      painter(rows, drawn).body();
      return drawn.toString();
    }
    for (List<Cell> row : rows) {
      drawn.append('|');
      for (Cell cell : row) {
        drawn.append(' ');
        boolean first = true;
        for (Text line : cell.lines()) {
          drawn.append(first ? "" : " ").append(inOneRow(line.plain()));
          first = false;
        }
        drawn.append(" |");
      }
      drawn.append('\n');
    }
    return drawn.toString();
  }

  /// What stands below the rows. It takes the place of what a terminal shows of Ctrl-C.
  public String end() {
    StringBuilder drawn = new StringBuilder();
    if (look.rich()) {
      if (look.bounded()) {
        drawn.append(LINE_START);
      }
      painter(List.of(), drawn).close();
    }
    return drawn.toString();
  }

  private GridPainter painter(List<List<Cell>> rows, StringBuilder drawn) {
    return new GridPainter(new Grid(columns, rows, false, false), widths, new Ink(look, drawn));
  }

  private static String inOneRow(String text) {
    return text.replace("\\", "\\\\").replace("|", "\\|").replace('\n', ' ');
  }
}
