package dev.sentrycli.terminal;

import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Block.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Draws tables in rounded boxes.
final class GridPainter {
  private static final List<Column> FACT_COLUMNS =
      List.of(new Column("", false, false, 0), new Column("", false, false, 0));

  private final Grid grid;
  private final Ink ink;

  /// Lines by row and column. The first row is the header if there is one.
  private final List<List<List<Line>>> rows;

  private final boolean headed;
  private final int[] widths;

  /// A line and the columns it takes, counted once.
  private record Line(Text text, int width) {
    static final Line EMPTY = new Line(Text.EMPTY, 0);

    static Line of(Text text) {
      return new Line(text, Width.of(text));
    }
  }

  private GridPainter(Grid grid, int width, Ink ink) {
    this.grid = grid;
    this.ink = ink;
    this.headed = isHeaded(grid.columns());
    this.rows = rows();
    this.widths =
        ColumnFit.fit(naturalWidths(), headerWordWidths(), addressWidths(), grid.columns(), width);
  }

  /// For parts of a table.
  ///
  /// @param widths of the columns, the space around their cells included
  GridPainter(Grid grid, int[] widths, Ink ink) {
    this.grid = grid;
    this.ink = ink;
    this.headed = isHeaded(grid.columns());
    this.rows = rows();
    this.widths = widths;
  }

  static void paint(Grid grid, int width, Ink ink) {
    if (!grid.columns().isEmpty() && (!grid.rows().isEmpty() || isHeaded(grid.columns()))) {
      GridPainter painter = new GridPainter(grid, width, ink);
      int leaving = painter.leavingColumn(width);
      while (leaving >= 0) {
        painter = new GridPainter(without(leaving, painter.grid), width, ink);
        leaving = painter.leavingColumn(width);
      }
      painter.draw();
    }
  }

  /// The column a table that is too wide can do without; negative if it fits or needs all it has.
  private int leavingColumn(int width) {
    int total = widths.length + 1;
    int leaving = -1;
    int rank = 0;
    for (int i = 0; i < widths.length; i++) {
      total += widths[i];
      if (grid.columns().get(i).rank() > rank) {
        rank = grid.columns().get(i).rank();
        leaving = i;
      }
    }
    return total > width ? leaving : -1;
  }

  private static Grid without(int column, Grid grid) {
    List<Column> columns = new ArrayList<>(grid.columns());
    columns.remove(column);
    List<List<Cell>> rows = new ArrayList<>(grid.rows().size());
    for (List<Cell> row : grid.rows()) {
      List<Cell> cells = new ArrayList<>(row);
      cells.remove(column);
      rows.add(cells);
    }
    return new Grid(columns, rows, grid.ruled(), grid.cut());
  }

