package dev.sentrycli.sandbox.world.telemetry;

import com.google.gson.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A measurement that an application has sent. `type` is counter, gauge or distribution.
public record Metric(
    String id,
    long projectId,
    Instant timestamp,
    String name,
    String type,
    @Nullable String unit,
    double value,
    @Nullable String traceId,
    @Nullable String spanId,
    JsonObject attributes) {}
