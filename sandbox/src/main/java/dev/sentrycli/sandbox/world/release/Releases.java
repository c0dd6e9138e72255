package dev.sentrycli.sandbox.world.release;

import dev.sentrycli.sandbox.world.connection.Connections;
import dev.sentrycli.sandbox.world.connection.Repository;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Projects;
import dev.sentrycli.sandbox.world.directory.Release;
import dev.sentrycli.sandbox.world.store.Guard;
import dev.sentrycli.sandbox.world.store.Sequences;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What belongs to releases: their commits and where they were deployed. The releases themselves
/// are with the [Projects].
public final class Releases {
  private final Guard guard;
  private final Sequences sequences;
  private final Projects projects;
  private final Connections connections;
  private final Clock clock;
  private final Map<Long, List<Commit>> commits = new HashMap<>();
  private final Map<Long, List<Deploy>> deploys = new HashMap<>();

  public Releases(
      Guard guard, Sequences sequences, Projects projects, Connections connections, Clock clock) {
    this.guard = guard;
    this.sequences = sequences;
    this.projects = projects;
    this.connections = connections;
    this.clock = clock;
  }

  /// Adds a release, or gives back the one of that version.
  public Release create(Organization organization, String version) {
    return guard.write(
        () -> {
          Release known = projects.release(organization.id(), version);
          if (known != null) {
            return known;
          }
          Release made =
              new Release(
                  sequences.next("release"),
                  organization.id(),
                  version,
                  List.of(),
                  clock.instant(),
                  null,
                  null,
                  null,
                  false);
          projects.put(made);
          return made;
        });
  }

  /// Removes a release with all that belongs to it.
  public void remove(Release release) {
    guard.change(
        () -> {
          projects.remove(release);
          commits.remove(release.id());
          deploys.remove(release.id());
        });
  }

  /// The commits of a release, newest first.
  public List<Commit> commits(Release release) {
    return guard.read(() -> commits.getOrDefault(release.id(), List.of()));
  }

  /// Replaces the commits of a release. Repositories nobody has connected are noted by their names.
  public void setCommits(Release release, List<Commit> newestFirst) {
    guard.change(
        () -> {
          if (newestFirst.isEmpty()) {
            commits.remove(release.id());
            return;
          }
          commits.put(release.id(), List.copyOf(newestFirst));
          Set<String> named = new HashSet<>();
          newestFirst.forEach(one -> named.add(one.repository()));
          named.removeAll(repositoryNames(release.organizationId()));
          named.stream().sorted().forEach(name -> note(release.organizationId(), name));
        });
  }

  private void note(long organizationId, String name) {
    connections.put(
        new Repository(
            sequences.next("repository"),
            organizationId,
            null,
            "unknown",
            name,
            null,
            null,
            clock.instant()));
  }

  private Set<String> repositoryNames(long organizationId) {
    Set<String> names = new HashSet<>();
    connections.repositories(organizationId).forEach(one -> names.add(one.name()));
    return names;
  }

  /// The commits of a repository from one on back to another, newest first, as far as releases have
  /// told of them. One that nobody told of stands alone.
  ///
  /// @param before the last one that does not count; null if all known ones count
  public List<Commit> history(
      Organization organization, String repository, String head, @Nullable String before) {
    return guard.read(
        () -> {
          List<Commit> all = known(organization, repository);
          List<Commit> found = new ArrayList<>();
          boolean counts = false;
          for (Commit one : all) {
            counts |= one.id().equals(head);
            if (before != null && one.id().equals(before)) {
              break;
            }
            if (counts) {
              found.add(one);
            }
          }
          return found.isEmpty()
              ? List.of(new Commit(head, repository, null, null, null, clock.instant()))
              : List.copyOf(found);
        });
  }

  private List<Commit> known(Organization organization, String repository) {
    List<Commit> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Release release : projects.releases(organization)) {
      for (Commit one : commits.getOrDefault(release.id(), List.of())) {
        if (one.repository().equals(repository) && seen.add(one.id())) {
          all.add(one);
        }
      }
    }
    all.sort(Comparator.comparing(Commit::date).reversed());
    return all;
  }

  /// The latest release with commits, up to this one, of the same projects.
  public @Nullable Release previousWithCommits(Organization organization, Release release) {
    return guard.<@Nullable Release>read(
        () -> {
          Release best = null;
          for (Release one : projects.releases(organization)) {
            if (commits.containsKey(one.id())
                && !Collections.disjoint(one.projects(), release.projects())
                && !one.date().isAfter(release.date())
                && (best == null || one.date().isAfter(best.date()))) {
              best = one;
            }
          }
          return best;
        });
  }

  /// Where a release was deployed, the latest first.
  public List<Deploy> deploys(Release release) {
    return guard.read(
        () -> {
          List<Deploy> all = new ArrayList<>(deploys.getOrDefault(release.id(), List.of()));
          all.sort(Comparator.comparing(Deploy::finished).thenComparingLong(Deploy::id).reversed());
          return List.copyOf(all);
        });
  }

  /// The deploy that was told of last.
  public @Nullable Deploy lastDeploy(Release release) {
    return guard.<@Nullable Deploy>read(
        () -> {
          List<Deploy> all = deploys.getOrDefault(release.id(), List.of());
          return all.isEmpty() ? null : all.getLast();
        });
  }

  public Deploy addDeploy(
      Release release,
      String environment,
      @Nullable String name,
      @Nullable String url,
      @Nullable Instant started,
      @Nullable Instant finished) {
    return guard.write(
        () -> {
          Deploy made =
              new Deploy(
                  sequences.next("deploy"),
                  environment,
                  name,
                  url,
                  started,
                  finished == null ? clock.instant() : finished);
          put(release, made);
          return made;
        });
  }

  /// Keeps a deploy as the one that was told of last.
  public void put(Release release, Deploy deploy) {
    guard.change(() -> deploys.computeIfAbsent(release.id(), _ -> new ArrayList<>()).add(deploy));
  }

  /// The deploys of a release in the order they were told of.
  public List<Deploy> inOrder(Release release) {
    return guard.read(() -> List.copyOf(deploys.getOrDefault(release.id(), List.of())));
  }
}
