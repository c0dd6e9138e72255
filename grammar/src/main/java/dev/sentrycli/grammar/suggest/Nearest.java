package dev.sentrycli.grammar.suggest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Which known words a misspelled one may have meant.
public final class Nearest {
  private Nearest() {}

  /// The candidates close enough to suggest, closest first, at most three.
  public static List<String> to(String word, Collection<String> candidates) {
    String typed = word.toLowerCase(Locale.ROOT);
    int limit = typed.length() <= 3 ? 1 : Math.max(2, typed.length() / 3);
    List<String> near = new ArrayList<>();
    for (int distance = 0; distance <= limit; distance++) {
      for (String candidate : candidates) {
        if (!near.contains(candidate)
            && distance(typed, candidate.toLowerCase(Locale.ROOT), distance) == distance) {
          near.add(candidate);
        }
      }
    }
    if (typed.length() >= 3) {
      for (String candidate : candidates) {
        if (candidate.startsWith(typed) && !near.contains(candidate)) {
          near.add(candidate);
        }
      }
    }
    return List.copyOf(near.subList(0, Math.min(3, near.size())));
  }

  /// The Levenshtein distance of two words, or anything above `limit` if it is greater than that.
  public static int distance(String from, String to, int limit) {
    if (Math.abs(from.length() - to.length()) > limit) {
      return limit + 1;
    }
    int[] previous = new int[to.length() + 1];
    int[] current = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int replaced =
            previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        int changed = Math.min(previous[column], current[column - 1]) + 1;
        current[column] = Math.min(replaced, changed);
      }
      int[] spare = previous;
      previous = current;
      current = spare;
    }
    return previous[to.length()];
  }
}
