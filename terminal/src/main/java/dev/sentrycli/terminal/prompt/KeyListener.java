package dev.sentrycli.terminal.prompt;

import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.desktop.Programs;
import java.io.IOException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Listens to the keyboard while the program waits for something else. Where nobody can press keys
/// it does nothing.
public final class KeyListener implements AutoCloseable {
  private static final int PAUSE_MILLIS = 50;

  private final @Nullable RawKeys keys;
  private final IntConsumer pressed;
  private final Thread thread = new Thread(this::listen, "keys");
  private volatile boolean closed;

  private KeyListener(@Nullable RawKeys keys, IntConsumer pressed) {
    this.keys = keys;
    this.pressed = pressed;
  }

  /// Ctrl-C still ends the program.
  ///
  /// @param pressed told each character pressed, on a thread of its own; arrows and the like are
  ///   left out
  public static KeyListener start(Console console, Programs programs, IntConsumer pressed) {
    RawKeys keys =
        console.isInteractive()
            ? RawKeys.open(console, programs, RawKeys.CtrlC.ENDS_PROGRAM)
            : null;
    KeyListener listener = new KeyListener(keys, pressed);
    if (keys != null) {
      listener.thread.setDaemon(true);
      listener.thread.start();
    }
    return listener;
  }

  /// Whether keys are heard: only then is there sense in telling the user which to press.
  public boolean hears() {
    return keys != null;
  }

  /// Stops, and gives the terminal back its mode.
  @Override
  public void close() {
    closed = true;
    if (keys == null) {
      return;
    }
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      keys.close();
    }
  }

  /// Never reads before something is there: a read can't be called off, and would take the answer
  /// to the next prompt.
  private void listen() {
    RawKeys terminal = keys;
    try {
      while (terminal != null && !closed) {
        if (!terminal.isReady()) {
          Thread.sleep(PAUSE_MILLIS);
          continue;
        }
        int key = terminal.key();
        if (key == RawKeys.END) {
          return;
        }
        if (key >= 0) {
          pressed.accept(key);
        }
      }
    } catch (InterruptedException wanted) {
      // Closed.
    } catch (IOException terminalGone) {
      // No more keys; what is waited for may come all the same.
    }
  }
}
