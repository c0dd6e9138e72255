package dev.sentrycli.cli.alias;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.util.List;

/// An alias can't be used, or not in this way.
public final class AliasException extends Failure {
  private AliasException(Exit exit, String message, String... hints) {
    super(exit, message, List.of(), List.of(hints));
  }

  /// More is needed than was typed after the alias.
  static AliasException tooFewWords(String name, String expansion, int needed) {
    return new AliasException(
        Exit.USAGE,
        "The alias '" + name + "' takes " + needed + (needed == 1 ? " argument" : " arguments"),
        "it stands for '" + expansion + "'");
  }

  static AliasException openQuote(String name) {
    return new AliasException(
        Exit.CONFIG,
        "The alias '" + name + "' holds a quote that is not closed",
        "'sentry alias set --clobber " + name + " EXPANSION' replaces it");
  }

  /// Following it would never end.
  public static AliasException circle(String name) {
    return new AliasException(
        Exit.CONFIG,
        "The alias '" + name + "' leads back to itself",
        "'sentry alias list' shows what each stands for");
  }

  /// An alias for the shell where there is no shell.
  public static AliasException noShell(String name) {
    return new AliasException(
        Exit.CONFIG,
        "The alias '" + name + "' is for the shell, and there is no 'sh' to run it",
        "install one, or make it an alias for a command of this program");
  }

  public static AliasException notStarted(String name) {
    return new AliasException(
        Exit.GENERAL,
        "The shell that the alias '" + name + "' needs could not be started",
        "see whether 'sh' runs here; 'sentry alias list' shows what the alias stands for");
  }

  /// The name can't be one.
  public static AliasException badName(String message, String hint) {
    return new AliasException(Exit.VALIDATION, message, hint);
  }

  /// A file of aliases can't be read or understood.
  public static AliasException badFile(String what, String why) {
    return new AliasException(
        Exit.VALIDATION,
        "No alias can be imported from " + what + ": " + why,
        "write one 'name: expansion' on a line; 'sentry alias import --help' shows some");
  }

  public static AliasException taken(String name) {
    return new AliasException(
        Exit.VALIDATION, "There is an alias '" + name + "' already", "--clobber replaces it");
  }

  public static AliasException unknown(String name, List<String> near) {
    return near.isEmpty()
        ? new AliasException(
            Exit.RESOLUTION,
            "There is no alias '" + name + "'",
            "'sentry alias list' shows those there are")
        : new AliasException(
            Exit.RESOLUTION,
            "There is no alias '" + name + "'",
            "Did you mean '" + String.join("' or '", near) + "'?");
  }
}
