package dev.sentrycli.cli;

import dev.sentrycli.cli.alias.AliasException;
import dev.sentrycli.cli.alias.Expansion;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.state.CommandAliases;
import dev.sentrycli.grammar.Parser;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.help.HelpPage;
import dev.sentrycli.grammar.suggest.Nearest;
import dev.sentrycli.terminal.Printable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Command lines whose first word is an alias. Asked only where it is no command, so that who has
/// no alias, or uses none, pays nothing for them.
final class Aliased {
  private final CommandAliases aliases;
  private final Tree<Command<?>> tree;

  Aliased(CommandAliases aliases, Tree<Command<?>> tree) {
    this.aliases = aliases;
    this.tree = tree;
  }

  /// What a line that begins with an alias means.
  sealed interface Meaning {
    /// Another line for this program.
    record Line(List<String> words) implements Meaning {}

    /// A script for the shell, with its arguments.
    record Script(Expansion expansion, List<String> arguments) implements Meaning {}

    /// The question what an alias stands for.
    ///
    /// @param line the line without the alias
    record Question(Expansion expansion, List<String> line) implements Meaning {}
  }

  /// Follows aliases until the first word is none.
  ///
  /// @return null if it is none at once
  /// @throws AliasException if an alias can't be used so
  @Nullable Meaning of(List<String> argv) {
    Meaning question = question(argv);
    return question == null ? followed(argv) : question;
  }

  /// What `help NAME` asks; null if that is not what is asked, or the name is no alias.
  private @Nullable Meaning question(List<String> argv) {
    int at = place(argv);
    if (at < 0
        || at == Parser.firstWord(tree, argv)
        || tree.isCommand(argv.get(at))
        || Parser.firstWord(tree, argv.subList(at + 1, argv.size())) >= 0) {
      return null;
    }
    String text = aliases.get(argv.get(at));
    if (text == null) {
      return null;
    }
    List<String> line = new ArrayList<>(argv);
    line.remove(at);
    return new Meaning.Question(new Expansion(argv.get(at), text), line);
  }

  private @Nullable Meaning followed(List<String> argv) {
    List<String> words = argv;
    Set<String> seen = new HashSet<>();
    while (true) {
      int at = Parser.firstWord(tree, words);
      String name = at < 0 || tree.isCommand(words.get(at)) ? null : words.get(at);
      String text = name == null ? null : aliases.get(name);
      if (name == null || text == null) {
        return seen.isEmpty() ? null : new Meaning.Line(words);
      }
      if (!seen.add(name)) {
        throw AliasException.circle(name);
      }
      Expansion expansion = new Expansion(name, text);
      List<String> typed = words.subList(at + 1, words.size());
      if (expansion.isForShell()) {
        return new Meaning.Script(expansion, List.copyOf(typed));
      }
      List<String> next = new ArrayList<>(words.subList(0, at));
      next.addAll(expansion.words(typed));
      words = next;
    }
  }

  /// The word that must name a command: the first, or the next one behind `help`; null if there is
  /// none.
  @Nullable String word(List<String> argv) {
    int at = place(argv);
    return at < 0 ? null : argv.get(at);
  }

  private int place(List<String> argv) {
    int first = Parser.firstWord(tree, argv);
    if (first < 0 || !argv.get(first).equals("help")) {
      return first;
    }
    int next = Parser.firstWord(tree, argv.subList(first + 1, argv.size()));
    return next < 0 ? -1 : first + 1 + next;
  }

  /// Which alias a mistyped word may mean, in words; null if none.
  @Nullable String resembling(List<String> argv) {
    String word = word(argv);
    List<String> near =
        word == null || tree.isCommand(word) ? List.of() : Nearest.to(word, aliases.all().keySet());
    return near.isEmpty() ? null : "Did you mean: " + String.join(", ", near) + "?";
  }

  /// The first page of help with what the user added to it.
  HelpPage listedOn(HelpPage page) {
    Map<String, String> all;
    try {
      all = aliases.all();
    } catch (Failure unreadable) {
      return page; // whoever uses an alias is told
    }
    if (all.isEmpty()) {
      return page;
    }
    List<HelpPage.Line> lines = new ArrayList<>();
    all.forEach(
        (name, text) ->
            lines.add(new HelpPage.Line.Entry(Printable.of(name), Printable.of(text), "")));
    List<HelpPage.Section> sections = new ArrayList<>(page.sections());
    sections.add(new HelpPage.Section("Aliases", lines));
    return new HelpPage(sections);
  }
}
