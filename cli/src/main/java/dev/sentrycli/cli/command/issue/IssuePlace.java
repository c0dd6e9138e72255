package dev.sentrycli.cli.command.issue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far one of the sources of a list was read.
///
/// @param cursor where it goes on; null for its beginning, and at its end
record IssuePlace(boolean ended, @Nullable String cursor) {
  static final IssuePlace START = new IssuePlace(false, null);
  static final IssuePlace END = new IssuePlace(true, null);

  private static final String BETWEEN = "|";

  /// Stands for the beginning of a source where others are further. Cursors of servers hold colons.
  private static final String FROM_START = "start";

  /// Where a source stands that names this cursor as the next.
  static IssuePlace after(@Nullable String next) {
    return next == null ? END : new IssuePlace(false, next);
  }

  /// The place in each source, as [#joined] wrote them.
  ///
  /// @param joined null for the beginning of all
  static List<IssuePlace> of(@Nullable String joined, int sources) {
    String[] slots = joined == null ? new String[0] : joined.split("\\|", -1);
    List<IssuePlace> places = new ArrayList<>();
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
  static @Nullable String joined(List<IssuePlace> places) {
    List<String> slots = new ArrayList<>();
    boolean any = false;
    for (IssuePlace place : places) {
      any |= !place.ended();
      slots.add(place.ended() ? "" : place.cursor() == null ? FROM_START : place.cursor());
    }
    return any ? String.join(BETWEEN, slots) : null;
  }
}
