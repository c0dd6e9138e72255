package dev.sentrycli.cli.command.alias;

import dev.sentrycli.cli.alias.AliasException;
import dev.sentrycli.cli.alias.Expansion;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.grammar.Tree;
import java.util.List;
import java.util.Set;

/// What an alias has to be.
///
/// @param commands what is a command already
/// @param aliases the names of the other aliases
record AliasRules(Tree<Command<?>> commands, Set<String> aliases) {
  static boolean isName(String name) {
    return !name.isBlank()
        && name.charAt(0) != '-'
        && name.chars().noneMatch(c -> c <= ' ' || c == 0x7F || "/\\'\"$!=".indexOf(c) >= 0);
  }

  /// @throws AliasException if it hides a command, or stands for nothing that can be run
  void check(Expansion expansion) {
    if (commands.isCommand(expansion.name())) {
      throw AliasException.badName(
          "'" + expansion.name() + "' is a command, which no alias can hide",
          "choose another name");
    }
    if (expansion.isForShell()) {
      if (expansion.script().isBlank()) {
        throw AliasException.badName("There is nothing for the shell to run", "write it after '!'");
      }
      return;
    }
    List<String> words = Expansion.split(expansion.text());
    if (words == null) {
      throw AliasException.badName(
          "The expansion holds a quote that is not closed", "close it, or write \\ before it");
    }
    String first = words.isEmpty() ? "" : words.getFirst();
    if (first.equals(commands.program()) && words.size() > 1) {
      throw AliasException.badName(
          "The expansion begins with '" + first + "'",
          "leave it out: aliases stand for commands of this program anyway");
    }
    if (!commands.isCommand(first)
        && (!aliases.contains(first) || first.equals(expansion.name()))) {
      throw AliasException.badName(
          "The expansion does not begin with a command: '" + first + "'",
          "'"
              + commands.program()
              + " help' lists the commands; --shell makes it one for the shell");
    }
  }
}
