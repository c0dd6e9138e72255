package dev.sentrycli.terminal.chart;

import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.Width;
import java.util.ArrayList;
import java.util.List;

/// Puts pieces of known size side by side and below each other.
public final class Board {
  private final List<Tile> placed = new ArrayList<>();

  public Board() {}

  /// A piece and where its upper left corner is.
  public record Tile(int column, int line, int width, List<Text> lines) {
    int end() {
      return line + lines.size();
    }

    boolean overlaps(Tile other) {
      return column < other.column + other.width
          && other.column < column + width
          && line < other.end()
          && other.line < end();
    }

    Tile below(int line) {
      return new Tile(column, line, width, lines);
    }
  }

  /// Adds a piece; if its place is taken it moves down until there is room.
  public void add(Tile tile) {
    Tile moved = tile;
    for (boolean free = false; !free; ) {
      free = true;
      for (Tile other : placed) {
        if (moved.overlaps(other)) {
          moved = moved.below(other.end());
          free = false;
        }
      }
    }
    placed.add(moved);
  }

  public List<Text> lines() {
    int height = 0;
    for (Tile tile : placed) {
      height = Math.max(height, tile.end());
    }
    List<Tile> across = new ArrayList<>(placed);
    across.sort((a, b) -> Integer.compare(a.column(), b.column()));
    List<Text> lines = new ArrayList<>(height);
    for (int i = 0; i < height; i++) {
      Cells cells = new Cells();
      int at = 0;
      for (Tile tile : across) {
        if (i >= tile.line() && i < tile.end()) {
          Text text = tile.lines().get(i - tile.line());
          cells.repeat(' ', tile.column() - at).add(text);
          at = Math.max(at, tile.column()) + Width.of(text);
        }
      }
      lines.add(cells.text());
    }
    return lines;
  }
}
