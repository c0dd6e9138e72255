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

  /// What no terminal breaks as long as there is room: an id, a time, a name.
  private static final int LONGEST_WHOLE = 32;

  List<Block> blocks(Look look) {
    List<Quantity> quantities = new ArrayList<>();
    for (String column : columns) {
      quantities.add(new Quantity(table.type(column), table.unit(column)));
    }
    List<Integer> least = new ArrayList<>();
    int all = columns.size() + 1;
    for (int i = 0; i < columns.size(); i++) {
      int width = leastWidth(columns.get(i), quantities.get(i), look) + 2;
      least.add(width);
      all += width;
    }
    return look.bounded() && all > look.width() ? cards(quantities) : grid(quantities, least);
  }

  /// The columns that have a value in no row.
  List<String> empty() {
    List<String> empty = new ArrayList<>();
    for (String column : columns) {
      boolean none = !table.rows().items().isEmpty();
      for (JsonObject row : table.rows().items()) {
        JsonElement value = row.get(column);
        none &=
            value == null
                || value.isJsonNull()
                || (value instanceof JsonPrimitive text && text.getAsString().isEmpty());
      }
      if (none) {
        empty.add(column);
      }
    }
    return empty;
  }

  /// How wide a column is in which words stay whole. Where lines get broken, very long ones do not.
  private int leastWidth(String column, Quantity quantity, Look look) {
    int least = 0;
    for (JsonObject row : table.rows().items()) {
      for (String word : text(row.get(column), quantity).split(" ", -1)) {
        least = Math.max(least, Width.of(Text.of(word)));
      }
    }
    int whole = look.bounded() ? Math.min(LONGEST_WHOLE, least) : least;
    return Math.max(whole, Width.of(Text.of(Printable.line(column))));
  }

  private List<Block> grid(List<Quantity> quantities, List<Integer> least) {
    List<Column> heads = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      boolean number = quantities.get(i).isNumber();
      heads.add(new Column(Printable.line(columns.get(i)), number, number, least.get(i)));
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
