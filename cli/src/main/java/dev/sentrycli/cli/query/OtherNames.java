package dev.sentrycli.cli.query;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What fields and values are called in searches of a kind of rows, where people know them by
/// another name.
public final class OtherNames {
  private OtherNames() {}

  /// A term of a search that finds nothing, and what is likely to be meant by it.
  public record Term(String typed, String meant) {
    /// Only the names in it, or the values if these are why it finds nothing.
    public Term brief() {
      String key = typed.substring(0, typed.indexOf(':'));
      String right = meant.substring(0, meant.indexOf(':'));
      return key.equals(right) ? new Term("warning", "warn") : new Term(key, right);
    }
  }

  /// The first such term; null if there is none.
  public static @Nullable Term in(Dataset dataset, String query) {
    for (String grouped : SearchQuery.words(query)) {
      String word = SearchQuery.withoutGroups(grouped);
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
        String severities = severities(value);
        yield key.equals("level") || (key.equals("severity") && !severities.equals(value))
            ? "severity:" + severities
            : null;
      }
      case ERRORS, METRICS, REPLAYS -> null;
    };
  }

  /// One or a list of them, of which events call one by another name.
  private static String severities(String value) {
    if (!value.startsWith("[") || !value.endsWith("]")) {
      return isWarning(value) ? "warn" : value;
    }
    StringBuilder list = new StringBuilder(value.length());
    for (String one : value.substring(1, value.length() - 1).split(",", -1)) {
      list.append(list.isEmpty() ? "[" : ",").append(isWarning(one.strip()) ? "warn" : one);
    }
    return list.append(']').toString();
  }

  private static boolean isWarning(String value) {
    return value.equalsIgnoreCase("warning") || value.equalsIgnoreCase("\"warning\"");
  }
}
