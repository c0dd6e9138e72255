package dev.sentrycli.api.organization;

import org.jspecify.annotations.Nullable;

/// A place within a page of a server: the cursor that leads to the page, and how many things of it
/// come before the place. Written as `<cursor>_<number>`; where the number is 0 it is the cursor.
///
/// @param cursor null for the first page
record PagePosition(@Nullable String cursor, int passed) {
  /// The cursor that servers take for the first page.
  private static final String FIRST = "0:0:0";

  /// What leads on from the `next` of an earlier list; null for the start.
  static PagePosition parse(@Nullable String text) {
    int bar = text == null ? -1 : text.lastIndexOf('_');
    if (text == null || bar <= 0 || !isNumber(text, bar + 1)) {
      return new PagePosition(text, 0);
    }
    return new PagePosition(text.substring(0, bar), Integer.parseInt(text.substring(bar + 1)));
  }

  String text() {
    String page = cursor == null ? FIRST : cursor;
    return passed == 0 ? page : page + "_" + passed;
  }

  /// Pages hold far less than 10,000 things.
  private static boolean isNumber(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < text.length() && text.length() - from <= 4;
  }
}
