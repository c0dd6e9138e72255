package dev.sentrycli.cli.dashboard;

import dev.sentrycli.api.dashboard.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds a place on the grid for a new widget.
public final class WidgetPlacing {
  private WidgetPlacing() {}

  /// The size widgets have where nobody says otherwise; its place is of no meaning.
  public static Place usualSize(String displayType) {
    return switch (displayType) {
      case "big_number" -> new Place(0, 0, 2, 1);
      case "table" -> new Place(0, 0, 6, 2);
      default -> new Place(0, 0, 3, 2);
    };
  }

  /// Right of the last widget if there is room, else in a new row at the bottom.
  ///
  /// @param last null if there is none, or it stands nowhere
  public static Place after(@Nullable Place last, List<Place> taken, int w, int h) {
    if (last != null) {
      Place beside = new Place(last.x() + last.w(), last.y(), w, h);
      if (beside.isOnGrid() && isFree(beside, taken)) {
        return beside;
      }
    }
    int bottom = 0;
    for (Place place : taken) {
      bottom = Math.max(bottom, place.y() + place.h());
    }
    return new Place(0, bottom, w, h);
  }

  /// The first gap it fits into, row by row.
  public static Place inGap(List<Place> taken, int w, int h) {
    for (int y = 0; ; y++) {
      for (int x = 0; x + w <= Place.COLUMNS; x++) {
        Place place = new Place(x, y, w, h);
        if (isFree(place, taken)) {
          return place;
        }
      }
    }
  }

  private static boolean isFree(Place place, List<Place> taken) {
    for (Place other : taken) {
      if (place.overlaps(other)) {
        return false;
      }
    }
    return true;
  }
}
