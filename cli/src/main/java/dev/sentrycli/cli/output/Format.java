package dev.sentrycli.cli.output;

/// How results are written.
public enum Format {
  /// For people: text, tables, hints.
  HUMAN,
  /// For programs: what the server sent, plus what the command added.
  JSON
}
