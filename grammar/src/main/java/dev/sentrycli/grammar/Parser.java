package dev.sentrycli.grammar;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a command line against a tree. Of all commands only the one that is named is made.
///
/// Every program started goes through here, so the way of a correct command line uses no regular
/// expression, no stream and no formatting.
public final class Parser<C extends Described> {
  private final Tree<C> tree;
  private final Words words;
  private final Mistakes mistakes;
  private final List<String> path = new ArrayList<>();

  /// The shortcut that stood for the path, if one did.
  private @Nullable String shortcut;

  private Parser(Tree<C> tree, List<String> argv) {
    this.tree = tree;
    this.words = new Words(argv, tree.globals());
    this.mistakes = new Mistakes(tree);
  }

  /// What the words after the program's name ask for.
  ///
  /// @throws UsageException if they can't be meant as they stand
  public static <C extends Described> Parsed<C> parse(Tree<C> tree, List<String> argv) {
    return new Parser<>(tree, argv).read();
  }

  /// Where the word stands that names a command, behind the flags every command takes; -1 if there
  /// is none.
  public static <C extends Described> int firstWord(Tree<C> tree, List<String> argv) {
    Words words = new Words(argv, tree.globals());
    return words.word() == null ? -1 : words.position();
  }

  /// Reads words against one usage, without a tree: for a command that stands alone, or its test.
  ///
  /// @throws UsageException if they can't be meant as they stand
  public static Arguments arguments(Usage usage, List<Flag<?>> globals, List<String> argv) {
    Words words = new Words(argv, globals);
    words.sortRest(usage.flags());
    words.check();
    Arguments arguments = words.arguments();
    checkFlags(usage, words);
    checkCount(usage, words.positionals());
    return arguments;
  }

  private Parsed<C> read() {
    String first = words.word();
    if (first == null) {
      return unnamed();
    }
    if (first.equals("help")) {
      words.advance();
      return topic();
    }
    Node<? extends C> node = tree.member(first);
    if (node != null) {
      words.advance();
      path.add(node.name());
      return follow(node);
    }
    List<String> shortcutPath = tree.shortcut(first);
    Node<? extends C> meant = shortcutPath == null ? null : tree.at(shortcutPath);
    if (shortcutPath == null || meant == null) {
      words.advance();
      throw mistakes.command(first, words.word());
    }
    words.advance();
    shortcut = first;
    path.addAll(shortcutPath);
    return follow(meant);
  }

  /// No pattern switch here and in what a correct line runs through: the JDK builds a class for
  /// each at run time, which costs more than all the rest of reading a line.
  private Parsed<C> follow(Node<? extends C> node) {
    if (node instanceof Group<? extends C> group) {
      return member(group);
    }
    return leaf((Route<? extends C>) node, false);
  }

  private Parsed<C> member(Group<? extends C> group) {
    String word = words.word();
    Node<? extends C> member = word == null ? null : group.member(word);
    if (member != null) {
      words.advance();
      path.add(member.name());
      return follow(member);
    }
    if (word != null && Parsed.Help.isAskedForBy(word)) {
      words.sortRest(List.of());
      return help(path, null);
    }
    if (word == null && words.gave(Tree.HELP)) {
      return unnamed();
    }
    Node<? extends C> fallback = group.fallback() == null ? null : group.member(group.fallback());
    if (fallback instanceof Route<? extends C> route
        && (word == null || !route.command().get().usage().positionals().isEmpty())) {
      path.add(route.name());
      return leaf(route, true);
    }
    if (word != null) {
      throw mistakes.subcommand(path, group, word);
    }
    return unnamed();
  }

  private Parsed<C> leaf(Route<? extends C> route, boolean fellBack) {
    C command = route.command().get();
    Usage usage = command.usage();
    words.sortRest(usage.flags());
    if (words.gave(Tree.HELP)) {
      return help(path, null);
    }
    if (words.gave(Tree.VERSION)) {
      return new Parsed.Version<>();
    }
    if (fellBack && words.positionals().size() > 1) {
      mistakes.checkCommand(path, words.positionals().getFirst());
    }
    try {
      words.check();
      Arguments arguments = words.arguments();
      checkFlags(usage, words);
      checkCount(usage, words.positionals());
      String doubt = fellBack ? mistakes.doubt(path, arguments.positional(0)) : null;
      if (shortcut != null) {
        doubt = mistakes.doubtOfShortcut(path, arguments.positional(0));
      }
      return new Parsed.Run<>(List.copyOf(path), command, arguments, doubt);
    } catch (UsageException wrong) {
      if (words.cryForHelp()) {
        return help(path, Parsed.Help.tip(path));
      }
      throw mistakes.inCommand(
          wrong, path, usage, shortcut == null ? null : surplus(usage, words.positionals()), words);
    }
  }

  /// The line ended before it named a command.
  private Parsed<C> unnamed() {
    words.sortRest(List.of());
    if (words.gave(Tree.HELP)) {
      return help(path, null);
    }
    if (words.gave(Tree.VERSION)) {
      return new Parsed.Version<>();
    }
    try {
      words.check();
    } catch (UsageException wrong) {
      throw mistakes.beforeCommand(wrong, path);
    }
    if (!words.positionals().isEmpty()) {
      throw mistakes.noCommand(path);
    }
    return help(path, null);
  }

  private Parsed<C> topic() {
    words.sortRest(List.of());
    if (!words.gave(Tree.HELP)) {
      words.check();
    }
    List<String> topic = words.positionals();
    for (int index = 0; index < topic.size(); index++) {
      String word = topic.get(index);
      Node<? extends C> reached = tree.at(path);
      Node<? extends C> node =
          switch (reached) {
            case null -> tree.member(word);
            case Group<? extends C> group -> group.member(word);
            case Route<? extends C> _ -> null;
          };
      List<String> shortcutPath = index == 0 && node == null ? tree.shortcut(word) : null;
      if (node != null) {
        path.add(node.name());
      } else if (shortcutPath != null) {
        path.addAll(shortcutPath);
      } else if (topic.size() == 1 && word.equals("help")) {
        return help(List.of(), null);
      } else {
        throw mistakes.topic(topic, path, reached, word);
      }
    }
    return help(path, null);
  }

  private Parsed<C> help(List<String> topic, @Nullable String tip) {
    return new Parsed.Help<>(List.copyOf(topic), words.globalArguments(), tip);
  }

  private static void checkFlags(Usage usage, Words words) {
    for (Flag<?> flag : usage.flags()) {
      if (flag.required() && !words.isGiven(flag)) {
        throw new UsageException(
            UsageException.Kind.SYNTAX, "Expected a value for --" + flag.name());
      }
    }
  }

  private static void checkCount(Usage usage, List<String> given) {
    String surplus = surplus(usage, given);
    if (surplus != null) {
      throw new UsageException(
          UsageException.Kind.SYNTAX,
          Mistakes.SURPLUS
              + " expected "
              + usage.positionals().size()
              + " but encountered \""
              + surplus
              + "\"");
    }
    int needed = 0;
    for (Positional positional : usage.positionals()) {
      if (positional.required() && ++needed > given.size()) {
        throw new UsageException(
            UsageException.Kind.SYNTAX,
            positional.missing() == null
                ? "Expected argument for " + positional.synopsis()
                : positional.missing());
      }
    }
  }

  /// The first word the usage has no place for, or null.
  private static @Nullable String surplus(Usage usage, List<String> given) {
    List<Positional> positionals = usage.positionals();
    boolean endless = !positionals.isEmpty() && positionals.getLast().variadic();
    return endless || given.size() <= positionals.size() ? null : given.get(positionals.size());
  }
}
