package dev.sentrycli.sandbox.oauth;

import java.security.SecureRandom;
import java.util.Locale;

/// The short code a person types into the approval page: `XXXX-XXXX`, without vowels and letters
/// that are easily mistaken for each other.
final class UserCode {
  private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
  private static final int HALF = 4;

  private UserCode() {}

  static String random(SecureRandom random) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 2 * HALF; i++) {
      if (i == HALF) {
        code.append('-');
      }
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  /// A typed code as it was issued: case, dashes and spaces do not matter.
  static String normalised(String typed) {
    StringBuilder letters = new StringBuilder();
    for (char one : typed.toUpperCase(Locale.ROOT).toCharArray()) {
      if (one != '-' && !Character.isWhitespace(one)) {
        letters.append(one);
      }
    }
    return letters.length() == 2 * HALF ? letters.insert(HALF, '-').toString() : letters.toString();
  }
}
