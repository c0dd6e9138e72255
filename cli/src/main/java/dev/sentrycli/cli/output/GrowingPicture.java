package dev.sentrycli.cli.output;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.output.Result.Tail;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.GrowingTable;
import dev.sentrycli.terminal.Look;
import java.util.ArrayList;
import java.util.List;

/// The table of a [Tail]. After its terminal has become wider or narrower, it goes on as one that
/// fits, under headers of its own.
final class GrowingPicture {
  private final Tail tail;
  private Look look;
  private Tail.Rows rows;
  private GrowingTable table;

  GrowingPicture(Tail tail, Look look) {
    this.tail = tail;
    this.look = look;
    this.rows = tail.rows().apply(look);
    this.table = new GrowingTable(rows.columns(), look);
  }

  /// What stands above the rows.
  String begin() {
    return table.begin();
  }

  /// @param now what the terminal is like by now
  String more(List<JsonObject> page, Look now) {
    String edge = "";
    if (now.width() != look.width()) {
      List<?> columns = rows.columns();
      look = now;
      rows = tail.rows().apply(now);
      table = new GrowingTable(rows.columns(), now);
      edge = now.rich() || !columns.equals(rows.columns()) ? table.begin() : "";
    }
    List<List<Cell>> cells = new ArrayList<>(page.size());
    for (JsonObject item : page) {
      cells.add(rows.row().apply(item));
    }
    return edge + table.more(cells);
  }

  /// What stands below the rows.
  String end() {
    return table.end();
  }
}
