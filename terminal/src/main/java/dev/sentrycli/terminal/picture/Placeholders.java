package dev.sentrycli.terminal.picture;

import java.util.HexFormat;

/// Characters that stand for a picture of the terminal "kitty" and are moved, cut and scrolled as
/// any others, so that the picture stays in its place in tmux, which knows nothing of it.
///
/// The [protocol](https://sw.kovidgoyal.net/kitty/graphics-protocol/#unicode-placeholders): the
/// colour of a character and the last of its marks are the number of the picture, the marks before
/// those of its line and column. Where no mark is left for a column, it follows the one before.
///
/// @param colour the lowest part of the number of the picture
/// @param high its highest part
record Placeholders(int colour, int high) {
  /// The marks that stand for numbers, from 0 on.
  private static final char[] MARKS =
      marks(
          """
          0305 030d-030e 0310 0312 033d-033f 0346 034a-034c 0350-0352 0357 035b 0363-036f
          0483-0487 0592-0595 0597-0599 059c-05a1 05a8-05a9 05ab-05ac 05af 05c4 0610-0617
          0657-065b 065d-065e 06d6-06dc 06df-06e2 06e4 06e7-06e8 06eb-06ec 0730 0732-0733
          0735-0736 073a 073d 073f-0741 0743 0745 0747 0749-074a 07eb-07f1 07f3 0816-0819
          081b-0823 0825-0827 0829-082d 0951 0953-0954 0f82-0f83 0f86-0f87 135d-135f 17dd 193a
          1a17 1a75-1a7c 1b6b 1b6d-1b73 1cd0-1cd2 1cda-1cdb 1ce0 1dc0-1dc1 1dc3-1dc9 1dcb-1dcc
          1dd1-1de6 1dfe 20d0-20d1 20d4-20d7 20db-20dc 20e1 20e7 20e9 20f0 2cef-2cf1 2de0-2dff
          """);

  private static final String PLACE = Character.toString(0x10eeee);

  /// The colours that have no sequence of their own.
  private static final int FIRST_COLOUR = 16;

  private static final int COLOURS = 240;

  /// The mark that stands for a number.
  static char mark(int number) {
    return MARKS[number];
  }

  /// How many lines a picture can have.
  static int mostLines() {
    return MARKS.length;
  }

  /// Those of a picture, whose number comes from what is drawn: another one in the same window may
  /// not get the same.
  static Placeholders of(Canvas canvas) {
    int hash = canvas.hash();
    return new Placeholders(
        FIRST_COLOUR + Math.floorMod(hash, COLOURS), Math.floorMod(hash / COLOURS, MARKS.length));
  }

  /// The number of the picture.
  long picture() {
    return (long) high << 24 | colour;
  }

  /// The lines that show it.
  String text(int columns, int lines) {
    StringBuilder written = new StringBuilder(lines * (5 * columns + 16));
    for (int line = 0; line < lines; line++) {
      written.append("\u001b[38;5;").append(colour).append('m');
      for (int column = 0; column < columns; column++) {
        written.append(PLACE);
        if (column < MARKS.length) {
          written.append(mark(line)).append(mark(column)).append(mark(high));
        }
      }
      written.append("\u001b[39m\n");
    }
    return written.toString();
  }

  /// @param ranges in hexadecimal digits, in their order
  private static char[] marks(String ranges) {
    char[] marks = new char[245];
    int count = 0;
    for (String range : ranges.strip().split("\\s+", -1)) {
      int first = HexFormat.fromHexDigits(range, 0, 4);
      int last = HexFormat.fromHexDigits(range, range.length() - 4, range.length());
      for (int mark = first; mark <= last; mark++) {
        marks[count++] = (char) mark;
      }
    }
    return marks;
  }
}
