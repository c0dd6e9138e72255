package dev.sentrycli.cli.command;

import dev.sentrycli.api.gateway.Network;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

/// Time as far as a command lets it pass.
public final class Waiting {
  private final LongSupplier nanos;
  private final Network.Sleeper sleeper;

  /// @param nanos a clock that nobody sets
  public Waiting(LongSupplier nanos, Network.Sleeper sleeper) {
    this.nanos = nanos;
    this.sleeper = sleeper;
  }

  /// With the time of this machine.
  public static Waiting real() {
    return new Waiting(System::nanoTime, Thread::sleep);
  }

  /// @throws CancellationException if the run is interrupted meanwhile
  public void rest(Duration duration) {
    try {
      sleeper.sleep(duration);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException("interrupted");
      cancelled.initCause(stop);
      throw cancelled;
    }
  }

  /// A moment for [#since].
  public long now() {
    return nanos.getAsLong();
  }

  public Duration since(long moment) {
    return Duration.ofNanos(nanos.getAsLong() - moment);
  }
}
