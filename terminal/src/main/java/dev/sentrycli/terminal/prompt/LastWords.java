package dev.sentrycli.terminal.prompt;

import dev.sentrycli.terminal.Console;

/// What somebody who presses Ctrl-C is told, of work that can be gone on with.
public final class LastWords implements AutoCloseable {
  private final Thread atEnd;

  private LastWords(Thread atEnd) {
    this.atEnd = atEnd;
  }

  /// From now on the line is written on the error stream if the program is ended.
  public static LastWords of(Console console, String line) {
    LastWords words =
        new LastWords(
            new Thread(
                () -> {
                  console.wipeEcho();
                  console.err(line);
                },
                "last-words"));
    try {
      Runtime.getRuntime().addShutdownHook(words.atEnd);
    } catch (IllegalStateException ending) {
      words.atEnd.start();
    }
    return words;
  }

  /// There is nothing to be said any more.
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException ending) {
      // It is said.
    }
  }
}
