package dev.sentrycli.grammar.help;

import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Group;
import dev.sentrycli.grammar.Node;
import dev.sentrycli.grammar.Route;
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
    return switch (node) {
      case Route<?> _ -> List.of();
      case Group<?> group -> {
        List<String> names = new ArrayList<>();
        for (Node<?> member : group.members()) {
          if (!member.hidden()) {
            names.add(member.name());
          }
        }
        yield names;
      }
    };
  }

  private static List<Line> shortcuts(Tree<?> tree) {
    List<String> pairs = new ArrayList<>();
    for (Tree.Shortcut shortcut : tree.shortcuts()) {
      pairs.add(shortcut.word() + " = " + String.join(" ", shortcut.path()));
    }
    return pairs.isEmpty() ? List.of() : List.of(new Line.Prose(String.join(", ", pairs)));
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
