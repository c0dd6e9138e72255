package dev.sentrycli.cli.target;

import dev.sentrycli.api.project.Project;
import dev.sentrycli.cli.link.Slug;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A project that is meant.
///
/// @param project a slug, or an id where only that is known
/// @param knownId null until somebody had to ask
/// @param details as the server described it, if somebody had to ask for that
/// @param detectedFrom where it was found if nobody named it, such as `src/main.js line 3`
public record ProjectTarget(
    String organization,
    String project,
    @Nullable String knownId,
    @Nullable Project details,
    @Nullable String detectedFrom) {

  static ProjectTarget named(String organization, String project) {
    String id = Slug.isNumeric(project) ? project : null;
    return new ProjectTarget(organization, project, id, null, null);
  }

  /// A project that a server described.
  public static ProjectTarget found(String organization, Project project) {
    return new ProjectTarget(organization, project.slug(), project.id(), project, null);
  }

  ProjectTarget from(@Nullable String place) {
    return new ProjectTarget(organization, project, knownId, details, place);
  }

  /// How they are typed.
  static List<String> typed(List<ProjectTarget> targets) {
    return targets.stream().map(ProjectTarget::toString).toList();
  }

  /// How it is typed.
  @Override
  public String toString() {
    return organization + "/" + project;
  }
}
