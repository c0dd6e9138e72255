package dev.sentrycli.terminal.prompt;

import java.time.Duration;

/// Ctrl-C as the usual end of something that would go on for ever: it interrupts the thread that
/// waits, which ends the run in its own way, instead of ending the process.
public final class Interruption implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Thread waiting;
  private final Thread atEnd;
  private volatile boolean came;

  private Interruption(Thread waiting) {
    this.waiting = waiting;
    this.atEnd = new Thread(this::end, "interruption");
  }

  /// From now on Ctrl-C interrupts the thread that calls this.
  public static Interruption here() {
    Interruption interruption = new Interruption(Thread.currentThread());
    try {
      Runtime.getRuntime().addShutdownHook(interruption.atEnd);
    } catch (IllegalStateException ending) {
      Thread.currentThread().interrupt();
    }
    return interruption;
  }

  private void end() {
    came = true;
    waiting.interrupt();
    try {
      // The process ends with its hooks, or before them if the run has come to its end.
      waiting.join(PATIENCE.toMillis());
    } catch (InterruptedException killed) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ctrl-C ends the process again.
  @Override
  public void close() {
    if (came) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException ending) {
      // It runs already, and waits for this thread to end the run.
      waiting.interrupt();
    }
  }
}
