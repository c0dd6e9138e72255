package dev.sentrycli.terminal;

import java.util.List;

/// A part of what a person is shown, before any width or colour is known.
public sealed interface Block {
  /// A title and an empty line; level 1 and 2 are underlined.
  record Heading(int level, Text text) implements Block {}

  /// Text that wraps at the width, between words.
  record Paragraph(Text text) implements Block {}

  /// Lines that are never wrapped or cut.
  record Lines(List<Text> lines) implements Block {}

  record Bullets(List<Text> items) implements Block {}

  /// Somebody's words, indented.
  record Quote(Text text) implements Block {}

  /// Code, indented, never wrapped.
  record Code(List<Text> lines) implements Block {}

  /// A horizontal line of the given length.
  record Rule(int length) implements Block {}

  /// Sequences that show a picture; an empty line where looks don't matter.
  ///
  /// @param sequences made by this program alone, with no word of anybody else in them
  record Picture(String sequences) implements Block {}

  /// An empty line.
  record Gap() implements Block {}

  /// Labels and values in a box of two columns without a header.
  record Facts(List<Fact> facts) implements Block {}

  /// One row of [Facts].
  record Fact(String label, Text value) {}

  /// A box table. Every row has as many cells as there are columns.
  ///
  /// @param ruled whether muted lines separate the rows
  /// @param cut whether a line too long for its cell is cut with an ellipsis instead of wrapped
  record Grid(List<Column> columns, List<List<Cell>> rows, boolean ruled, boolean cut)
      implements Block {
    public Grid {
      for (List<Cell> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(
              row.size() + " cells in a table of " + columns.size() + " columns");
        }
      }
    }
  }

  /// @param header shown in capitals; a table in which every header is empty has none
  /// @param right whether it is aligned to the right, as numbers are
  /// @param fixed whether it never shrinks, even if the table gets wider than the terminal
  /// @param least the width, spaces at both sides included, that it keeps when space is short; 0
  ///   for none
  /// @param rank the columns with the highest rank leave a table that is too wide; those of rank 0
  ///   never do
  record Column(String header, boolean right, boolean fixed, int least, int rank) {
    public Column(String header, boolean right, boolean fixed, int least) {
      this(header, right, fixed, least, 0);
    }

    /// A column of what people type again, which stays readable in a narrow terminal.
    public static Column ofNames(String header, Look look) {
      return new Column(header, false, false, look.isNarrow() ? 26 : 0);
    }
  }

  /// What stands in a cell, line by line.
  record Cell(List<Text> lines) {
    public static Cell of(Text text) {
      return new Cell(List.of(text));
    }

    public static Cell of(String text) {
      return of(Text.of(text));
    }
  }
}
