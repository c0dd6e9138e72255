package dev.sentrycli.sandbox.world.explore;

import dev.sentrycli.sandbox.world.directory.Organization;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Which data a query is about.
///
/// @param projects none for all
/// @param environments none for all
public record Scope(
    Organization organization,
    List<Long> projects,
    List<String> environments,
    Instant start,
    Instant end) {

  public Scope {
    projects = List.copyOf(projects);
    environments = List.copyOf(environments);
  }

  public Duration length() {
    return Duration.between(start, end);
  }

  boolean includes(Item item) {
    return !item.time().isBefore(start)
        && !item.time().isAfter(end)
        && (projects.isEmpty() || projects.contains(item.projectId()))
        && (environments.isEmpty() || environments.contains(String.valueOf(item.environment())));
  }
}
