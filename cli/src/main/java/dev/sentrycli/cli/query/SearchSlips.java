package dev.sentrycli.cli.query;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is likely to be wrong with a search that is kept for later: nobody sees at once that it
/// finds nothing.
public final class SearchSlips {
  private static final int LONGEST = 80;

  private SearchSlips() {}

  /// Tells of what looks like a slip of the pen; the search is kept as it was typed.
  ///
  /// @param query null if none was typed
  /// @param warn hears a sentence about it
  public static void tell(@Nullable String query, Consumer<String> warn) {
    String meant = query == null ? null : SearchQuery.misjoined(query);
    if (meant != null) {
      warn.accept(
          "A field and its value are joined by ':' in searches: '%s'"
              .formatted(QueryText.printable(meant, LONGEST)));
    }
  }
}
