package dev.sentrycli.terminal.picture;

import org.jspecify.annotations.Nullable;

/// Reads what a terminal answered when it was asked what it can do.
final class Answers {
  private Answers() {}

  /// Whether the answer to the last question has arrived: terminals answer in order, and all of
  /// them answer that one.
  ///
  /// @param wrapped whether one is asked that answers later than the rest
  static boolean isComplete(String said, boolean wrapped) {
    return deviceAttributes(said) != null && (!wrapped || said.contains("\u001b_G"));
  }

  static Graphics of(String said, boolean wrapped) {
    String attributes = deviceAttributes(said);
    boolean sixel = false;
    if (attributes != null) {
      for (String attribute : attributes.split(";", -1)) {
        sixel |= attribute.equals("4");
      }
    }
    int width = 0;
    int height = 0;
    int size = said.indexOf("\u001b[6;");
    int end = size < 0 ? -1 : said.indexOf('t', size);
    if (end > 0) {
      String[] numbers = said.substring(size + 4, end).split(";", -1);
      if (numbers.length == 2) {
        height = number(numbers[0]);
        width = number(numbers[1]);
      }
    }
    return new Graphics(hasKitty(said), sixel, width, height, wrapped);
  }

  private static boolean hasKitty(String said) {
    int start = said.indexOf("\u001b_G");
    int end = start < 0 ? -1 : said.indexOf("\u001b\\", start);
    return end > 0 && said.substring(start, end).endsWith(";OK");
  }

  /// The parameters of `ESC [ ? … c`; null if there is no such answer.
  private static @Nullable String deviceAttributes(String said) {
    for (int start = said.indexOf("\u001b[?");
        start >= 0;
        start = said.indexOf("\u001b[?", start + 1)) {
      int at = start + 3;
      while (at < said.length() && (isDigit(said.charAt(at)) || said.charAt(at) == ';')) {
        at++;
      }
      if (at < said.length() && said.charAt(at) == 'c') {
        return said.substring(start + 3, at);
      }
    }
    return null;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int number(String digits) {
    if (digits.isEmpty() || digits.length() > 4) {
      return 0;
    }
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      if (!isDigit(digits.charAt(i))) {
        return 0;
      }
      number = 10 * number + digits.charAt(i) - '0';
    }
    return number;
  }
}
