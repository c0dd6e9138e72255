package dev.sentrycli.cli.setting;

/// A value together with where it came from. Its text form names the source alone, because the
/// value may be a token.
public record Setting<T>(T value, Source source) {
  @Override
  public String toString() {
    return "a value from " + source.describe();
  }
}
