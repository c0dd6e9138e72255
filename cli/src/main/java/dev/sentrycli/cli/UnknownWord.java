package dev.sentrycli.cli;

import dev.sentrycli.cli.alias.AliasException;
import dev.sentrycli.cli.setting.Environment;
import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.desktop.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command line whose first word is no command: what else the word may be.
///
/// @param argv the line
record UnknownWord(Aliased aliased, List<String> argv) {

  /// What the line means if the word is an alias, else null.
  ///
  /// @throws AliasException if the alias can't be used so
  Aliased.@Nullable Meaning meaning() {
    return aliased.of(argv);
  }

  /// What may have been meant, or what there is instead; null if nothing comes close.
  @Nullable String doubt() {
    String word = aliased.word(argv);
    if (word != null && Commands.ABSENT.contains(word)) {
      return "'" + word + "' is not in this release: 'sentry api' reaches what the server offers";
    }
    return aliased.resembling(argv);
  }

  /// Has the shell run what an alias stands for.
  ///
  /// @return its exit code
  /// @throws AliasException if there is no shell that could
  static int run(
      Aliased.Meaning.Script script, Programs programs, Environment environment, Console console) {
    String name = script.expansion().name();
    Path shell = programs.find("sh");
    if (shell == null) {
      throw AliasException.noShell(name);
    }
    List<String> words = new ArrayList<>();
    words.add(shell.toString());
    words.add("-c");
    words.add(script.expansion().script());
    words.add("sentry");
    words.addAll(script.arguments());
    try {
      return programs.hand(words, environment.variables(), environment.workingFolder(), console);
    } catch (IOException notStarted) {
      throw AliasException.notStarted(name);
    }
  }
}
