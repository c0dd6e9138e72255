package dev.sentrycli.grammar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A word a command takes by its place.
///
/// @param name how help calls it, such as `org/project`; one that brings its own angle brackets,
///   such as `[<org>/]<name>`, is shown as it stands
/// @param choices values worth completing; others may be accepted too
/// @param required whether leaving it out is an error of usage
/// @param variadic whether it takes all the words that are left; only the last positional may
/// @param separated whether `--` belongs before it, as it takes words that look like flags
/// @param quoted whether it is a line of several words, which is easily written without its quotes
/// @param missing what to say when a required one is left out; null for the usual sentence
/// @param several what to hint at when words follow that the command has no place for, such as the
///   command that takes several; or null
public record Positional(
    String name,
    String brief,
    List<String> choices,
    boolean required,
    boolean variadic,
    boolean separated,
    boolean quoted,
    @Nullable String missing,
    @Nullable String several) {

  public static Positional required(String name, String brief) {
    return new Positional(name, brief, List.of(), true, false, false, false, null, null);
  }

  public static Positional optional(String name, String brief) {
    return new Positional(name, brief, List.of(), false, false, false, false, null, null);
  }

  public static Positional oneOrMore(String name, String brief) {
    return new Positional(name, brief, List.of(), true, true, false, false, null, null);
  }

  public static Positional anyNumber(String name, String brief) {
    return new Positional(name, brief, List.of(), false, true, false, false, null, null);
  }

  public Positional choices(String... choices) {
    return new Positional(
        name, brief, List.of(choices), required, variadic, separated, quoted, missing, several);
  }

  /// It is written behind `--`.
  public Positional afterSeparator() {
    return new Positional(name, brief, choices, required, variadic, true, quoted, missing, several);
  }

  /// It is a line of several words.
  public Positional inQuotes() {
    return new Positional(
        name, brief, choices, required, variadic, separated, true, missing, several);
  }

  public Positional missing(String sentence) {
    return new Positional(
        name, brief, choices, required, variadic, separated, quoted, sentence, several);
  }

  public Positional several(String hint) {
    return new Positional(
        name, brief, choices, required, variadic, separated, quoted, missing, hint);
  }

  /// As a line of usage spells it: `<issue>...`, `[<org/project>]`, `[-- <command>...]`.
  public String synopsis() {
    String spelled = name.indexOf('<') >= 0 ? name : "<" + name + ">";
    if (variadic) {
      spelled += "...";
    }
    if (separated) {
      spelled = FlagTable.SEPARATOR + " " + spelled;
    }
    return required ? spelled : "[" + spelled + "]";
  }
}
