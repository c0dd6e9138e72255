package dev.sentrycli.cli.trace;

import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Printable;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.Width;
import dev.sentrycli.terminal.chart.Waterfall;
import dev.sentrycli.terminal.format.Amounts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The spans of a trace as an indented tree. On a terminal that is wide enough, a bar beside each
/// shows when it ran.
public final class SpanTree {
  private static final int MOST_ROOTS = 50;
  private static final int LEAST_LABEL = 24;
  private static final int LEAST_BAR = 12;

  /// Deeper than this, lines are not indented any further, or a long chain of spans would fill the
  /// screen with blanks.
  private static final int DEEPEST = 24;

  private static final int ID = 16;

  private final TraceTree tree;
  private final int depth;
  private final Look look;
  private final List<Row> rows = new ArrayList<>();

  private SpanTree(TraceTree tree, int depth, Look look) {
    this.tree = tree;
    this.depth = depth;
    this.look = look;
  }

  /// A line of the tree.
  ///
  /// @param node null for a line that tells what is not shown
  private record Row(Text label, @Nullable TraceNode node) {}

  /// The whole of a trace, or what a project has in it.
  ///
  /// @param depth how many levels to show; `Integer.MAX_VALUE` for all
  /// @return empty if nothing of the trace is there
  public static List<Block> of(String trace, TraceTree tree, int depth, Look look) {
    if (tree.roots().isEmpty()) {
      return List.of();
    }
    SpanTree spans = new SpanTree(tree, depth, look);
    List<TraceNode> roots = tree.roots();
    spans.add(roots.size() > MOST_ROOTS ? roots.subList(0, MOST_ROOTS) : roots);
    if (roots.size() > MOST_ROOTS) {
      spans.rows.add(new Row(more("… and " + (roots.size() - MOST_ROOTS) + " more"), null));
    }
    List<Text> lines = new ArrayList<>();
    lines.add(Text.of("─── Span Tree ───", Style.MUTED));
    lines.add(Text.of("Trace — ", Style.MUTED).plus(trace));
    lines.addAll(spans.lines(true));
    return List.of(new Block.Gap(), new Block.Lines(lines));
  }

  /// A span and what is below it.
  ///
  /// @param last whether no other tree follows, below which it is better told where bars are
  public static List<Block> below(
      TraceTree tree, TraceNode top, int depth, Look look, boolean last) {
    SpanTree spans = new SpanTree(tree, depth, look);
    spans.add(List.of(top));
    List<Text> lines = new ArrayList<>();
    lines.add(Text.of("─── Span Tree ───", Style.MUTED));
    lines.addAll(spans.lines(last));
    return List.of(new Block.Gap(), new Block.Lines(lines));
  }

  /// A line of the tree that waits for its turn.
  private record Waiting(TraceNode node, String indent, boolean last, int level) {}

  private void add(List<TraceNode> tops) {
    Deque<Waiting> stack = new ArrayDeque<>();
    for (int i = tops.size() - 1; i >= 0; i--) {
      stack.push(new Waiting(tops.get(i), "", i == tops.size() - 1, 1));
    }
    while (!stack.isEmpty()) {
      Waiting next = stack.pop();
      TraceNode node = next.node();
      String indent = next.indent() + (next.last() ? "└─ " : "├─ ");
      if (!tree.holds(node)) {
        rows.add(new Row(elsewhere(node, indent), null));
        continue;
      }
      rows.add(new Row(label(node, indent), node));
      List<TraceNode> children = node.children();
      if (children.isEmpty()) {
        continue;
      }
      String deeper = next.indent();
      if (next.level() < DEEPEST) {
        deeper += next.last() ? "   " : "│  ";
      }
      if (next.level() >= depth) {
        rows.add(new Row(more(deeper + "… " + children.size() + " more below"), null));
        continue;
      }
      for (int i = children.size() - 1; i >= 0; i--) {
        stack.push(
            new Waiting(children.get(i), deeper, i == children.size() - 1, next.level() + 1));
      }
    }
  }

  private static Text more(String words) {
    return Text.of(words, Style.MUTED);
  }

  private Text label(TraceNode node, String indent) {
    boolean failed = !node.errors().isEmpty();
    Text text =
        Text.of(indent, Style.MUTED)
            .plus(failed ? Text.of("✗ ", Style.RED) : Text.EMPTY)
            .plus(node.op(), Style.BOLD);
    String description = Printable.line(node.description().strip());
    if (!description.isEmpty()) {
      text = text.plus(" — ").plus(shown(node.op(), description));
    }
    TraceNode parent = node.parent();
    return parent != null && !tree.holds(parent)
        ? text.plus("  (parent in " + place(parent) + ")", Style.MUTED)
        : text;
  }

