package dev.sentrycli.sandbox.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Counts the user codes tried from one address, so that they can't be guessed.
final class Tries {
  private static final int ALLOWED = 10;
  private static final Duration WINDOW = Duration.ofSeconds(60);

  private final Clock clock;
  private final Map<String, Deque<Instant>> recent = new HashMap<>();

  Tries(Clock clock) {
    this.clock = clock;
  }

  /// Counts one more try; false if it is one too many.
  synchronized boolean allowed(String address) {
    Instant now = clock.instant();
    Deque<Instant> tries = recent.computeIfAbsent(address, _ -> new ArrayDeque<>());
    while (!tries.isEmpty() && !tries.getFirst().isAfter(now.minus(WINDOW))) {
      tries.removeFirst();
    }
    if (tries.size() >= ALLOWED) {
      return false;
    }
    tries.addLast(now);
    return true;
  }
}
