package dev.sentrycli.grammar.complete;

import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Group;
import dev.sentrycli.grammar.Node;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Route;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A tree reduced to what a completion script has to know.
///
/// @param functions what the names of the script's functions start with
/// @param globals the flags of every command
/// @param places the program (empty path) and all its groups and commands
record Outline(String program, String functions, List<Option> globals, List<Place> places) {
  /// A value that only the program can complete.
  static final String ASK = "ask";

  /// A value that is the name of a file or folder.
  static final String FILE = "file";

  private static final Set<String> FILE_WORDS =
      Set.of("file", "files", "path", "paths", "dir", "directory", "folder");

  /// A point the words of a line can lead to.
  ///
  /// @param path canonical names, joined by blanks
  /// @param members the words that lead on, without aliases; empty for a command
  /// @param steps all words that lead on
  /// @param fallback the path meant when the next word leads nowhere, or null
  /// @param options its own flags, or those of the fallback
  /// @param arguments what stands in each place: ASK, FILE, or words joined by `|`; the last one
  ///   ends in `+` if it may be repeated
  record Place(
      String path,
      List<Candidate> members,
      List<Step> steps,
      @Nullable String fallback,
      List<Option> options,
      List<String> arguments) {}

  record Step(List<String> words, String path) {}

  /// One spelling of a flag.
  ///
  /// @param value what its value is, as for arguments; empty for none or one that may be left out
  record Option(String spelling, String value, String brief, boolean hidden) {}

  static Outline of(Tree<?> tree) {
    List<Place> places = new ArrayList<>();
    places.add(program(tree));
    for (Node<?> node : tree.visible()) {
      add(List.of(node.name()), node, places);
    }
    List<Flag<?>> globals = new ArrayList<>(tree.globals());
    globals.add(Tree.HELP);
    return new Outline(tree.program(), identifier(tree.program()), options(globals), places);
  }

  private static Place program(Tree<?> tree) {
    List<Candidate> members = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (Node<?> node : tree.visible()) {
      members.add(new Candidate(node.name(), node.brief()));
      steps.add(step(node, node.name()));
    }
    members.add(new Candidate("help", "Explain a command"));
    for (Tree.Shortcut shortcut : tree.shortcuts()) {
      steps.add(new Step(List.of(shortcut.word()), String.join(" ", shortcut.path())));
    }
    return new Place("", members, steps, null, options(List.of(Tree.VERSION)), List.of());
  }

  private static void add(List<String> path, Node<?> node, List<Place> places) {
    String joined = String.join(" ", path);
    switch (node) {
      case Route<?> route -> {
        Usage usage = route.command().get().usage();
        places.add(
            new Place(
                joined,
                List.of(),
                List.of(),
                null,
                options(usage.flags()),
                arguments(usage.positionals())));
      }
      case Group<?> group -> {
        List<Candidate> members = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (Node<?> member : group.members()) {
          if (!member.hidden()) {
            members.add(new Candidate(member.name(), member.brief()));
            steps.add(step(member, joined + " " + member.name()));
          }
        }
        Usage fallback = null;
        if (group.fallback() != null && group.member(group.fallback()) instanceof Route<?> route) {
          fallback = route.command().get().usage();
        }
        places.add(
            new Place(
                joined,
                members,
                steps,
                fallback == null ? null : joined + " " + group.fallback(),
                fallback == null ? List.of() : options(fallback.flags()),
                fallback == null ? List.of() : arguments(fallback.positionals())));
        for (Node<?> member : group.members()) {
          if (!member.hidden()) {
            List<String> below = new ArrayList<>(path);
            below.add(member.name());
            add(below, member, places);
          }
        }
      }
    }
  }

  private static Step step(Node<?> node, String path) {
    List<String> words = new ArrayList<>();
    words.add(node.name());
    words.addAll(node.aliases());
    return new Step(words, path);
  }

  private static List<Option> options(List<? extends Flag<?>> flags) {
    List<Option> options = new ArrayList<>();
    for (Flag<?> flag : flags) {
      String value = "";
      if (flag.placeholder() != null && flag.bare() == null) {
        value = value(flag.choices(), flag.placeholder());
      }
      options.add(new Option("--" + flag.name(), value, flag.brief(), flag.hidden()));
      if (flag.letter() != null) {
        options.add(new Option("-" + flag.letter(), value, flag.brief(), flag.hidden()));
      }
    }
    return options;
  }

  private static List<String> arguments(List<Positional> positionals) {
    List<String> arguments = new ArrayList<>();
    for (Positional positional : positionals) {
      String value = value(positional.choices(), positional.name());
      arguments.add(positional.variadic() ? value + "+" : value);
    }
    return arguments;
  }

  /// Choices that could mean something to a shell are left to the program.
  private static String value(List<String> choices, String name) {
    if (choices.isEmpty()) {
      return isFile(name) ? FILE : ASK;
    }
    for (String choice : choices) {
      for (int index = 0; index < choice.length(); index++) {
        char letter = choice.charAt(index);
        if (!Character.isLetterOrDigit(letter) && "-_.".indexOf(letter) < 0) {
          return ASK;
        }
      }
    }
    return String.join("|", choices);
  }

  /// Whether a placeholder names a file: one of its words says so.
  private static boolean isFile(String placeholder) {
    StringBuilder word = new StringBuilder();
    for (char letter : (placeholder + " ").toLowerCase(Locale.ROOT).toCharArray()) {
      if (Character.isLetter(letter)) {
        word.append(letter);
      } else {
        if (FILE_WORDS.contains(word.toString())) {
          return true;
        }
        word.setLength(0);
      }
    }
    return false;
  }

  private static String identifier(String program) {
    StringBuilder identifier = new StringBuilder("_");
    for (int index = 0; index < program.length(); index++) {
      char letter = program.charAt(index);
      identifier.append(Character.isLetterOrDigit(letter) ? letter : '_');
    }
    return identifier.toString();
  }
}