  /// A span of another project, and what is below it, in one line.
  private static Text elsewhere(TraceNode node, String indent) {
    String description = Printable.line(node.description().strip());
    String words =
        "in "
            + place(node)
            + ": "
            + node.op()
            + (description.isEmpty() ? "" : " — " + description)
            + amount(node)
            + "  "
            + node.id()
            + (node.below() == 0 ? "" : ", " + node.below() + " more below");
    return Text.of(indent + words, Style.MUTED);
  }

  private static String place(TraceNode node) {
    return node.project().isEmpty() ? "another project" : node.project();
  }

  private Text shown(String op, String description) {
    if (!SqlText.isFor(op)) {
      return Text.of(description);
    }
    // What no line has room for need not be coloured.
    int most = Math.max(LEAST_LABEL, look.width());
    return SqlText.of(look.bounded() ? Text.of(description).onOneLine(most).plain() : description);
  }

  private static String amount(TraceNode node) {
    Double duration = node.duration();
    return duration == null ? "" : "  (" + Amounts.span(duration) + ")";
  }

  /// @param told whether it is told where bars are
  private List<Text> lines(boolean told) {
    int labels = 0;
    int amounts = 0;
    for (Row row : rows) {
      TraceNode node = row.node();
      if (node != null) {
        labels = Math.max(labels, Width.of(row.label()));
        Double duration = node.duration();
        amounts = Math.max(amounts, duration == null ? 0 : Amounts.span(duration).length());
      }
    }
    Double start = tree.start();
    Double end = tree.end();
    int room = look.width() - amounts - ID - 6;
    boolean timed = look.bounded() && start != null && end != null;
    boolean bars = timed && room >= LEAST_LABEL + LEAST_BAR;
    int bar = Math.max(room / 3, Math.min(room - labels, 2 * room / 3));
    List<Text> lines = new ArrayList<>(rows.size());
    for (Row row : rows) {
      TraceNode node = row.node();
      if (node == null) {
        lines.add(look.bounded() ? row.label().onOneLine(look.width()) : row.label());
      } else if (bars && start != null && end != null) {
        lines.add(withBar(row.label(), node, start, end, room - bar, bar, amounts));
      } else {
        String tail = amount(node) + "  " + node.id();
        int left = Math.max(LEAST_LABEL, look.width() - tail.length());
        Text label = look.bounded() ? row.label().onOneLine(left) : row.label();
        lines.add(label.plus(tail, Style.MUTED));
      }
    }
    if (told && timed && !bars && labels > 0) {
      int needed = look.width() - room + LEAST_LABEL + LEAST_BAR;
      Text where = more("When each span ran is drawn from " + needed + " columns on");
      lines.add(where.onOneLine(look.width()));
    }
    return lines;
  }

  private static Text withBar(
      Text label, TraceNode node, double start, double end, int labels, int bar, int amounts) {
    Text cut = label.onOneLine(labels);
    Double from = node.start();
    Double to = node.end();
    double whole = Math.max(end - start, 1e-9);
    Text drawn =
        from == null || to == null
            ? Text.of(" ".repeat(bar))
            : Waterfall.bar((from - start) / whole, (to - start) / whole, bar, style(node));
    Double duration = node.duration();
    String amount = duration == null ? "" : Amounts.span(duration);
    return cut.plus(" ".repeat(Math.max(0, labels - Width.of(cut)) + 2))
        .plus(drawn)
        .plus("  " + " ".repeat(Math.max(0, amounts - amount.length())) + amount)
        .plus("  " + node.id(), Style.MUTED);
  }

  private static Style style(TraceNode node) {
    if (!node.errors().isEmpty()) {
      return Style.RED;
    }
    String op = node.op();
    int dot = op.indexOf('.');
    return switch (dot < 0 ? op : op.substring(0, dot)) {
      case "db", "cache" -> Style.BLUE;
      case "http", "grpc", "rpc" -> Style.GREEN;
      case "ui", "pageload", "navigation", "browser", "resource" -> Style.MAGENTA;
      case "queue", "task", "celery" -> Style.YELLOW;
      default -> Style.CYAN;
    };
  }
}
