package dev.sentrycli.cli.output.template;

import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Printable;
import dev.sentrycli.terminal.Width;
import java.util.ArrayList;
import java.util.List;

/// Rows whose cells are written below each other. In a terminal they are made to fit.
final class TableRows {
  private static final String BETWEEN = "  ";
  private static final int NARROWEST = 6;

  private final List<List<String>> rows = new ArrayList<>();

  void add(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  /// All rows so far, which are forgotten then.
  String render(Look look) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int width = width(row.get(i));
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    if (look.bounded()) {
      fit(widths, look.width());
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i);
        if (width(cell) > widths.get(i)) {
          cell = cut(Printable.of(cell), widths.get(i), "…");
        }
        line.append(i == 0 ? "" : BETWEEN).append(cell);
        if (i < row.size() - 1) {
          line.append(" ".repeat(widths.get(i) - width(cell)));
        }
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    rows.clear();
    return out.toString();
  }

  /// Takes from the widest column until the row fits, or nothing is left to take.
  private static void fit(List<Integer> widths, int room) {
    while (true) {
      int total = BETWEEN.length() * Math.max(0, widths.size() - 1);
      int widest = 0;
      for (int i = 0; i < widths.size(); i++) {
        total += widths.get(i);
        widest = widths.get(i) > widths.get(widest) ? i : widest;
      }
      if (total <= room || widths.isEmpty() || widths.get(widest) <= NARROWEST) {
        return;
      }
      int second = NARROWEST;
      for (int i = 0; i < widths.size(); i++) {
        if (i != widest) {
          second = Math.max(second, widths.get(i));
        }
      }
      int enough = widths.get(widest) - (total - room);
      int step = Math.max(Math.max(enough, NARROWEST), Math.min(second, widths.get(widest) - 1));
      widths.set(widest, Math.min(step, widths.get(widest) - 1));
    }
  }

  /// The columns of a cell, escape sequences of the template aside.
  private static int width(String cell) {
    return Width.of(Printable.of(cell));
  }

  /// The start of a text that takes no more columns, its end marked.
  static String cut(String text, int width, String mark) {
    if (Width.of(text) <= width) {
      return text;
    }
    int room = width - Width.of(mark);
    return text.substring(0, Width.fitting(text, room)) + (room < 0 ? "" : mark);
  }
}
