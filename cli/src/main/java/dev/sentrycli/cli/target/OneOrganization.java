package dev.sentrycli.cli.target;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// An organization or some of its projects: what commands work on that ask one organization at a
/// time.
///
/// @param projects none for all of it
public record OneOrganization(String organization, List<ProjectTarget> projects) {

  /// @param rule why only one will do, as the start of a sentence
  /// @throws TargetException if the scope is of several, or no project fits it
  static OneOrganization of(Scope scope, String rule, Targets targets) {
    return switch (scope) {
      case Scope.Organization(String organization) -> new OneOrganization(organization, List.of());
      case Scope.Fitting(String organization, String pattern) -> {
        List<ProjectTarget> fitting = targets.fitting(organization, pattern);
        if (fitting.isEmpty()) {
          throw targets.noProject(organization, pattern);
        }
        yield new OneOrganization(organization, fitting);
      }
      case Scope.Projects(List<ProjectTarget> projects) -> {
        Set<String> organizations = new LinkedHashSet<>();
        for (ProjectTarget project : projects) {
          organizations.add(project.organization());
        }
        if (organizations.size() > 1) {
          throw TargetException.ambiguous(
              rule + ", and these are projects of " + organizations.size(),
              ProjectTarget.typed(projects));
        }
        yield new OneOrganization(organizations.iterator().next(), projects);
      }
      case Scope.Everything _ -> throw new IllegalStateException("nobody asked for everything");
    };
  }

  /// How it is typed.
  public String typed() {
    List<String> slugs = new ArrayList<>();
    projects.forEach(project -> slugs.add(project.project()));
    return organization + "/" + String.join(",", slugs);
  }

  /// How people are told of it.
  public String title() {
    return projects.isEmpty() ? organization + " (all projects)" : typed();
  }
}
