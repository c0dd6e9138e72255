package dev.sentrycli.api.gateway.wire;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Closes a socket when a step takes longer than it may.
final class Watch implements AutoCloseable {
  private final Socket socket;
  private final Semaphore steps = new Semaphore(0);
  private final Thread thread = new Thread(this::watch, "write-limit");
  private volatile int millis;
  private volatile boolean over;
  private volatile boolean bitten;

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

  boolean hasBitten() {
    return bitten;
  }

  private void watch() {
    try {
      while (steps.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
        if (over) {
          return;
        }
      }
      bitten = true;
      socket.close();
    } catch (InterruptedException | IOException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over = true;
    steps.release();
  }
}
