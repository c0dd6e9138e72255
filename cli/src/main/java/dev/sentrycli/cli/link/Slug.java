package dev.sentrycli.cli.link;

import dev.sentrycli.cli.query.QueryText;
import dev.sentrycli.grammar.UsageException;
import org.jspecify.annotations.Nullable;

/// The short names of organizations and projects, as they may come from an argument, a variable or
/// a file. Whatever passes here can't leave its place in a request's path.
public final class Slug {
  private static final int LONGEST = 100;
  private static final int LONGEST_REPEATED = 120;

  private Slug() {}

  /// Why a text can't be a slug or an id, in words that follow it ("holds …"); null if it can.
  public static @Nullable String problem(String text) {
    if (text.isEmpty()) {
      return "is empty";
    }
    if (text.length() > LONGEST) {
      return "is longer than " + LONGEST + " characters";
    }
    if (text.charAt(0) == '@') {
      return "starts with '@'";
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isUnprintable(c)) {
        return "holds a control character";
      }
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        return "holds a space";
      }
      if ("/\\?#%".indexOf(c) >= 0) {
        return "holds '" + c + "'";
      }
    }
    if (text.contains("..") || text.equals(".")) {
      return "holds dots that mean a folder";
    }
    return null;
  }

  /// The text itself, if it can be a slug or an id.
  ///
  /// @param what what it was to be, such as "organization"
  /// @throws UsageException otherwise
  public static String of(String what, String text) {
    String problem = problem(text);
    if (problem == null) {
      return text;
    }
    throw new UsageException(
        UsageException.Kind.SYNTAX,
        text.isEmpty()
            ? "the name of the " + what + " is missing"
            : "'%s' can't be the name of %s: it %s"
                .formatted(printable(text), article(what), problem));
  }

  /// Whether the text consists of ASCII digits alone.
  public static boolean isNumeric(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /// Whether the text can follow the last dash of an issue's short id: letters and digits alone.
  public static boolean isShortIdEnd(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean usable = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!usable) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /// Control characters, and those that change how the text around them is shown.
  public static boolean isUnprintable(char c) {
    return QueryText.isUnprintable(c);
  }

  /// The text as messages may repeat it.
  public static String printable(String text) {
    return QueryText.printable(text, LONGEST_REPEATED);
  }

  private static String article(String noun) {
    return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }
}
