package dev.sentrycli.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds what is wrong with a tree itself, for a program's own tests: makes every command there is.
public final class Consistency {
  private final Tree<?> tree;
  private final List<String> faults = new ArrayList<>();

  private Consistency(Tree<?> tree) {
    this.tree = tree;
  }

  /// One sentence for every contradiction, none if the tree is sound: words that name two things,
  /// flags that share a name or letter, shortcuts and fallbacks that lead nowhere, arguments in an
  /// order that can't be told apart, examples that don't parse.
  public static List<String> faults(Tree<?> tree) {
    Consistency consistency = new Consistency(tree);
    consistency.check();
    return List.copyOf(consistency.faults);
  }

  private void check() {
    List<Node<?>> top = new ArrayList<>();
    for (Tree.Chapter<?> chapter : tree.chapters()) {
      top.addAll(chapter.members());
    }
    Set<String> words = distinct(tree.program(), top);
    for (Tree.Shortcut shortcut : tree.shortcuts()) {
      if (!words.add(shortcut.word())) {
        faults.add("the shortcut '" + shortcut.word() + "' is a name already");
      }
      if (tree.at(shortcut.path()) == null) {
        faults.add("the shortcut '" + shortcut.word() + "' leads nowhere");
      }
    }
    if (words.contains("help")) {
      faults.add("'help' is taken by the program itself");
    }
    flags(tree.program(), tree.globals());
    for (Node<?> node : top) {
      node(List.of(node.name()), node);
    }
    for (String example : tree.examples()) {
      example(tree.program(), example);
    }
  }

  private Set<String> distinct(String where, List<? extends Node<?>> nodes) {
    Set<String> words = new HashSet<>();
    for (Node<?> node : nodes) {
      List<String> all = new ArrayList<>(node.aliases());
      all.add(node.name());
      for (String word : all) {
        if (!words.add(word)) {
          faults.add("'" + word + "' names two things in '" + where + "'");
        }
      }
    }
    return words;
  }

  private void node(List<String> path, Node<?> node) {
    String where = tree.program() + " " + String.join(" ", path);
    switch (node) {
      case Group<?> group -> {
        distinct(where, group.members());
        if (group.fallback() != null && !(group.member(group.fallback()) instanceof Route<?>)) {
          faults.add("'" + where + "' falls back to '" + group.fallback() + "', no command of it");
        }
        for (Node<?> member : group.members()) {
          List<String> below = new ArrayList<>(path);
          below.add(member.name());
          node(below, member);
        }
      }
      case Route<?> route -> usage(where, route.command().get().usage());
    }
  }

  private void usage(String where, Usage usage) {
    flags(where, usage.flags());
    boolean variadic = false;
    for (Positional positional : usage.positionals()) {
      if (variadic) {
        faults.add("'" + where + "' has an argument after one that takes all that is left");
      }
      variadic = positional.variadic();
    }
    for (String example : usage.examples()) {
      example(where, example);
    }
  }

  private void flags(String where, List<Flag<?>> flags) {
    Map<String, String> spellings = new HashMap<>();
    for (Flag<?> flag : flags) {
      List<String> spelled = new ArrayList<>(List.of("--" + flag.name()));
      if (flag.letter() != null) {
        spelled.add("-" + flag.letter());
      }
      for (String spelling : spelled) {
        String other = spellings.put(spelling, flag.name());
        if (other != null) {
          faults.add(
              "'" + where + "' has " + spelling + " for both " + other + " and " + flag.name());
        }
      }
      if (!flag.name().equals(Flag.kebab(flag.name()))) {
        faults.add("'" + where + "' spells --" + flag.name() + " with a capital");
      }
    }
  }

  /// Of an example that chains programs, the parts that call ours.
  private void example(String where, String example) {
    boolean calls = false;
    for (List<String> words : commands(example)) {
      int first = 0;
      while (first < words.size() && words.get(first).indexOf('=') > 0) {
        first++;
      }
      if (first == words.size() || !words.get(first).equals(tree.program())) {
        continue;
      }
      calls = true;
      try {
        Parser.parse(tree, words.subList(first + 1, words.size()));
      } catch (UsageException wrong) {
        faults.add("the example '" + example + "' of '" + where + "' fails: " + wrong.getMessage());
      }
    }
    if (!calls) {
      faults.add("the example '" + example + "' of '" + where + "' does not call the program");
    }
  }

  /// The words of each command of a line, split roughly as a shell would. Redirections and what
  /// follows them are dropped, and so is a note.
  private static List<List<String>> commands(String line) {
    List<List<String>> commands = new ArrayList<>();
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    boolean redirected = false;
    char quote = 0;
    for (char character : (line + " ;").toCharArray()) {
      if (quote != 0) {
        if (character == quote) {
          quote = 0;
        } else {
          word.append(character);
        }
      } else if (character == '\'' || character == '"') {
        quote = character;
        inWord = true;
      } else if (character == '#' && !inWord) {
        break;
      } else if (" |;&<>".indexOf(character) < 0) {
        word.append(character);
        inWord = true;
      } else {
        if (inWord && !redirected) {
          words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
        redirected |= character == '<' || character == '>';
        if (character == '|' || character == ';' || character == '&') {
          commands.add(words);
          words = new ArrayList<>();
          redirected = false;
        }
      }
    }
    commands.add(words);
    return commands;
  }
}
