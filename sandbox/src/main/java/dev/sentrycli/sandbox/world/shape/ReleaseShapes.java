package dev.sentrycli.sandbox.world.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.connection.Repository;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Release;
import dev.sentrycli.sandbox.world.directory.User;
import dev.sentrycli.sandbox.world.release.Commit;
import dev.sentrycli.sandbox.world.release.Deploy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Releases, whole and as issues and events mention them.
final class ReleaseShapes {
  private static final String NUMBERS = "[0-9]+(\\.[0-9]+){0,3}([-+].*)?";

  private final World world;
  private final PeopleShapes people;
  private final ProjectShapes projects;

  ReleaseShapes(World world, PeopleShapes people, ProjectShapes projects) {
    this.world = world;
    this.people = people;
    this.projects = projects;
  }

  /// @param health counts that fit the view; null if it wants none
  JsonObject whole(
      Release release, ReleaseView view, ReleaseTraces traces, @Nullable HealthShapes health) {
    JsonArray listed = new JsonArray();
    JsonObject stages = new JsonObject();
    int newGroups = 0;
    for (long id : release.projects()) {
      Project project = world.projects().get(id);
      if (project != null) {
        int fresh = traces.newIssues(id, release.version());
        newGroups += fresh;
        listed.add(project(project, release, fresh, view, traces, health));
        if (view.adoption() && health != null) {
          stages.add(project.slug(), health.adoption(id, release.version(), release.released()));
        }
      }
    }
    return Answer.to(releaseReference(release))
        .put("newGroups", newGroups)
        .put("owner", null)
        .put("authors", authors(release))
        .put("projects", listed)
        .put("firstEvent", traces.firstEvent(release))
        .put("lastEvent", traces.lastEvent(release))
        .put("currentProjectMeta", new JsonObject())
        .put("adoptionStages", stages)
        .json();
  }

  private JsonObject project(
      Project project,
      Release release,
      int fresh,
      ReleaseView view,
      ReleaseTraces traces,
      @Nullable HealthShapes health) {
    Answer answer =
        new Answer()
            .put("id", project.id())
            .put("slug", project.slug())
            .put("name", project.name())
            .put("newGroups", fresh)
            .put("platform", project.platform())
            .put("platforms", projects.platforms(project));
    if (health != null && view.health()) {
      return answer
          .put("hasHealthData", health.isKnown(project.id(), release.version()))
          .put("healthData", health.of(project.id(), release.version()))
          .json();
    }
    return answer.put("hasHealthData", traces.hasSessions(project.id(), release.version())).json();
  }

  private JsonArray authors(Release release) {
    Set<String> seen = new LinkedHashSet<>();
    JsonArray authors = new JsonArray();
    for (Commit commit : world.releases().commits(release)) {
      if (commit.authorEmail() != null && seen.add(commit.authorEmail())) {
        authors.add(author(commit));
      }
    }
    return authors;
  }

  private JsonObject author(Commit commit) {
    String email = commit.authorEmail();
    User user = email == null ? null : world.directory().user(email);
    return user != null
        ? people.user(user)
        : new Answer().put("name", commit.authorName()).put("email", email).json();
  }

  /// As in `organizations/{org}/releases/{version}/commits/`.
  JsonObject listedCommit(Organization organization, Commit commit) {
    JsonArray in = new JsonArray();
    for (Release release : world.projects().releases(organization)) {
      if (world.releases().commits(release).stream()
          .anyMatch(one -> one.id().equals(commit.id()))) {
        in.add(
            new Answer()
                .put("version", release.version())
                .put("shortVersion", release.shortVersion())
                .put("ref", release.ref())
                .put("url", release.url())
                .put("dateReleased", release.released())
                .put("dateCreated", release.created())
                .json());
      }
    }
    return Answer.to(commit(organization, commit)).put("releases", in).json();
  }

  JsonObject commit(Organization organization, Commit commit) {
    Repository known = null;
    for (Repository one : world.connections().repositories(organization)) {
      if (one.name().equals(commit.repository())) {
        known = one;
      }
    }
    return new Answer()
        .put("id", commit.id())
        .put("message", commit.message())
        .put("dateCreated", commit.date())
        .put("pullRequest", null)
        .put("suspectCommitType", "")
        .put("repository", known == null ? null : ConnectionShapes.repository(known))
        .put("author", commit.authorEmail() == null ? new JsonObject() : author(commit))
        .json();
  }

  static JsonObject deploy(Deploy deploy) {
    return new Answer()
        .put("id", Answer.id(deploy.id()))
        .put("environment", deploy.environment())
        .put("dateStarted", deploy.started())
        .put("dateFinished", deploy.finished())
        .put("name", deploy.name())
        .put("url", deploy.url())
        .json();
  }

  /// A release of this version as issues and events show it.
  @Nullable JsonObject mentioned(Project project, @Nullable String version) {
    Release known =
        version == null ? null : world.projects().release(project.organizationId(), version);
    return known == null ? null : releaseReference(known);
  }

  private JsonObject releaseReference(Release release) {
    List<Commit> commits = world.releases().commits(release);
    Deploy last = world.releases().lastDeploy(release);
    Organization organization = world.directory().organization(release.organizationId());
    return new Answer()
        .put("id", release.id())
        .put("version", release.version())
        .put("shortVersion", release.shortVersion())
        .put("status", release.archived() ? "archived" : "open")
        .put("ref", release.ref())
        .put("url", release.url())
        .put("dateReleased", release.released())
        .put("dateCreated", release.created())
        .put("data", new JsonObject())
        .put("commitCount", commits.size())
        .put(
            "lastCommit",
            commits.isEmpty() || organization == null
                ? null
                : commit(organization, commits.getFirst()))
        .put("deployCount", world.releases().deploys(release).size())
        .put("lastDeploy", last == null ? null : deploy(last))
        .put("userAgent", null)
        .put("versionInfo", versionInfo(release))
        .json();
  }

  private static JsonObject versionInfo(Release release) {
    String version = release.version();
    int at = version.lastIndexOf('@');
    String bare = at < 0 ? version : version.substring(at + 1);
    Answer parsed = new Answer().put("raw", bare);
    if (bare.matches(NUMBERS)) {
      numbers(bare, parsed);
    }
    return new Answer()
        .put("package", at < 0 ? null : version.substring(0, at))
        .put("version", parsed.json())
        .put("description", release.shortVersion())
        .put("buildHash", null)
        .json();
  }

  private static void numbers(String bare, Answer parsed) {
    int plus = bare.indexOf('+');
    String build = plus < 0 ? null : bare.substring(plus + 1);
    String rest = plus < 0 ? bare : bare.substring(0, plus);
    int dash = rest.indexOf('-');
    String pre = dash < 0 ? null : rest.substring(dash + 1);
    List<Long> parts = new ArrayList<>();
    for (String part : (dash < 0 ? rest : rest.substring(0, dash)).split("\\.", -1)) {
      parts.add(part.length() > 18 ? 0 : Long.parseLong(part));
    }
    parsed
        .put("major", parts.getFirst())
        .put("minor", parts.size() > 1 ? parts.get(1) : 0)
        .put("patch", parts.size() > 2 ? parts.get(2) : 0)
        .put("pre", pre)
        .put("buildCode", build)
        .put("components", parts.size());
  }
}
