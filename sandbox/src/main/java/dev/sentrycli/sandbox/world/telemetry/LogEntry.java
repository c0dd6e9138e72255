package dev.sentrycli.sandbox.world.telemetry;

import com.google.gson.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A structured log line that an application has sent.
public record LogEntry(
    String id,
    long projectId,
    Instant timestamp,
    String severity,
    int severityNumber,
    String body,
    @Nullable String traceId,
    @Nullable String spanId,
    JsonObject attributes) {}
