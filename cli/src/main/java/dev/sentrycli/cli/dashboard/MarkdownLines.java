package dev.sentrycli.cli.dashboard;

import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.Width;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The little of Markdown that people write on dashboards: headings, lists, emphasis, code, links.
final class MarkdownLines {
  private final int width;
  private final List<Text> lines = new ArrayList<>();

  private MarkdownLines(int width) {
    this.width = Math.max(1, width);
  }

  /// Lines of at most `width` columns.
  static List<Text> of(String markdown, int width) {
    MarkdownLines made = new MarkdownLines(width);
    boolean code = false;
    for (String line : markdown.strip().split("\n", -1)) {
      String text = line.stripTrailing();
      if (text.stripLeading().startsWith("```")) {
        code = !code;
      } else if (code) {
        made.wrapped(List.of(new Word(text, Style.CODE, null, false)), "");
      } else {
        made.line(text);
      }
    }
    return made.lines;
  }

  /// @param joined whether it follows the word before without a blank
  private record Word(String text, @Nullable Style style, @Nullable String link, boolean joined) {}

  private void line(String text) {
    String bare = text.stripLeading();
    if (bare.isEmpty()) {
      lines.add(Text.EMPTY);
      return;
    }
    int hashes = 0;
    while (hashes < bare.length() && bare.charAt(hashes) == '#') {
      hashes++;
    }
    if (hashes > 0 && hashes < bare.length() && bare.charAt(hashes) == ' ') {
      wrapped(words(bare.substring(hashes + 1), Style.BOLD), "");
    } else if (bare.startsWith("- ") || bare.startsWith("* ") || bare.startsWith("+ ")) {
      wrapped(words(bare.substring(2), null), "• ");
    } else if (bare.startsWith("> ")) {
      wrapped(words(bare.substring(2), Style.MUTED), "  ");
    } else {
      wrapped(words(bare, null), "");
    }
  }

  /// Words with the style that the marks around them give.
  private static List<Word> words(String text, @Nullable Style usual) {
    List<Word> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    Style style = usual;
    boolean joined = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int close = c == '[' ? text.indexOf("](", i) : -1;
      int end = close < 0 ? -1 : text.indexOf(')', close);
      if (end > 0) {
        joined = add(words, word, style, joined);
        String label = text.substring(i + 1, close);
        String address = text.substring(close + 2, end);
        words.add(new Word(label, style, address, joined));
        joined = true;
        i = end;
      } else if (text.startsWith("**", i) || text.startsWith("__", i)) {
        joined = add(words, word, style, joined);
        style = style == Style.BOLD ? usual : Style.BOLD;
        i++;
      } else if (c == '`') {
        joined = add(words, word, style, joined);
        style = style == Style.CODE ? usual : Style.CODE;
      } else if (c == ' ') {
        add(words, word, style, joined);
        joined = false;
      } else {
        word.append(c);
      }
    }
    add(words, word, style, joined);
    return words;
  }

  /// Whether what follows is joined to what stands there.
  private static boolean add(
      List<Word> words, StringBuilder word, @Nullable Style style, boolean joined) {
    if (word.isEmpty()) {
      return joined;
    }
    words.add(new Word(word.toString(), style, null, joined));
    word.setLength(0);
    return true;
  }

  private void wrapped(List<Word> words, String first) {
    Text line = Text.of(first);
    int used = first.length();
    boolean empty = true;
    for (Word word : words) {
      String rest = word.text();
      int gap = empty || word.joined() ? 0 : 1;
      if (!empty && used + gap + Width.of(rest) > width) {
        lines.add(line);
        line = Text.of(" ".repeat(first.length()));
        used = first.length();
        gap = 0;
      }
      while (Width.of(rest) > Math.max(1, width - used - gap) && rest.length() > 1) {
        int fit = fitting(rest, Math.max(1, width - used - gap));
        lines.add(line.plus(styled(rest.substring(0, fit), word)));
        rest = rest.substring(fit);
        line = Text.of(" ".repeat(first.length()));
        used = first.length();
        gap = 0;
      }
      line = line.plus(" ".repeat(gap)).plus(styled(rest, word));
      used += gap + Width.of(rest);
      empty = false;
    }
    lines.add(line);
  }

  private static int fitting(String text, int columns) {
    int fit = 1;
    while (fit < text.length() && Width.of(text.substring(0, fit + 1)) <= columns) {
      fit++;
    }
    return fit < text.length() && Character.isLowSurrogate(text.charAt(fit)) ? fit + 1 : fit;
  }

  private static Text styled(String text, Word word) {
    if (word.link() != null) {
      return word.style() == null
          ? Text.link(text, word.link())
          : Text.link(text, word.link(), word.style());
    }
    return word.style() == null ? Text.of(text) : Text.of(text, word.style());
  }
}
