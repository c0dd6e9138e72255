package dev.sentrycli.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One option of a command: how it is spelled, what it takes, what it means when it is left out.
/// The same value feeds the parser, the help, and completion.
///
/// @param name the long spelling without dashes, words joined by dashes
/// @param letter the short spelling, or null
/// @param placeholder what stands for the value in help; null for a toggle, which takes none
/// @param choices the values allowed, empty if any text may be tried
/// @param initial what the command sees when the flag is not given
/// @param initialText how help spells the initial value; null if help says nothing
/// @param repeatable whether every occurrence counts (the value is a list); else the last one wins
/// @param hidden left out of help and completion
/// @param reader turns the texts given into the value; throws IllegalArgumentException with a
///   reason that can follow "Failed to parse … for …: "
public record Flag<T extends @Nullable Object>(
    String name,
    @Nullable Character letter,
    String brief,
    @Nullable String placeholder,
    List<String> choices,
    T initial,
    @Nullable String initialText,
    boolean repeatable,
    boolean hidden,
    Function<List<String>, T> reader) {

  /// On or off: `--name` and `--no-name`.
  public static Flag<Boolean> toggle(String name, String brief) {
    return new Flag<>(
        name,
        null,
        brief,
        null,
        List.of(),
        false,
        null,
        false,
        false,
        texts -> !last(texts).equals("false"));
  }

  /// A toggle that knows whether it was given at all.
  public static Flag<@Nullable Boolean> choiceOfToggle(String name, String brief) {
    return new Flag<>(
        name,
        null,
        brief,
        null,
        List.of(),
        null,
        null,
        false,
        false,
        texts -> !last(texts).equals("false"));
  }

  /// Any text, null if not given.
  public static Flag<@Nullable String> text(String name, String placeholder, String brief) {
    return new Flag<>(
        name, null, brief, placeholder, List.of(), null, null, false, false, Flag::last);
  }

  /// Any text, with a value of its own when not given.
  public static Flag<String> text(String name, String placeholder, String initial, String brief) {
    return new Flag<>(
        name, null, brief, placeholder, List.of(), initial, initial, false, false, Flag::last);
  }

  /// A text the reader understands, null if not given.
  public static <V> Flag<@Nullable V> value(
      String name, String placeholder, String brief, Function<String, V> reader) {
    return new Flag<>(
        name,
        null,
        brief,
        placeholder,
        List.of(),
        null,
        null,
        false,
        false,
        texts -> reader.apply(last(texts)));
  }

  /// Every text given, in order; empty if none.
  public static Flag<List<String>> texts(String name, String placeholder, String brief) {
    return new Flag<>(
        name, null, brief, placeholder, List.of(), List.of(), null, true, false, List::copyOf);
  }

  /// A whole number from `least` to `most`.
  public static Flag<Integer> count(String name, int initial, int least, int most, String brief) {
    return new Flag<>(
        name,
        null,
        brief,
        "number",
        List.of(),
        initial,
        String.valueOf(initial),
        false,
        false,
        texts -> wholeNumber(last(texts), least, most));
  }

  /// One of a closed list of words; null if not given.
  public static Flag<@Nullable String> choice(String name, List<String> choices, String brief) {
    return new Flag<>(
        name,
        null,
        brief,
        String.join("|", choices),
        List.copyOf(choices),
        null,
        null,
        false,
        false,
        Flag::last);
  }

  /// One of a closed list of words, with a value of its own when not given.
  public static Flag<String> choice(
      String name, List<String> choices, String initial, String brief) {
    return new Flag<>(
        name,
        null,
        brief,
        String.join("|", choices),
        List.copyOf(choices),
        initial,
        initial,
        false,
        false,
        Flag::last);
  }

  public Flag<T> letter(char letter) {
    return new Flag<>(
        name,
        letter,
        brief,
        placeholder,
        choices,
        initial,
        initialText,
        repeatable,
        hidden,
        reader);
  }

  public Flag<T> hide() {
    return new Flag<>(
        name, letter, brief, placeholder, choices, initial, initialText, repeatable, true, reader);
  }

  public boolean takesValue() {
    return placeholder != null;
  }

  private static String last(List<String> texts) {
    return texts.getLast();
  }

  private static int wholeNumber(String text, int least, int most) {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("a whole number is needed", notANumber);
    }
    List<String> bounds = new ArrayList<>(List.of("at least " + least));
    if (most != Integer.MAX_VALUE) {
      bounds.add("at most " + most);
    }
    throw new IllegalArgumentException("it must be " + String.join(" and ", bounds));
  }
}
