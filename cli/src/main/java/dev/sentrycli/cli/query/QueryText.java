package dev.sentrycli.cli.query;

/// What was typed, as messages may repeat it.
public final class QueryText {
  private static final int LONGEST = 200;

  private QueryText() {}

  static String printable(String text) {
    return printable(text, LONGEST);
  }

  /// @param longest how many characters are repeated at most
  public static String printable(String text, int longest) {
    int length = Math.min(text.length(), longest);
    StringBuilder safe = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      safe.append(isUnprintable(c) ? '\uFFFD' : c);
    }
    return safe.toString();
  }

  /// Control characters, and those that change how the text around them is shown.
  public static boolean isUnprintable(char c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
  }
}
