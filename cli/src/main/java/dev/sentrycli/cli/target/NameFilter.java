package dev.sentrycli.cli.target;

import dev.sentrycli.grammar.suggest.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Narrows a list down to what a person typed of a name: the exact one, else those that start with
/// it, else those that contain it, else those a typing error away. `*` stands for anything.
public record NameFilter(String typed) {
  /// The things whose slug or name fits, in their order.
  public <T> List<T> keep(List<T> all, Function<T, String> slug, Function<T, String> name) {
    if (typed.indexOf('*') >= 0) {
      return fitting(all, slug, name, text -> Wildcard.matches(typed, text));
    }
    String wanted = typed.toLowerCase(Locale.ROOT);
    List<T> found = fitting(all, slug, name, text -> text.toLowerCase(Locale.ROOT).equals(wanted));
    if (found.isEmpty()) {
      found = fitting(all, slug, name, text -> text.toLowerCase(Locale.ROOT).startsWith(wanted));
    }
    if (found.isEmpty()) {
      found = fitting(all, slug, name, text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }
    if (found.isEmpty()) {
      found =
          fitting(
              all,
              slug,
              name,
              text -> !Nearest.to(wanted, List.of(text.toLowerCase(Locale.ROOT))).isEmpty());
    }
    return found;
  }

  private static <T> List<T> fitting(
      List<T> all,
      Function<T, String> slug,
      Function<T, String> name,
      Function<String, Boolean> fits) {
    List<T> found = new ArrayList<>();
    for (T thing : all) {
      if (fits.apply(slug.apply(thing)) || fits.apply(name.apply(thing))) {
        found.add(thing);
      }
    }
    return found;
  }
}
