package dev.sentrycli.grammar.help;

import dev.sentrycli.grammar.Described;
import dev.sentrycli.grammar.Group;
import dev.sentrycli.grammar.Node;
import dev.sentrycli.grammar.Route;
import dev.sentrycli.grammar.Tree;
import java.util.List;

/// Help as a value, before a width or a palette is known.
public record HelpPage(List<Section> sections) {

  /// A part of a page.
  ///
  /// @param heading empty for a part that needs none
  public record Section(String heading, List<Line> lines) {}

  /// What a section consists of.
  public sealed interface Line {
    /// A paragraph. One that starts with two blanks keeps its line breaks.
    record Prose(String text) implements Line {}

    /// One point of an enumeration, without its bullet.
    record Point(String text) implements Line {}

    /// How a command is called. A line is broken between the parts only.
    ///
    /// @param lead the words that name it, program included
    /// @param parts the flags and arguments it takes, each as usage spells it
    record Call(String lead, List<String> parts) implements Line {}

    /// A command line worth copying.
    ///
    /// @param note what it is good for, or empty
    record Example(String command, String note) implements Line {}

    /// A group on the first page: `$ sentry org list | view Organizations you can reach`.
    ///
    /// @param words its commands; empty if it is a command itself
    record Menu(String lead, List<String> words, String text) implements Line {}

    /// A term and what it means.
    ///
    /// @param remark what stands in brackets behind the text, such as `default = 25`; may be empty
    record Entry(String term, String text, String remark) implements Line {}
  }

  /// The page on a command, a group, or (empty topic) the program. Makes only the commands the page
  /// describes: none for the program, its members for a group.
  ///
  /// @param topic canonical names, as `Parsed.Help` carries them
  public static <C extends Described> HelpPage of(Tree<C> tree, List<String> topic) {
    Node<? extends C> node = tree.at(topic);
    if (node instanceof Group<? extends C> group) {
      return GroupHelp.page(tree, topic, group);
    }
    if (node instanceof Route<? extends C> route) {
      return CommandHelp.page(tree, topic, route);
    }
    return ProgramHelp.page(tree);
  }
}
