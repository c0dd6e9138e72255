package dev.sentrycli.cli.target;

import dev.sentrycli.api.SentryApi;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.api.organization.Organization;
import dev.sentrycli.api.project.Project;
import dev.sentrycli.cli.link.SentryUrl;
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
  private final ProjectNames names;
  private final Guess guess;
  private final Guess.Origins origins;
  private final TypedPlace typed;

  public Targets(SentryApi api, Surroundings around) {
    this(api, around, new ProjectSearch(api, around.notes()), new Guess.Origins(), false);
  }

  private Targets(
      SentryApi api,
      Surroundings around,
      ProjectSearch search,
      Guess.Origins origins,
      boolean strict) {
    this.api = api;
    this.around = around;
    this.search = search;
    this.names = new ProjectNames(search, around, strict);
    this.origins = origins;
    this.guess = new Guess(api, around, search, names, origins);
    this.typed = TypedPlace.of(around);
  }

  /// The same, but a word stands only for the project of that slug or id, and for none that
  /// resembles it: for what can't be undone.
  public Targets strictly() {
    return new Targets(api, around, search, origins, true);
  }

  /// What of the folder told what is meant where nobody named it, such as `src/main.js line 3
  /// (acme/web)`; null if that was not needed.
  public @Nullable String detectedFrom() {
    return origins.told();
  }

  /// The target with what `--org` and `--project` of this very run add to it, for whoever looks at
  /// its parts.
  ///
  /// @throws UsageException if they contradict it
  public Target narrowed(Target target) {
    return typed.narrowed(target);
  }

  /// The organization one works in, whatever project of it is meant.
  ///
  /// @throws TargetException if it can't be found out
  public String organizationHere(String usage) {
    return guess.organization(usage);
  }

  /// The organization that is meant by something that has no project, as it was typed or as the
  /// server spells it. A bare word is its slug.
  ///
  /// @throws TargetException if it can't be found out
  /// @throws UsageException if a flag of this run contradicts it, or names a project
  public String organization(Target target, String usage) {
    typed.requireNoProject();
    if (target instanceof Target.Detect) {
      return guess.organization(usage);
    }
    String organization = written(target, usage);
    typed.requireOrganization(organization);
    return organization;
  }

  private String written(Target target, String usage) {
    return switch (target) {
      case Target.Detect _ -> guess.organization(usage);
      case Target.Org(String organization) -> organization;
      case Target.Explicit explicit -> explicit.organization();
      case Target.Glob glob -> glob.organization();
      case Target.Search(String word) -> word;
      case Target.ProjectId(String id) -> id;
      case Target.DsnOrg(String id) -> organizationOfDsn(id);
      case Target.DisplayName(String name) -> organizationCalled(name);
      case Target.Several _ -> throw oneOnly("one organization");
      case Target.FromUrl fromUrl -> written(written(fromUrl, "an organization"), usage);
    };
  }

  /// The one project that is meant.
  ///
  /// @throws TargetException if it can't be found out, or several fit
  public ProjectTarget project(Target target, String usage) {
    return switch (target instanceof Target.Detect ? target : narrowed(target)) {
      case Target.Detect _ -> guess.project(usage);
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
      case Target.Search(String word) -> names.one(word, names.found(word, usage, false));
      case Target.ProjectId(String id) -> names.byId(id);
      case Target.DsnOrg(String id) -> names.one("o" + id, names.found("o" + id, usage, false));
      case Target.DisplayName(String name) -> names.one(name, names.called(name));
      case Target.FromUrl fromUrl -> project(written(fromUrl, "a project"), usage);
    };
  }

  /// What a command that can work on several projects or a whole organization is to work on.
  ///
  /// @throws TargetException if it can't be found out
  public Scope scope(Target target, String usage) {
    return scope(target, usage, false);
  }

  /// As [#scope] for lists, which say so where a link leads to more than the place they use of it.
  ///
  /// @throws TargetException if it can't be found out
  public Scope listed(Target target, String usage) {
    return told(target, scope(target, usage));
  }

  private Scope told(Target target, Scope scope) {
    if (target instanceof Target.FromUrl(SentryUrl url) && !url.isPlace()) {
      String place =
          scope instanceof Scope.Projects(List<ProjectTarget> projects)
              ? String.join(", ", ProjectTarget.typed(projects))
              : url.organization() + "/";
      around.notes().accept(url.reducedTo(place));
    }
    return scope;
  }

  /// What a command is to work on that asks one organization at a time.
  ///
  /// @param rule why only one will do, as the start of a sentence
  /// @throws TargetException if it can't be found out, or is several
  public OneOrganization oneOrganization(Target target, String usage, String rule) {
    return OneOrganization.of(listed(target, usage), rule, this);
  }

  /// The ids of projects, asked only where nobody did before.
  public List<String> ids(List<ProjectTarget> targets) {
    List<String> ids = new ArrayList<>();
    for (ProjectTarget target : withIds(targets)) {
      ids.add(id(target));
    }
    return ids;
  }

  /// As [#scope], but if nothing tells what is meant, it is everything the account can see.
  public Scope scopeOrEverything(Target target, String usage) {
    return told(target, scope(target, usage, true));
  }

  /// What a bare word names exactly: projects of that slug, else an organization; null if neither.
  public @Nullable Scope exactly(String word) {
    List<ProjectTarget> projects = search.bySlug(word);
    if (!projects.isEmpty()) {
      return new Scope.Projects(projects);
    }
    String organization = search.organizationNamed(word);
    if (organization == null) {
      return null;
    }
    around
        .notes()
        .accept(
            "'%s' is an organization, not a project: all of it is used, as if '%s/' had been"
                    .formatted(word, organization)
                + " typed");
    return new Scope.Organization(organization);
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

  /// All projects of an organization with everything the server says about them, in its order;
  /// asked once for all that this object answers.
  ///
  /// @throws TargetException if there is no such organization
  public List<ProjectTarget> projects(String organization) {
    try {
      return search.of(organization);
    } catch (ApiException.Status refused) {
      throw refused.status() == 404 ? noOrganization(organization) : refused;
    }
  }

  /// The projects of an organization whose slug fits a pattern with `*`, in the server's order.
  public List<ProjectTarget> fitting(String organization, String pattern) {
    return projects(organization).stream()
        .filter(target -> Wildcard.matches(pattern, target.project()))
        .toList();
  }

  /// The projects of an organization whose slug or name resembles a word, the closest first.
  ///
  /// @throws TargetException if there is no such organization
  public List<ProjectTarget> resembling(String organization, String word) {
    return ProjectSearch.resembling(word, projects(organization));
  }

  /// What to say when an organization does not exist, as far as this account can see.
  public TargetException noOrganization(String organization) {
    List<String> visible = search.organizationSlugs();
    List<String> near = NearMatches.of(organization, visible);
    if (near.isEmpty()) {
      near = seenProjects(organization, visible);
    }
    return TargetException.notFound(
        "The organization '%s' is not there, or this account can't see it".formatted(organization),
        askedOf(around.organization(), organization),
        near,
        "'sentry org list' shows the organizations");
  }

  /// The projects of this slug that lists have shown, as they are typed.
  private List<String> seenProjects(String slug, List<String> organizations) {
    List<String> projects = new ArrayList<>();
    for (String seen : around.seenProjects().get()) {
      int slash = seen.indexOf('/');
      if (projects.size() < SHOWN
          && slash > 0
          && seen.substring(slash + 1).equals(slug)
          && organizations.contains(seen.substring(0, slash))) {
        projects.add(seen);
      }
    }
    return projects;
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
        IssueSyntax.isShortId(project)
            ? TargetException.ofIssue(organization + "/" + project)
            : "'sentry project list %s/' shows the projects".formatted(organization));
  }

  /// Whether the account can see an organization of this slug or id.
  public boolean canSee(String organization) {
    return organizations().stream()
        .anyMatch(
            one -> organization.equalsIgnoreCase(one.slug()) || organization.equals(one.id()));
  }

  /// All organizations the account can see; asked once for all that this object answers.
  public List<Organization> organizations() {
    return search.organizations();
  }

  /// The organization that settings, DSNs or the lack of a choice tell; null if nothing does. For
  /// what is usually found without.
  public @Nullable String organizationOrNull() {
    return guess.organizationOrNull();
  }

  TypedPlace typed() {
    return typed;
  }

  Surroundings surroundings() {
    return around;
  }

  private Scope scope(Target target, String usage, boolean everything) {
    return switch (target instanceof Target.Detect ? target : narrowed(target)) {
      case Target.Detect _ -> guess.scope(usage, everything);
      case Target.Org(String organization) -> new Scope.Organization(organization);
      case Target.Explicit(String organization, List<String> projects) ->
          new Scope.Projects(
              projects.stream().map(slug -> ProjectTarget.named(organization, slug)).toList());
      case Target.Glob(String organization, String pattern) ->
          new Scope.Fitting(organization, pattern);
      case Target.Search(String word) -> searched(word, usage);
      case Target.ProjectId(String id) -> new Scope.Projects(List.of(names.byId(id)));
      case Target.DsnOrg(String id) -> {
        String organization = organizationWithId(id);
        yield organization != null
            ? new Scope.Organization(organization)
            : searched("o" + id, usage);
      }
      case Target.DisplayName(String name) -> new Scope.Projects(names.called(name));
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
    Scope exact = exactly(word);
    return exact != null ? exact : new Scope.Projects(names.found(word, usage, true));
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
        UsageException.Kind.SYNTAX, "This command works on %s".formatted(wanted));
  }
}
