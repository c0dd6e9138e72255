package dev.sentrycli.grammar.complete;

import dev.sentrycli.grammar.suggest.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Which candidates fit what has been typed so far, best first.
public final class Ranking {
  private Ranking() {}

  /// Candidates equal to the text, then those that start with it, then those that contain it; if
  /// there is none of these, those that differ in a few letters. Case does not matter.
  public static List<Candidate> best(String partial, List<Candidate> candidates) {
    String typed = partial.toLowerCase(Locale.ROOT);
    List<Candidate> exact = new ArrayList<>();
    List<Candidate> starting = new ArrayList<>();
    List<Candidate> containing = new ArrayList<>();
    for (Candidate candidate : candidates) {
      String value = candidate.value().toLowerCase(Locale.ROOT);
      if (value.equals(typed)) {
        exact.add(candidate);
      } else if (value.startsWith(typed)) {
        starting.add(candidate);
      } else if (value.contains(typed)) {
        containing.add(candidate);
      }
    }
    exact.addAll(starting);
    exact.addAll(containing);
    return exact.isEmpty() ? resembling(typed, candidates) : exact;
  }

  private static List<Candidate> resembling(String typed, List<Candidate> candidates) {
    int limit = Math.max(2, typed.length() / 3);
    List<Candidate> near = new ArrayList<>();
    for (int distance = 1; distance <= limit && distance < typed.length(); distance++) {
      for (Candidate candidate : candidates) {
        String value = candidate.value().toLowerCase(Locale.ROOT);
        if (Nearest.distance(typed, value, distance) == distance) {
          near.add(candidate);
        }
      }
    }
    return near;
  }
}
