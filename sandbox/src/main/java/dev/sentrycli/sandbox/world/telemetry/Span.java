package dev.sentrycli.sandbox.world.telemetry;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/// A span of a trace. Times are seconds since 1970; a segment is the root span of a transaction.
public record Span(
    String traceId,
    String spanId,
    @Nullable String parentSpanId,
    long projectId,
    String transactionId,
    String transaction,
    String op,
    String description,
    String status,
    double start,
    double end,
    boolean segment,
    String sdk,
    @Nullable String environment,
    @Nullable String release,
    @Nullable String user,
    JsonObject attributes,
    JsonObject measurements) {

  public double durationMillis() {
    return (end - start) * 1000;
  }
}
