package dev.sentrycli.cli.target;

import dev.sentrycli.api.SentryApi;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.api.organization.Organization;
import dev.sentrycli.api.project.Project;
import dev.sentrycli.cli.target.Surroundings.Named;
import dev.sentrycli.grammar.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds out which organization and projects are meant: from the argument, else from settings, from
/// DSNs, from the folder's name, or because there is no other. Only the instance in use is asked.
///
/// Every `usage` is the command as it is typed, with placeholders (`sentry issue list
/// <org>/<project>`), for the message that nothing could be found out.
public final class Targets {
  private static final int SHOWN = 8;

  private final SentryApi api;
  private final Surroundings around;
  private final ProjectSearch search;
  private final Detection detection;

  public Targets(SentryApi api, Surroundings around) {
    this.api = api;
    this.around = around;
    this.search = new ProjectSearch(api, around.notes());
    this.detection = new Detection(api, search, around);
  }

  /// The organization that is meant, as it was typed or as the server spells it. A bare word is its
  /// slug.
  ///
  /// @throws TargetException if it can't be found out
  public String organization(Target target, String usage) {
    return switch (target) {
      case Target.Detect _ -> detectedOrganization(usage);
      case Target.Org(String organization) -> organization;
      case Target.Explicit explicit -> explicit.organization();
      case Target.Glob glob -> glob.organization();
      case Target.Search(String word) -> word;
      case Target.ProjectId(String id) -> id;
      case Target.DsnOrg(String id) -> organizationOfDsn(id);
      case Target.DisplayName(String name) -> organizationCalled(name);
      case Target.Several _ -> throw oneOnly("one organization");
      case Target.FromUrl fromUrl -> organization(written(fromUrl, "an organization"), usage);
    };
  }

  /// The one project that is meant.
  ///
  /// @throws TargetException if it can't be found out, or several fit
  public ProjectTarget project(Target target, String usage) {
    return switch (target) {
      case Target.Detect _ -> detectedProject(usage);
      case Target.Org(String organization) ->
          throw TargetException.incomplete(
              "A project is missing: '%s/' names all of the organization".formatted(organization),
              usage);
      case Target.Explicit(String organization, List<String> projects) -> {
        if (projects.size() > 1) {
          throw oneOnly("one project");
        }
        yield ProjectTarget.named(organization, projects.getFirst());
      }
      case Target.Glob _, Target.Several _ -> throw oneOnly("one project");
      case Target.Search(String word) -> one(word, found(word, usage, false));
      case Target.ProjectId(String id) -> byId(id);
      case Target.DsnOrg(String id) -> one("o" + id, found("o" + id, usage, false));
      case Target.DisplayName(String name) -> one(name, called(name));
      case Target.FromUrl fromUrl -> project(written(fromUrl, "a project"), usage);
    };
  }

  /// What a command that can work on several projects or a whole organization is to work on.
  ///
  /// @throws TargetException if it can't be found out
  public Scope scope(Target target, String usage) {
    return scope(target, usage, false);
  }

  /// As [#scope], but if nothing tells what is meant, it is everything the account can see.
  public Scope scopeOrEverything(Target target, String usage) {
    return scope(target, usage, true);
  }

  /// The project as the server describes it, asked only if nobody did before.
  ///
  /// @throws TargetException if there is no such project
  public Project details(ProjectTarget target) {
    Project known = target.details();
    if (known != null) {
      return known;
    }
    Project found = api.projects().find(target.organization(), target.project());
    if (found == null) {
      throw noProject(target.organization(), target.project());
    }
    return found;
  }

  /// The id of a project, asked only if nobody did before.
  public String id(ProjectTarget target) {
    String known = target.knownId();
    return known != null ? known : details(target).id();
  }

  /// The projects with their ids and, where those had to be asked for, all else.
  public List<ProjectTarget> withIds(List<ProjectTarget> targets) {
    return asked(
        targets,
        target ->
            target.knownId() != null
                ? target
                : ProjectTarget.found(target.organization(), details(target))
                    .from(target.detectedFrom()));
  }

  /// The projects with everything the server says about them.
  public List<ProjectTarget> withDetails(List<ProjectTarget> targets) {
    return asked(
        targets,
        target ->
            target.details() != null
                ? target
                : ProjectTarget.found(target.organization(), details(target))
                    .from(target.detectedFrom()));
  }

