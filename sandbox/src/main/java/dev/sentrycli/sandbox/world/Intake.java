package dev.sentrycli.sandbox.world;

import dev.sentrycli.sandbox.ingest.IngestException;
import org.jspecify.annotations.Nullable;

/// Turns what arrives into events, issues, spans and counts.
final class Intake {
  private final World world;

  Intake(World world) {
    this.world = world;
  }

  @Nullable String envelope(long projectId, byte[] bytes) throws IngestException {
    return world.now() + " " + projectId + bytes.length;
  }

  String store(long projectId, byte[] bytes) throws IngestException {
    return world.now() + " " + projectId + bytes.length;
  }
}
