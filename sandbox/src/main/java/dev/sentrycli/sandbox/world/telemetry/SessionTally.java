package dev.sentrycli.sandbox.world.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Sessions of one release and environment that ended in the same way.
public record SessionTally(
    long projectId,
    Instant when,
    @Nullable String release,
    @Nullable String environment,
    String status,
    long quantity) {}
