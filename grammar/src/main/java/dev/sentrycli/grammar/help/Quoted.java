package dev.sentrycli.grammar.help;

/// Where a text has a command or another literal in single quotes, as opposed to an apostrophe.
final class Quoted {
  private Quoted() {}

  /// The index of the quote that closes the one at an index; -1 if none opens there.
  static int end(String text, int index) {
    if (text.charAt(index) != '\''
        || (index > 0 && Character.isLetterOrDigit(text.charAt(index - 1)))) {
      return -1;
    }
    for (int end = index + 1; end < text.length() && text.charAt(end) != '\n'; end++) {
      if (text.charAt(end) == '\''
          && end > index + 1
          && (end + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(end + 1)))) {
        return end;
      }
    }
    return -1;
  }
}
