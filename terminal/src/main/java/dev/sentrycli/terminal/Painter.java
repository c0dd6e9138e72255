package dev.sentrycli.terminal;

import java.io.IOException;
import java.util.List;

/// Draws blocks as lines of text. What comes out depends on the blocks and the look alone.
public final class Painter {
  private static final int LONGEST_UNDERLINE = 30;

  private final Look look;
  private final Ink ink;

  private Painter(Look look, StringBuilder drawn) {
    this.look = look;
    this.ink = new Ink(look, drawn);
  }

  /// The blocks, one under the other, each line ended.
  public static String paint(List<Block> blocks, Look look) {
    StringBuilder drawn = new StringBuilder();
    Painter painter = new Painter(look, drawn);
    for (Block block : blocks) {
      painter.block(block);
    }
    return drawn.toString();
  }

  public static void paint(List<Block> blocks, Look look, Appendable to) throws IOException {
    to.append(paint(blocks, look));
  }

  /// A text as it is, without an end of line.
  public static String paint(Text text, Look look) {
    StringBuilder drawn = new StringBuilder();
    new Ink(look, drawn).text(text);
    return drawn.toString();
  }

  /// Not a switch: the first one over types costs every run some milliseconds, since what it is
  /// made into at run time can't be kept in an AOT cache.
  private void block(Block block) {
    if (block instanceof Block.Grid grid) {
      GridPainter.paint(grid, look.width(), ink);
    } else if (block instanceof Block.Facts facts) {
      GridPainter.paint(facts, look.width(), ink);
    } else if (block instanceof Block.Paragraph(Text text)) {
      wrapped("", "", text);
    } else if (block instanceof Block.Lines(List<Text> lines)) {
      for (Text line : lines) {
        ink.text(line).raw("\n");
      }
    } else if (block instanceof Block.Heading heading) {
      heading(heading);
    } else if (block instanceof Block.Bullets(List<Text> items)) {
      for (Text item : items) {
        wrapped("• ", "  ", item);
      }
    } else if (block instanceof Block.Quote(Text text)) {
      wrapped("  ", "  ", text.in(Style.MUTED).in(Style.ITALIC));
    } else if (block instanceof Block.Code(List<Text> lines)) {
      code(lines);
    } else if (block instanceof Block.Rule(int length)) {
      ink.repeat('─', length).raw("\n");
    } else if (block instanceof Block.Picture(String sequences)) {
      ink.raw(look.rich() ? sequences : "\n");
    } else if (block instanceof Block.Gap) {
      ink.raw("\n");
    } else {
      throw new IllegalArgumentException("cannot draw " + block);
    }
  }

  private void code(List<Text> lines) {
    for (Text text : lines) {
      for (Text line : Wrapping.lines(text)) {
        ink.raw(line.isEmpty() ? "" : "  ").code(line).raw("\n");
      }
    }
  }

  private void heading(Block.Heading heading) {
    int longest = 0;
    Text title = heading.text().in(Style.CYAN).in(Style.BOLD);
    for (Text line : Wrapping.wrap(title, look.width(), Wrapping.LongWord.KEEP)) {
      ink.text(line).raw("\n");
      longest = Math.max(longest, Width.of(line));
    }
    if (heading.level() <= 2) {
      int length = Math.min(Math.min(longest, LONGEST_UNDERLINE), look.width());
      ink.repeat('━', length).raw("\n");
    }
    ink.raw("\n");
  }

  /// Words longer than a line stay whole: an address broken in two leads nowhere.
  private void wrapped(String first, String others, Text text) {
    int width = look.width() - first.length();
    String indent = first;
    for (Text line : Wrapping.wrap(text, width, Wrapping.LongWord.KEEP)) {
      ink.raw(line.isEmpty() ? indent.stripTrailing() : indent).text(line).raw("\n");
      indent = others;
    }
  }
}
