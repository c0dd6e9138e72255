package dev.sentrycli.cli.query;

/// Words of a query as messages may repeat them.
final class QueryText {
  private static final int LONGEST = 200;

  private QueryText() {}

  static String printable(String text) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < text.length() && safe.length() < LONGEST; i++) {
      char c = text.charAt(i);
      boolean hidden = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
      safe.append(hidden ? '\uFFFD' : c);
    }
    return safe.toString();
  }
}
