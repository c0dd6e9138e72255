package dev.sentrycli.sandbox.world.directory;

import dev.sentrycli.sandbox.world.store.Guard;
import dev.sentrycli.sandbox.world.store.Secrets;
import dev.sentrycli.sandbox.world.store.Sequences;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The projects with their client keys and releases.
public final class Projects {
  private final Guard guard;
  private final Sequences sequences;
  private final Clock clock;
  private final Map<Long, Project> projects = new TreeMap<>();
  private final Map<String, ProjectKey> keys = new LinkedHashMap<>();
  private final Map<Long, Release> releases = new TreeMap<>();
  private final Map<String, Release> releaseByVersion = new HashMap<>();

  public Projects(Guard guard, Sequences sequences, Clock clock) {
    this.guard = guard;
    this.sequences = sequences;
    this.clock = clock;
  }

  /// All projects of the instance by slug.
  public List<Project> all() {
    return guard.read(
        () -> {
          List<Project> found = new ArrayList<>(projects.values());
          found.sort(Comparator.comparing(Project::slug));
          return found;
        });
  }

  /// The projects of an organization by slug.
  public List<Project> of(Organization organization) {
    List<Project> found = new ArrayList<>();
    for (Project one : all()) {
      if (one.organizationId() == organization.id()) {
        found.add(one);
      }
    }
    return found;
  }

  /// The projects that a team owns.
  public List<Project> of(Team team) {
    List<Project> found = new ArrayList<>();
    for (Project one : all()) {
      if (one.teams().contains(team.id())) {
        found.add(one);
      }
    }
    return found;
  }

  public @Nullable Project get(long id) {
    return guard.<@Nullable Project>read(() -> projects.get(id));
  }

  public @Nullable Project get(Organization organization, String slugOrId) {
    for (Project one : of(organization)) {
      if (Directory.matches(one.slug(), one.id(), slugOrId)) {
        return one;
      }
    }
    return null;
  }

  /// Creates a project with one client key. Without a slug one is made of the name.
  public Project add(
      Organization organization,
      List<Team> teams,
      String name,
      @Nullable String slug,
      @Nullable String platform)
      throws SlugTakenException {
    Project added =
        guard.<@Nullable Project>write(
            () -> {
              String wanted = slug == null || slug.isBlank() ? Slugs.of(name) : slug;
              if (get(organization, wanted) != null) {
                return null;
              }
              List<Long> owners = new ArrayList<>();
              teams.forEach(team -> owners.add(team.id()));
              Project made =
                  new Project(
                      sequences.next("project"),
                      organization.id(),
                      wanted,
                      name,
                      platform,
                      owners,
                      clock.instant(),
                      null);
              projects.put(made.id(), made);
              addKey(made, "Default");
              return made;
            });
    if (added == null) {
      throw new SlugTakenException("A project with this slug already exists.");
    }
    return added;
  }

  /// Keeps a changed project in place of the one with the same id.
  public void put(Project changed) {
    guard.change(() -> projects.put(changed.id(), changed));
  }

  /// Removes a project and its keys, not what it has received.
  public void remove(Project project) {
    guard.change(
        () -> {
          projects.remove(project.id());
          keys.values().removeIf(key -> key.projectId() == project.id());
        });
  }

  /// Notes that a project has received something.
  public void eventArrived(long projectId, Instant when) {
    guard.change(
        () -> {
          Project project = projects.get(projectId);
          if (project != null
              && (project.firstEvent() == null || when.isBefore(project.firstEvent()))) {
            projects.put(projectId, project.withFirstEvent(when));
          }
        });
  }

  /// The client keys of a project, oldest first.
  public List<ProjectKey> keys(Project project) {
    return guard.read(
        () -> {
          List<ProjectKey> found = new ArrayList<>();
          for (ProjectKey one : keys.values()) {
            if (one.projectId() == project.id()) {
              found.add(one);
            }
          }
          return found;
        });
  }

  /// The client key with this public half, whatever its project.
  public @Nullable ProjectKey key(String publicKey) {
    return guard.<@Nullable ProjectKey>read(() -> keys.get(publicKey));
  }

  public ProjectKey addKey(Project project, String name) {
    return guard.write(
        () -> {
          ProjectKey made =
              new ProjectKey(
                  Secrets.hex(16), Secrets.hex(16), project.id(), name, true, clock.instant());
          keys.put(made.publicKey(), made);
          return made;
        });
  }

  /// Adds a key, or keeps a changed one in place of the one with the same public half.
  public void put(ProjectKey key) {
    guard.change(() -> keys.put(key.publicKey(), key));
  }

  public void remove(ProjectKey key) {
    guard.change(() -> keys.remove(key.publicKey()));
  }

  /// The releases of an organization, newest first.
  public List<Release> releases(Organization organization) {
    return guard.read(
        () -> {
          List<Release> found = new ArrayList<>();
          for (Release one : releases.values()) {
            if (one.organizationId() == organization.id()) {
              found.add(one);
            }
          }
          found.sort(
              Comparator.comparing(Release::created).thenComparingLong(Release::id).reversed());
          return found;
        });
  }

  public @Nullable Release release(long organizationId, String version) {
    return guard.<@Nullable Release>read(
        () -> releaseByVersion.get(organizationId + "/" + version));
  }

  /// The newest release of a project.
  public @Nullable Release latestRelease(Project project) {
    return guard.<@Nullable Release>read(
        () -> {
          Release latest = null;
          for (Release one : releases.values()) {
            if (one.projects().contains(project.id())
                && (latest == null || !one.created().isBefore(latest.created()))) {
              latest = one;
            }
          }
          return latest;
        });
  }

  /// Adds a release, or a project to a release there is already.
  public Release noteRelease(Project project, String version, Instant seen) {
    return guard.write(
        () -> {
          Release known = release(project.organizationId(), version);
          if (known != null && known.projects().contains(project.id())) {
            return known;
          }
          List<Long> owners = new ArrayList<>(known == null ? List.of() : known.projects());
          owners.add(project.id());
          Release noted =
              known == null
                  ? Release.noticed(
                      sequences.next("release"),
                      project.organizationId(),
                      version,
                      project.id(),
                      seen)
                  : known.of(owners);
          put(noted);
          return noted;
        });
  }

  public void put(Release release) {
    guard.change(
        () -> {
          releases.put(release.id(), release);
          releaseByVersion.put(release.organizationId() + "/" + release.version(), release);
        });
  }

  public void remove(Release release) {
    guard.change(
        () -> {
          releases.remove(release.id());
          releaseByVersion.remove(release.organizationId() + "/" + release.version());
        });
  }
}
