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

  /// All of an organization.
  public static Scope everything(Organization organization) {
    return new Scope(organization, List.of(), List.of(), Instant.MIN, Instant.MAX);
  }

  /// Whether something that happened then is asked for.
  public boolean includes(Instant time) {
    return !time.isBefore(start) && !time.isAfter(end);
  }

  public Duration length() {
    return Duration.between(start, end);
  }

  boolean includes(Item item) {
    return includes(item.time())
        && (projects.isEmpty() || projects.contains(item.projectId()))
        && (environments.isEmpty() || environments.contains(String.valueOf(item.environment())));
  }
}
