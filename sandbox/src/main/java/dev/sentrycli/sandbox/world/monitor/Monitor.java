package dev.sentrycli.sandbox.world.monitor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A scheduled job that is watched, as it stands now.
public record Monitor(
    String id,
    long projectId,
    String slug,
    MonitorConfig config,
    Instant created,
    List<Watched> environments) {

  /// An environment in which the job runs.
  ///
  /// @param status active before its first run has ended, then ok or error
  /// @param failingSince null if it is well
  /// @param runs oldest first
  public record Watched(
      String name,
      String status,
      Instant created,
      Instant lastCheckIn,
      Instant next,
      Instant nextLatest,
      @Nullable Instant failingSince,
      List<Run> runs) {}

  /// One run of the job. `status` is in_progress, ok, error, missed or timeout.
  ///
  /// @param seconds how long it took; null if nobody said
  public record Run(
      String id,
      String status,
      Instant begun,
      Instant updated,
      Instant expected,
      @Nullable Double seconds) {}
}
