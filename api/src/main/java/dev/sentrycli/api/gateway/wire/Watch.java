package dev.sentrycli.api.gateway.wire;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Closes a socket when a step takes longer than it may.
final class Watch implements AutoCloseable {
  private static final int WATCHING = 0;
  private static final int ENDED = 1;
  private static final int BITTEN = 2;

  private final Socket socket;
  private final Semaphore steps = new Semaphore(0);
  private final Thread thread = new Thread(this::watch, "write-limit");
  private final AtomicInteger state = new AtomicInteger(WATCHING);
  private volatile int millis;

  Watch(Socket socket) {
    this.socket = socket;
    thread.setDaemon(true);
  }

  /// Begins a step.
  void allow(int stepMillis) {
    millis = stepMillis;
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    } else {
      steps.release();
    }
  }

  /// Ends the watch, unless the socket has been closed by it.
  ///
  /// @return whether all steps were in time, so that the socket stays as it is
  boolean end() {
    boolean inTime = state.compareAndSet(WATCHING, ENDED) || state.get() == ENDED;
    steps.release();
    return inTime;
  }

  private void watch() {
    try {
      while (steps.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
        if (state.get() != WATCHING) {
          return;
        }
      }
      if (state.compareAndSet(WATCHING, BITTEN)) {
        socket.close();
      }
    } catch (InterruptedException | IOException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end();
  }
}
