package dev.sentrycli.terminal.picture;

/// Hands sequences through tmux to the terminal it runs in.
final class Passthrough {
  private Passthrough() {}

  /// Each sequence of a text in an envelope of its own.
  ///
  /// @param sequences nothing but sequences that end with ESC and a backslash
  static String of(String sequences) {
    StringBuilder wrapped = new StringBuilder(sequences.length() + 64);
    int start = 0;
    for (int end = sequences.indexOf("\u001b\\");
        end >= 0;
        end = sequences.indexOf("\u001b\\", start)) {
      wrapped.append("\u001bPtmux;");
      wrapped.append(sequences.substring(start, end + 2).replace("\u001b", "\u001b\u001b"));
      wrapped.append("\u001b\\");
      start = end + 2;
    }
    return wrapped.append(sequences, start, sequences.length()).toString();
  }
}
