package dev.sentrycli.terminal.picture;

import java.util.HashMap;
import java.util.Map;

/// Writes a picture as sixels: rows of bands that are six points high.
public final class Sixel {
  private static final int MOST_COLOURS = 128;
  private static final int BAND = 6;
  private static final char NOTHING = '?';

  private final Canvas canvas;
  private final StringBuilder written = new StringBuilder();

  /// How many of the lowest bits of each channel are left out, so that there are not too many
  /// colours.
  private final int dropped;

  private final Map<Integer, Integer> palette;

  private Sixel(Canvas canvas) {
    this.canvas = canvas;
    int bits = 0;
    Map<Integer, Integer> colours = colours(bits);
    while (colours.size() > MOST_COLOURS) {
      colours = colours(++bits);
    }
    this.dropped = bits;
    this.palette = colours;
  }

  /// The sequence that shows the picture where the cursor is.
  public static String of(Canvas canvas) {
    return new Sixel(canvas).write();
  }

  private Map<Integer, Integer> colours(int bits) {
    Map<Integer, Integer> colours = new HashMap<>();
    int before = -1;
    for (int y = 0; y < canvas.height(); y++) {
      for (int x = 0; x < canvas.width(); x++) {
        int colour = canvas.isDrawn(x, y) ? reduced(canvas.colour(x, y), bits) : -1;
        if (colour != before && colour >= 0) {
          colours.putIfAbsent(colour, colours.size());
          if (colours.size() > MOST_COLOURS) {
            return colours;
          }
        }
        before = colour;
      }
    }
    return colours;
  }

  /// The colour without the lowest bits of its channels, which become the middle of what they were.
  private static int reduced(int rgb, int bits) {
    int kept = 0xff >> bits << bits;
    int middle = bits == 0 ? 0 : 1 << (bits - 1);
    return (rgb & (kept << 16 | kept << 8 | kept)) | middle << 16 | middle << 8 | middle;
  }

  private String write() {
    written
        .append("\u001bP0;1;0q\"1;1;")
        .append(canvas.width())
        .append(';')
        .append(canvas.height());
    for (Map.Entry<Integer, Integer> entry : palette.entrySet()) {
      int rgb = entry.getKey();
      written.append('#').append(entry.getValue()).append(";2;");
      written.append(percent(rgb >> 16)).append(';');
      written.append(percent(rgb >> 8 & 0xff)).append(';').append(percent(rgb & 0xff));
    }
    for (int top = 0; top < canvas.height(); top += BAND) {
      band(top);
    }
    return written.append("\u001b\\").toString();
  }

  private static int percent(int channel) {
    return (channel * 100 + 127) / 255;
  }

  private void band(int top) {
    int width = canvas.width();
    byte[][] columns = new byte[palette.size()][];
    int bottom = Math.min(canvas.height(), top + BAND);
    for (int y = top; y < bottom; y++) {
      for (int x = 0; x < width; x++) {
        if (canvas.isDrawn(x, y)) {
          int number = palette.getOrDefault(reduced(canvas.colour(x, y), dropped), 0);
          byte[] of = columns[number];
          if (of == null) {
            of = new byte[width];
            columns[number] = of;
          }
          of[x] |= (byte) (1 << (y - top));
        }
      }
    }
    boolean first = true;
    for (int number = 0; number < columns.length; number++) {
      byte[] of = columns[number];
      if (of != null) {
        written.append(first ? "" : "$").append('#').append(number);
        runs(of);
        first = false;
      }
    }
    written.append('-');
  }

  private void runs(byte[] columns) {
    int end = columns.length;
    while (end > 0 && columns[end - 1] == 0) {
      end--;
    }
    for (int x = 0; x < end; ) {
      int from = x;
      byte column = columns[x];
      while (x < end && columns[x] == column) {
        x++;
      }
      char c = (char) (NOTHING + column);
      if (x - from > 3) {
        written.append('!').append(x - from).append(c);
      } else {
        for (int i = from; i < x; i++) {
          written.append(c);
        }
      }
    }
  }
}
