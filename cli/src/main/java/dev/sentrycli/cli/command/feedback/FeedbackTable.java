package dev.sentrycli.cli.command.feedback;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Printable;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;

/// Feedback in a list: a table where there is room for one, else a short paragraph each.
final class FeedbackTable {
  private static final int ROOM = 100;
  private static final int LONGEST_MESSAGE = 160;

  private FeedbackTable() {}

  static List<Block> of(String title, List<JsonObject> issues, Look look, Moments moments) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, Text.of(title)));
    if (look.width() >= ROOM) {
      blocks.add(wide(issues, moments));
    } else {
      boolean first = true;
      for (JsonObject issue : issues) {
        if (!first) {
          blocks.add(new Block.Gap());
        }
        first = false;
        blocks.addAll(narrow(new Feedback(issue), moments));
      }
    }
    return blocks;
  }

  private static Block wide(List<JsonObject> issues, Moments moments) {
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonObject issue : issues) {
      Feedback feedback = new Feedback(issue);
      rows.add(
          List.of(
              Cell.of(Text.of(feedback.name(), Style.BOLD)),
              Cell.of(moments.relative(feedback.received())),
              Cell.of(Printable.line(feedback.from())),
              Cell.of(message(feedback)),
              Cell.of(feedback.status()),
              Cell.of(feedback.read()),
              Cell.of(feedback.project())));
    }
    return new Block.Grid(
        List.of(
            new Column("ID", false, true, 0),
            new Column("RECEIVED", false, true, 0),
            new Column("FROM", false, false, 12),
            new Column("MESSAGE", false, false, 20),
            new Column("STATUS", false, true, 0),
            new Column("READ", false, true, 0),
            new Column("PROJECT", false, false, 0)),
        rows,
        false,
        false);
  }

  private static List<Block> narrow(Feedback feedback, Moments moments) {
    List<Text> lines = new ArrayList<>();
    lines.add(line("Received", Text.of(moments.relative(feedback.received()))));
    lines.add(line("From", Text.of(Printable.line(feedback.from()))));
    lines.add(line("Message", Text.of(message(feedback))));
    lines.add(line("Status", feedback.status()));
    lines.add(line("Read", feedback.read()));
    lines.add(line("Project", Text.of(feedback.project())));
    return List.of(new Block.Heading(3, Text.of(feedback.name())), new Block.Bullets(lines));
  }

  private static Text line(String label, Text value) {
    return Text.of(label + ": ", Style.BOLD).plus(value);
  }

  private static String message(Feedback feedback) {
    String line = Printable.line(feedback.message());
    return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE - 1) + "…";
  }
}
