package dev.sentrycli.terminal.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/// What a terminal would show of a sequence that holds a picture.
final class Decoded {
  private static final Pattern SIXEL =
      Pattern.compile("\u001bP0;1;0q\"1;1;(\\d+);(\\d+)(.*)\u001b\\\\", Pattern.DOTALL);
  private static final Pattern SIXEL_PART =
      Pattern.compile("#(\\d+);2;(\\d+);(\\d+);(\\d+)|#(\\d+)|!(\\d+)([?-~])|([?-~])|(\\$)|(-)");
  private static final Pattern KITTY_PART =
      Pattern.compile("\u001b_G([^;]*);([^\u001b]*)\u001b\\\\");

  private Decoded() {}

  static Canvas sixel(String sequence) {
    Matcher whole = SIXEL.matcher(sequence);
    if (!whole.matches()) {
      throw new IllegalArgumentException("not a sixel picture");
    }
    Canvas canvas = new Canvas(Integer.parseInt(whole.group(1)), Integer.parseInt(whole.group(2)));
    Map<Integer, Integer> palette = new HashMap<>();
    int colour = 0;
    int x = 0;
    int top = 0;
    Matcher part = SIXEL_PART.matcher(whole.group(3));
    int end = 0;
    while (part.find()) {
      if (part.start() != end) {
        throw new IllegalArgumentException(
            "unknown: " + whole.group(3).substring(end, part.start()));
      }
      end = part.end();
      if (part.group(1) != null) {
        palette.put(
            Integer.valueOf(part.group(1)),
            channel(part.group(2)) << 16 | channel(part.group(3)) << 8 | channel(part.group(4)));
      } else if (part.group(5) != null) {
        colour = palette.getOrDefault(Integer.valueOf(part.group(5)), -1);
      } else if (part.group(9) != null) {
        x = 0;
      } else if (part.group(10) != null) {
        x = 0;
        top += 6;
      } else {
        int times = part.group(6) == null ? 1 : Integer.parseInt(part.group(6));
        int bits = (part.group(6) == null ? part.group(8) : part.group(7)).charAt(0) - '?';
        for (int y = 0; y < 6; y++) {
          if ((bits >> y & 1) != 0) {
            canvas.fill(x, top + y, times, 1, colour);
          }
        }
        x += times;
      }
    }
    if (end != whole.group(3).length()) {
      throw new IllegalArgumentException("unknown: " + whole.group(3).substring(end));
    }
    return canvas;
  }

  private static int channel(String percent) {
    return (Integer.parseInt(percent) * 255 + 50) / 100;
  }

  static Canvas kitty(String sequence) throws IOException {
    StringBuilder data = new StringBuilder();
    Map<String, String> keys = new HashMap<>();
    String more = "1";
    Matcher part = KITTY_PART.matcher(sequence);
    int end = 0;
    while (part.find()) {
      if (part.start() != end || part.group(2).length() > 4096 || !more.equals("1")) {
        throw new IllegalArgumentException("not a picture of kitty");
      }
      end = part.end();
      for (String pair : part.group(1).split(",", -1)) {
        keys.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
      more = keys.getOrDefault("m", "");
      data.append(part.group(2));
    }
    if (end != sequence.length() || !"0".equals(more)) {
      throw new IllegalArgumentException("not a whole picture of kitty");
    }
    byte[] points =
        new InflaterInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(data.toString())))
            .readAllBytes();
    Canvas canvas = new Canvas(Integer.parseInt(keys.get("s")), Integer.parseInt(keys.get("v")));
    if (points.length != canvas.width() * canvas.height() * 4) {
      throw new IllegalArgumentException(points.length + " bytes");
    }
    for (int i = 0; i < points.length; i += 4) {
      if (points[i + 3] != 0) {
        int rgb = (points[i] & 0xff) << 16 | (points[i + 1] & 0xff) << 8 | (points[i + 2] & 0xff);
        canvas.fill(i / 4 % canvas.width(), i / 4 / canvas.width(), 1, 1, rgb);
      }
    }
    return canvas;
  }
}
