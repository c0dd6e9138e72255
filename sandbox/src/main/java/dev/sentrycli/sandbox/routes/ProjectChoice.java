package dev.sentrycli.sandbox.routes;

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
        throw new Refusal(400, "Invalid project parameter. Values must be numbers.");
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
      Project project = call.world().projects().get(organization, slug);
      if (project == null) {
        throw Gate.forbidden();
      }
      chosen.add(project.id());
    }
    return chosen;
  }
}
