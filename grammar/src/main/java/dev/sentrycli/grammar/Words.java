package dev.sentrycli.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The words of one command line on their way into flags and positionals. Routing takes words one
/// by one while only the flags of every command are known; then the flags of the command named join
/// them, and the rest is sorted.
///
/// The first thing wrong is kept rather than thrown, so that a `--help` further on is still seen.
final class Words {
  private final List<String> argv;
  private final FlagTable flags;
  private final Map<String, List<String>> given = new LinkedHashMap<>();
  private final List<String> positionals = new ArrayList<>();
  private @Nullable UsageException problem;
  private int next;

  Words(List<String> argv, List<Flag<?>> globals) {
    this.argv = argv;
    this.flags = new FlagTable(globals);
  }

  /// The next word that can name a command, once the flags before it are read; null at the end,
  /// before `--`, and before a flag that only a command can know.
  @Nullable String word() {
    while (next < argv.size()) {
      String word = argv.get(next);
      if (word.equals(FlagTable.SEPARATOR)) {
        return null;
      }
      if (!FlagTable.isFlag(word)) {
        return word;
      }
      if (!flags.isKnown(word)) {
        return null;
      }
      next++;
      readFlag(word);
    }
    return null;
  }

  /// The place of the word that [#word] gave.
  int position() {
    return next;
  }

  void advance() {
    next++;
  }

  /// Sorts all that is left.
  ///
  /// @param own the flags of the command; one that shares name or letter with a flag of every
  ///   command takes its place
  void sortRest(List<Flag<?>> own) {
    flags.add(own);
    boolean flagsEnded = false;
    while (next < argv.size()) {
      String word = argv.get(next++);
      if (flagsEnded || !FlagTable.isFlag(word)) {
        positionals.add(word);
      } else if (word.equals(FlagTable.SEPARATOR)) {
        flagsEnded = true;
      } else {
        readFlag(word);
      }
    }
  }

  /// Whether a flag every program takes was given, and is not one the command declares itself.
  boolean gave(Flag<?> builtIn) {
    List<String> texts = given.get(builtIn.name());
    return texts != null && texts.getLast().equals("true") && flags.isBuiltIn(builtIn.name());
  }

  /// Whether a word before `--` is meant as a cry for help.
  boolean cryForHelp() {
    for (String word : argv) {
      if (word.equals(FlagTable.SEPARATOR)) {
        return false;
      }
      if (Parsed.Help.isAskedForBy(word)) {
        return true;
      }
    }
    return false;
  }

  List<String> positionals() {
    return positionals;
  }

  /// Throws the first thing that was wrong, if any.
  void check() {
    if (problem != null) {
      throw problem;
    }
  }

  /// The values of all flags given.
  Arguments arguments() {
    Map<String, Object> values = new HashMap<>();
    for (Map.Entry<String, List<String>> entry : given.entrySet()) {
      Flag<?> flag = flags.named(entry.getKey());
      if (flag != null) {
        Object value = FlagValues.value(flag, entry.getValue());
        if (value != null) {
          values.put(flag.name(), value);
        }
      }
    }
    return new Arguments(values, positionals);
  }

  /// The values of the flags every command takes, those that can't be read left out: enough to
  /// explain a command that can't be run.
  Arguments globalArguments() {
    Map<String, Object> values = new HashMap<>();
    for (Flag<?> flag : flags.globals()) {
      List<String> texts = given.get(flag.name());
      if (texts == null) {
        continue;
      }
      try {
        Object value = FlagValues.value(flag, texts);
        if (value != null) {
          values.put(flag.name(), value);
        }
      } catch (UsageException _) {
        values.remove(flag.name());
      }
    }
    return new Arguments(values, List.of());
  }

  /// The text a flag was last given; null if it was not.
  @Nullable String text(Flag<?> flag) {
    List<String> texts = given.get(flag.name());
    return texts == null ? null : texts.getLast();
  }

  boolean isGiven(Flag<?> flag) {
    return given.containsKey(flag.name());
  }

  private void readFlag(String word) {
    if (word.startsWith("--")) {
      readLong(word);
    } else {
      readLetters(word);
    }
  }

  private void readLong(String word) {
    String typed = FlagTable.typedName(word);
    int equals = word.indexOf('=');
    String value = equals < 0 ? null : word.substring(equals + 1);
    String name = Flag.kebab(typed);
    Flag<?> flag = flags.named(name);
    if (flag != null) {
      read(flag, value);
      return;
    }
    Flag<?> negated = flags.negated(name);
    if (negated == null) {
      keep(flags.unknown("--" + typed, name));
    } else if (value != null) {
      keep(FlagValues.wrong("--" + typed + " takes no value"));
    } else {
      give(negated, "false");
    }
  }

  private void readLetters(String word) {
    for (int index = 1; index < word.length(); index++) {
      char letter = word.charAt(index);
      Flag<?> flag = flags.lettered(letter);
      if (flag == null) {
        keep(flags.unknown("-" + letter, Flag.kebab(FlagTable.typedName("-" + word))));
        return;
      }
      boolean more = index + 1 < word.length();
      if (more && (flag.takesValue() || word.charAt(index + 1) == '=')) {
        int from = word.charAt(index + 1) == '=' ? index + 2 : index + 1;
        read(flag, word.substring(from));
        return;
      }
      read(flag, null);
    }
  }

  private void read(Flag<?> flag, @Nullable String attached) {
    if (!flag.takesValue()) {
      String truth = attached == null ? "true" : FlagValues.truth(attached);
      if (truth == null) {
        keep(
            FlagValues.unreadable(
                flag, attached, "it is on or off, so 'true' or 'false' is needed"));
      } else {
        give(flag, truth);
      }
      return;
    }
    if (attached != null) {
      give(flag, attached.isEmpty() && flag.bare() != null ? flag.bare() : attached);
      return;
    }
    String following = next < argv.size() ? argv.get(next) : null;
    boolean usable = following != null && !flags.looksLikeFlag(following);
    if (flag.bare() != null) {
      if (usable && following != null && FlagValues.accepts(flag, following)) {
        next++;
        give(flag, following);
      } else {
        UsageException slip = usable && following != null ? FlagValues.slip(flag, following) : null;
        if (slip != null) {
          keep(slip);
        }
        give(flag, flag.bare());
      }
    } else if (usable && following != null) {
      next++;
      give(flag, following);
    } else {
      keep(FlagValues.valueless(flag, following));
    }
  }

  private void give(Flag<?> flag, String text) {
    List<String> texts = given.get(flag.name());
    if (texts == null) {
      texts = new ArrayList<>();
      given.put(flag.name(), texts);
    }
    texts.add(text);
  }

  private void keep(UsageException wrong) {
    if (problem == null) {
      problem = wrong;
    }
  }
}
