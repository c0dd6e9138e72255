package dev.sentrycli.cli.logs;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.GrowingTable;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Printable;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Logs as rows of a table.
///
/// @param ofTrace whether all are of one trace, so that none need name it
/// @param extras further columns
public record LogRows(Moments moments, boolean ofTrace, List<String> extras) {
  private static final int ID = 34;
  private static final int TIME = 21;
  private static final int LEVEL = 9;
  private static final int EXTRA = 22;
  private static final int TRACE_DIGITS = 8;

  /// The id of a log; null if the server tells none.
  public static @Nullable String id(JsonObject log) {
    String id = Fields.textOrNull(log, "sentry.item_id");
    return id == null ? Fields.textOrNull(log, "id") : id;
  }

  /// When it was written, in nanoseconds since 1970; null if the server does not tell. A `double`
  /// would lose the last digits.
  public static @Nullable Long nanos(JsonObject log) {
    if (!(log.get("timestamp_precise") instanceof JsonPrimitive precise)) {
      return null;
    }
    String text = precise.getAsString();
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notWhole) {
      return Fields.wholeOrNull(log, "timestamp_precise");
    }
  }

  public List<Block> table(List<JsonObject> logs, boolean narrow) {
    List<List<Cell>> rows = new ArrayList<>(logs.size());
    for (JsonObject log : logs) {
      rows.add(cells(log));
    }
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("ID", false, true, 0, narrow ? 2 : 0));
    columns.add(new Column("TIMESTAMP", false, true, 0));
    columns.add(new Column("LEVEL", false, true, 0));
    columns.add(new Column("MESSAGE", false, false, 26));
    for (String extra : extras) {
      columns.add(new Column(extra.toUpperCase(Locale.ROOT), false, false, 12, narrow ? 1 : 0));
    }
    return List.of(new Block.Grid(columns, rows, false, false));
  }

  /// A row for each as Markdown has it, so that programs that work on lines find a log whole.
  public List<Block> lines(List<JsonObject> logs) {
    GrowingTable table = new GrowingTable(columns(false), Look.PLAIN);
    List<List<Cell>> rows = new ArrayList<>(logs.size());
    for (JsonObject log : logs) {
      rows.add(cells(log));
    }
    List<Text> lines = new ArrayList<>(logs.size() + 2);
    (table.begin() + table.more(rows)).lines().forEach(line -> lines.add(Text.of(line)));
    return List.of(new Block.Lines(lines));
  }

  /// The columns of a table that grows.
  public List<Column> columns(boolean narrow) {
    List<Column> columns = new ArrayList<>();
    if (!narrow) {
      columns.add(new Column("ID", false, true, ID));
    }
    columns.add(new Column("TIMESTAMP", false, true, TIME));
    columns.add(new Column("LEVEL", false, true, LEVEL));
    columns.add(new Column("MESSAGE", false, false, 0));
    for (String extra : extras) {
      columns.add(new Column(extra.toUpperCase(Locale.ROOT), false, false, EXTRA));
    }
    return columns;
  }

  /// The cells for [#columns].
  public List<Cell> cells(JsonObject log, boolean narrow) {
    List<Cell> cells = cells(log);
    return narrow ? cells.subList(1, cells.size()) : cells;
  }

  private List<Cell> cells(JsonObject log) {
    List<Cell> cells = new ArrayList<>(4 + extras.size());
    String id = id(log);
    cells.add(Cell.of(Printable.line(id == null ? "—" : id)));
    cells.add(Cell.of(time(log)));
    cells.add(Cell.of(level(Fields.textOr(log, "severity", ""))));
    cells.add(Cell.of(message(log)));
    for (String extra : extras) {
      cells.add(Cell.of(value(log.get(extra))));
    }
    return cells;
  }

  private static String value(@Nullable JsonElement value) {
    if (value == null || value.isJsonNull()) {
      return "—";
    }
    return Printable.line(value.isJsonPrimitive() ? value.getAsString() : value.toString());
  }

  private Text message(JsonObject log) {
    String message = Printable.line(Fields.textOr(log, "message", ""));
    String trace = ofTrace ? null : Fields.textOrNull(log, "trace");
    if (trace == null || trace.length() < TRACE_DIGITS) {
      return Text.of(message);
    }
    String digits = Printable.line(trace.substring(0, TRACE_DIGITS));
    return Text.of(message).plus(" [" + digits + "]", Style.MUTED);
  }

  /// `2026-03-04 17:06:07`.
  public String time(JsonObject log) {
    Long nanos = nanos(log);
    String text = Fields.textOr(log, "timestamp", "");
    Instant moment = nanos == null ? Moments.instant(text) : Instant.ofEpochSecond(0, nanos);
    return moment == null ? Printable.line(text) : moments.ages().stamp(moment);
  }

  /// A level in capitals and in its colour.
  public static Text level(String level) {
    String word = Printable.line(level.toUpperCase(Locale.ROOT));
    return switch (level.toLowerCase(Locale.ROOT)) {
      case "fatal", "error" -> Text.of(word, Style.RED);
      case "warn", "warning" -> Text.of(word, Style.YELLOW);
      case "info" -> Text.of(word, Style.CYAN);
      case "debug", "trace" -> Text.of(word, Style.MUTED);
      default -> Text.of(word);
    };
  }
}
