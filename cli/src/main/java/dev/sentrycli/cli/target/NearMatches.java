package dev.sentrycli.cli.target;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds which of some names a person may have meant.
final class NearMatches {
  private static final int MOST = 5;

  private record Ranked(String name, int distance) {}

  private NearMatches() {}

  /// The names close to a word, the closest first.
  static List<String> of(String word, List<String> names) {
    List<Ranked> ranked = new ArrayList<>();
    for (String name : names) {
      int distance = distance(word, name);
      if (distance >= 0) {
        ranked.add(new Ranked(name, distance));
      }
    }
    ranked.sort(Comparator.comparingInt(Ranked::distance));
    return ranked.stream().limit(MOST).map(Ranked::name).distinct().toList();
  }

  /// How far a name is from a word: 0 if they are the same but for case; -1 if they have nothing in
  /// common.
  static int distance(String word, String name) {
    String wanted = plain(word);
    String other = plain(name);
    if (wanted.isEmpty() || other.isEmpty()) {
      return -1;
    }
    if (wanted.equals(other)) {
      return 0;
    }
    int typos = edits(wanted, other);
    if (typos <= (Math.min(wanted.length(), other.length()) < 5 ? 1 : 2)) {
      return typos;
    }
    if (wanted.length() >= 2 && other.startsWith(wanted)) {
      return 3;
    }
    if (wanted.length() >= 3 && other.contains(wanted)) {
      return 4;
    }
    return other.length() >= 3 && wanted.contains(other) ? 5 : -1;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
  }

  /// How many characters have to be inserted, left out, replaced or swapped with their neighbour.
  private static int edits(String one, String other) {
    int[] before = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + same);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = last;
      last = row;
    }
    return last[other.length()];
  }
}
