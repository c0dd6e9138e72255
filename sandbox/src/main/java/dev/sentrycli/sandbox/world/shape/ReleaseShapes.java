package dev.sentrycli.sandbox.world.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Release;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Releases, whole and as issues and events mention them.
final class ReleaseShapes {
  private final World world;
  private final ProjectShapes projects;

  ReleaseShapes(World world, ProjectShapes projects) {
    this.world = world;
    this.projects = projects;
  }

  JsonObject whole(Release release) {
    JsonArray listed = new JsonArray();
    int newGroups = 0;
    for (long id : release.projects()) {
      Project project = world.projects().get(id);
      if (project != null) {
        int fresh = newIssues(project, release);
        newGroups += fresh;
        listed.add(
            new Answer()
                .put("id", project.id())
                .put("slug", project.slug())
                .put("name", project.name())
                .put("newGroups", fresh)
                .put("platform", project.platform())
                .put("platforms", projects.platforms(project))
                .put("hasHealthData", false)
                .json());
      }
    }
    return Answer.to(releaseReference(release))
        .put("newGroups", newGroups)
        .put("owner", null)
        .put("authors", List.of())
        .put("projects", listed)
        .put("firstEvent", release.created())
        .put("lastEvent", null)
        .put("currentProjectMeta", new JsonObject())
        .put("adoptionStages", new JsonObject())
        .json();
  }

  private int newIssues(Project project, Release release) {
    return (int)
        world.issues().of(projects.organization(project)).stream()
            .filter(issue -> issue.projectId() == project.id())
            .filter(issue -> release.version().equals(issue.occurrences().firstRelease()))
            .count();
  }

  /// A release of this version as issues and events show it.
  @Nullable JsonObject mentioned(Project project, @Nullable String version) {
    Release known =
        version == null ? null : world.projects().release(project.organizationId(), version);
    return known == null ? null : releaseReference(known);
  }

  private static JsonObject releaseReference(Release release) {
    String version = release.version();
    int at = version.lastIndexOf('@');
    return new Answer()
        .put("id", release.id())
        .put("version", version)
        .put("shortVersion", release.shortVersion())
        .put("status", "open")
        .put("ref", null)
        .put("url", null)
        .put("dateReleased", release.released())
        .put("dateCreated", release.created())
        .put("data", new JsonObject())
        .put("commitCount", 0)
        .put("lastCommit", null)
        .put("deployCount", 0)
        .put("lastDeploy", null)
        .put("userAgent", null)
        .put(
            "versionInfo",
            new Answer()
                .put("package", at < 0 ? null : version.substring(0, at))
                .put(
                    "version",
                    new Answer().put("raw", at < 0 ? version : version.substring(at + 1)).json())
                .put("description", release.shortVersion())
                .put("buildHash", null)
                .json())
        .json();
  }
}
