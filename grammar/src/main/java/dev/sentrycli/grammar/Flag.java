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
/// @param bare the text it stands for when it is given without a value; null if a value is needed
/// @param required whether leaving it out is an error of usage
/// @param needed whether the command can't do without it, and says itself what to write
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
    @Nullable String bare,
    boolean required,
    boolean needed,
    boolean repeatable,
    boolean hidden,
    Function<List<String>, T> reader) {

  /// On or off: `--name` and `--no-name`.
  public static Flag<Boolean> toggle(String name, String brief) {
    return of(name, brief, null, List.of(), false, null, Flag::isOn);
  }

  /// A toggle that knows whether it was given at all.
  public static Flag<@Nullable Boolean> choiceOfToggle(String name, String brief) {
    return of(name, brief, null, List.of(), null, null, Flag::isOn);
  }

  /// Any text, null if not given.
  public static Flag<@Nullable String> text(String name, String placeholder, String brief) {
    return of(name, brief, placeholder, List.of(), null, null, Flag::last);
  }

  /// Any text, with a value of its own when not given.
  public static Flag<String> text(String name, String placeholder, String initial, String brief) {
    return of(name, brief, placeholder, List.of(), initial, initial, Flag::last);
  }

  /// A text the reader understands, null if not given.
  public static <V> Flag<@Nullable V> value(
      String name, String placeholder, String brief, Function<String, V> reader) {
    return of(name, brief, placeholder, List.of(), null, null, texts -> reader.apply(last(texts)));
  }

  /// Every text given, in order; empty if none.
  public static Flag<List<String>> texts(String name, String placeholder, String brief) {
    Flag<List<String>> flag =
        of(name, brief, placeholder, List.of(), List.of(), null, List::copyOf);
    return flag.repeated();
  }

  /// Every text given, in order and split at commas; blanks and repetitions are dropped.
  public static Flag<List<String>> list(String name, String placeholder, String brief) {
    Flag<List<String>> flag = of(name, brief, placeholder, List.of(), List.of(), null, Flag::split);
    return flag.repeated();
  }

  /// A whole number from `least` to `most`.
  public static Flag<Integer> count(String name, int initial, int least, int most, String brief) {
    return of(
        name,
        brief,
        "number",
        List.of(),
        initial,
        Integer.toString(initial),
        texts -> wholeNumber(last(texts), least, most));
  }

  /// A whole number from `least` to `most`, null if not given.
  public static Flag<@Nullable Integer> count(String name, int least, int most, String brief) {
    return of(
        name,
        brief,
        "number",
        List.of(),
        null,
        null,
        texts -> wholeNumber(last(texts), least, most));
  }

  /// One of a closed list of words; null if not given.
  public static Flag<@Nullable String> choice(String name, List<String> choices, String brief) {
    return of(name, brief, String.join("|", choices), choices, null, null, Flag::last);
  }

  /// One of a closed list of words, with a value of its own when not given.
  public static Flag<String> choice(
      String name, List<String> choices, String initial, String brief) {
    return of(name, brief, String.join("|", choices), choices, initial, initial, Flag::last);
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
        bare,
        required,
        needed,
        repeatable,
        hidden,
        reader);
  }

  public Flag<T> hide() {
    return new Flag<>(
        name,
        letter,
        brief,
        placeholder,
        choices,
        initial,
        initialText,
        bare,
        required,
        needed,
        repeatable,
        true,
        reader);
  }

  /// Its value may be left out and is this text then: `--follow` is `--follow 2`. The next word is
  /// its value only if the reader accepts it; what looks like a slip of a number is refused.
  public Flag<T> bare(String text) {
    return new Flag<>(
        name,
        letter,
        brief,
        placeholder,
        choices,
        initial,
        initialText,
        text,
        required,
        needed,
        repeatable,
        hidden,
        reader);
  }

  /// It has to be given: no command runs without it, so its initial value is never seen.
  public Flag<T> mandatory() {
    return new Flag<>(
        name,
        letter,
        brief,
        placeholder,
        choices,
        initial,
        initialText,
        bare,
        true,
        needed,
        repeatable,
        hidden,
        reader);
  }

  /// Help shows it as one that has to be given. It is the command that notices when it is missing.
  public Flag<T> asNeeded() {
    return new Flag<>(
        name,
        letter,
        brief,
        placeholder,
        choices,
        initial,
        initialText,
        bare,
        required,
        true,
        repeatable,
        hidden,
        reader);
  }

  public boolean takesValue() {
    return placeholder != null;
  }

  /// Whether a long spelling without dashes means this flag; `perPage` is `per-page`.
  public boolean answersTo(String typed) {
    return name.equals(kebab(typed));
  }

  private static <V extends @Nullable Object> Flag<V> of(
      String name,
      String brief,
      @Nullable String placeholder,
      List<String> choices,
      V initial,
      @Nullable String initialText,
      Function<List<String>, V> reader) {
    return new Flag<>(
        name,
        null,
        brief,
        placeholder,
        List.copyOf(choices),
        initial,
        initialText,
        null,
        false,
        false,
        false,
        false,
        reader);
  }

  private Flag<T> repeated() {
    return new Flag<>(
        name,
        letter,
        brief,
        placeholder,
        choices,
        initial,
        initialText,
        bare,
        required,
        needed,
        true,
        hidden,
        reader);
  }

  private static String last(List<String> texts) {
    return texts.getLast();
  }

  private static boolean isOn(List<String> texts) {
    return !last(texts).equals("false");
  }

  private static List<String> split(List<String> texts) {
    List<String> parts = new ArrayList<>();
    for (String text : texts) {
      int from = 0;
      while (from <= text.length()) {
        int comma = text.indexOf(',', from);
        int to = comma < 0 ? text.length() : comma;
        String part = text.substring(from, to).strip();
        if (!part.isEmpty() && !parts.contains(part)) {
          parts.add(part);
        }
        from = to + 1;
      }
    }
    return List.copyOf(parts);
  }

  private static int wholeNumber(String text, int least, int most) {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          most == Integer.MAX_VALUE
              ? "a whole number of at least " + least + " is needed"
              : "a whole number from " + least + " to " + most + " is needed",
          notANumber);
    }
    throw new IllegalArgumentException(
        most == Integer.MAX_VALUE
            ? "it must be at least " + least
            : "it must be from " + least + " to " + most);
  }

  /// `perPage` is another spelling of `per-page`.
  static String kebab(String typed) {
    int index = 0;
    while (index < typed.length() && !Character.isUpperCase(typed.charAt(index))) {
      index++;
    }
    if (index == typed.length()) {
      return typed;
    }
    StringBuilder kebab = new StringBuilder(typed.length() + 4);
    for (index = 0; index < typed.length(); index++) {
      char letter = typed.charAt(index);
      if (Character.isUpperCase(letter)) {
        kebab.append('-').append(Character.toLowerCase(letter));
      } else {
        kebab.append(letter);
      }
    }
    return kebab.toString();
  }
}
