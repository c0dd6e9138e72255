package dev.sentrycli.terminal.picture;

import java.util.Arrays;

/// A picture in memory. What nothing was drawn on lets the terminal's own ground show.
public final class Canvas {
  private static final int SOLID = 0xff000000;

  private final int width;
  private final int height;
  private final int[] points;

  public Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    this.points = new int[Math.multiplyExact(width, height)];
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /// Whether something was drawn there.
  public boolean isDrawn(int x, int y) {
    return points[y * width + x] != 0;
  }

  /// A number that two pictures are unlikely to share.
  int hash() {
    return 31 * width + Arrays.hashCode(points);
  }

  /// The colour there, as 0xRRGGBB; black where nothing was drawn.
  public int colour(int x, int y) {
    return points[y * width + x] & ~SOLID;
  }

  /// Fills a rectangle, as far as it lies on the picture.
  public void fill(int x, int y, int wide, int high, int rgb) {
    int left = Math.max(0, x);
    int right = Math.min(width, x + wide);
    int bottom = Math.min(height, y + high);
    for (int row = Math.max(0, y); row < bottom && left < right; row++) {
      Arrays.fill(points, row * width + left, row * width + right, rgb | SOLID);
    }
  }

  /// Takes away whatever was drawn in a rectangle.
  public void clear(int x, int y, int wide, int high) {
    int left = Math.max(0, x);
    int right = Math.min(width, x + wide);
    int bottom = Math.min(height, y + high);
    for (int row = Math.max(0, y); row < bottom && left < right; row++) {
      Arrays.fill(points, row * width + left, row * width + right, 0);
    }
  }

  /// Draws the outline of a rectangle, one point thick.
  public void outline(int x, int y, int wide, int high, int rgb) {
    fill(x, y, wide, 1, rgb);
    fill(x, y + high - 1, wide, 1, rgb);
    fill(x, y, 1, high, rgb);
    fill(x + wide - 1, y, 1, high, rgb);
  }

  /// Letters a line of text.
  ///
  /// @param x of the upper left corner
  /// @param scale how many points a square of the font takes in either direction
  public void letter(BitmapFont font, String text, int x, int y, int scale, int rgb) {
    int left = x;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      for (int row = 0; row < BitmapFont.HEIGHT; row++) {
        for (int column = 0; column < BitmapFont.WIDTH; column++) {
          if (font.isSet(character, column, row)) {
            fill(left + column * scale, y + row * scale, scale, scale, rgb);
          }
        }
      }
      left += BitmapFont.WIDTH * scale;
      at += Character.charCount(character);
    }
  }
}
