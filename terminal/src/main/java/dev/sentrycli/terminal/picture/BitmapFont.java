package dev.sentrycli.terminal.picture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The characters that pictures are lettered with: 10 by 20 squares each. They are those of the X
/// Window System's "misc-fixed", which is in the public domain.
public final class BitmapFont {
  public static final int WIDTH = 10;
  public static final int HEIGHT = 20;

  private static final String FILE = "fixed-10x20.hex";
  private static final int DIGITS_OF_ROW = 3;
  private static final char UNKNOWN = '�';

  private final Map<Integer, int[]> glyphs;

  private BitmapFont(Map<Integer, int[]> glyphs) {
    this.glyphs = glyphs;
  }

  /// Reads the font that comes with the program.
  public static BitmapFont load() {
    Map<Integer, int[]> glyphs = new HashMap<>();
    try (InputStream file = BitmapFont.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int space = line.indexOf(' ');
        int[] rows = new int[HEIGHT];
        for (int i = 0; i < HEIGHT; i++) {
          int at = space + 1 + i * DIGITS_OF_ROW;
          rows[i] = Integer.parseInt(line, at, at + DIGITS_OF_ROW, 16);
        }
        glyphs.put(Integer.parseInt(line, 0, space, 16), rows);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new BitmapFont(glyphs);
  }

  /// Whether a square of a character is black; what has no shape looks like a question mark in a
  /// box.
  boolean isSet(int character, int x, int y) {
    int[] rows = glyphs.get(character);
    if (rows == null) {
      rows = glyphs.getOrDefault((int) UNKNOWN, glyphs.get((int) '?'));
    }
    return rows != null && (rows[y] >> (WIDTH - 1 - x) & 1) != 0;
  }
}
