package dev.sentrycli.grammar;

import dev.sentrycli.grammar.suggest.Nearest;
import dev.sentrycli.grammar.suggest.Synonyms;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The flags that may stand on a line: those of every command, and of the one command named once it
/// is known. A command's own flag takes the place of one that shares its name or letter.
final class FlagTable {
  static final String SEPARATOR = "--";

  /// How a sentence on an unknown flag begins.
  static final String UNKNOWN = "No flag registered for ";

  private final List<Flag<?>> globals;
  private List<Flag<?>> own = List.of();

  FlagTable(List<Flag<?>> globals) {
    this.globals = globals;
  }

  void add(List<Flag<?>> own) {
    this.own = own;
  }

  List<Flag<?>> globals() {
    return globals;
  }

  /// Whether a flag every program takes is not declared anew.
  boolean isBuiltIn(String name) {
    return named(name, own) == null && named(name, globals) == null;
  }

  @Nullable Flag<?> named(String name) {
    Flag<?> flag = named(name, own);
    if (flag == null) {
      flag = named(name, globals);
    }
    if (flag == null && name.equals(Tree.HELP.name())) {
      return Tree.HELP;
    }
    return flag == null && name.equals(Tree.VERSION.name()) ? Tree.VERSION : flag;
  }

  private static @Nullable Flag<?> named(String name, List<Flag<?>> flags) {
    for (Flag<?> flag : flags) {
      if (flag.name().equals(name)) {
        return flag;
      }
    }
    return null;
  }

  /// The toggle that `no-name` turns off, or null.
  @Nullable Flag<?> negated(String name) {
    Flag<?> flag = name.startsWith("no-") ? named(name.substring(3)) : null;
    return flag == null || flag.takesValue() ? null : flag;
  }

  @Nullable Flag<?> lettered(char letter) {
    Flag<?> flag = lettered(letter, own);
    if (flag != null) {
      return flag;
    }
    flag = lettered(letter, globals);
    if (flag != null) {
      return named(flag.name(), own) == null ? flag : null;
    }
    return letter == 'h' ? Tree.HELP : null;
  }

  private static @Nullable Flag<?> lettered(char letter, List<Flag<?>> flags) {
    for (Flag<?> flag : flags) {
      if (flag.letter() != null && flag.letter() == letter) {
        return flag;
      }
    }
    return null;
  }

  /// Whether a word that starts with a dash consists of flags declared here.
  boolean isKnown(String word) {
    if (word.startsWith("--")) {
      String name = Flag.kebab(typedName(word));
      return named(name) != null || negated(name) != null;
    }
    for (int index = 1; index < word.length(); index++) {
      Flag<?> flag = lettered(word.charAt(index));
      if (flag == null) {
        return false;
      }
      if (flag.takesValue() || word.startsWith("=", index + 1)) {
        return true;
      }
    }
    return true;
  }

  /// Whether a word can't be the value of the flag before it. Stricter than `isFlag`, for `--sort
  /// -date` has to work.
  boolean looksLikeFlag(String word) {
    if (word.startsWith("--")) {
      return word.equals(SEPARATOR)
          || (Character.isLetter(word.charAt(2)) && typedName(word).indexOf(' ') < 0);
    }
    return word.length() == 2 && isFlag(word) && lettered(word.charAt(1)) != null;
  }

  /// Whether a word is read as flags; numbers and a lone dash are not.
  static boolean isFlag(String word) {
    if (word.length() < 2 || word.charAt(0) != '-') {
      return false;
    }
    char second = word.charAt(1);
    return second != '.' && (second < '0' || second > '9');
  }

  /// The name in `--name` or `--name=value`.
  static String typedName(String word) {
    int equals = word.indexOf('=');
    return equals < 0 ? word.substring(2) : word.substring(2, equals);
  }

  /// What to say of a flag that is not declared.
  UsageException unknown(String typed, String name) {
    String message = UNKNOWN + typed;
    Flag<?> negated = name.startsWith("no-") ? named(name.substring(3)) : null;
    if (negated != null) {
      return FlagValues.wrong(
          message, "'--" + negated.name() + "' takes a value and can't be turned off");
    }
    if (named("period") != null && Synonyms.isTime(name)) {
      return FlagValues.wrong(
          message, "'--period 24h' or '--period 2025-06-01..2025-06-07' says which time is meant");
    }
    if (typed.length() == 2) {
      return named(name) == null
          ? FlagValues.wrong(message)
          : FlagValues.wrong(message, didYouMean(name));
    }
    List<String> near = Nearest.to(name, names());
    return near.isEmpty()
        ? FlagValues.wrong(message)
        : FlagValues.wrong(message, didYouMean(near.getFirst()));
  }

  private static String didYouMean(String name) {
    return "Did you mean '--" + name + "'?";
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (List<Flag<?>> flags : List.of(own, globals, List.<Flag<?>>of(Tree.HELP, Tree.VERSION))) {
      for (Flag<?> flag : flags) {
        if (!flag.hidden()) {
          names.add(flag.name());
        }
      }
    }
    return names;
  }
}
