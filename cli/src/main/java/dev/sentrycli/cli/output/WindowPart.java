package dev.sentrycli.cli.output;

import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Painter;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;

/// As much as a window has room for, without a line that would make it scroll.
final class WindowPart {
  private WindowPart() {}

  /// @param blocks what is cut where there is no room; a picture among them fits as it is
  /// @param notes what stands below it as long as the window has room for anything else
  /// @param whole how people get to see all of it
  static String of(List<Block> blocks, List<Text> notes, Look look, String whole) {
    String drawn = Painter.paint(blocks, look);
    String foot = foot(notes, look);
    int room = look.height() - 2 - lines(foot);
    if (room < 1) {
      foot = "";
      room = look.height() - 2;
    }
    int over = lines(drawn) - room;
    if (over <= 0 || blocks.stream().anyMatch(Block.Picture.class::isInstance)) {
      return foot.isEmpty() ? drawn : drawn + "\n" + foot;
    }
    int end = 0;
    for (int i = 0; i < room; i++) {
      end = drawn.indexOf('\n', end) + 1;
    }
    String more = over == 1 ? "1 more line does not fit" : over + " more lines do not fit";
    Text cut = Text.of(more + " in the window; " + whole, Style.MUTED).onOneLine(look.width());
    return drawn.substring(0, end) + Painter.paint(cut, look) + "\n" + foot;
  }

  private static String foot(List<Text> notes, Look look) {
    List<Block> muted = new ArrayList<>();
    for (Text note : notes) {
      muted.add(new Block.Paragraph(note.in(Style.MUTED)));
    }
    return Painter.paint(muted, look);
  }

  private static int lines(String drawn) {
    int lines = 0;
    for (int end = drawn.indexOf('\n'); end >= 0; end = drawn.indexOf('\n', end + 1)) {
      lines++;
    }
    return lines;
  }
}