  /// The projects of an organization whose slug fits a pattern with `*`, in the server's order.
  public List<ProjectTarget> fitting(String organization, String pattern) {
    return search.all(List.of(organization)).stream()
        .filter(target -> Wildcard.matches(pattern, target.project()))
        .toList();
  }

  /// What to say when an organization does not exist, as far as this account can see.
  public TargetException noOrganization(String organization) {
    List<String> near = NearMatches.of(organization, search.organizationSlugs());
    return TargetException.notFound(
        "The organization '%s' is not there, or this account can't see it".formatted(organization),
        askedOf(around.organization(), organization),
        near,
        "'sentry org list' shows the organizations");
  }

  /// What to say when a project does not exist, as far as this account can see.
  public TargetException noProject(String organization, String project) {
    List<ProjectTarget> all;
    try {
      all = search.all(List.of(organization));
    } catch (ApiException.Status refused) {
      if (refused.status() == 404) {
        return noOrganization(organization);
      }
      all = List.of();
    }
    List<String> near =
        ProjectSearch.resembling(project, all).stream()
            .limit(SHOWN)
            .map(ProjectTarget::toString)
            .toList();
    return TargetException.notFound(
        "The project '%s/%s' is not there, or this account can't see it"
            .formatted(organization, project),
        askedOf(around.project(), project),
        near,
        "'sentry project list %s/' shows the projects".formatted(organization));
  }

  /// All organizations the account can see; asked once for all that this object answers.
  public List<Organization> organizations() {
    return search.organizations();
  }

  /// The organization that settings, DSNs or the lack of a choice tell; null if nothing does. For
  /// what is usually found without.
  @Nullable String organizationOrNull() {
    Named organization = around.organization();
    if (organization != null) {
      return organization.value();
    }
    List<Organization> all = search.organizations();
    if (all.size() == 1) {
      return all.getFirst().slug();
    }
    List<ProjectTarget> byDsn = detection.byDsn();
    return byDsn.isEmpty() ? null : byDsn.getFirst().organization();
  }

  Surroundings surroundings() {
    return around;
  }

  private Scope scope(Target target, String usage, boolean everything) {
    return switch (target) {
      case Target.Detect _ -> detectedScope(usage, everything);
      case Target.Org(String organization) -> new Scope.Organization(organization);
      case Target.Explicit(String organization, List<String> projects) ->
          new Scope.Projects(
              projects.stream().map(slug -> ProjectTarget.named(organization, slug)).toList());
      case Target.Glob(String organization, String pattern) ->
          new Scope.Fitting(organization, pattern);
      case Target.Search(String word) -> searched(word, usage);
      case Target.ProjectId(String id) -> new Scope.Projects(List.of(byId(id)));
      case Target.DsnOrg(String id) -> {
        String organization = organizationWithId(id);
        yield organization != null
            ? new Scope.Organization(organization)
            : searched("o" + id, usage);
      }
      case Target.DisplayName(String name) -> new Scope.Projects(called(name));
      case Target.Several(List<Target> targets) -> {
        List<ProjectTarget> all = new ArrayList<>();
        for (Target part : targets) {
          if (scope(part, usage, false) instanceof Scope.Projects(List<ProjectTarget> projects)) {
            all.addAll(projects);
          } else {
            throw oneOnly("projects in a list, not organizations");
          }
        }
        yield new Scope.Projects(all);
      }
      case Target.FromUrl fromUrl ->
          scope(written(fromUrl, "an organization or a project"), usage, everything);
    };
  }

  private Scope searched(String word, String usage) {
    List<ProjectTarget> projects = search.bySlug(word);
    if (projects.isEmpty()) {
      String organization = search.organizationNamed(word);
      if (organization != null) {
        around
            .notes()
            .accept(
                "'%s' is an organization, not a project: all of it is used, as if '%s/' had been"
                        .formatted(word, organization)
                    + " typed");
        return new Scope.Organization(organization);
      }
      projects = found(word, usage, true);
    }
    return new Scope.Projects(projects);
  }

  // ---- what nobody named

  private String detectedOrganization(String usage) {
    String organization = organizationOrNull();
    if (organization != null) {
      return organization;
    }
    String picked = picked("Which organization?", search.organizationSlugs());
    if (picked != null) {
      return picked;
    }
    throw TargetException.missing("organization", usage, findings(null));
  }

