package dev.sentrycli.terminal.picture;

import org.jspecify.annotations.Nullable;

/// What a terminal says about the pictures it can show.
///
/// @param kitty whether it knows the pictures of the terminal "kitty"
/// @param sixel whether it knows sixels
/// @param cell how large a character is
/// @param most how large a picture in sixels can be; null where nothing is said of that
/// @param wrapped whether kitty's pictures have to pass through tmux
/// @param ink the colour of its letters, as 0xRRGGBB
public record Graphics(
    boolean kitty, boolean sixel, Size cell, @Nullable Size most, boolean wrapped, int ink) {
  /// A width and a height in points.
  public record Size(int width, int height) {}

  static final Size USUAL_CELL = new Size(10, 20);

  /// Can be read on a dark ground and on a light one.
  static final int USUAL_INK = 0x999999;

  /// A place where there are no pictures, only text.
  public static final Graphics NONE =
      new Graphics(false, false, USUAL_CELL, null, false, USUAL_INK);

  private static final int WIDEST = 2560;
  private static final int MOST_POINTS = 8_000_000;

  /// How a picture is brought to the terminal.
  public enum Way {
    KITTY,
    SIXEL
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

  /// An empty picture that covers so many columns and lines; null if it would be too large.
  ///
  /// @param capped whether it is made narrower if it is very wide, so that it is sent faster
  public @Nullable Canvas canvas(int columns, int lines, boolean capped) {
    long width = (long) columns * cell.width();
    long height = (long) lines * cell.height();
    if (capped) {
      width = Math.min(width, WIDEST);
    }
    if (most != null) {
      width = Math.min(width, most.width());
    }
    return width <= 0
            || height <= 0
            || width * height > MOST_POINTS
            || (most != null && height > most.height())
            || (wrapped && lines > Placeholders.mostLines())
        ? null
        : new Canvas((int) width, (int) height);
  }

  /// What makes the terminal show a picture at the beginning of a line; the cursor is at the
  /// beginning of the line below it afterwards.
  public String show(Canvas canvas, Way way) {
    if (way == Way.SIXEL) {
      return Sixel.of(canvas) + "\n";
    }
    int lines = (canvas.height() + cell.height() - 1) / cell.height();
    int columns = Math.max(1, canvas.width() / cell.width());
    if (!wrapped) {
      return Kitty.of(canvas, columns, lines) + "\n";
    }
    Placeholders places = Placeholders.of(canvas);
    return Passthrough.of(Kitty.kept(canvas, columns, lines, places.picture()))
        + places.text(columns, lines);
  }

  /// What takes away the pictures that are to be seen, where they are not gone with the text.
  public String wipe(@Nullable Way way) {
    return way == Way.KITTY && !wrapped ? Kitty.WIPE : "";
  }
}
