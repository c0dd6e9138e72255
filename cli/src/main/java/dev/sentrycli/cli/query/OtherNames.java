package dev.sentrycli.cli.query;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What fields and values are called in searches of a kind of rows, where people know them by
/// another name.
public final class OtherNames {
  private OtherNames() {}

  /// A term of a search that finds nothing, and what is likely to be meant by it.
  public record Term(String typed, String meant) {}

  /// The first such term; null if there is none.
  public static @Nullable Term in(Dataset dataset, String query) {
    for (String word : SearchQuery.words(query)) {
      int from = word.startsWith("!") ? 1 : 0;
      int colon = word.indexOf(':');
      if (colon > from) {
        String key = word.substring(from, colon);
        String value = word.substring(colon + 1);
        String meant = meant(dataset, key.toLowerCase(Locale.ROOT), value);
        if (meant != null) {
          return new Term(word, word.substring(0, from) + meant);
        }
      }
    }
    return null;
  }

  private static @Nullable String meant(Dataset dataset, String key, String value) {
    return switch (dataset) {
      case SPANS, TRANSACTIONS -> {
        String whole = SpanKeys.whole(key);
        yield whole.equals(key) ? null : whole + ":" + value;
      }
      case LOGS -> {
        boolean warning = value.equalsIgnoreCase("warning");
        yield key.equals("level") || (key.equals("severity") && warning)
            ? "severity:" + (warning ? "warn" : value)
            : null;
      }
      case ERRORS, METRICS, REPLAYS -> null;
    };
  }
}
