package dev.sentrycli.cli.command.alert;

import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.grammar.suggest.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Finds an alert by the name people gave it.
///
/// @param where how the place is typed, for messages
/// @param name what an alert is called
/// @param typed how it is typed by its number
/// @param typedByName how it is typed by its name
public record Named<T>(
    String where,
    Function<T, String> name,
    Function<T, String> typed,
    Function<T, String> typedByName) {
  private static final int SHOWN = 5;

  /// Whether a word is a number, not a name.
  public static boolean isNumber(String word) {
    return Slug.isNumeric(word);
  }

  /// The one that is called so, in any case.
  ///
  /// @param missing what to say if none is, and none nearly
  /// @throws AlertException if it is not one
  public T among(List<T> all, String wanted, AlertException missing) {
    List<T> called = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (T one : all) {
      names.add(name.apply(one));
      if (name.apply(one).equalsIgnoreCase(wanted)) {
        called.add(one);
      }
    }
    if (called.size() == 1) {
      return called.getFirst();
    }
    if (called.size() > 1) {
      throw AlertException.several(wanted, where, called.stream().map(typed).toList());
    }
    List<String> near = near(all, wanted, Nearest.to(wanted, names));
    throw near.isEmpty() ? missing : AlertException.near(wanted, where, near);
  }

  private List<String> near(List<T> all, String wanted, List<String> nearest) {
    String lower = wanted.toLowerCase(Locale.ROOT);
    List<String> near = new ArrayList<>();
    for (T one : all) {
      boolean holds = name.apply(one).toLowerCase(Locale.ROOT).contains(lower);
      String typedSo = typedByName.apply(one);
      if ((holds || nearest.contains(name.apply(one))) && !near.contains(typedSo)) {
        near.add(typedSo);
      }
    }
    return near.subList(0, Math.min(SHOWN, near.size()));
  }
}
