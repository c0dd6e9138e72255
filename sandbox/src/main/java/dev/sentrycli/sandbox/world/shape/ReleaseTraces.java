package dev.sentrycli.sandbox.world.shape;

import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Release;
import dev.sentrycli.sandbox.world.event.Event;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.release.Deploy;
import dev.sentrycli.sandbox.world.telemetry.SessionTally;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was received from the releases of an organization, looked through once.
public final class ReleaseTraces {
  private final Map<String, Instant> first = new HashMap<>();
  private final Map<String, Instant> last = new HashMap<>();
  private final Map<String, Integer> fresh = new HashMap<>();
  private final Set<String> withSessions = new HashSet<>();

  /// By project and version; the versions of a project are below `null`, too.
  private final Map<String, Set<String>> environments = new HashMap<>();

  public ReleaseTraces(World world, Organization organization) {
    for (Event event : world.issues().events(organization)) {
      String version = event.tag("release");
      seen(event.projectId(), version, event.tag("environment"));
      if (version != null) {
        first.merge(version, event.timestamp(), (one, other) -> one.isBefore(other) ? one : other);
        last.merge(version, event.timestamp(), (one, other) -> one.isAfter(other) ? one : other);
      }
    }
    for (Issue issue : world.issues().of(organization)) {
      String version = issue.occurrences().firstRelease();
      if (version != null) {
        fresh.merge(key(issue.projectId(), version), 1, Integer::sum);
      }
    }
    for (SessionTally one : world.telemetry().sessions(organization)) {
      seen(one.projectId(), one.release(), one.environment());
      withSessions.add(key(one.projectId(), one.release()));
    }
    for (Release release : world.projects().releases(organization)) {
      for (Deploy deploy : world.releases().deploys(release)) {
        release.projects().forEach(id -> seen(id, release.version(), deploy.environment()));
      }
    }
  }

  private static String key(long project, @Nullable String version) {
    return project + "/" + version;
  }

  private void seen(long project, @Nullable String version, @Nullable String environment) {
    if (environment != null) {
      environments.computeIfAbsent(key(project, version), _ -> new HashSet<>()).add(environment);
      environments.computeIfAbsent(key(project, null), _ -> new HashSet<>()).add(environment);
    }
  }

  @Nullable Instant firstEvent(Release release) {
    return first.get(release.version());
  }

  @Nullable Instant lastEvent(Release release) {
    return last.get(release.version());
  }

  int newIssues(long project, String version) {
    return fresh.getOrDefault(key(project, version), 0);
  }

  /// Whether any issue was first seen in a release.
  public boolean isFirstOfAnyIssue(Release release) {
    return release.projects().stream().anyMatch(id -> newIssues(id, release.version()) > 0);
  }

  boolean hasSessions(long project, String version) {
    return withSessions.contains(key(project, version));
  }

  /// Whether sessions of a release were told of in any project.
  public boolean hasSessions(Release release) {
    return release.projects().stream().anyMatch(id -> hasSessions(id, release.version()));
  }

  /// The environments that a release, or with null a project, was heard of from.
  public Set<String> environments(long project, @Nullable String version) {
    return environments.getOrDefault(key(project, version), Set.of());
  }
}
