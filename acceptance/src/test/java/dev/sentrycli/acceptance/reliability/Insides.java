package dev.sentrycli.acceptance.reliability;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What gives away that a message was made for programmers.
final class Insides {
  private static final Pattern SPOKEN =
      Pattern.compile(
          "\\w+Exception\\b|\\w+Error\\(|\\bjava\\.|\\bjdk\\.|okhttp|gson|dev\\.sentrycli|^\\s+at |"
              + "\\bJson(Object|Array|Null|Primitive|Element)\\b|Optional\\[|@[0-9a-f]{6,8}\\b|"
              + "Unexpected failure",
          Pattern.MULTILINE);

  private Insides() {}

  /// The words that do, or null.
  static @Nullable String in(String text) {
    Matcher found = SPOKEN.matcher(text);
    return found.find() ? found.group() : null;
  }
}
