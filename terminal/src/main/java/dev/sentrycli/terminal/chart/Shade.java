package dev.sentrycli.terminal.chart;

import dev.sentrycli.terminal.Style;
import java.util.List;

/// How one series is told from the others: by colour where there is one, else by the character its
/// area is filled with.
///
/// @param rgb the same colour for pictures
public record Shade(Style style, char fill, int rgb) {
  private static final List<Shade> SHADES =
      List.of(
          new Shade(Style.SERIES_1, '█', 0x7553ff),
          new Shade(Style.SERIES_2, '▓', 0xf0369a),
          new Shade(Style.SERIES_3, '▒', 0xc06f20),
          new Shade(Style.SERIES_4, '#', 0x3d8f09),
          new Shade(Style.SERIES_5, '=', 0x8b6ac8),
          new Shade(Style.SERIES_6, '*', 0xe45560),
          new Shade(Style.SERIES_7, '+', 0xb82d90),
          new Shade(Style.SERIES_8, '~', 0x9e8b18),
          new Shade(Style.SERIES_9, ':', 0x228a83),
          new Shade(Style.SERIES_10, '.', 0x7b50d0));
  private static final Shade OTHER = new Shade(Style.SERIES_OTHER, '░', 0x888888);

  /// The colour of a style in pictures, as 0xRRGGBB; negative for one that has none.
  public static int rgb(Style style) {
    return switch (style) {
      case RED -> 0xe45560;
      case GREEN -> 0x3d8f09;
      case YELLOW -> 0xc08a20;
      case BLUE -> 0x4d7dff;
      case MAGENTA -> 0xf0369a;
      case CYAN, CODE -> 0x228a83;
      case MUTED, SERIES_OTHER -> OTHER.rgb;
      case BOLD, ITALIC, UNDERLINE -> -1;
      case SERIES_1 -> SHADES.get(0).rgb;
      case SERIES_2 -> SHADES.get(1).rgb;
      case SERIES_3 -> SHADES.get(2).rgb;
      case SERIES_4 -> SHADES.get(3).rgb;
      case SERIES_5 -> SHADES.get(4).rgb;
      case SERIES_6 -> SHADES.get(5).rgb;
      case SERIES_7 -> SHADES.get(6).rgb;
      case SERIES_8 -> SHADES.get(7).rgb;
      case SERIES_9 -> SHADES.get(8).rgb;
      case SERIES_10 -> SHADES.get(9).rgb;
    };
  }

  /// @param index the place of the series among all of a chart; there are ten shades, then they
  ///   come again
  public static Shade of(int index, boolean other) {
    return other ? OTHER : SHADES.get(index % SHADES.size());
  }
}
