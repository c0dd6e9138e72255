package dev.sentrycli.cli.target;

import dev.sentrycli.cli.target.Surroundings.Named;
import java.util.ArrayList;
import java.util.List;

/// Finds the projects that words, names and ids stand for which came without their organization.
final class ProjectNames {
  private final ProjectSearch search;
  private final Surroundings around;
  private final boolean strict;

  /// @param strict whether only slugs and ids count, and nothing that resembles a word
  ProjectNames(ProjectSearch search, Surroundings around, boolean strict) {
    this.search = search;
    this.around = around;
    this.strict = strict;
  }

  /// The projects a word stands for, at least one.
  ///
  /// @param lenient whether something that only resembles the word will do
  List<ProjectTarget> found(String word, String usage, boolean lenient) {
    List<ProjectTarget> exact = search.bySlug(word);
    if (!exact.isEmpty()) {
      return exact;
    }
    String organization = search.organizationNamed(word);
    if (organization != null) {
      throw TargetException.notFound(
          "'%s' is an organization, not a project".formatted(word),
          List.of(),
          List.of(),
          "'%s/<project>' is one project of it: '%s'".formatted(organization, usage));
    }
    List<ProjectTarget> all = search.all(search.organizationSlugs());
    List<ProjectTarget> named = ProjectSearch.named(word, all);
    return named.isEmpty() || strict ? onlyOneNear(word, all, lenient) : named;
  }

  /// The projects people know by this name, at least one.
  List<ProjectTarget> called(String name) {
    List<ProjectTarget> all = search.all(search.organizationSlugs());
    List<ProjectTarget> named = ProjectSearch.named(name, all);
    return named.isEmpty() || strict ? onlyOneNear(name, all, false) : named;
  }

  private List<ProjectTarget> onlyOneNear(String word, List<ProjectTarget> all, boolean lenient) {
    List<ProjectTarget> near = new ArrayList<>(ProjectSearch.named(word, all));
    for (ProjectTarget resembling : ProjectSearch.resembling(word, all)) {
      if (!near.contains(resembling)) {
        near.add(resembling);
      }
    }
    boolean issue =
        IssueSyntax.isShortId(word)
            && near.stream().noneMatch(one -> one.project().equalsIgnoreCase(word));
    if (near.size() == 1 && !strict && !issue && (lenient || around.picker() != null)) {
      around
          .notes()
          .accept("no project is called '%s'; used is '%s'".formatted(word, near.getFirst()));
      return near;
    }
    throw TargetException.notFound(
        "No project '%s' is there, or this account can't see it".formatted(word),
        List.of("looked for in " + TargetException.quoted(search.organizationSlugs())),
        ProjectTarget.typed(near),
        issue ? TargetException.ofIssue(word) : "'sentry project list' shows the projects");
  }

  /// The only one of some projects, or the one a person chooses.
  ProjectTarget one(String word, List<ProjectTarget> found) {
    if (found.size() == 1) {
      return found.getFirst();
    }
    ProjectTarget picked = around.pickedProject(found);
    if (picked != null) {
      return picked;
    }
    throw TargetException.ambiguous(
        "'%s' is a project in %d organizations".formatted(word, found.size()),
        ProjectTarget.typed(found));
  }

  /// The project with this id.
  ProjectTarget byId(String id) {
    Named organization = around.organization();
    if (organization != null) {
      return ProjectTarget.named(organization.value(), id);
    }
    List<ProjectTarget> found = search.bySlug(id);
    if (found.isEmpty()) {
      throw TargetException.notFound(
          "No project has the id %s, or this account can't see it".formatted(id),
          List.of(),
          List.of(),
          "'sentry project list' shows the projects");
    }
    ProjectTarget target = one(id, found);
    around.notes().accept("the project %s can also be typed as '%s'".formatted(id, target));
    return target;
  }
}
