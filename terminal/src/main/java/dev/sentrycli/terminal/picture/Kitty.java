package dev.sentrycli.terminal.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;

/// Writes a picture as the terminal "kitty" and those like it take it: points in four bytes,
/// compressed, in pieces.
public final class Kitty {
  /// Takes all pictures away that are to be seen.
  static final String WIPE = "\u001b_Ga=d,d=A,q=2\u001b\\";

  private static final int PIECE = 4096;

  private Kitty() {}

  /// The sequences that show the picture where the cursor is.
  ///
  /// @param columns how many columns of the terminal it covers
  /// @param lines how many lines it covers
  public static String of(Canvas canvas, int columns, int lines) {
    return of(canvas, columns, lines, "");
  }

  /// The sequences that keep the picture for the [Placeholders] of that number.
  static String kept(Canvas canvas, int columns, int lines, long number) {
    return of(canvas, columns, lines, ",U=1,i=" + number);
  }

  private static String of(Canvas canvas, int columns, int lines, String placing) {
    String data = Base64.getEncoder().encodeToString(compressed(canvas));
    StringBuilder written = new StringBuilder(data.length() + data.length() / 64 + 128);
    for (int from = 0; from == 0 || from < data.length(); from += PIECE) {
      int to = Math.min(data.length(), from + PIECE);
      written.append("\u001b_G");
      if (from == 0) {
        written.append("a=T,q=2,f=32,o=z,s=").append(canvas.width());
        written.append(",v=").append(canvas.height());
        written.append(",c=").append(columns).append(",r=").append(lines);
        written.append(placing).append(',');
      }
      written.append("m=").append(to < data.length() ? '1' : '0').append(';');
      written.append(data, from, to).append("\u001b\\");
    }
    return written.toString();
  }

  private static byte[] compressed(Canvas canvas) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(bytes)) {
      byte[] row = new byte[canvas.width() * 4];
      for (int y = 0; y < canvas.height(); y++) {
        for (int x = 0; x < canvas.width(); x++) {
          int rgb = canvas.colour(x, y);
          row[4 * x] = (byte) (rgb >> 16);
          row[4 * x + 1] = (byte) (rgb >> 8);
          row[4 * x + 2] = (byte) rgb;
          row[4 * x + 3] = (byte) (canvas.isDrawn(x, y) ? 0xff : 0);
        }
        deflated.write(row);
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }
}
