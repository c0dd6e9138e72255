package dev.sentrycli.terminal;

import org.jspecify.annotations.Nullable;

/// A sign of life on the error stream while somebody waits. It shows only where a terminal can move
/// things, only after a moment, and leaves no trace.
public final class Spinner implements AutoCloseable {
  private static final String FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final int FRAME_MILLIS = 50;

  /// What is done before this needs no sign of life.
  private static final int PATIENCE_MILLIS = 150;

  private final Console console;
  private @Nullable Thread thread;
  private volatile String text;
  private volatile boolean done;
  private volatile @Nullable Thread atEnd;

  private Spinner(Console console, String text) {
    this.console = console;
    this.text = text;
  }

  /// @param text what is waited for, such as `Fetching teams (up to 25)...`
  public static Spinner start(Console console, String text) {
    Spinner spinner = new Spinner(console, text);
    if (console.attached().err() && console.errLook().rich()) {
      Thread thread = new Thread(spinner::turn, "spinner");
      thread.setDaemon(true);
      thread.start();
      spinner.thread = thread;
    }
    return spinner;
  }

  /// Says what is waited for now.
  public void text(String text) {
    this.text = text;
  }

  /// Ends the motion and clears the line.
  @Override
  public void close() {
    done = true;
    if (thread == null) {
      return;
    }
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    console.wipe();
    Thread hook = atEnd;
    if (hook != null) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException alreadyEnding) {
        // The hook finds nothing to clear.
      }
    }
  }

  /// Clears the line when Ctrl-C ends the program.
  private void end(Thread turning) {
    done = true;
    turning.interrupt();
    try {
      turning.join(FRAME_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    console.wipe();
  }

  private void turn() {
    try {
      Thread.sleep(PATIENCE_MILLIS);
      Thread turning = Thread.currentThread();
      Thread hook = new Thread(() -> end(turning), "spinner-end");
      Runtime.getRuntime().addShutdownHook(hook);
      atEnd = hook;
      for (int frame = 0; !done; frame = (frame + 1) % FRAMES.length()) {
        Text line =
            Text.of(FRAMES.substring(frame, frame + 1), Style.CYAN)
                .plus(" " + Printable.line(text));
        Look look = console.errLook();
        console.redraw(Painter.paint(line.onOneLine(look.width() - 1), look));
        Thread.sleep(FRAME_MILLIS);
      }
    } catch (InterruptedException closed) {
      // The line is cleared by whoever closes.
    } catch (IllegalStateException alreadyEnding) {
      // Nobody waits any more.
    }
  }
}
