package dev.sentrycli.grammar.complete;

import dev.sentrycli.grammar.Tree;

/// The script that teaches a shell the words of a program.
///
/// Names of groups, commands and flags stand in the script itself; for values it runs `PROGRAM
/// __complete <word>... <partial>`, which has to print `Candidates.lines`.
public final class Completion {
  /// The first word of a line that asks for candidates; no command anyone types.
  public static final String COMMAND = "__complete";

  private Completion() {}

  /// The script, to be sourced or put where the shell looks for completions.
  public static String script(Shell shell, Tree<?> tree) {
    return switch (shell) {
      case BASH -> BashScript.of(Outline.of(tree));
      case ZSH -> ZshScript.of(Outline.of(tree));
      case FISH -> FishScript.of(Outline.of(tree));
      case POWERSHELL -> PowerShellScript.of(tree.program());
    };
  }
}
