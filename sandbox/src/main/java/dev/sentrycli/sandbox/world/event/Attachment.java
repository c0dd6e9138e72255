package dev.sentrycli.sandbox.world.event;

import dev.sentrycli.sandbox.ingest.Bytes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file that came with an event.
public record Attachment(
    long id,
    long projectId,
    String eventId,
    String type,
    String name,
    @Nullable String contentType,
    Instant created,
    Bytes bytes) {}
