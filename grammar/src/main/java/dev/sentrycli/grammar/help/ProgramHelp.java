package dev.sentrycli.grammar.help;

import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Group;
import dev.sentrycli.grammar.Node;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.help.HelpPage.Line;
import dev.sentrycli.grammar.help.HelpPage.Section;
import java.util.ArrayList;
import java.util.List;

/// The first page: all that the program can do, from names and briefs alone.
final class ProgramHelp {
  private ProgramHelp() {}

  static HelpPage page(Tree<?> tree) {
    List<Section> sections = new ArrayList<>();
    Spelling.addSection(
        sections,
        "",
        List.of(new Line.Prose(tree.program() + " " + tree.version() + ": " + tree.tagline())));
    for (Tree.Chapter<?> chapter : tree.chapters()) {
      Spelling.addSection(sections, chapter.title(), menus(tree, chapter));
    }
    Spelling.addSection(sections, "Shortcuts", shortcuts(tree));
    Spelling.addSection(sections, "Flags", flags(tree));
    Spelling.addSection(sections, "Env vars", variables(tree));
    Spelling.addSection(sections, "try:", examples(tree));
    return new HelpPage(List.copyOf(sections));
  }

  private static List<Line> menus(Tree<?> tree, Tree.Chapter<?> chapter) {
    List<Line> menus = new ArrayList<>();
    for (Node<?> node : chapter.members()) {
      if (!node.hidden()) {
        menus.add(
            new Line.Menu(Spelling.call(tree, List.of(node.name())), members(node), node.brief()));
      }
    }
    return menus;
  }

  private static List<String> members(Node<?> node) {
    List<String> names = new ArrayList<>();
    if (node instanceof Group<?> group) {
      for (Node<?> member : group.members()) {
        if (!member.hidden()) {
          names.add(member.name());
        }
      }
    }
    return names;
  }

  /// Plurals all mean the same and are told together.
  private static List<Line> shortcuts(Tree<?> tree) {
    List<String> plurals = new ArrayList<>();
    List<Line> shortcuts = new ArrayList<>();
    for (Tree.Shortcut shortcut : tree.shortcuts()) {
      String path = String.join(" ", shortcut.path());
      if (path.equals(singular(shortcut.word()) + " list")) {
        plurals.add(plurals.isEmpty() ? shortcut.word() + " = " + path : shortcut.word());
      } else {
        shortcuts.add(new Line.Prose(shortcut.word() + " = " + path));
      }
    }
    if (!plurals.isEmpty()) {
      String first = plurals.removeFirst();
      shortcuts.addFirst(
          new Line.Prose(
              plurals.isEmpty() ? first : first + ", and likewise " + String.join(", ", plurals)));
    }
    return shortcuts;
  }

  private static String singular(String word) {
    return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  private static List<Line> flags(Tree<?> tree) {
    List<Line> flags = new ArrayList<>();
    for (Flag<?> flag : Spelling.globals(tree)) {
      flags.add(Spelling.entry(flag));
    }
    flags.add(Spelling.entry(Tree.VERSION));
    return flags;
  }

  private static List<Line> variables(Tree<?> tree) {
    List<Line> variables = new ArrayList<>();
    for (Tree.Variable variable : tree.variables()) {
      variables.add(new Line.Entry(variable.name(), variable.brief(), ""));
    }
    return variables;
  }

  private static List<Line> examples(Tree<?> tree) {
    List<Line> examples = new ArrayList<>();
    for (String example : tree.examples()) {
      examples.add(Spelling.example(example));
    }
    examples.add(new Line.Example(tree.program() + " <command> --help", "what it does and takes"));
    return examples;
  }
}
