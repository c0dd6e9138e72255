package dev.sentrycli.cli.occurrence;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.format.Amounts;
import java.util.ArrayList;
import java.util.List;

/// The spans of a trace as an indented tree.
final class SpanTree {
  private static final int MOST_ROOTS = 50;

  private SpanTree() {}

  /// @param depth how many levels to show; `Integer.MAX_VALUE` for all
  static List<Block> of(String traceId, JsonArray spans, int depth) {
    List<Text> lines = new ArrayList<>();
    lines.add(Text.of("─── Span Tree ───", Style.MUTED));
    lines.add(Text.of("Trace — ", Style.MUTED).plus(traceId));
    List<JsonObject> roots = spansIn(spans);
    children(roots.size() > MOST_ROOTS ? roots.subList(0, MOST_ROOTS) : roots, "", depth, lines);
    if (roots.size() > MOST_ROOTS) {
      lines.add(Text.of("… and " + (roots.size() - MOST_ROOTS) + " more", Style.MUTED));
    }
    return List.of(new Block.Gap(), new Block.Lines(lines));
  }

  private static void children(List<JsonObject> spans, String indent, int depth, List<Text> lines) {
    for (int i = 0; i < spans.size(); i++) {
      JsonObject span = spans.get(i);
      boolean last = i == spans.size() - 1;
      lines.add(line(span, indent + (last ? "└─ " : "├─ ")));
      List<JsonObject> below = spansIn(Fields.arrayOrNull(span, "children"));
      String deeper = indent + (last ? "   " : "│  ");
      if (below.isEmpty()) {
        continue;
      }
      if (depth > 1) {
        children(below, deeper, depth - 1, lines);
      } else {
        lines.add(Text.of(deeper + "… " + below.size() + " more below", Style.MUTED));
      }
    }
  }

  private static Text line(JsonObject span, String indent) {
    String operation = Fields.textOr(span, "op", Fields.textOr(span, "span.op", "unknown"));
    String description = Fields.textOrNull(span, "description");
    if (description == null) {
      description = Fields.textOrNull(span, "transaction");
    }
    Text text = Text.of(indent, Style.MUTED).plus(operation, Style.BOLD);
    if (description != null && !description.isBlank()) {
      text = text.plus(" — " + description.strip().replace('\n', ' '));
    }
    Double duration = Fields.numberOrNull(span, "duration");
    if (duration != null) {
      text = text.plus("  (" + Amounts.span(duration) + ")", Style.MUTED);
    }
    String id = Fields.textOr(span, "event_id", Fields.textOr(span, "span_id", ""));
    return id.isEmpty() ? text : text.plus("  " + id, Style.MUTED);
  }

  private static List<JsonObject> spansIn(@org.jspecify.annotations.Nullable JsonArray array) {
    List<JsonObject> spans = new ArrayList<>();
    if (array != null) {
      for (JsonElement element : array) {
        if (element instanceof JsonObject span) {
          spans.add(span);
        }
      }
    }
    return spans;
  }
}
