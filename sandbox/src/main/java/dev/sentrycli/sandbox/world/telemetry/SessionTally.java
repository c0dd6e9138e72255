package dev.sentrycli.sandbox.world.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Sessions of one release and environment that ended in the same way.
///
/// @param status `ok` while it goes on, else exited, errored, abnormal or crashed
/// @param session the id of a single session, of which later news may come
/// @param user whose they are, as far as the SDK tells users apart
public record SessionTally(
    long projectId,
    Instant when,
    @Nullable String release,
    @Nullable String environment,
    String status,
    long quantity,
    @Nullable String session,
    @Nullable String user) {}
