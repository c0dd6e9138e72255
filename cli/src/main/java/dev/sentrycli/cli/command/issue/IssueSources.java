package dev.sentrycli.cli.command.issue;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.issue.Issue;
import dev.sentrycli.api.issue.IssueSearch;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.cli.command.PageWalk;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.Aliases;
import dev.sentrycli.cli.state.SeenNames;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.Scope;
import dev.sentrycli.cli.target.TargetException;
import dev.sentrycli.cli.target.Targets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where the issues of a list come from: organizations, each whole or some of its projects.
final class IssueSources {
  private final List<Source> sources;
  private final List<IssueError> missing;

  /// @param projects empty for all of the organization
  record Source(String organization, List<ProjectTarget> projects) {
    String title() {
      if (projects.isEmpty()) {
        return organization;
      }
      List<String> names = new ArrayList<>();
      projects.forEach(project -> names.add(project.toString()));
      return String.join(", ", names);
    }
  }

  private IssueSources(List<Source> sources, List<IssueError> missing) {
    this.sources = List.copyOf(sources);
    this.missing = List.copyOf(missing);
  }

  static IssueSources of(Scope scope, Session session) {
    List<Source> sources = new ArrayList<>();
    List<IssueError> missing = new ArrayList<>();
    switch (scope) {
      case Scope.Organization(String organization) ->
          sources.add(new Source(organization, List.of()));
      case Scope.Everything(List<String> organizations) ->
          organizations.forEach(organization -> sources.add(new Source(organization, List.of())));
      case Scope.Fitting(String organization, String pattern) -> {
        List<ProjectTarget> fitting = session.targets().fitting(organization, pattern);
        if (fitting.isEmpty()) {
          throw session.targets().noProject(organization, pattern);
        }
        sources.add(new Source(organization, fitting));
      }
      case Scope.Projects(List<ProjectTarget> projects) -> {
        Map<String, List<ProjectTarget>> byOrganization = new TreeMap<>();
        for (ProjectTarget project : found(projects, missing, session)) {
          byOrganization
              .computeIfAbsent(project.organization(), each -> new ArrayList<>())
              .add(project);
        }
        byOrganization.forEach(
            (organization, some) -> sources.add(new Source(organization, List.copyOf(some))));
      }
    }
    return new IssueSources(sources, missing);
  }

  /// The projects with their ids. Of several, some may be missing.
  private static List<ProjectTarget> found(
      List<ProjectTarget> projects, List<IssueError> missing, Session session) {
    Targets targets = session.targets();
    if (projects.size() < 2) {
      // People know a project by its slug, also where a link names it by its number.
      boolean byNumber =
          session.format() != Format.JSON
              && !projects.isEmpty()
              && Slug.isNumeric(projects.getFirst().project());
      return byNumber ? targets.withDetails(projects) : targets.withIds(projects);
    }
    List<Fanout.Outcome<ProjectTarget, ProjectTarget>> outcomes =
        Fanout.over(projects, project -> targets.withIds(List.of(project)).getFirst());
    List<ProjectTarget> found = Fanout.answers(outcomes);
    for (var outcome : outcomes) {
      RuntimeException failure = outcome.failure();
      if (failure instanceof ApiException || failure instanceof TargetException) {
        missing.add(new IssueError(outcome.asked().toString(), false, failure));
      } else if (failure != null) {
        throw failure;
      }
    }
    return found;
  }

  List<Source> all() {
    return sources;
  }

  /// What is known to be missing before any issue was asked for.
  List<IssueError> missing() {
    return missing;
  }

  String title() {
    List<String> titles = new ArrayList<>();
    for (Source source : sources) {
      titles.add(source.title());
    }
    return String.join(", ", titles);
  }

  /// @param period what `--period` says, which stays the same while its end, now, moves on
  /// @param wanted the value of `--cursor`
  /// @throws ApiException if no source could be asked
  IssuePage fetch(
      IssueSearch search, String period, int limit, @Nullable String wanted, Session session) {
    PageWalk walk = walk(search, period, wanted, session);
    IssueParts parts = IssueParts.fetch(sources, search, limit, walk.cursor(), session);
    List<IssueError> errors = new ArrayList<>(missing);
    errors.addAll(parts.errors());
    return new IssuePage(
        parts.merged(), walk, parts.next(), parts.hasPrevious(), IssueError.tell(errors, session));
  }

  /// Where a list of these stands among its pages.
  PageWalk walk(IssueSearch search, String period, @Nullable String wanted, Session session) {
    return PageWalk.start("issue list", context(search, period), wanted, session);
  }

  private String context(IssueSearch search, String period) {
    return title() + " " + search.query() + " " + search.sort() + " " + period;
  }

  /// Keeps the names seen for completion and the aliases for the next command.
  void remember(List<JsonObject> page, Session session) {
    Map<String, String> projects = new LinkedHashMap<>();
    Map<String, String> issues = new LinkedHashMap<>();
    if (sources.size() == 1) {
      String organization = sources.getFirst().organization();
      for (JsonObject json : page) {
        Issue issue = new Issue(json);
        if (issue.shortId() != null) {
          issues.put(organization + "/" + issue.shortId(), issue.title());
        }
        if (issue.project() != null) {
          projects.put(organization + "/" + issue.project(), organization);
        }
      }
    }
    session.seenNames().add(SeenNames.Kind.PROJECTS, projects);
    session.seenNames().add(SeenNames.Kind.ISSUES, issues);
    Map<String, Aliases.Project> aliases = new LinkedHashMap<>();
    projectAliases(page).forEach((project, alias) -> aliases.put(alias, project));
    if (!aliases.isEmpty()) {
      session
          .aliases()
          .remember(
              session.environment().workingFolder(), session.base().value().toString(), aliases);
    }
  }

  /// The alias of each issue by its short id; empty if all are of one project.
  Map<String, String> aliasesOf(List<JsonObject> issues) {
    Map<String, String> aliases = new LinkedHashMap<>();
    Map<Aliases.Project, String> byProject = projectAliases(issues);
    for (JsonObject json : issues) {
      Issue issue = new Issue(json);
      String alias =
          issue.project() == null || issue.shortId() == null
              ? null
              : byProject.get(new Aliases.Project(organizationOf(issue), issue.project()));
      if (alias != null && issue.shortId() != null) {
        String shortId = issue.shortId();
        aliases.put(
            shortId,
            alias + "-" + shortId.substring(shortId.lastIndexOf('-') + 1).toLowerCase(Locale.ROOT));
      }
    }
    return aliases;
  }

  private Map<Aliases.Project, String> projectAliases(List<JsonObject> issues) {
    List<Aliases.Project> projects = new ArrayList<>();
    for (JsonObject json : issues) {
      Issue issue = new Issue(json);
      if (issue.project() != null) {
        Aliases.Project project = new Aliases.Project(organizationOf(issue), issue.project());
        if (!projects.contains(project)) {
          projects.add(project);
        }
      }
    }
    return projects.size() < 2 ? Map.of() : ShortPrefixes.of(projects);
  }

  /// With several sources an issue belongs to the one whose project it names.
  private String organizationOf(Issue issue) {
    for (Source source : sources) {
      for (ProjectTarget project : source.projects()) {
        if (project.project().equals(issue.project())) {
          return source.organization();
        }
      }
    }
    String told = issue.organization();
    return told != null ? told : sources.getFirst().organization();
  }
}
