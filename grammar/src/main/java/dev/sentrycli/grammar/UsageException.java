package dev.sentrycli.grammar;

import java.util.List;

/// A command line that can't be meant as it stands. Found from the words alone: nothing was asked
/// of any server.
public final class UsageException extends RuntimeException {
  /// What is wrong decides the exit code.
  public enum Kind {
    /// An unknown flag, a value that can't be read, a word too many or too few.
    SYNTAX,
    /// Well formed, but wrong in meaning or in combination with others.
    VALUE,
    UNKNOWN_COMMAND,
    UNKNOWN_SUBCOMMAND
  }

  private final Kind kind;
  private final List<String> hints;

  public UsageException(Kind kind, String message, String... hints) {
    super(message);
    this.kind = kind;
    this.hints = List.of(hints);
  }

  public Kind kind() {
    return kind;
  }

  /// What to type instead, most helpful first; may be empty.
  public List<String> hints() {
    return hints;
  }
}
