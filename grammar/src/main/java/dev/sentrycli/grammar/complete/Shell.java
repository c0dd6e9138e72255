package dev.sentrycli.grammar.complete;

import org.jspecify.annotations.Nullable;

/// A shell that can complete words with a script of its own.
public enum Shell {
  BASH("bash"),
  ZSH("zsh"),
  FISH("fish"),
  POWERSHELL("powershell");

  private final String word;

  Shell(String word) {
    this.word = word;
  }

  /// What it is called on a command line.
  public String word() {
    return word;
  }

  /// The shell a word or the path of an executable names, or null: `zsh`, `/bin/bash`, `pwsh`.
  public static @Nullable Shell named(String text) {
    String name = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
    if (name.endsWith(".exe")) {
      name = name.substring(0, name.length() - 4);
    }
    if (name.equals("pwsh")) {
      return POWERSHELL;
    }
    for (Shell shell : values()) {
      if (shell.word.equals(name)) {
        return shell;
      }
    }
    return null;
  }
}
