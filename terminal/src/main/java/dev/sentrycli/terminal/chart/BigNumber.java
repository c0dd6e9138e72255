package dev.sentrycli.terminal.chart;

import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.Width;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A number that can be read from the other end of the room.
public final class BigNumber {
  private static final String SHAPED = "0123456789.,-+%KMBTPEsmhd";

  /// The shape of each of [#SHAPED]: five rows of three squares.
  private static final List<String> SHAPES =
      List.of(
          "### # # # # # # ###",
          " #  ##   #   #  ###",
          "###   # ### #   ###",
          "###   # ###   # ###",
          "# # # # ###   #   #",
          "### #   ###   # ###",
          "### #   ### # # ###",
          "###   #   #   #   #",
          "### # # ### # # ###",
          "### # # ###   # ###",
          "                 # ",
          "             #  #  ",
          "        ###        ",
          "     #  ###  #     ",
          "# #   #  #  #   # #",
          "# # # # ##  # # # #",
          "# # ### ### # # # #",
          "##  # # ##  # # ## ",
          "###  #   #   #   # ",
          "### # # ### #   #  ",
          "### #   ##  #   ###",
          "    ### ##   ## ###",
          "        ### ### # #",
          "#   #   ### # # # #",
          "  #   # ### # # ###");

  /// How large the characters are.
  private enum Size {
    /// Seven lines; the shape's rows and columns are drawn once, twice or three times.
    LARGE("0112334", "0011122", 9),
    MEDIUM("01234", "01112", 7),
    /// Two rows of the shape in each line.
    SMALL("012345", "012", 3);

    final String rows;
    final String columns;
    final int leastHeight;

    Size(String rows, String columns, int leastHeight) {
      this.rows = rows;
      this.columns = columns;
      this.leastHeight = leastHeight;
    }

    int width(int characters) {
      return characters * (columns.length() + 1) - 1;
    }
  }

  private BigNumber() {}

  /// Exactly `height` lines with the number and its unit in their middle: in large characters where
  /// they fit and where looks matter, else as one line of text.
  ///
  /// @param unit what stands behind it, may be empty
  public static List<Text> lines(String number, String unit, int width, int height, Look look) {
    Size size = look.rich() ? largest(number, unit, width, height) : null;
    List<Text> drawn =
        size == null
            ? List.of(Cells.centred(Text.of(number + unit, Style.BOLD), width))
            : drawn(size, number, unit, width);
    List<Text> lines = new ArrayList<>(height);
    for (int i = 0; i < (height - drawn.size()) / 2; i++) {
      lines.add(Text.EMPTY);
    }
    lines.addAll(drawn.subList(0, Math.min(drawn.size(), Math.max(0, height))));
    while (lines.size() < height) {
      lines.add(Text.EMPTY);
    }
    return lines;
  }

  private static @Nullable Size largest(String number, String unit, int width, int height) {
    for (int i = 0; i < number.length(); i++) {
      if (SHAPED.indexOf(number.charAt(i)) < 0) {
        return null;
      }
    }
    int behind = unit.isEmpty() ? 0 : Width.of(unit) + 1;
    for (Size size : Size.values()) {
      if (height >= size.leastHeight
          && !number.isEmpty()
          && size.width(number.length()) + behind <= width) {
        return size;
      }
    }
    return null;
  }

  private static List<Text> drawn(Size size, String number, String unit, int width) {
    int step = size == Size.SMALL ? 2 : 1;
    List<Text> lines = new ArrayList<>();
    for (int row = 0; row < size.rows.length(); row += step) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < number.length(); i++) {
        line.append(i == 0 ? "" : " ");
        String shape = SHAPES.get(SHAPED.indexOf(number.charAt(i)));
        for (int j = 0; j < size.columns.length(); j++) {
          int column = size.columns.charAt(j) - '0';
          boolean upper = filled(shape, size.rows.charAt(row) - '0', column);
          boolean lower =
              step == 1 ? upper : filled(shape, size.rows.charAt(row + 1) - '0', column);
          line.append(upper ? (lower ? '█' : '▀') : (lower ? '▄' : ' '));
        }
      }
      Text text = Text.of(line.toString(), Style.BOLD);
      boolean last = row + step >= size.rows.length();
      if (!unit.isEmpty()) {
        text = text.plus(last ? " " + unit : " ".repeat(Width.of(unit) + 1));
      }
      lines.add(Cells.centred(text, width));
    }
    return lines;
  }

  private static boolean filled(String shape, int row, int column) {
    return row < 5 && shape.charAt(row * 4 + column) == '#';
  }
}
