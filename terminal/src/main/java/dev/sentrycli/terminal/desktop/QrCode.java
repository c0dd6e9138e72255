package dev.sentrycli.terminal.desktop;

import dev.sentrycli.terminal.Look;
import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode.Ecc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text that a telephone can read off the screen, two rows of squares in each line of characters.
public final class QrCode {
  /// The light border without which readers don't find the code.
  private static final int QUIET = 4;

  private final io.nayuki.qrcodegen.QrCode code;

  private QrCode(io.nayuki.qrcodegen.QrCode code) {
    this.code = code;
  }

  /// The code of a text, or null if it is too long for any.
  public static @Nullable QrCode of(String text) {
    try {
      return new QrCode(io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.LOW));
    } catch (DataTooLongException tooLong) {
      return null;
    }
  }

  /// How many columns it takes.
  public int width() {
    return code.size + 2 * QUIET;
  }

  /// How many lines it takes.
  public int height() {
    return (width() + 1) / 2;
  }

  /// Whether all of it can be seen at once.
  public boolean fits(Look look) {
    return width() <= look.width() && height() < look.height();
  }

  /// The lines that draw it, escape sequences included. Where colours can be set it is black on
  /// white; elsewhere the light squares are filled, as most terminals write light on dark.
  public List<String> lines(Look look) {
    List<String> lines = new ArrayList<>(height());
    String start = look.rich() ? colours(look.colours()) : "";
    String end = look.rich() ? "\u001b[0m" : "";
    for (int y = -QUIET; y < code.size + QUIET; y += 2) {
      StringBuilder line = new StringBuilder(start);
      for (int x = -QUIET; x < code.size + QUIET; x++) {
        boolean upper = code.getModule(x, y) == look.rich();
        // Below the last row a plain code ends with the dark of the terminal.
        boolean lower = y + 1 < code.size + QUIET && code.getModule(x, y + 1) == look.rich();
        line.append(upper ? (lower ? '█' : '▀') : (lower ? '▄' : ' '));
      }
      lines.add(line.append(end).toString());
    }
    return lines;
  }

  private static String colours(Look.Colours colours) {
    return switch (colours) {
      case SIXTEEN -> "\u001b[30;107m";
      case INDEXED -> "\u001b[38;5;16;48;5;231m";
      case TRUE -> "\u001b[38;2;0;0;0;48;2;255;255;255m";
    };
  }
}
