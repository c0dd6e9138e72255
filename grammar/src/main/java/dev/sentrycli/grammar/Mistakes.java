package dev.sentrycli.grammar;

import dev.sentrycli.grammar.suggest.Nearest;
import dev.sentrycli.grammar.suggest.Synonyms;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what is wrong with a command line in the terms of the tree it was read against, and what to
/// type instead.
final class Mistakes {
  static final String SURPLUS = "Too many arguments,";

  /// What stands in help for a value that has several words and so needs quotes.
  private static final String SEARCH = "search";

  /// What commands are called whose limit says how much of a list is shown.
  private static final List<String> LISTS = List.of("list", "logs");

  private final Tree<?> tree;

  Mistakes(Tree<?> tree) {
    this.tree = tree;
  }

  /// A first word that names nothing.
  UsageException command(String word, @Nullable String following) {
    List<String> hints = new ArrayList<>();
    List<String> near = Nearest.to(word, names(tree.visible()));
    String meant = verbFirst(word, following);
    if (meant == null) {
      meant = plural(word);
    }
    if (meant != null) {
      hints.add("Did you mean: " + meant + "?");
    } else if (word.equals(Tree.VERSION.name())) {
      hints.add("Did you mean: " + tree.program() + " --version?");
    } else if (near.isEmpty() || !elsewhere(word).isEmpty()) {
      for (List<String> elsewhere : elsewhere(word)) {
        hints.add("Did you mean: " + spelled(elsewhere) + "?");
      }
    } else {
      hints.add("Did you mean: " + String.join(", ", near) + "?");
    }
    hints.add("'" + tree.program() + " help' lists all commands");
    return new UsageException(
        UsageException.Kind.UNKNOWN_COMMAND,
        "Command not found: "
            + (word.isBlank() ? "''" : word)
            + (following == null ? "" : " " + following),
        hints.toArray(String[]::new));
  }

  /// The command of a line that says what to do before to what, as `list issue` does; null if it
  /// does not.
  private @Nullable String verbFirst(String verb, @Nullable String noun) {
    List<String> shortcut = noun == null ? null : tree.shortcut(noun);
    String name = shortcut == null ? noun : shortcut.getFirst();
    if (name == null || !(tree.member(name) instanceof Group<?> group)) {
      return null;
    }
    List<String> verbs = new ArrayList<>(List.of(verb));
    verbs.addAll(Synonyms.of(verb));
    for (String one : verbs) {
      Node<?> member = group.member(one);
      if (member != null && !member.hidden()) {
        return spelled(List.of(group.name(), member.name()));
      }
    }
    return null;
  }

  /// The list of things whose plural has no shortcut; null if the word is no plural.
  private @Nullable String plural(String word) {
    return word.endsWith("s")
            && tree.member(word.substring(0, word.length() - 1)) instanceof Group<?> group
            && group.member("list") != null
        ? spelled(List.of(group.name(), "list"))
        : null;
  }

  /// A word that should name a member of a group and doesn't.
  UsageException subcommand(List<String> path, Group<?> group, String word) {
    List<String> near = new ArrayList<>(Nearest.to(word, names(group.members())));
    if (near.isEmpty()) {
      for (String synonym : Synonyms.of(word)) {
        Node<?> member = group.member(synonym);
        if (member != null && !member.hidden()) {
          near.add(member.name());
        }
      }
    }
    String message = "No command registered for `" + word + "`";
    if (!near.isEmpty()) {
      message += ", did you mean `" + String.join("` or `", near) + "`?";
    }
    List<String> hints = new ArrayList<>();
    Node<?> top = tree.member(word);
    String flagged = flagged(path, group, word);
    if (top != null && !top.hidden()) {
      hints.add("Tip: " + tree.program() + " " + top.name());
    } else if (flagged != null) {
      hints.add("Tip: " + flagged);
    } else if (near.isEmpty()) {
      for (List<String> elsewhere : elsewhere(word)) {
        hints.add("Tip: " + spelled(elsewhere));
      }
    }
    String help = "'" + spelled(path) + " --help'";
    hints.add(
        near.isEmpty()
            ? "'"
                + spelled(path)
                + "' has "
                + String.join(", ", names(group.members()))
                + "; "
                + help
                + " explains them"
            : help + " lists its commands");
    return new UsageException(
        UsageException.Kind.UNKNOWN_SUBCOMMAND, message, hints.toArray(String[]::new));
  }

  /// The command of a group that has a flag for what a verb says, with that flag; null if none has.
  private @Nullable String flagged(List<String> path, Group<?> group, String verb) {
    String name = Synonyms.flag(verb);
    if (name == null) {
      return null;
    }
    for (Node<?> member : group.members()) {
      if (!member.hidden()
          && member instanceof Route<? extends Described>(var called, _, _, _, var command)) {
        for (Flag<?> flag : command.get().usage().flags()) {
          if (flag.name().equals(name)) {
            return spelled(path) + " " + called + " --" + name;
          }
        }
      }
    }
    return null;
  }

