package dev.sentrycli.cli.target;

import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.target.Surroundings.Named;
import dev.sentrycli.grammar.UsageException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `--org` and `--project` of this very run say. They narrow what the argument names, and
/// where they contradict it nothing is done: whoever typed them meant them.
///
/// @param combined whether `--project` named the organization, too
record TypedPlace(@Nullable String organization, @Nullable String project, boolean combined) {
  static TypedPlace of(Surroundings around) {
    Named organization = around.organization();
    Named project = around.project();
    return new TypedPlace(
        organization == null || !organization.typed() ? null : organization.value(),
        project == null || !project.typed() ? null : project.value(),
        organization != null && project != null && organization.source().equals(project.source()));
  }

  boolean isEmpty() {
    return organization == null && project == null;
  }

  /// The target with what the flags add to it.
  ///
  /// @throws UsageException if they contradict it
  Target narrowed(Target target) {
    if (isEmpty()) {
      return target;
    }
    return switch (target) {
      case Target.Detect detect -> detected(detect);
      case Target.Org(String all) -> {
        requireOrganization(all);
        yield project == null ? target : Target.Explicit.of(all, project);
      }
      case Target.Explicit(String owner, List<String> projects) -> {
        requireOrganization(owner);
        if (project != null && (projects.size() > 1 || !same(projects.getFirst(), project))) {
          throw contradiction(owner + "/" + String.join(",", projects), "--project", project);
        }
        yield target;
      }
      case Target.Glob(String owner, String pattern) -> {
        requireOrganization(owner);
        if (project != null && !Wildcard.matches(pattern, project)) {
          throw contradiction(owner + "/" + pattern, "--project", project);
        }
        yield project == null ? target : Target.Explicit.of(owner, project);
      }
      case Target.Search(String word) -> within(target, word);
      case Target.ProjectId(String id) -> within(target, id);
      case Target.DsnOrg(String id) -> within(target, "o" + id);
      case Target.DisplayName(String name) -> {
        if (project != null) {
          throw contradiction(name, "--project", project);
        }
        throw contradiction(name, "--org", String.valueOf(organization));
      }
      case Target.Several(List<Target> several) -> {
        for (Target each : several) {
          if (!narrowed(each).equals(each)) {
            throw project == null
                ? contradiction("a list", "--org", String.valueOf(organization))
                : contradiction("a list", "--project", project);
          }
        }
        yield target;
      }
      case Target.FromUrl link -> {
        Target written = link.written();
        if (written == null) {
          yield link;
        }
        String owner = link.url().organization();
        if (project != null && owner != null && !link.url().filter().projects().isEmpty()) {
          yield narrowed(new Target.Org(owner)); // a list is looked at for another project
        }
        Target narrowed = narrowed(written);
        yield narrowed.equals(written) ? link : narrowed;
      }
    };
  }

  private Target detected(Target.Detect detect) {
    if (organization == null) {
      return project == null ? detect : new Target.Search(project);
    }
    return project == null
        ? new Target.Org(organization)
        : Target.Explicit.of(organization, project);
  }

  /// A word without its organization: a project of the one that is named, or that one itself.
  private Target within(Target target, String word) {
    String owner = organization;
    if (owner != null && same(word, owner)) {
      return narrowed(new Target.Org(owner));
    }
    if (project != null && !same(word, project)) {
      throw contradiction(word, "--project", project);
    }
    return owner == null ? target : Target.Explicit.of(owner, word);
  }

  /// @throws UsageException if another organization is named than this one
  void requireOrganization(String named) {
    if (organization != null && !allows(named)) {
      throw contradiction(named + "/", combined ? "--project" : "--org", organization);
    }
  }

  /// Whether it is no other organization than the one that is named.
  boolean allows(String named) {
    return organization == null || same(named, organization);
  }

  /// Where something is found must be where it was looked for.
  ///
  /// @throws UsageException if another project is named than this one
  void requireProject(String thing, @Nullable String slug, @Nullable String id) {
    if (project != null && slug != null && !same(slug, project) && !project.equals(id)) {
      throw new UsageException(
          UsageException.Kind.SYNTAX,
          "'%s' is of the project '%s', and --project names '%s'"
              .formatted(thing, slug, Slug.printable(project)),
          "leave out --project");
    }
  }

  /// What is about all of an organization has nothing to narrow.
  ///
  /// @throws UsageException if a project is named for itself
  void requireNoProject() {
    if (project != null && !combined) {
      throw new UsageException(
          UsageException.Kind.SYNTAX,
          "--project has no effect here: this is about a whole organization",
          "leave out --project");
    }
  }

  private static boolean same(String one, String other) {
    return one.strip().equalsIgnoreCase(other.strip());
  }

  private static UsageException contradiction(String argument, String flag, String value) {
    return new UsageException(
        UsageException.Kind.SYNTAX,
        "'%s' and %s '%s' name different places"
            .formatted(Slug.printable(argument), flag, Slug.printable(value)),
        "leave out one of them; the argument is written '<org>/<project>', all of an organization"
            + " '<org>/'");
  }
}
