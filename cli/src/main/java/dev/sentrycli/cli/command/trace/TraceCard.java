package dev.sentrycli.cli.command.trace;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.cli.recovery.TracePlace;
import dev.sentrycli.cli.trace.SpanDetails;
import dev.sentrycli.cli.trace.SpanTree;
import dev.sentrycli.cli.trace.TraceNode;
import dev.sentrycli.cli.trace.TraceTree;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Printable;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.format.Amounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How people are shown a trace.
///
/// @param whole with the spans of all projects
/// @param tree what is shown of it
/// @param replay in which it began, or null
/// @param details null if the attributes of the spans were not asked for
record TraceCard(
    TracePlace place,
    TraceTree whole,
    TraceTree tree,
    @Nullable String replay,
    @Nullable SpanDetails details) {
  private static final int MOST_ERRORS = 20;

  List<Block> blocks(int depth, Look look, Moments moments) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(3, Text.of("Trace " + place.trace())));
    blocks.add(new Block.Facts(facts(moments)));
    if (depth > 0) {
      blocks.addAll(SpanTree.of(place.trace(), tree, depth, look));
    }
    List<JsonObject> errors = tree.errors();
    if (!errors.isEmpty()) {
      blocks.add(new Block.Gap());
      blocks.addAll(errors(errors));
    }
    return blocks;
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (details != null) {
      notes.add(
          details.count()
              + " of "
              + tree.spans().size()
              + " spans have further attributes; --json shows them");
    }
    String project = tree.project();
    String command = "'sentry trace view " + place.organization() + "/";
    if (project != null) {
      notes.add(
          "Tip: " + command + place.trace() + "' shows all " + whole.spans().size() + " spans");
    } else if (tree.projects().size() > 1) {
      notes.add(
          "Tip: "
              + command
              + tree.projects().getFirst()
              + "/"
              + place.trace()
              + "' shows the spans of one project");
    } else {
      notes.add("Tip: " + command + place.trace() + " --web' opens it in a browser");
    }
    return notes;
  }

  private List<Fact> facts(Moments moments) {
    List<Fact> facts = new ArrayList<>();
    TraceNode root = tree.first();
    if (root != null) {
      String name = Printable.line(root.description());
      facts.add(
          new Fact("Root", Text.of("[" + root.op() + "]" + (name.isEmpty() ? "" : " " + name))));
    }
    Double duration = tree.duration();
    facts.add(new Fact("Duration", Text.of(duration == null ? "—" : Amounts.trace(duration))));
    String project = tree.project();
    String spans = Amounts.count(tree.spans().size());
    facts.add(
        new Fact(
            "Spans",
            Text.of(
                project == null ? spans : spans + " of " + Amounts.count(whole.spans().size()))));
    if (!tree.errors().isEmpty()) {
      facts.add(new Fact("Errors", Text.of(Amounts.count(tree.errors().size()))));
    }
    facts.add(
        new Fact(
            "Projects",
            Text.of(
                project == null
                    ? String.join(", ", whole.projects())
                    : project + " (shown), of " + String.join(", ", whole.projects()))));
    Double start = tree.start();
    if (start != null) {
      facts.add(
          new Fact(
              "Started",
              Text.of(moments.ages().stamp(Instant.ofEpochMilli((long) (start * 1000))))));
    }
    if (replay != null) {
      facts.add(new Fact("Replay ID", Text.of(replay)));
    }
    return facts;
  }

  private static List<Block> errors(List<JsonObject> errors) {
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonObject error : errors.subList(0, Math.min(MOST_ERRORS, errors.size()))) {
      String issue = Fields.textOr(error, "short_id", Fields.textOr(error, "issue_id", ""));
      String title =
          Fields.textOr(
              error,
              "title",
              Fields.textOr(error, "description", Fields.textOr(error, "message", "")));
      rows.add(
          List.of(
              Cell.of(issue.isEmpty() ? "—" : issue),
              Cell.of(Fields.textOr(error, "level", "—")),
              Cell.of(Printable.line(title)),
              Cell.of(Fields.textOr(error, "project_slug", "—"))));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(3, Text.of("Errors")));
    blocks.add(
        new Block.Grid(
            List.of(
                new Column("ISSUE", false, true, 0),
                new Column("LEVEL", false, true, 0),
                new Column("TITLE", false, false, 20),
                new Column("PROJECT", false, true, 0, 1)),
            rows,
            false,
            true));
    if (errors.size() > MOST_ERRORS) {
      blocks.add(new Block.Paragraph(Text.of("… and " + (errors.size() - MOST_ERRORS) + " more")));
    }
    return blocks;
  }
}
