package dev.sentrycli.cli.session;

import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.Spinner;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Shows a person at a terminal which server is waited for, however many requests are on their way
/// at once.
final class Progress {
  private final Console console;
  private int waiting;
  private boolean ended;
  private @Nullable Spinner spinner;

  Progress(Console console) {
    this.console = console;
  }

  synchronized void asking(String server) {
    if (waiting++ == 0 && !ended) {
      spinner = Spinner.start(console, "Waiting for " + server);
    }
  }

  synchronized void askingAgain(String server, Duration delay) {
    if (spinner != null) {
      long seconds = (delay.toMillis() + 999) / 1000;
      spinner.text(
          "Waiting for "
              + server
              + (delay.isZero() ? ", asked again" : ", asking again in " + seconds + " s"));
    }
  }

  synchronized void answered() {
    if (--waiting == 0) {
      stop();
    }
  }

  /// Leaves the terminal to others, whatever is still on its way.
  synchronized void end() {
    ended = true;
    stop();
  }

  private void stop() {
    if (spinner != null) {
      spinner.close();
      spinner = null;
    }
  }
}
