package dev.sentrycli.grammar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a command line turned out to ask for.
public sealed interface Parsed<C extends Described> {
  /// Run a command.
  ///
  /// @param path the words that name it, aliases and shortcuts resolved: `[issue, list]`
  /// @param doubt what else may have been meant, worth saying if the command fails: the command was
  ///   not named but fell to, and its first argument looks like a misspelled subcommand
  record Run<C extends Described>(
      List<String> path, C command, Arguments arguments, @Nullable String doubt)
      implements Parsed<C> {

    /// The help to show in place of an error if the command fails, because one of its arguments is
    /// the word `help`; else null.
    public @Nullable Help<C> helpInstead() {
      for (String word : arguments.positionals()) {
        if (Help.isAskedForBy(word)) {
          return new Help<>(path, arguments, Help.tip(path));
        }
      }
      return null;
    }
  }

  /// Explain a command, a group, or (empty topic) the program.
  ///
  /// @param arguments the global flags that came with it
  /// @param tip a line for standard error on how to ask for help without guessing; usually null
  record Help<C extends Described>(List<String> topic, Arguments arguments, @Nullable String tip)
      implements Parsed<C> {

    static boolean isAskedForBy(String word) {
      return word.equals("help") || word.equals("-help") || word.equals("--h");
    }

    static String tip(List<String> path) {
      return "Tip: '" + String.join(" ", path) + " --help' shows this every time";
    }
  }

  /// Print the version and nothing else.
  record Version<C extends Described>() implements Parsed<C> {}
}