  static void paint(Block.Facts facts, int width, Ink ink) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Fact fact : facts.facts()) {
      rows.add(List.of(Cell.of(Text.of(fact.label(), Style.BOLD)), Cell.of(fact.value())));
    }
    paint(new Grid(FACT_COLUMNS, rows, false, false), width, ink);
  }

  private static boolean isHeaded(List<Column> columns) {
    for (Column column : columns) {
      if (!column.header().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private List<List<List<Line>>> rows() {
    List<List<List<Line>>> all = new ArrayList<>(grid.rows().size() + 1);
    if (headed) {
      List<List<Line>> header = new ArrayList<>();
      for (Column column : grid.columns()) {
        String title = column.header().toUpperCase(Locale.ROOT);
        header.add(lines(List.of(Text.of(title, Style.BOLD))));
      }
      all.add(header);
    }
    for (List<Cell> row : grid.rows()) {
      List<List<Line>> cells = new ArrayList<>(row.size());
      for (Cell cell : row) {
        cells.add(lines(cell.lines()));
      }
      all.add(cells);
    }
    return all;
  }

  private static List<Line> lines(List<Text> texts) {
    List<Line> lines = new ArrayList<>(texts.size());
    for (Text text : texts) {
      for (Text line : Wrapping.lines(text)) {
        lines.add(Line.of(line));
      }
    }
    return lines;
  }

  private int[] naturalWidths() {
    int[] natural = new int[grid.columns().size()];
    for (List<List<Line>> row : rows) {
      for (int i = 0; i < natural.length; i++) {
        for (Line line : row.get(i)) {
          natural[i] = Math.max(natural[i], line.width() + 2);
        }
      }
    }
    for (int i = 0; i < natural.length; i++) {
      natural[i] = Math.max(natural[i], 2);
    }
    return natural;
  }

  private int[] headerWordWidths() {
    int[] words = new int[grid.columns().size()];
    for (int i = 0; headed && i < words.length; i++) {
      for (Text line :
          Wrapping.wrap(rows.getFirst().get(i).getFirst().text(), 1, Wrapping.LongWord.KEEP)) {
        words[i] = Math.max(words[i], Width.of(line) + 2);
      }
    }
    return words;
  }

  /// The widths that keep the addresses whole, which can't be opened or copied in pieces.
  private int[] addressWidths() {
    int[] addresses = new int[grid.columns().size()];
    for (List<List<Line>> row : rows) {
      for (int i = 0; i < addresses.length; i++) {
        for (Line line : row.get(i)) {
          for (Text.Span span : line.text().spans()) {
            if (span.text().equals(span.link())) {
              addresses[i] = Math.max(addresses[i], Width.of(span.text()) + 2);
            }
          }
        }
      }
    }
    return addresses;
  }

  private void draw() {
    open();
    body();
    close();
  }

  /// The upper edge, and the header if there is one.
  void open() {
    border('╭', '┬', '╮');
    if (headed) {
      row(rows.getFirst(), true);
      border('├', '┼', '┤');
    }
  }

  void body() {
    String between = borderLine('├', '┼', '┤');
    for (int i = headed ? 1 : 0; i < rows.size(); i++) {
      row(rows.get(i), false);
      if (grid.ruled() && i < rows.size() - 1) {
        ink.muted(between).raw("\n");
      }
    }
  }

  /// The lower edge.
  void close() {
    border('╰', '┴', '╯');
  }

  private void border(char left, char cross, char right) {
    ink.raw(borderLine(left, cross, right)).raw("\n");
  }

  private String borderLine(char left, char cross, char right) {
    StringBuilder line = new StringBuilder();
    line.append(left);
    for (int i = 0; i < widths.length; i++) {
      if (i > 0) {
        line.append(cross);
      }
      for (int j = 0; j < widths[i]; j++) {
        line.append('─');
      }
    }
    return line.append(right).toString();
  }

  private void row(List<List<Line>> cells, boolean header) {
    List<List<Line>> fitted = new ArrayList<>(cells.size());
    int height = 1;
    for (int i = 0; i < cells.size(); i++) {
      List<Line> lines = fitted(cells.get(i), widths[i] - 2, header);
      fitted.add(lines);
      height = Math.max(height, lines.size());
    }
    for (int number = 0; number < height; number++) {
      for (int i = 0; i < fitted.size(); i++) {
        List<Line> lines = fitted.get(i);
        Line line = number < lines.size() ? lines.get(number) : Line.EMPTY;
        int space = widths[i] - 2 - line.width();
        ink.raw("│ ");
        if (grid.columns().get(i).right()) {
          ink.repeat(' ', space).text(line.text());
        } else {
          ink.text(line.text()).repeat(' ', space);
        }
        ink.raw(" ");
      }
      ink.raw("│\n");
    }
  }

  private List<Line> fitted(List<Line> lines, int width, boolean header) {
    boolean fits = true;
    for (Line line : lines) {
      fits &= line.width() <= width;
    }
    if (fits) {
      return lines;
    }
    List<Line> fitted = new ArrayList<>(lines.size());
    for (Line line : lines) {
      if (line.width() <= width) {
        fitted.add(line);
      } else if (grid.cut() && !header) {
        fitted.add(Line.of(Wrapping.cutWider(line.text(), width)));
      } else {
        for (Text part : Wrapping.wrap(line.text(), width, Wrapping.LongWord.BREAK)) {
          fitted.add(Line.of(part));
        }
      }
    }
    return fitted;
  }
}
