package dev.sentrycli.grammar.help;

import dev.sentrycli.grammar.help.HelpPage.Line;
import dev.sentrycli.grammar.help.HelpPage.Section;
import java.util.ArrayList;
import java.util.List;

/// Help drawn as plain text.
public final class HelpText {
  private static final int NARROWEST = 40;
  private static final int GAP = 2;
  private static final int CONTINUATION = 4;

  private final int width;
  private final int menuColumn;
  private final StringBuilder text = new StringBuilder();

  private HelpText(HelpPage page, int width) {
    this.width = Math.max(NARROWEST, width);
    this.menuColumn = menuColumn(page, this.width * 3 / 5);
  }

  /// The page for a number of columns, ended by a line feed.
  public static String plain(HelpPage page, int width) {
    HelpText text = new HelpText(page, width);
    for (Section section : page.sections()) {
      text.draw(section);
    }
    return text.text.toString();
  }

  private void draw(Section section) {
    if (!text.isEmpty()) {
      text.append('\n');
    }
    int indent = section.heading().isEmpty() ? 0 : 2;
    if (!section.heading().isEmpty()) {
      text.append(section.heading()).append('\n');
    }
    int column = column(section, indent);
    Line previous = null;
    for (Line line : section.lines()) {
      if (indent == 0
          && previous != null
          && !(line instanceof Line.Point && previous instanceof Line.Point)) {
        text.append('\n');
      }
      previous = line;
      draw(line, indent, column);
    }
  }

  /// No pattern switch: the JDK would build a class for it at run time, at the expense of whoever
  /// waits for help.
  @SuppressWarnings("IfChainToSwitch")
  private void draw(Line line, int indent, int column) {
    if (line instanceof Line.Entry entry) {
      drawEntry(entry, indent, column);
    } else if (line instanceof Line.Menu menu) {
      drawMenu(menu, indent, menuColumn);
    } else if (line instanceof Line.Example example) {
      drawExample(example, indent);
    } else if (line instanceof Line.Call call) {
      drawCall(call, indent);
    } else if (line instanceof Line.Point point) {
      drawPoint(point, indent);
    } else {
      drawProse(((Line.Prose) line).text(), indent);
    }
  }

  /// Where the second column of a section starts: behind the longest term that leaves room for it.
  private int column(Section section, int indent) {
    int longest = 0;
    for (Line line : section.lines()) {
      if (line instanceof Line.Entry entry && entry.term().length() <= width * 2 / 5) {
        longest = Math.max(longest, entry.term().length());
      }
    }
    return indent + longest + GAP;
  }

  /// The same for the groups, which line up across all sections.
  private static int menuColumn(HelpPage page, int limit) {
    int longest = 0;
    for (Section section : page.sections()) {
      for (Line line : section.lines()) {
        if (line instanceof Line.Menu menu) {
          int length = menu.lead().length() + 2;
          for (String word : menu.words()) {
            length += word.length() + 3;
          }
          longest = Math.max(longest, Math.min(length, limit));
        }
      }
    }
    return longest + 2 * GAP;
  }

  private void drawProse(String prose, int indent) {
    if (prose.startsWith("  ")) {
      int from = 0;
      while (from <= prose.length()) {
        int end = prose.indexOf('\n', from);
        int to = end < 0 ? prose.length() : end;
        pad(indent);
        text.append(prose, from, to).append('\n');
        from = to + 1;
      }
      return;
    }
    for (String line : wrapped(prose, width - indent)) {
      pad(indent);
      text.append(line).append('\n');
    }
  }

  private void drawPoint(Line.Point point, int indent) {
    String bullet = "- ";
    for (String line : wrapped(point.text(), width - indent - GAP)) {
      pad(indent);
      text.append(bullet).append(line).append('\n');
      bullet = "  ";
    }
  }

  private void drawCall(Line.Call call, int indent) {
    List<String> parts = new ArrayList<>(List.of(call.lead()));
    parts.addAll(call.parts());
    int inset = indent;
    for (String line : wrapped(parts, width - indent - CONTINUATION)) {
      pad(inset);
      text.append(line).append('\n');
      inset = indent + CONTINUATION;
    }
  }

  private void drawExample(Line.Example example, int indent) {
    pad(indent);
    text.append(example.command());
    if (!example.note().isEmpty()) {
      int noted = indent + example.command().length() + 4 + example.note().length();
      if (noted > width) {
        text.append('\n');
        pad(indent + 4);
      } else {
        pad(GAP);
      }
      text.append("# ").append(example.note());
    }
    text.append('\n');
  }

  private void drawMenu(Line.Menu menu, int indent, int column) {
    List<String> left = new ArrayList<>();
    StringBuilder line = new StringBuilder("$ ").append(menu.lead());
    int room = column - indent - GAP;
    for (int index = 0; index < menu.words().size(); index++) {
      String word = menu.words().get(index);
      boolean last = index == menu.words().size() - 1;
      String joined = index == 0 ? " " + word : " | " + word;
      if (line.length() + joined.length() + (last ? 0 : 2) > room) {
        left.add(index == 0 ? line.toString() : line.append(" |").toString());
        line = new StringBuilder("      ").append(word);
      } else {
        line.append(joined);
      }
    }
    left.add(line.toString());
    drawColumns(left, wrapped(menu.text(), width - column), indent, column);
  }

  private void drawEntry(Line.Entry entry, int indent, int column) {
    String meaning =
        entry.remark().isEmpty() ? entry.text() : entry.text() + " [" + entry.remark() + "]";
    List<String> right = wrapped(meaning, width - column);
    if (entry.term().length() + indent + GAP > column) {
      pad(indent);
      text.append(entry.term()).append('\n');
      drawColumns(List.of(), right, indent, column);
    } else {
      drawColumns(List.of(entry.term()), right, indent, column);
    }
  }

  private void drawColumns(List<String> left, List<String> right, int indent, int column) {
    for (int row = 0; row < Math.max(left.size(), right.size()); row++) {
      String term = row < left.size() ? left.get(row) : "";
      String meaning = row < right.size() ? right.get(row) : "";
      if (!term.isEmpty()) {
        pad(indent);
        text.append(term);
      }
      if (!meaning.isEmpty()) {
        pad(column - (term.isEmpty() ? 0 : indent + term.length()));
        text.append(meaning);
      }
      text.append('\n');
    }
  }

  private void pad(int count) {
    text.repeat(' ', Math.max(0, count));
  }

  /// Lines of at most `room` characters, broken at blanks; a longer word stands alone.
  private static List<String> wrapped(String prose, int room) {
    List<String> words = new ArrayList<>();
    int from = 0;
    while (from < prose.length()) {
      int to = from;
      while (to < prose.length() && !Character.isWhitespace(prose.charAt(to))) {
        to++;
      }
      if (to > from) {
        words.add(prose.substring(from, to));
      }
      from = to + 1;
    }
    return wrapped(words, room);
  }

  /// Parts joined by blanks to lines of at most `room` characters; a longer part stands alone.
  static List<String> wrapped(List<String> parts, int room) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String part : parts) {
      if (!line.isEmpty() && line.length() + 1 + part.length() > room) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(part);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}
