package dev.sentrycli.sandbox.world.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A commit that a release is made of, as far as the server was told of it.
///
/// @param id its name in its repository
/// @param repository what the server calls the repository
public record Commit(
    String id,
    String repository,
    @Nullable String message,
    @Nullable String authorName,
    @Nullable String authorEmail,
    Instant date) {}
