package dev.sentrycli.api.gateway.wire;

import java.io.InterruptedIOException;
import java.time.Duration;

/// How long an exchange may take: as a whole, or, where its body is a stream, for each silence.
final class Limit {
  private final long nanos;
  private final boolean ofSilence;
  private final long start = System.nanoTime();

  Limit(Duration duration, boolean ofSilence) {
    this.nanos = Math.max(1, duration.toNanos());
    this.ofSilence = ofSilence;
  }

  /// What is left for the next step, at least 1.
  ///
  /// @throws InterruptedIOException if nothing is
  int millis() throws InterruptedIOException {
    long left = ofSilence ? nanos : nanos - (System.nanoTime() - start);
    if (left <= 0) {
      throw new InterruptedIOException("the time for an answer is over");
    }
    return (int) Math.min(Integer.MAX_VALUE, (left + 999_999) / 1_000_000);
  }
}
