package dev.sentrycli.cli.recovery;

/// What an id names, and how long such ids are.
public enum IdKind {
  EVENT("event", 32),
  TRACE("trace", 32),
  LOG("log", 32),
  REPLAY("replay", 32),
  SPAN("span", 16);

  private final String word;
  private final int digits;

  IdKind(String word, int digits) {
    this.word = word;
    this.digits = digits;
  }

  /// The thing, which is also the name of the group of commands about it.
  public String word() {
    return word;
  }

  /// How many hexadecimal digits an id has.
  public int digits() {
    return digits;
  }

  /// `a trace id`.
  String article() {
    return (this == EVENT ? "an " : "a ") + word + " id";
  }
}
