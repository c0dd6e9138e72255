package dev.sentrycli.cli.command.span;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.cli.trace.SpanTree;
import dev.sentrycli.cli.trace.SqlText;
import dev.sentrycli.cli.trace.TraceNode;
import dev.sentrycli.cli.trace.TraceTree;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Printable;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.format.Amounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How people are shown a span.
///
/// @param data its attributes
record SpanCard(String trace, TraceTree tree, TraceNode span, JsonObject data) {
  private static final int MOST_ATTRIBUTES = 10;
  private static final int DEEPEST = 24;

  /// Attributes that only repeat what every card tells.
  private static final Set<String> TOLD = Set.of("id", "project");

  /// A line that tells of one more would take the place of that one.
  private static int shown(JsonObject further) {
    int all = further.size();
    return all == MOST_ATTRIBUTES + 1 ? all : MOST_ATTRIBUTES;
  }

  /// The attributes that say what stands above them in no other words.
  private JsonObject further() {
    JsonObject further = new JsonObject();
    for (Map.Entry<String, JsonElement> attribute : data.entrySet()) {
      if (!TOLD.contains(attribute.getKey())) {
        further.add(attribute.getKey(), attribute.getValue());
      }
    }
    return further;
  }

  /// @param last whether no other card with a tree follows
  List<Block> blocks(int depth, Look look, Moments moments, boolean last) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(3, Text.of("Span " + span.id())));
    JsonObject further = further();
    blocks.add(new Block.Facts(facts(further, moments)));
    int more = further.size() - shown(further);
    if (more > 0) {
      blocks.add(
          new Block.Paragraph(Text.of("… and " + more + " more; --json shows them", Style.MUTED)));
    }
    String description = span.description();
    if (SqlText.isFor(span.op()) && !description.isBlank()) {
      blocks.add(new Block.Gap());
      blocks.add(new Block.Heading(3, Text.of("Query")));
      List<Text> lines = new ArrayList<>();
      description.strip().lines().forEach(line -> lines.add(SqlText.of(line)));
      blocks.add(new Block.Code(lines));
    }
    List<TraceNode> above = ancestors(span);
    if (!above.isEmpty()) {
      blocks.add(new Block.Gap());
      blocks.add(new Block.Heading(3, Text.of("Ancestors")));
      List<Text> lines = new ArrayList<>();
      for (int i = 0; i < above.size(); i++) {
        lines.add(
            Text.of("  ".repeat(Math.min(i, DEEPEST)))
                .plus(named(above.get(i)))
                .plus(" (" + above.get(i).id() + ")", Style.MUTED));
      }
      blocks.add(new Block.Lines(lines));
    }
    if (depth > 0 && !span.children().isEmpty()) {
      // The span itself is the first level that is drawn.
      blocks.addAll(
          SpanTree.below(tree, span, depth == Integer.MAX_VALUE ? depth : depth + 1, look, last));
    }
    return blocks;
  }

  /// The spans it is part of, the outermost first.
  static List<TraceNode> ancestors(TraceNode span) {
    List<TraceNode> above = new ArrayList<>();
    for (TraceNode at = span.parent(); at != null; at = at.parent()) {
      above.add(at);
    }
    return above.reversed();
  }

  private List<Fact> facts(JsonObject further, Moments moments) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Span ID", Text.of(span.id())));
    facts.add(new Fact("Trace ID", Text.of(trace)));
    String parent = span.parentId();
    if (parent != null) {
      facts.add(new Fact("Parent", Text.of(parent)));
    }
    facts.add(new Fact("Op", Text.of(span.op())));
    String description = Printable.line(span.description().strip());
    if (!description.isEmpty()) {
      facts.add(new Fact("Description", Text.of(description)));
    }
    Double duration = span.duration();
    facts.add(new Fact("Duration", Text.of(duration == null ? "—" : Amounts.span(duration))));
    facts.add(new Fact("Project", Text.of(span.project().isEmpty() ? "—" : span.project())));
    Double start = span.start();
    if (start != null) {
      facts.add(
          new Fact(
              "Started",
              Text.of(moments.ages().stamp(Instant.ofEpochMilli((long) (start * 1000))))));
    }
    facts.add(new Fact("Children", Text.of(Integer.toString(span.children().size()))));
    int left = shown(further);
    for (Map.Entry<String, JsonElement> attribute : further.entrySet()) {
      if (left-- == 0) {
        break;
      }
      JsonElement value = attribute.getValue();
      facts.add(
          new Fact(
              attribute.getKey(),
              Text.of(
                  Printable.line(
                      value.isJsonPrimitive() ? value.getAsString() : value.toString()))));
    }
    return facts;
  }

  private static Text named(TraceNode span) {
    String description = Printable.line(span.description().strip());
    Text op = Text.of(span.op(), Style.BOLD);
    return description.isEmpty() ? op : op.plus(" — " + description);
  }
}