  /// A topic of `help` that leads nowhere.
  ///
  /// @param path the part of it that does lead somewhere
  /// @param reached what that part leads to; null if it is empty
  UsageException topic(
      List<String> topic, List<String> path, @Nullable Node<?> reached, String word) {
    List<String> candidates =
        switch (reached) {
          case null -> names(tree.visible());
          case Group<?> group -> names(group.members());
          case Route<?> _ -> List.of();
        };
    List<String> hints = new ArrayList<>();
    for (String near : Nearest.to(word, candidates)) {
      List<String> meant = new ArrayList<>(path);
      meant.add(near);
      hints.add("Did you mean: " + tree.program() + " help " + String.join(" ", meant) + "?");
    }
    hints.add("'" + tree.program() + " help' lists all commands");
    return new UsageException(
        UsageException.Kind.UNKNOWN_COMMAND,
        "Command not found: " + String.join(" ", topic),
        hints.toArray(String[]::new));
  }

  /// A flag only a command can know, where no command was named.
  UsageException beforeCommand(UsageException wrong, List<String> path) {
    List<String> hints = new ArrayList<>(wrong.hints());
    if (path.isEmpty()) {
      hints.add("'" + tree.program() + " help' lists all commands");
    }
    hints.add(
        path.isEmpty()
            ? "The flags of a command come after its name"
            : "'" + spelled(path) + " --help' lists its commands");
    return hinted(wrong, hints);
  }

  /// Words after `--`, where no command was named.
  UsageException noCommand(List<String> path) {
    return new UsageException(
        UsageException.Kind.SYNTAX,
        "Expected a command before '--'",
        "'" + spelled(path) + " --help' lists the commands");
  }

  /// Adds how the command is called.
  ///
  /// @param surplus the argument too many of a line that called the command by a shortcut, or null;
  ///   `sentry issues view X` means the command that views one
  UsageException inCommand(
      UsageException wrong, List<String> path, Usage usage, @Nullable String surplus, Words words) {
    List<String> given = words.positionals();
    List<String> hints =
        new ArrayList<>(
            wantsPages(wrong, path, usage)
                ? List.of("there are no pages here: a larger '--limit' shows more")
                : wrong.hints());
    List<String> above = path.subList(0, path.size() - 1);
    String first = given.isEmpty() ? "" : given.getFirst();
    if (surplus != null
        && tree.at(above) instanceof Group<?> siblings
        && (siblings.member(first) != null || siblings.member("view") != null)) {
      Node<?> named = siblings.member(first);
      hints.addFirst(
          "Did you mean: "
              + spelled(above)
              + " "
              + (named == null ? "view" : named.name())
              + " "
              + surplus
              + "?");
    }
    String separated = separated(wrong, path, usage, given);
    if (separated != null) {
      hints.addFirst(separated);
    }
    String quoted = quoted(wrong, path, usage, given);
    if (quoted != null) {
      hints.addFirst(quoted);
    } else if (message(wrong).startsWith(SURPLUS)) {
      addPlaces(usage, words, hints);
    }
    String synopsis = usage.positionalSynopsis();
    String called = spelled(path);
    hints.add("Usage: " + (synopsis.isEmpty() ? called : called + " " + synopsis));
    hints.add("'" + called + " --help' explains it");
    return hinted(wrong, hints);
  }

  /// Whether a list that has no pages was asked for another one.
  private static boolean wantsPages(UsageException wrong, List<String> path, Usage usage) {
    String message = message(wrong);
    return (message.equals(FlagTable.UNKNOWN + "-c")
            || message.equals(FlagTable.UNKNOWN + "--cursor"))
        && LISTS.contains(path.getLast())
        && usage.flags().stream().anyMatch(flag -> flag.name().equals("limit"));
  }

  /// Where the words may belong that have no place.
  private static void addPlaces(Usage usage, Words words, List<String> hints) {
    List<Positional> positionals = usage.positionals();
    String several = positionals.isEmpty() ? null : positionals.getLast().several();
    if (several != null) {
      hints.add(several);
    }
    List<String> given = words.positionals();
    String surplus = String.join(" ", given.subList(positionals.size(), given.size()));
    if (several == null
        && positionals.size() == 1
        && given.size() == 2
        && positionals.getFirst().name().equals("org/project")
        && isSlug(given.getFirst())
        && isSlug(surplus)) {
      hints.add("a project is one word: " + given.getFirst() + "/" + surplus);
    }
    for (Flag<?> flag : usage.flags()) {
      String search = words.text(flag);
      if (SEARCH.equals(flag.placeholder()) && (search != null || surplus.indexOf(':') > 0)) {
        hints.add(
            "a search is one word in quotes: --"
                + flag.name()
                + " '"
                + (search == null ? "" : search + " ")
                + surplus
                + "'");
      }
    }
  }

  private static boolean isSlug(String word) {
    return !word.isEmpty()
        && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
  }