  private ProjectTarget detectedProject(String usage) {
    Named organization = around.organization();
    Named project = around.project();
    if (project != null) {
      return organization != null
          ? ProjectTarget.named(organization.value(), project.value())
          : one(project.value(), fromSetting(project, found(project.value(), usage, false)));
    }
    String within = organization == null ? null : organization.value();
    List<ProjectTarget> byDsn = inside(within, detection.byDsn());
    if (!byDsn.isEmpty()) {
      return firstOf(byDsn);
    }
    List<ProjectTarget> byDirectory = detection.byDirectory(within);
    if (byDirectory.size() == 1) {
      return byDirectory.getFirst();
    }
    List<ProjectTarget> all =
        !byDirectory.isEmpty()
            ? byDirectory
            : search.all(within == null ? search.organizationSlugs() : List.of(within));
    if (all.size() == 1) {
      return all.getFirst().from("the only project");
    }
    ProjectTarget picked = pickedProject(all);
    if (picked != null) {
      return picked;
    }
    if (!byDirectory.isEmpty()) {
      throw TargetException.ambiguous(
          "The directory name fits %d projects".formatted(all.size()), typed(all));
    }
    String what = within == null ? "organization and project" : "project of '" + within + "'";
    throw TargetException.missing(what, usage, findings(all));
  }

  private Scope detectedScope(String usage, boolean everything) {
    Named organization = around.organization();
    Named project = around.project();
    if (project != null) {
      return new Scope.Projects(
          organization != null
              ? List.of(ProjectTarget.named(organization.value(), project.value()))
              : fromSetting(project, found(project.value(), usage, true)));
    }
    if (organization != null && organization.typed()) {
      return new Scope.Organization(organization.value());
    }
    String within = organization == null ? null : organization.value();
    List<ProjectTarget> byDsn = inside(within, detection.byDsn());
    if (!byDsn.isEmpty()) {
      return new Scope.Projects(byDsn);
    }
    if (within != null) {
      return new Scope.Organization(within);
    }
    List<ProjectTarget> byDirectory = detection.byDirectory(null);
    if (!byDirectory.isEmpty()) {
      return new Scope.Projects(byDirectory);
    }
    List<String> organizations = search.organizationSlugs();
    if (organizations.size() == 1) {
      return new Scope.Organization(organizations.getFirst());
    }
    if (everything) {
      return new Scope.Everything(organizations);
    }
    String picked = picked("Which organization?", organizations);
    if (picked != null) {
      return new Scope.Organization(picked);
    }
    throw TargetException.missing("organization and project", usage, findings(null));
  }

  private static List<ProjectTarget> inside(
      @Nullable String organization, List<ProjectTarget> targets) {
    return organization == null
        ? targets
        : targets.stream()
            .filter(target -> target.organization().equalsIgnoreCase(organization))
            .toList();
  }

  private ProjectTarget firstOf(List<ProjectTarget> detected) {
    if (detected.size() > 1) {
      ProjectTarget picked = pickedProject(detected);
      if (picked != null) {
        return picked;
      }
      around
          .notes()
          .accept(
              "DSNs of %d projects were found, '%s' is used (%s)"
                  .formatted(
                      detected.size(), detected.getFirst(), detected.getFirst().detectedFrom()));
    }
    return detected.getFirst();
  }

  private static List<ProjectTarget> fromSetting(Named setting, List<ProjectTarget> found) {
    return found.stream().map(target -> target.from(setting.source())).toList();
  }

  private List<String> findings(@Nullable List<ProjectTarget> projects) {
    List<String> findings = new ArrayList<>(detection.findings());
    List<String> choices =
        projects == null || projects.isEmpty()
            ? search.organizationSlugs().stream().map(slug -> slug + "/").toList()
            : typed(projects);
    if (choices.isEmpty()) {
      findings.add("this account can see no organization on " + api.base());
    } else if (choices.size() > SHOWN) {
      findings.add(
          "this account can see %s and %d more"
              .formatted(
                  TargetException.quoted(choices.subList(0, SHOWN)), choices.size() - SHOWN));
    } else {
      findings.add("this account can see " + TargetException.quoted(choices));
    }
    return findings;
  }

  // ---- what was named without its organization

