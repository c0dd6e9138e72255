package dev.sentrycli.cli.target;

import dev.sentrycli.grammar.suggest.Nearest;
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
      if (distance >= 0 && !name.equals(word)) {
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
    int allowed = Math.min(wanted.length(), other.length()) < 5 ? 1 : 2;
    int typos = Nearest.distance(wanted, other, allowed);
    if (typos <= allowed) {
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
}
