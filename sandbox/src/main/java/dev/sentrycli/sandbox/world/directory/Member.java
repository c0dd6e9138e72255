package dev.sentrycli.sandbox.world.directory;

import java.time.Instant;

/// A user's place in an organization; `role` is one of owner, manager, admin, member.
public record Member(long id, long organizationId, long userId, String role, Instant created) {}
