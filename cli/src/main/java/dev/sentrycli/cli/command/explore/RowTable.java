package dev.sentrycli.cli.command.explore;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.explore.Table;
import dev.sentrycli.cli.query.Quantity;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Printable;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.Width;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows rows to people: as a table, or where its columns find no room, one below the other.
///
/// @param columns the fields in the order they were asked for
record RowTable(Table table, List<String> columns) {
  private static final String NONE = "—";

  List<Block> blocks(Look look) {
    List<Quantity> quantities = new ArrayList<>();
    for (String column : columns) {
      quantities.add(new Quantity(table.type(column), table.unit(column)));
    }
    return look.bounded() && headersWidth() > look.width() ? cards(quantities) : grid(quantities);
  }

  /// How wide a table is at least whose headers stay whole.
  private int headersWidth() {
    int width = columns.size() + 1;
    for (String column : columns) {
      width += Width.of(Text.of(Printable.line(column))) + 2;
    }
    return width;
  }

  private List<Block> grid(List<Quantity> quantities) {
    List<Column> heads = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String header = Printable.line(columns.get(i));
      boolean number = quantities.get(i).isNumber();
      heads.add(new Column(header, number, number, Width.of(Text.of(header)) + 2));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonObject row : table.rows().items()) {
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        cells.add(Cell.of(text(row.get(columns.get(i)), quantities.get(i))));
      }
      rows.add(cells);
    }
    return List.of(new Block.Grid(heads, rows, false, false));
  }

  private List<Block> cards(List<Quantity> quantities) {
    List<Block> blocks = new ArrayList<>();
    for (JsonObject row : table.rows().items()) {
      List<Block.Fact> facts = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        facts.add(
            new Block.Fact(
                Printable.line(columns.get(i)),
                Text.of(text(row.get(columns.get(i)), quantities.get(i)))));
      }
      blocks.add(new Block.Facts(facts));
    }
    return blocks;
  }

  private static String text(@Nullable JsonElement value, Quantity quantity) {
    if (value instanceof JsonPrimitive primitive) {
      if (primitive.isNumber() && quantity.isNumber()) {
        return quantity.text(primitive.getAsDouble());
      }
      String text = Printable.line(primitive.getAsString());
      return text.isEmpty() ? NONE : text;
    }
    if (value instanceof JsonArray array) {
      StringBuilder all = new StringBuilder();
      for (JsonElement one : array) {
        String text = one instanceof JsonPrimitive word ? word.getAsString() : one.toString();
        all.append(all.isEmpty() ? "" : ", ").append(text);
      }
      return all.isEmpty() ? NONE : Printable.line(all.toString());
    }
    return value == null || value.isJsonNull() ? NONE : Printable.line(value.toString());
  }
}
