package dev.sentrycli.sandbox.world.directory;

import java.time.Instant;
import java.util.Map;

/// A team of an organization. `roles` has the users in it with what they are there: contributor or
/// admin.
public record Team(
    long id,
    long organizationId,
    String slug,
    String name,
    Instant created,
    Map<Long, String> roles) {
  public Team {
    roles = Map.copyOf(roles);
  }
}