  /// What a line may have meant that names a command of the group a shortcut stands for behind it,
  /// as `sentry releases list` does; null if it does not.
  @Nullable String doubtOfShortcut(List<String> path, @Nullable String word) {
    List<String> above = path.subList(0, path.size() - 1);
    Node<?> member =
        word != null && tree.at(above) instanceof Group<?> group ? group.member(word) : null;
    return member == null ? null : "Did you mean: " + spelled(above) + " " + member.name() + "?";
  }

  /// A flag nobody knows, behind a word that should have had `--` before it.
  private @Nullable String separated(
      UsageException wrong, List<String> path, Usage usage, List<String> given) {
    List<Positional> positionals = usage.positionals();
    int before = positionals.size() - 1;
    if (before < 0
        || !positionals.getLast().separated()
        || given.size() <= before
        || !message(wrong).startsWith(FlagTable.UNKNOWN)) {
      return null;
    }
    return "Put '"
        + FlagTable.SEPARATOR
        + "' before the "
        + positionals.getLast().name()
        + ": '"
        + spelled(path)
        + " "
        + String.join(" ", given.subList(0, before))
        + " "
        + FlagTable.SEPARATOR
        + " "
        + given.get(before)
        + " …'";
  }

  /// A line that should have stood in quotes; null if none was asked for.
  private @Nullable String quoted(
      UsageException wrong, List<String> path, Usage usage, List<String> given) {
    List<Positional> positionals = usage.positionals();
    int before = positionals.size() - 1;
    if (before < 0 || !positionals.getLast().quoted() || given.size() <= before) {
      return null;
    }
    boolean strange = message(wrong).startsWith(FlagTable.UNKNOWN);
    if (!strange && given.size() == positionals.size()) {
      return null;
    }
    List<String> first = new ArrayList<>(path);
    first.addAll(given.subList(0, before));
    return "Put the "
        + positionals.getLast().name()
        + " in quotes: "
        + spelled(first)
        + " '"
        + (strange
            ? given.get(before) + " …"
            : String.join(" ", given.subList(before, given.size())))
        + "'";
  }

  /// What a word may have meant that was taken as the argument of a command nobody named; null if
  /// it resembles no command.
  @Nullable String doubt(List<String> path, @Nullable String word) {
    List<String> above = path.subList(0, path.size() - 1);
    if (word == null || !(tree.at(above) instanceof Group<?> group)) {
      return null;
    }
    List<String> near = Nearest.to(word, names(group.members()));
    return near.isEmpty() ? null : "Did you mean: " + spelled(above) + " " + near.getFirst() + "?";
  }

  /// Refuses a word that is followed by others and is, or nearly is, what a command could be
  /// called, where it was about to be taken for an argument of the one that nobody named.
  ///
  /// @throws UsageException if it is all letters, as commands are and few other things
  void checkCommand(List<String> path, String word) {
    List<String> above = path.subList(0, path.size() - 1);
    if (tree.at(above) instanceof Group<?> group
        && word.chars().allMatch(Character::isLetter)
        && (!Nearest.to(word, names(group.members())).isEmpty()
            || Synonyms.isVerb(word)
            || endsPath(word, tree.visible()))) {
      throw subcommand(above, group, word);
    }
  }

  /// Whether some command of some group has this name.
  private static boolean endsPath(String word, List<? extends Node<?>> nodes) {
    for (Node<?> node : nodes) {
      if (node instanceof Group<?> group) {
        for (Node<?> member : group.members()) {
          if (member instanceof Route<?> && !member.hidden() && member.name().equals(word)) {
            return true;
          }
        }
        if (endsPath(word, group.members())) {
          return true;
        }
      }
    }
    return false;
  }

  /// The paths that end in a word typed where it doesn't belong, if they are few enough to tell.
  private List<List<String>> elsewhere(String word) {
    List<List<String>> found = new ArrayList<>();
    List<String> above = new ArrayList<>();
    for (Node<?> node : tree.visible()) {
      collect(node, word, above, found);
    }
    return found.size() <= 3 ? found : List.of();
  }

  private static void collect(
      Node<?> node, String word, List<String> above, List<List<String>> found) {
    if (!(node instanceof Group<?> group)) {
      return;
    }
    above.add(group.name());
    for (Node<?> member : group.members()) {
      if (!member.hidden() && member.name().equals(word)) {
        List<String> path = new ArrayList<>(above);
        path.add(word);
        found.add(path);
      }
      collect(member, word, above, found);
    }
    above.removeLast();
  }

  private static List<String> names(List<? extends Node<?>> nodes) {
    List<String> names = new ArrayList<>();
    for (Node<?> node : nodes) {
      if (!node.hidden()) {
        names.add(node.name());
      }
    }
    return names;
  }

  private static UsageException hinted(UsageException wrong, List<String> hints) {
    return new UsageException(wrong.kind(), message(wrong), hints.toArray(String[]::new));
  }

  private static String message(UsageException wrong) {
    String message = wrong.getMessage();
    return message == null ? "" : message;
  }

  private String spelled(List<String> path) {
    return path.isEmpty() ? tree.program() : tree.program() + " " + String.join(" ", path);
  }
}
