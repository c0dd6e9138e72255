package dev.sentrycli.grammar.complete;

import dev.sentrycli.grammar.Described;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Group;
import dev.sentrycli.grammar.Node;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Route;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Walks the words before the one being typed, forgiving what a parser would not: the line is not
/// finished.
final class Cursor<C extends Described> {
  private final Tree<C> tree;
  private final List<String> path = new ArrayList<>();
  private final List<String> positionals = new ArrayList<>();
  private final List<String> flagsGiven = new ArrayList<>();
  private @Nullable Group<? extends C> group;
  private @Nullable Usage usage;

  /// The flag whose value comes next.
  private @Nullable Flag<?> awaiting;

  private boolean flagsEnded;
  private boolean helpTopic;

  /// Whether a word was met that leads nowhere; nothing can be said after it.
  private boolean lost;

  Cursor(Tree<C> tree) {
    this.tree = tree;
  }

  Candidates candidates(List<String> words) {
    int last = words.size() - 1;
    for (int index = 0; index < last; index++) {
      walk(words.get(index));
    }
    String partial = last < 0 ? "" : words.get(last);
    if (lost) {
      return new Candidates(partial, "", List.of(), null);
    }
    if (awaiting != null) {
      return value(awaiting, partial, "");
    }
    if (!flagsEnded && partial.startsWith("-")) {
      int equals = partial.indexOf('=');
      if (partial.startsWith("--") && equals > 0) {
        Flag<?> flag = named(partial.substring(2, equals));
        return flag == null || !flag.takesValue()
            ? new Candidates(partial, "", List.of(), null)
            : value(flag, partial.substring(equals + 1), partial.substring(0, equals + 1));
      }
      return new Candidates(partial, "", flags(partial), null);
    }
    return word(partial);
  }

  private void walk(String word) {
    if (awaiting != null) {
      awaiting = null;
    } else if (!flagsEnded && word.equals("--")) {
      flagsEnded = true;
    } else if (!flagsEnded && word.length() > 1 && word.startsWith("-")) {
      walkFlag(word);
    } else if (usage != null || flagsEnded) {
      positionals.add(word);
    } else {
      walkName(word);
    }
  }

  private void walkFlag(String word) {
    Flag<?> flag;
    boolean attached;
    if (word.startsWith("--")) {
      int equals = word.indexOf('=');
      attached = equals > 0;
      flag = named(attached ? word.substring(2, equals) : word.substring(2));
    } else {
      flag = lettered(word.charAt(word.length() - 1));
      attached = false;
    }
    if (flag != null) {
      flagsGiven.add(flag.name());
      if (flag.takesValue() && flag.bare() == null && !attached) {
        awaiting = flag;
      }
    }
  }

  private void walkName(String word) {
    if (path.isEmpty() && !helpTopic && word.equals("help")) {
      helpTopic = true;
      return;
    }
    Node<? extends C> node = group == null ? tree.member(word) : group.member(word);
    List<String> names = node == null ? List.of() : List.of(node.name());
    if (node == null && path.isEmpty() && tree.shortcut(word) != null) {
      names = tree.shortcut(word);
      node = names == null ? null : tree.at(names);
    }
    if (node != null && names != null) {
      path.addAll(names);
      enter(node);
      return;
    }
    Route<? extends C> fallback = fallback();
    if (fallback == null || helpTopic) {
      lost = true;
    } else {
      path.add(fallback.name());
      enter(fallback);
      positionals.add(word);
    }
  }

  private void enter(Node<? extends C> node) {
    if (node instanceof Group<? extends C> inner) {
      group = inner;
    } else if (node instanceof Route<? extends C> route) {
      usage = route.command().get().usage();
    }
  }

  private @Nullable Route<? extends C> fallback() {
    if (group == null || group.fallback() == null) {
      return null;
    }
    return group.member(group.fallback()) instanceof Route<? extends C> route ? route : null;
  }

  /// The usage whose flags and arguments may stand here: of the command named, or the one a group
  /// falls back to.
  private @Nullable Usage usable() {
    if (usage != null) {
      return usage;
    }
    Route<? extends C> fallback = fallback();
    return fallback == null ? null : fallback.command().get().usage();
  }