  /// The projects a word stands for, at least one.
  ///
  /// @param lenient whether something that only resembles the word will do
  private List<ProjectTarget> found(String word, String usage, boolean lenient) {
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
          "'%s/' means all of it, '%s/<project>' one project of it: '%s'"
              .formatted(organization, organization, usage));
    }
    List<ProjectTarget> all = search.all(search.organizationSlugs());
    List<ProjectTarget> named = ProjectSearch.named(word, all);
    if (!named.isEmpty()) {
      return named;
    }
    return onlyOneNear(word, all, lenient);
  }

  private List<ProjectTarget> called(String name) {
    List<ProjectTarget> all = search.all(search.organizationSlugs());
    List<ProjectTarget> named = ProjectSearch.named(name, all);
    return named.isEmpty() ? onlyOneNear(name, all, false) : named;
  }

  private List<ProjectTarget> onlyOneNear(String word, List<ProjectTarget> all, boolean lenient) {
    List<ProjectTarget> near = ProjectSearch.resembling(word, all);
    if (near.size() == 1 && (lenient || around.picker() != null)) {
      around
          .notes()
          .accept("no project is called '%s'; used is '%s'".formatted(word, near.getFirst()));
      return near;
    }
    throw TargetException.notFound(
        "No project '%s' is there, or this account can't see it".formatted(word),
        List.of("looked for in " + TargetException.quoted(search.organizationSlugs())),
        typed(near),
        "'sentry project list' shows the projects");
  }

  private ProjectTarget one(String word, List<ProjectTarget> found) {
    if (found.size() == 1) {
      return found.getFirst();
    }
    ProjectTarget picked = pickedProject(found);
    if (picked != null) {
      return picked;
    }
    throw TargetException.ambiguous(
        "'%s' is a project in %d organizations".formatted(word, found.size()), typed(found));
  }

  private ProjectTarget byId(String id) {
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

  private String organizationOfDsn(String id) {
    String organization = organizationWithId(id);
    return organization == null ? "o" + id : organization;
  }

  private @Nullable String organizationWithId(String id) {
    for (Organization organization : search.organizations()) {
      if (organization.id().equals(id)) {
        return organization.slug();
      }
    }
    return null;
  }

  private String organizationCalled(String name) {
    List<String> found = new ArrayList<>();
    for (Organization organization : search.organizations()) {
      if (organization.name().equalsIgnoreCase(name.strip())) {
        found.add(organization.slug());
      }
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    if (found.size() > 1) {
      throw TargetException.ambiguous(
          "%d organizations are called '%s'".formatted(found.size(), name), found);
    }
    throw noOrganization(name);
  }

  private Target written(Target.FromUrl fromUrl, String wanted) {
    SentryUrl url = fromUrl.url().at(api.base());
    Target written = fromUrl.written();
    if (written == null) {
      throw url.insteadOf(wanted);
    }
    return written;
  }

  // ---- small things

  private @Nullable ProjectTarget pickedProject(List<ProjectTarget> choices) {
    String picked = picked("Which project?", typed(choices));
    for (ProjectTarget choice : choices) {
      if (choice.toString().equals(picked)) {
        return choice;
      }
    }
    return null;
  }

  private @Nullable String picked(String question, List<String> choices) {
    Surroundings.Picker picker = around.picker();
    return picker == null || choices.isEmpty() ? null : picker.pick(question, choices);
  }

  private static List<String> typed(List<ProjectTarget> targets) {
    return targets.stream().map(ProjectTarget::toString).toList();
  }

  /// Asks about several at once; the first failure is thrown.
  private static List<ProjectTarget> asked(
      List<ProjectTarget> targets, Function<ProjectTarget, ProjectTarget> question) {
    List<ProjectTarget> answers = new ArrayList<>();
    for (var outcome : Fanout.<ProjectTarget, ProjectTarget>over(targets, question)) {
      ProjectTarget answer = outcome.answer();
      if (answer == null) {
        throw outcome.failure() == null ? new IllegalStateException() : outcome.failure();
      }
      answers.add(answer);
    }
    return answers;
  }

  private List<String> askedOf(@Nullable Named setting, String value) {
    List<String> details = new ArrayList<>();
    if (setting != null && setting.value().equals(value)) {
      details.add("named by " + setting.source());
    }
    details.add("asked: " + api.base());
    return details;
  }

  private static UsageException oneOnly(String wanted) {
    return new UsageException(
        UsageException.Kind.SYNTAX, "the command works on %s".formatted(wanted));
  }
}
