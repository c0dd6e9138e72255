package dev.sentrycli.sandbox.world.directory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A project: where events are sent to. `teams` holds the ids of the teams that own it, the first
/// being the one it was made for.
public record Project(
    long id,
    long organizationId,
    String slug,
    String name,
    @Nullable String platform,
    List<Long> teams,
    Instant created,
    @Nullable Instant firstEvent) {
  public Project {
    teams = List.copyOf(teams);
  }

  Project withFirstEvent(Instant seen) {
    return new Project(id, organizationId, slug, name, platform, teams, created, seen);
  }

  public Project withTeams(List<Long> others) {
    return new Project(id, organizationId, slug, name, platform, others, created, firstEvent);
  }

  public Project renamed(String newSlug, String newName, @Nullable String newPlatform) {
    return new Project(
        id, organizationId, newSlug, newName, newPlatform, teams, created, firstEvent);
  }
}
