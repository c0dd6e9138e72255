package dev.sentrycli.cli.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far one of the sources of a list was read.
///
/// @param cursor where it goes on; null for its beginning, and at its end
public record SourcePlace(boolean ended, @Nullable String cursor) {
  public static final SourcePlace START = new SourcePlace(false, null);
  public static final SourcePlace END = new SourcePlace(true, null);

  private static final String BETWEEN = "|";

  /// Stands for the beginning of a source where others are further. Cursors of servers hold colons.
  private static final String FROM_START = "start";

  /// Where a source stands that names this cursor as the next.
  public static SourcePlace after(@Nullable String next) {
    return next == null ? END : new SourcePlace(false, next);
  }

  /// The place in each source, as [#joined] wrote them.
  ///
  /// @param joined null for the beginning of all
  public static List<SourcePlace> of(@Nullable String joined, int sources) {
    String[] slots = joined == null ? new String[0] : joined.split("\\|", -1);
    List<SourcePlace> places = new ArrayList<>();
    for (int i = 0; i < sources; i++) {
      String slot = i < slots.length ? slots[i] : "";
      if (joined == null || (sources > 1 && slot.equals(FROM_START))) {
        places.add(START);
      } else {
        places.add(after(slot.isEmpty() ? null : slot));
      }
    }
    return places;
  }

  /// The places as one cursor, with nothing for the sources that are at their end; null if all are.
  public static @Nullable String joined(List<SourcePlace> places) {
    List<String> slots = new ArrayList<>();
    boolean any = false;
    for (SourcePlace place : places) {
      any |= !place.ended();
      slots.add(place.ended() ? "" : place.cursor() == null ? FROM_START : place.cursor());
    }
    return any ? String.join(BETWEEN, slots) : null;
  }
}