  private Candidates word(String partial) {
    List<Candidate> known = new ArrayList<>();
    if (usage == null && !flagsEnded) {
      for (Node<?> node : group == null ? tree.visible() : group.members()) {
        if (!node.hidden()) {
          known.add(new Candidate(node.name(), node.brief()));
        }
      }
      if (path.isEmpty() && !helpTopic) {
        known.add(new Candidate("help", "Explain a command"));
      }
      boolean fits = known.stream().anyMatch(name -> name.value().startsWith(partial));
      if (path.isEmpty() && !fits) {
        for (Tree.Shortcut shortcut : tree.shortcuts()) {
          known.add(new Candidate(shortcut.word(), String.join(" ", shortcut.path())));
        }
      }
    }
    Usage usable = usable();
    if (usable == null || helpTopic) {
      return new Candidates(partial, "", known, null);
    }
    Positional positional = positional(usable);
    if (positional == null) {
      return new Candidates(partial, "", known, null);
    }
    for (String choice : positional.choices()) {
      known.add(new Candidate(choice, ""));
    }
    Candidates.Slot slot =
        positional.choices().isEmpty()
            ? new Candidates.Slot(
                commandPath(), null, positional, positionals.size(), List.copyOf(positionals))
            : null;
    return new Candidates(partial, "", known, slot);
  }

  private @Nullable Positional positional(Usage usable) {
    List<Positional> declared = usable.positionals();
    if (positionals.size() < declared.size()) {
      return declared.get(positionals.size());
    }
    return !declared.isEmpty() && declared.getLast().variadic() ? declared.getLast() : null;
  }

  private Candidates value(Flag<?> flag, String partial, String lead) {
    if (flag.choices().isEmpty()) {
      return new Candidates(
          partial,
          lead,
          List.of(),
          new Candidates.Slot(
              commandPath(), flag, null, positionals.size(), List.copyOf(positionals)));
    }
    List<Candidate> choices = new ArrayList<>();
    for (String choice : flag.choices()) {
      choices.add(new Candidate(choice, ""));
    }
    return new Candidates(partial, lead, choices, null);
  }

  private List<String> commandPath() {
    Route<? extends C> fallback = usage == null ? fallback() : null;
    List<String> whole = new ArrayList<>(path);
    if (fallback != null) {
      whole.add(fallback.name());
    }
    return List.copyOf(whole);
  }

  private List<Candidate> flags(String partial) {
    boolean negating = partial.startsWith("--no");
    List<Candidate> flags = new ArrayList<>();
    List<String> offered = new ArrayList<>();
    for (Flag<?> flag : declared()) {
      boolean again = flagsGiven.contains(flag.name()) && !flag.repeatable();
      if (flag.hidden() || again || offered.contains(flag.name())) {
        continue;
      }
      offered.add(flag.name());
      flags.add(new Candidate("--" + flag.name(), flag.brief()));
      if (flag.letter() != null && !partial.startsWith("--")) {
        flags.add(new Candidate("-" + flag.letter(), flag.brief()));
      }
      if (negating && !flag.takesValue() && !isBuiltIn(flag)) {
        flags.add(new Candidate("--no-" + flag.name(), "The opposite of --" + flag.name()));
      }
    }
    return flags;
  }

  private static boolean isBuiltIn(Flag<?> flag) {
    return flag.name().equals(Tree.HELP.name()) || flag.name().equals(Tree.VERSION.name());
  }

  private List<Flag<?>> declared() {
    List<Flag<?>> flags = new ArrayList<>();
    Usage usable = usable();
    if (usable != null) {
      flags.addAll(usable.flags());
    }
    if (usable == null || !usable.apart()) {
      flags.addAll(tree.globals());
    }
    flags.add(Tree.HELP);
    if (path.isEmpty()) {
      flags.add(Tree.VERSION);
    }
    return flags;
  }

  private @Nullable Flag<?> named(String name) {
    for (Flag<?> flag : declared()) {
      if (flag.answersTo(name)) {
        return flag;
      }
    }
    return null;
  }

  private @Nullable Flag<?> lettered(char letter) {
    for (Flag<?> flag : declared()) {
      if (flag.letter() != null && flag.letter() == letter) {
        return flag;
      }
    }
    return null;
  }
}
