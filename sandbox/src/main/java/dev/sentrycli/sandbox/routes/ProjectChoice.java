package dev.sentrycli.sandbox.routes;

import dev.sentrycli.sandbox.edition.Feature;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import java.util.ArrayList;
import java.util.List;

/// The projects that `project=` and `projectSlug=` of a request choose.
public final class ProjectChoice {
  private ProjectChoice() {}

  /// The ids of the chosen projects; none means all.
  public static List<Long> of(Call call, Organization organization) {
    List<Long> chosen = new ArrayList<>();
    for (String text : call.query().all("project")) {
      long id;
      try {
        id = Long.parseLong(text);
      } catch (NumberFormatException notNumber) {
        if (!call.world().edition().has(Feature.PROJECTS_BY_SLUG)) {
          throw new Refusal(400, "Invalid project parameter. Values must be numbers.");
        }
        chosen.add(bySlug(call, organization, text));
        continue;
      }
      if (id == -1) {
        return List.of();
      }
      Project project = call.world().projects().get(id);
      if (project == null || project.organizationId() != organization.id()) {
        throw Gate.forbidden();
      }
      chosen.add(id);
    }
    for (String slug : call.query().all("projectSlug")) {
      chosen.add(bySlug(call, organization, slug));
    }
    return chosen;
  }

  private static long bySlug(Call call, Organization organization, String slug) {
    Project project = call.world().projects().get(organization, slug);
    if (project == null) {
      throw Gate.forbidden();
    }
    return project.id();
  }
}
