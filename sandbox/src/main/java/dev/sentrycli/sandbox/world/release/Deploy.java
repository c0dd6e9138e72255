package dev.sentrycli.sandbox.world.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A release that was put somewhere.
public record Deploy(
    long id,
    String environment,
    @Nullable String name,
    @Nullable String url,
    @Nullable Instant started,
    Instant finished) {}
