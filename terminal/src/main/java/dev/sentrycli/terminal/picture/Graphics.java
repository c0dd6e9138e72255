package dev.sentrycli.terminal.picture;

import org.jspecify.annotations.Nullable;

/// What a terminal says about the pictures it can show.
///
/// @param kitty whether it knows the pictures of the terminal "kitty"
/// @param sixel whether it knows sixels
/// @param cellWidth points a column is wide
/// @param cellHeight points a line is high
/// @param wrapped whether kitty's pictures have to pass through tmux
/// @param ink the colour of its letters, as 0xRRGGBB
public record Graphics(
    boolean kitty, boolean sixel, int cellWidth, int cellHeight, boolean wrapped, int ink) {
  /// Can be read on a dark ground and on a light one.
  static final int USUAL_INK = 0x999999;

  /// A place where there are no pictures, only text.
  public static final Graphics NONE = new Graphics(false, false, 10, 20, false, USUAL_INK);

  private static final int WIDEST = 2560;
  private static final int MOST_POINTS = 8_000_000;
  private static final int LARGEST_CELL = 200;

  /// The colours that name a picture, without those that have a sequence of their own.
  private static final int FIRST_NUMBER = 16;

  private static final int NUMBERS = 240;

  /// How a picture is brought to the terminal.
  public enum Way {
    KITTY,
    SIXEL
  }

  public Graphics {
    if (cellWidth <= 0
        || cellHeight <= 0
        || cellWidth > LARGEST_CELL
        || cellHeight > LARGEST_CELL) {
      cellWidth = 10;
      cellHeight = 20;
    }
  }

  /// The way to take; null where there is none.
  ///
  /// @param wanted the way that is taken if it can be
  public @Nullable Way way(@Nullable Way wanted) {
    if (sixel && (wanted == Way.SIXEL || !kitty)) {
      return Way.SIXEL;
    }
    return kitty ? Way.KITTY : null;
  }

  /// An empty picture that covers so many columns and lines; null if it would have too many points.
  ///
  /// @param capped whether it is made narrower if it is very wide, so that it is sent faster
  public @Nullable Canvas canvas(int columns, int lines, boolean capped) {
    long width = (long) columns * cellWidth;
    long height = (long) lines * cellHeight;
    if (capped) {
      width = Math.min(width, WIDEST);
    }
    return width <= 0
            || height <= 0
            || width * height > MOST_POINTS
            || (wrapped && lines > Placeholders.mostLines())
        ? null
        : new Canvas((int) width, (int) height);
  }

  /// What makes the terminal show a picture at the beginning of a line; the cursor is at the
  /// beginning of the line below it afterwards.
  ///
  /// @param place tells pictures of one run apart that are to be seen at once
  public String show(Canvas canvas, Way way, int place) {
    if (way == Way.SIXEL) {
      return Sixel.of(canvas) + "\n";
    }
    int lines = (canvas.height() + cellHeight - 1) / cellHeight;
    int columns = Math.max(1, canvas.width() / cellWidth);
    if (!wrapped) {
      return Kitty.of(canvas, columns, lines) + "\n";
    }
    long run = ProcessHandle.current().pid();
    int number = FIRST_NUMBER + (int) ((run + place) % NUMBERS);
    return Passthrough.of(Kitty.kept(canvas, columns, lines, number))
        + Placeholders.of(number, columns, lines);
  }

  /// What takes away the pictures that are to be seen, where they are not gone with the text.
  public String wipe(@Nullable Way way) {
    return way == Way.KITTY && !wrapped ? Kitty.WIPE : "";
  }
}
