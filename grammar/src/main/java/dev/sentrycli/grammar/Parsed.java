package dev.sentrycli.grammar;

import java.util.List;

/// What a command line turned out to ask for.
public sealed interface Parsed<C extends Described> {
  /// Run a command.
  ///
  /// @param path the words that name it, aliases and shortcuts resolved: `[issue, list]`
  record Run<C extends Described>(List<String> path, C command, Arguments arguments)
      implements Parsed<C> {}

  /// Explain a command, a group, or (empty topic) the program.
  ///
  /// @param arguments the global flags that came with it
  record Help<C extends Described>(List<String> topic, Arguments arguments) implements Parsed<C> {}

  /// Print the version and nothing else.
  record Version<C extends Described>() implements Parsed<C> {}
}
