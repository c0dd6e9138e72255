package dev.sentrycli.sandbox.world.directory;

import java.time.Instant;

/// An organization of this instance.
public record Organization(long id, String slug, String name, Instant created) {}
