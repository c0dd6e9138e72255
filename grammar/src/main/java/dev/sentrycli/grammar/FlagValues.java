package dev.sentrycli.grammar;

import dev.sentrycli.grammar.suggest.Nearest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns the texts a flag was given into its value, or says why that can't be done.
final class FlagValues {
  private FlagValues() {}

  static @Nullable Object value(Flag<?> flag, List<String> texts) {
    List<String> spelled = texts;
    if (!flag.choices().isEmpty()) {
      spelled = new ArrayList<>(texts.size());
      for (String text : texts) {
        spelled.add(choice(flag, text));
      }
    }
    try {
      return flag.reader().apply(spelled);
    } catch (IllegalArgumentException unreadable) {
      String reason = unreadable.getMessage();
      throw unreadable(flag, culprit(flag, spelled), reason == null ? "it can't be read" : reason);
    }
  }

  private static String choice(Flag<?> flag, String text) {
    for (String choice : flag.choices()) {
      if (choice.equalsIgnoreCase(text)) {
        return choice;
      }
    }
    String message =
        "Expected \"" + text + "\" to be one of (" + String.join("|", flag.choices()) + ")";
    List<String> near = Nearest.to(text, flag.choices());
    throw near.isEmpty()
        ? wrong(message)
        : wrong(message, "Did you mean '--" + flag.name() + " " + near.getFirst() + "'?");
  }

  /// Which of the texts given can't be read alone; the last one if that can't be told.
  private static String culprit(Flag<?> flag, List<String> texts) {
    for (String text : texts) {
      try {
        var _ = flag.reader().apply(List.of(text));
      } catch (IllegalArgumentException _) {
        return text;
      }
    }
    return texts.getLast();
  }

  /// Whether a text alone is a value of the flag.
  static boolean accepts(Flag<?> flag, String text) {
    try {
      var _ = value(flag, List.of(text));
      return true;
    } catch (UsageException _) {
      return false;
    }
  }

  /// What to say of a word behind a flag whose value may be left out, that it does not take and
  /// that can hardly be meant otherwise: a number with a unit, or nothing but zeros, where a number
  /// is wanted. Null for any other word.
  static @Nullable UsageException slip(Flag<?> flag, String following) {
    String bare = flag.bare();
    if (bare == null || bare.isEmpty() || !isDigit(bare.charAt(0)) || !isMeasure(following)) {
      return null;
    }
    try {
      var _ = value(flag, List.of(following));
      return null;
    } catch (UsageException refused) {
      String written = "--" + flag.name() + "=" + bare;
      String message = String.valueOf(refused.getMessage());
      String hint = "'" + written + "' is how a value is written";
      return Character.isLetter(following.charAt(following.length() - 1))
          ? wrong(
              message,
              hint,
              "if '%s' is no value: '%s %s'".formatted(following, written, following))
          : wrong(message, hint);
    }
  }

  /// `5s`, `1.5`, `250ms`, `0`, `-1`, but no whole number that may be an id.
  private static boolean isMeasure(String signed) {
    boolean negative = signed.startsWith("-");
    String word = negative ? signed.substring(1) : signed;
    int end = 0;
    boolean zero = true;
    while (end < word.length() && (isDigit(word.charAt(end)) || isPoint(word, end))) {
      zero &= word.charAt(end) == '0';
      end++;
    }
    boolean fraction = word.substring(0, end).indexOf('.') > 0;
    return end > 0
        && switch (word.substring(end)) {
          case "" -> zero || fraction || negative;
          case "ms", "s", "sec", "secs", "seconds", "m", "min", "mins", "minutes", "h" -> true;
          default -> false;
        };
  }

  private static boolean isPoint(String word, int index) {
    return index > 0 && word.charAt(index) == '.';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// What a toggle was given: `true`, `false`, or null if that can't be told.
  static @Nullable String truth(String text) {
    return switch (text) {
      case "true", "yes", "on", "1" -> "true";
      case "false", "no", "off", "0" -> "false";
      default -> null;
    };
  }

  static UsageException wrong(String message, String... hints) {
    return new UsageException(UsageException.Kind.SYNTAX, message, hints);
  }

  static UsageException unreadable(Flag<?> flag, @Nullable String text, String reason) {
    return wrong("Failed to parse \"" + text + "\" for " + flag.name() + ": " + reason);
  }

  static UsageException valueless(Flag<?> flag, @Nullable String following) {
    String spelled = "--" + flag.name();
    String message = "Expected a value for " + spelled;
    if (!flag.choices().isEmpty()) {
      return wrong(message + ", one of (" + String.join("|", flag.choices()) + ")");
    }
    return following == null || following.equals(FlagTable.SEPARATOR)
        ? wrong(message, "'" + spelled + " <" + flag.placeholder() + ">' is its form")
        : wrong(
            message + ", but '" + following + "' is a flag",
            "'" + spelled + "=" + following + "' makes it the value");
  }
}
