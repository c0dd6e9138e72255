package dev.sentrycli.terminal;

import java.util.ArrayList;
import java.util.List;

/// Divides text into lines that fit.
final class Wrapping {
  /// What becomes of a word that is longer than a line.
  enum LongWord {
    BREAK,
    KEEP
  }

  private static final String ELLIPSIS = "…";

  private Wrapping() {}

  /// The lines a text consists of already; at least one.
  static List<Text> lines(Text text) {
    if (!hasLineFeed(text)) {
      return List.of(text);
    }
    List<Text> lines = new ArrayList<>();
    String words = text.plain();
    int start = 0;
    for (int feed = words.indexOf('\n'); feed >= 0; feed = words.indexOf('\n', start)) {
      lines.add(part(text, start, feed));
      start = feed + 1;
    }
    lines.add(part(text, start, words.length()));
    return lines;
  }

  /// The text in lines of at most `width` columns, divided at spaces where there are any. A single
  /// character wider than that keeps its line.
  static List<Text> wrap(Text text, int width, LongWord longWord) {
    List<Text> wrapped = new ArrayList<>();
    for (Text line : lines(text)) {
      if (Width.of(line) <= width) {
        wrapped.add(line);
      } else {
        wrapLine(line, Math.max(1, width), longWord, wrapped);
      }
    }
    return wrapped;
  }

  /// One line, ended with an ellipsis if it is wider than `width`.
  static Text cut(Text line, int width) {
    return Width.of(line) <= width ? line : cutWider(line, width);
  }

  /// As [#cut] of a line known to be wider.
  static Text cutWider(Text line, int width) {
    Text kept = part(line, 0, Width.fitting(line.plain(), width - 1));
    Text.Span last = kept.isEmpty() ? line.spans().getFirst() : kept.spans().getLast();
    List<Text.Span> spans = new ArrayList<>(kept.spans());
    spans.add(new Text.Span(ELLIPSIS, last.styles(), last.link()));
    return new Text(spans);
  }

  private static void wrapLine(Text line, int width, LongWord longWord, List<Text> wrapped) {
    String words = line.plain();
    int start = 0;
    int columns = 0;
    int lastSpace = -1; // the last one that has a word before it on this line
    boolean inWord = false;
    int at = 0;
    while (at < words.length()) {
      int end = Width.clusterEnd(words, at);
      boolean space = words.charAt(at) == ' ' && end == at + 1;
      int taken = Width.clusterWidth(words, at, end);
      if (space && inWord) {
        lastSpace = at;
        inWord = false;
      } else if (!space) {
        inWord = true;
      }
      if (columns + taken <= width || at == start) {
        columns += taken;
        at = end;
      } else if (lastSpace >= 0) {
        wrapped.add(part(line, start, lastSpace));
        start = afterSpaces(words, lastSpace);
        at = start;
        columns = 0;
        lastSpace = -1;
        inWord = false;
      } else if (longWord == LongWord.KEEP) {
        columns += taken;
        at = end;
      } else {
        wrapped.add(part(line, start, at));
        start = at;
        columns = 0;
      }
    }
    if (start < words.length()) {
      wrapped.add(part(line, start, words.length()));
    }
  }

  private static int afterSpaces(String words, int at) {
    int after = at;
    while (after < words.length() && words.charAt(after) == ' ') {
      after++;
    }
    return after;
  }

  private static Text part(Text text, int from, int to) {
    List<Text.Span> spans = new ArrayList<>();
    int start = 0;
    for (Text.Span span : text.spans()) {
      int end = start + span.text().length();
      if (end > from && start < to) {
        int first = Math.max(from, start) - start;
        int last = Math.min(to, end) - start;
        spans.add(new Text.Span(span.text().substring(first, last), span.styles(), span.link()));
      }
      start = end;
    }
    return new Text(spans);
  }

  private static boolean hasLineFeed(Text text) {
    for (Text.Span span : text.spans()) {
      if (span.text().indexOf('\n') >= 0) {
        return true;
      }
    }
    return false;
  }
}
