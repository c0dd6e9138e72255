package dev.sentrycli.api.dashboard;

/// Where a widget stands on the grid of a dashboard.
///
/// @param x column, from 0
/// @param y row, from 0
/// @param w how many columns it is wide
/// @param h how many rows it is high
public record Place(int x, int y, int w, int h) {
  /// The columns of a dashboard.
  public static final int COLUMNS = 6;

  /// Whether the two have a part of the grid in common.
  public boolean overlaps(Place other) {
    return x < other.x + other.w && other.x < x + w && y < other.y + other.h && other.y < y + h;
  }

  public boolean isOnGrid() {
    return x >= 0 && y >= 0 && w >= 1 && h >= 1 && x + w <= COLUMNS;
  }
}
