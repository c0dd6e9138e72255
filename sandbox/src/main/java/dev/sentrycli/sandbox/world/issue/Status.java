package dev.sentrycli.sandbox.world.issue;

/// Where an issue stands.
public enum Status {
  UNRESOLVED("unresolved"),
  RESOLVED("resolved"),
  IGNORED("ignored");

  private final String word;

  Status(String word) {
    this.word = word;
  }

  /// As the API spells it.
  public String word() {
    return word;
  }
}
