package dev.sentrycli.grammar;

/// A word a command takes by its place.
///
/// @param name how help calls it, such as `org/project`
/// @param required whether leaving it out is an error of usage
/// @param variadic whether it takes all the words that are left; only the last positional may
public record Positional(String name, String brief, boolean required, boolean variadic) {
  public static Positional required(String name, String brief) {
    return new Positional(name, brief, true, false);
  }

  public static Positional optional(String name, String brief) {
    return new Positional(name, brief, false, false);
  }

  public static Positional oneOrMore(String name, String brief) {
    return new Positional(name, brief, true, true);
  }

  public static Positional anyNumber(String name, String brief) {
    return new Positional(name, brief, false, true);
  }
}
