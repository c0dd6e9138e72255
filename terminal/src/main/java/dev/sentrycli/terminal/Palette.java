package dev.sentrycli.terminal;

import dev.sentrycli.terminal.Look.Colours;
import java.util.EnumMap;
import java.util.Map;

/// The codes that switch a terminal to a style, in the colours it has.
final class Palette {
  private static final int CODE_GROUND = 0x1a2f3a;

  private final Colours colours;
  private final Map<Style, String> codes = new EnumMap<>(Style.class);

  Palette(Colours colours) {
    this.colours = colours;
  }

  /// The parameters of "select graphic rendition" for a style.
  String of(Style style) {
    String known = codes.get(style);
    if (known == null) {
      known = code(style);
      codes.put(style, known);
    }
    return known;
  }

  /// The colour of code that stands by itself, without the ground that code within a line has.
  String codeBlock() {
    return foreground(0x22d3ee, "36");
  }

  private String code(Style style) {
    return switch (style) {
      case BOLD -> "1";
      case ITALIC -> "3";
      case UNDERLINE -> "4";
      case RED -> foreground(0xfe4144, "31");
      case GREEN -> foreground(0x83da90, "32");
      case YELLOW -> foreground(0xfdb81b, "33");
      case BLUE -> foreground(0x226dfc, "34");
      case MAGENTA -> foreground(0xff45a8, "35");
      case CYAN -> foreground(0x79b8ff, "36");
      case MUTED -> foreground(0x898294, "90");
      case CODE -> codeBlock() + ground();
      case SERIES_1 -> foreground(0x7553ff, "34");
      case SERIES_2 -> foreground(0xf0369a, "35");
      case SERIES_3 -> foreground(0xc06f20, "33");
      case SERIES_4 -> foreground(0x3d8f09, "32");
      case SERIES_5 -> foreground(0x8b6ac8, "94");
      case SERIES_6 -> foreground(0xe45560, "31");
      case SERIES_7 -> foreground(0xb82d90, "95");
      case SERIES_8 -> foreground(0x9e8b18, "93");
      case SERIES_9 -> foreground(0x228a83, "36");
      case SERIES_10 -> foreground(0x7b50d0, "96");
      case SERIES_OTHER -> foreground(0x888888, "90");
    };
  }

  /// The sixteen colours are the user's own theme, so each role names its one instead of the
  /// nearest in some standard theme.
  private String foreground(int rgb, String ofSixteen) {
    return switch (colours) {
      case SIXTEEN -> ofSixteen;
      case INDEXED -> "38;5;" + indexed(rgb);
      case TRUE -> "38;2;" + channels(rgb);
    };
  }

  private String ground() {
    return switch (colours) {
      case SIXTEEN -> "";
      case INDEXED -> ";48;5;" + indexed(CODE_GROUND);
      case TRUE -> ";48;2;" + channels(CODE_GROUND);
    };
  }

  private static String channels(int rgb) {
    return (rgb >> 16) + ";" + (rgb >> 8 & 0xff) + ";" + (rgb & 0xff);
  }

  /// The nearest of the 256 colours: one of the cube of 6 x 6 x 6, or one of 24 greys.
  static int indexed(int rgb) {
    int red = rgb >> 16;
    int green = rgb >> 8 & 0xff;
    int blue = rgb & 0xff;
    int r = step(red);
    int g = step(green);
    int b = step(blue);
    int inCube = distance(red, green, blue, level(r), level(g), level(b));

    int grey = Math.clamp(((red + green + blue) / 3 - 3) / 10, 0, 23);
    int light = 8 + 10 * grey;
    return distance(red, green, blue, light, light, light) < inCube
        ? 232 + grey
        : 16 + 36 * r + 6 * g + b;
  }

  private static int step(int channel) {
    if (channel < 48) {
      return 0;
    }
    return channel < 115 ? 1 : (channel - 35) / 40;
  }

  private static int level(int step) {
    return step == 0 ? 0 : 55 + 40 * step;
  }

  private static int distance(int red, int green, int blue, int r, int g, int b) {
    return (red - r) * (red - r) + (green - g) * (green - g) + (blue - b) * (blue - b);
  }
}
