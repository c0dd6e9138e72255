package dev.sentrycli.cli.query;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is likely to be wrong with a search that servers take and that finds nothing.
public final class SearchSlips {
  private static final int LONGEST = 80;

  private SearchSlips() {}

  /// Tells of what looks like a slip of the pen in a search that is kept for later, where nobody
  /// sees at once that it finds nothing; it is kept as it was typed.
  ///
  /// @param query null if none was typed
  /// @param warn hears a sentence about it
  public static void tell(@Nullable String query, Consumer<String> warn) {
    String open = query == null ? null : SearchEnds.openList(query);
    String slip = query == null ? null : of(null, query, open);
    if (slip != null) {
      warn.accept(slip);
    }
  }

  /// A sentence about the first slip in a search that found nothing; null if there is none.
  ///
  /// @param dataset null where the names of fields are known to be right
  /// @param query null if none was typed
  public static @Nullable String of(@Nullable Dataset dataset, @Nullable String query) {
    return query == null ? null : of(dataset, query, SearchEnds.openWord(query));
  }

  private static @Nullable String of(
      @Nullable Dataset dataset, String query, @Nullable String open) {
    if (query.isBlank()) {
      return null;
    }
    if (open != null) {
      return "A list ends with ']', or it is text" + example(open + "]");
    }
    String joined = SearchQuery.misjoined(query);
    OtherNames.Term other =
        dataset == null ? null : OtherNames.in(dataset, joined == null ? query : joined);
    if (joined != null) {
      return "A field and its value are joined by ':' in searches"
          + example(other == null ? joined : other.meant());
    }
    if (dataset == null || other == null) {
      return null;
    }
    OtherNames.Term told = isShort(other.typed()) && isShort(other.meant()) ? other : other.brief();
    return "In searches of %s, '%s' is '%s'"
        .formatted(dataset.word(), shown(told.typed()), shown(told.meant()));
  }

  /// What to type; nothing rather than a part of it, which would search for something else.
  private static String example(String search) {
    return isShort(search) ? ": '" + shown(search) + "'" : "";
  }

  private static boolean isShort(String text) {
    return text.length() <= LONGEST;
  }

  private static String shown(String text) {
    return QueryText.printable(text, LONGEST);
  }
}
