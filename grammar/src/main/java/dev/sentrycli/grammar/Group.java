package dev.sentrycli.grammar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Commands that share their first word, such as `issue`.
///
/// @param fallback the name of the command that runs when the second word names none (`sentry issue
///   X` is `sentry issue view X`); null if the group alone only shows its help
public record Group<C extends Described>(
    String name, String brief, @Nullable String fallback, List<Route<C>> routes) {

  public @Nullable Route<C> route(String word) {
    for (Route<C> route : routes) {
      if (route.answersTo(word)) {
        return route;
      }
    }
    return null;
  }
}
