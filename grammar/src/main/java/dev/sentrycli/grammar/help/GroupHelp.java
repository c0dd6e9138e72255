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

/// The page on a group. What it holds comes last: that is what is still on the screen.
final class GroupHelp {
  private GroupHelp() {}

  static HelpPage page(Tree<?> tree, List<String> path, Group<?> group) {
    List<Section> sections = new ArrayList<>();
    Spelling.addSection(sections, "USAGE", calls(tree, path, group));

    List<Line> description = new ArrayList<>();
    description.add(new Line.Prose(group.brief()));
    description.addAll(Spelling.prose(group.detail()));
    Spelling.addSection(sections, "", description);

    List<Line> aliases = new ArrayList<>();
    for (String alias : Spelling.aliases(tree, path, group)) {
      aliases.add(new Line.Call(alias, List.of()));
    }
    for (Tree.Shortcut shortcut : tree.shortcuts()) {
      if (shortcut.path().size() > path.size()
          && shortcut.path().subList(0, path.size()).equals(path)) {
        aliases.add(
            new Line.Prose(
                tree.program()
                    + " "
                    + shortcut.word()
                    + " = "
                    + Spelling.call(tree, shortcut.path())));
      }
    }
    Spelling.addSection(sections, "ALIASES", aliases);

    List<Line> flags = new ArrayList<>();
    for (Flag<?> flag : Spelling.globals(tree)) {
      flags.add(Spelling.entry(flag));
    }
    Spelling.addSection(sections, "FLAGS", flags);
    Spelling.addSection(sections, "COMMANDS", commands(group));
    Spelling.addSection(
        sections,
        "",
        List.of(
            new Line.Prose(
                "'" + Spelling.call(tree, path) + " <command> --help' explains one of them")));
    return new HelpPage(List.copyOf(sections));
  }

  private static List<Line> calls(Tree<?> tree, List<String> path, Group<?> group) {
    List<Line> calls = new ArrayList<>();
    for (Node<?> member : group.members()) {
      if (member.hidden()) {
        continue;
      }
      String lead = Spelling.call(tree, path) + " " + member.name();
      if (member instanceof Route<?> route) {
        calls.add(new Line.Call(lead, Spelling.parts(route.command().get().usage())));
      } else if (member instanceof Group<?> inner) {
        calls.add(new Line.Call(lead, choices(inner)));
      }
    }
    return calls;
  }

  /// `list | view | create`, to be broken behind the bars.
  private static List<String> choices(Group<?> group) {
    List<String> choices = new ArrayList<>();
    for (Node<?> member : group.members()) {
      if (!member.hidden()) {
        if (!choices.isEmpty()) {
          choices.add(choices.removeLast() + " |");
        }
        choices.add(member.name());
      }
    }
    return choices;
  }

  private static List<Line> commands(Group<?> group) {
    List<Line> commands = new ArrayList<>();
    for (Node<?> member : group.members()) {
      if (!member.hidden()) {
        String remark =
            member.name().equals(group.fallback()) ? "meant when no command is named" : "";
        commands.add(new Line.Entry(member.name(), member.brief(), remark));
      }
    }
    return commands;
  }
}
