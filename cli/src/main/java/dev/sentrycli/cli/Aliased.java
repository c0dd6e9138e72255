package dev.sentrycli.cli;

import dev.sentrycli.cli.alias.AliasException;
import dev.sentrycli.cli.alias.Expansion;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.state.CommandAliases;
import dev.sentrycli.grammar.Parser;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.suggest.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
  }

  /// Follows aliases until the first word is none.
  ///
  /// @return null if it is none at once
  /// @throws AliasException if an alias can't be used so
  @Nullable Meaning of(List<String> argv) {
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

  /// What `help NAME` says of an alias; null if that is not what is asked.
  @Nullable String explained(List<String> argv) {
    if (argv.size() != 2 || !argv.getFirst().equals("help")) {
      return null;
    }
    String text = aliases.get(argv.getLast());
    return text == null ? null : "'" + argv.getLast() + "' is an alias for '" + text + "'";
  }

  /// Which alias a mistyped first word may mean, in words; null if none.
  @Nullable String resembling(List<String> argv) {
    int at = Parser.firstWord(tree, argv);
    List<String> near = at < 0 ? List.of() : Nearest.to(argv.get(at), aliases.all().keySet());
    return near.isEmpty() ? null : "Did you mean: " + String.join(", ", near) + "?";
  }
}
