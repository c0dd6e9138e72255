package dev.sentrycli.sandbox.world.telemetry;

import com.google.gson.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A sign of life of a scheduled job. `monitorConfig` is what the job says about its schedule.
public record CheckIn(
    String id,
    long projectId,
    String monitorSlug,
    String status,
    String environment,
    @Nullable Double durationSeconds,
    Instant when,
    @Nullable JsonObject monitorConfig) {}
