package dev.sentrycli.cli.command.span;

import com.google.gson.JsonObject;
import dev.sentrycli.api.explore.Table;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Printable;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.format.Amounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Spans as a table.
///
/// @param table which tells what the further columns hold
/// @param further columns beyond the usual
/// @param projects whether they are of several projects
/// @param traces whether they are of several traces
record SpanRows(
    String title,
    List<JsonObject> spans,
    Table table,
    List<String> further,
    boolean projects,
    boolean traces,
    Moments moments) {

  private static final int TIGHT = 76;

  List<Block> blocks(Look look) {
    boolean narrow = look.bounded();
    boolean tight = narrow && look.width() < TIGHT;
    List<Column> columns = new ArrayList<>();
    if (projects) {
      columns.add(new Column("PROJECT", false, false, 0, narrow ? 1 : 0));
    }
    columns.add(new Column("SPAN ID", false, true, 0));
    if (traces) {
      columns.add(new Column("TRACE ID", false, true, 0, narrow ? 2 : 0));
    }
    columns.add(new Column("OP", false, !tight, tight ? 8 : 0));
    columns.add(new Column("DESCRIPTION", false, false, tight ? 12 : 20));
    columns.add(new Column("DURATION", true, true, 0));
    columns.add(new Column("WHEN", false, true, 0, narrow ? 3 : 0));
    for (String name : further) {
      columns.add(new Column(name.toUpperCase(Locale.ROOT), isNumber(name), false, 10));
    }
    List<List<Cell>> rows = new ArrayList<>(spans.size());
    for (JsonObject span : spans) {
      rows.add(row(span));
    }
    return List.of(
        new Block.Heading(3, Text.of(title)), new Block.Grid(columns, rows, false, narrow));
  }

  private List<Cell> row(JsonObject span) {
    List<Cell> cells = new ArrayList<>();
    if (projects) {
      cells.add(cell(span, "project_slug"));
    }
    cells.add(cell(span, "span_id"));
    if (traces) {
      cells.add(cell(span, "trace_id"));
    }
    cells.add(cell(span, "op"));
    cells.add(cell(span, "description"));
    Double duration = Fields.numberOrNull(span, "duration_ms");
    cells.add(Cell.of(duration == null ? "—" : Amounts.span(duration)));
    cells.add(Cell.of(moments.relative(Fields.textOrNull(span, "start_timestamp"))));
    for (String name : further) {
      cells.add(cell(span, name));
    }
    return cells;
  }

  private static Cell cell(JsonObject span, String name) {
    var value = span.get(name);
    if (value == null) {
      return Cell.of("—");
    }
    return Cell.of(
        Printable.line(value.isJsonPrimitive() ? value.getAsString() : value.toString()));
  }

  private boolean isNumber(String name) {
    String type = table.type(name);
    return type != null
        && switch (type) {
          case "integer", "number", "duration", "percentage", "size" -> true;
          default -> false;
        };
  }
}
