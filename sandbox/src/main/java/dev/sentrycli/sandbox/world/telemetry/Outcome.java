package dev.sentrycli.sandbox.world.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of something sent: `outcome` is accepted, filtered, rate_limited, invalid or
/// client_discard, with a reason unless accepted.
public record Outcome(
    long projectId,
    Instant when,
    String category,
    String outcome,
    @Nullable String reason,
    long quantity) {}
