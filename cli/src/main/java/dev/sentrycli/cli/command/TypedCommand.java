package dev.sentrycli.cli.command;

import org.jspecify.annotations.Nullable;

/// A command line as a person would type it, for hints that have to do the same once more.
public final class TypedCommand {
  private static final String PLAIN = "_-./:=@,+%";

  private final StringBuilder line = new StringBuilder("sentry");

  /// @param words that need no quotes
  public TypedCommand(String words) {
    line.append(' ').append(words);
  }

  public TypedCommand word(String word) {
    line.append(' ').append(quoted(word));
    return this;
  }

  /// A flag, unless its value is null or the usual one.
  public TypedCommand flag(String name, @Nullable Object value, @Nullable Object usual) {
    if (value != null && !value.equals(usual)) {
      line.append(' ').append(name).append(' ').append(quoted(value.toString()));
    }
    return this;
  }

  @Override
  public String toString() {
    return line.toString();
  }

  /// The word as shells take it for one.
  static String quoted(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || PLAIN.indexOf(c) >= 0;
      if (!plain) {
        return "'" + word.replace("'", "'\\''") + "'";
      }
    }
    return word.isEmpty() ? "''" : word;
  }
}
