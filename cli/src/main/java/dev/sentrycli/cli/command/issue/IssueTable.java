package dev.sentrycli.cli.command.issue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Printable;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.format.Amounts;
import dev.sentrycli.terminal.format.Sparkline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A list of issues as a table.
///
/// @param aliases short names by short id; empty when the issues are of one project
/// @param compact one line an issue; null to decide by the height of the terminal
record IssueTable(
    List<JsonObject> issues,
    Map<String, String> aliases,
    @Nullable Boolean compact,
    Moments moments) {
  private static final int WIDE_ENOUGH_FOR_TREND = 100;
  private static final int NARROW = 60;
  private static final int TREND_CELLS = 8;

  Block draw(Look look) {
    boolean oneLine = compact == null ? 3 * issues.size() + 3 > look.height() : compact;
    boolean trend = look.width() >= WIDE_ENOUGH_FOR_TREND;
    List<Column> columns = new ArrayList<>();
    // In a terminal rows that don't fit would be broken, so the least needed columns leave first.
    boolean leave = look.bounded();
    columns.add(new Column("SHORT ID", false, true, 0));
    columns.add(new Column("ISSUE", false, false, look.width() < NARROW ? 12 : 20));
    columns.add(new Column("SEEN", false, true, 0, leave ? 1 : 0));
    columns.add(new Column("AGE", false, true, 0, leave ? 5 : 0));
    if (trend) {
      columns.add(new Column("TREND", false, true, 0, leave ? 6 : 0));
    }
    columns.add(new Column("EVENTS", true, true, 0, leave ? 2 : 0));
    columns.add(new Column("USERS", true, true, 0, leave ? 4 : 0));
    columns.add(new Column("TRIAGE", false, true, 0, leave ? 3 : 0));
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonObject issue : issues) {
      rows.add(row(issue, oneLine, trend));
    }
    return new Block.Grid(columns, rows, !oneLine, true);
  }

  private List<Cell> row(JsonObject issue, boolean oneLine, boolean trend) {
    List<Cell> cells = new ArrayList<>();
    cells.add(shortId(issue, oneLine));
    cells.add(title(issue, oneLine));
    cells.add(Cell.of(moments.relative(Fields.textOrNull(issue, "lastSeen"))));
    cells.add(Cell.of(moments.relative(Fields.textOrNull(issue, "firstSeen"))));
    if (trend) {
      cells.add(trend(issue, oneLine));
    }
    cells.add(Cell.of(Amounts.count(Fields.textOrNull(issue, "count"))));
    cells.add(Cell.of(Amounts.count(Fields.textOrNull(issue, "userCount"))));
    cells.add(Cell.of(triage(issue)));
    return cells;
  }

  private Cell shortId(JsonObject issue, boolean oneLine) {
    String id = Fields.textOr(issue, "shortId", Fields.textOr(issue, "id", "?"));
    String shown = id.toUpperCase(Locale.ROOT);
    String permalink = Fields.textOrNull(issue, "permalink");
    int dash = shown.lastIndexOf('-') + 1;
    Text project = linked(shown.substring(0, dash), permalink);
    Text suffix = linked(shown.substring(dash), permalink).in(Style.BOLD).in(Style.UNDERLINE);
    Text whole = project.plus(suffix);
    String alias = aliases.get(id);
    if (alias == null) {
      return Cell.of(whole);
    }
    Text muted = Text.of(alias, Style.MUTED);
    return oneLine ? Cell.of(whole.plus(" ").plus(muted)) : new Cell(List.of(whole, muted));
  }

  private static Text linked(String text, @Nullable String address) {
    if (text.isEmpty()) {
      return Text.EMPTY;
    }
    return address == null ? Text.of(text) : Text.link(text, address);
  }

  private static Cell title(JsonObject issue, boolean oneLine) {
    Text title = Text.of(Printable.line(Fields.textOr(issue, "title", "(no title)")), Style.BOLD);
    if (oneLine) {
      return Cell.of(title);
    }
    String second = secondLine(Fields.objectOrNull(issue, "metadata"));
    return second == null ? Cell.of(title) : new Cell(List.of(title, Text.of(second, Style.MUTED)));
  }

  private static @Nullable String secondLine(@Nullable JsonObject metadata) {
    String value = Fields.textOrNull(metadata, "value");
    if (value != null && !value.isBlank()) {
      return Printable.line(value);
    }
    String type = Fields.textOrNull(metadata, "type");
    String function = Fields.textOrNull(metadata, "function");
    return type == null || function == null ? type : type + " in " + function;
  }

  private static Cell trend(JsonObject issue, boolean oneLine) {
    Text line = Text.of(Sparkline.of(series(issue), TREND_CELLS), Style.MUTED);
    String substatus = Fields.textOrNull(issue, "substatus");
    if (substatus == null) {
      return Cell.of(line);
    }
    Text word =
        switch (substatus) {
          case "regressed" -> Text.of("Regressed", Style.RED);
          case "escalating" -> Text.of("Escalating", Style.YELLOW);
          case "new" -> Text.of("New", Style.GREEN);
          case "ongoing" -> Text.of("Ongoing", Style.MUTED);
          default -> Text.of(IssueCard.capitalised(substatus), Style.MUTED);
        };
    return oneLine ? Cell.of(line.plus(" ").plus(word)) : new Cell(List.of(line, word));
  }

  private static double[] series(JsonObject issue) {
    JsonObject stats = Fields.objectOrNull(issue, "stats");
    if (stats == null || stats.isEmpty()) {
      return new double[0];
    }
    JsonElement first = stats.entrySet().iterator().next().getValue();
    if (!(first instanceof JsonArray points)) {
      return new double[0];
    }
    double[] values = new double[points.size()];
    for (int i = 0; i < values.length; i++) {
      if (points.get(i) instanceof JsonArray point
          && point.size() == 2
          && point.get(1).isJsonPrimitive()
          && point.get(1).getAsJsonPrimitive().isNumber()) {
        values[i] = point.get(1).getAsDouble();
      }
    }
    return values;
  }

  private static Text triage(JsonObject issue) {
    String priority = Fields.textOr(issue, "priority", "");
    Text word =
        switch (priority) {
          case "critical" -> Text.of("Critical", Style.RED, Style.BOLD);
          case "high" -> Text.of("High", Style.RED);
          case "medium" -> Text.of("Med", Style.YELLOW);
          case "low" -> Text.of("Low", Style.MUTED);
          default -> Text.EMPTY;
        };
    Double fixability = Fields.numberOrNull(issue, "seerFixabilityScore");
    if (fixability == null) {
      return word;
    }
    double impact =
        switch (priority) {
          case "critical" -> 1;
          case "high" -> 0.75;
          case "low" -> 0.25;
          default -> 0.5;
        };
    long percent = Math.round((0.6 * impact + 0.4 * fixability) * 100);
    return word.isEmpty() ? Text.of(percent + "%") : word.plus(" " + percent + "%");
  }
}
