package dev.sentrycli.cli.command.issue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.issue.Issue;
import dev.sentrycli.api.issue.IssueSearch;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.cli.command.PageWalk;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.Aliases;
import dev.sentrycli.cli.state.SeenNames;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where the issues of a list come from: organizations, each whole or some of its projects.
final class IssueSources {
  private static final String BETWEEN = "|";

  private final List<Source> sources;

  /// @param projects empty for all of the organization
  private record Source(String organization, List<ProjectTarget> projects) {
    String title() {
      if (projects.isEmpty()) {
        return organization;
      }
      List<String> names = new ArrayList<>();
      projects.forEach(project -> names.add(project.toString()));
      return String.join(", ", names);
    }
  }

  /// What one source gave.
  private record Part(
      Source source, @Nullable Slice<Issue> slice, @Nullable ApiException failure) {}

  private IssueSources(List<Source> sources) {
    this.sources = sources;
  }

  static IssueSources of(Scope scope, Session session) {
    List<Source> sources = new ArrayList<>();
    switch (scope) {
      case Scope.Organization(String organization) ->
          sources.add(new Source(organization, List.of()));
      case Scope.Everything(List<String> organizations) ->
          organizations.forEach(organization -> sources.add(new Source(organization, List.of())));
      case Scope.Fitting(String organization, String pattern) ->
          sources.add(new Source(organization, session.targets().fitting(organization, pattern)));
      case Scope.Projects(List<ProjectTarget> projects) -> {
        Map<String, List<ProjectTarget>> byOrganization = new TreeMap<>();
        for (ProjectTarget project : session.targets().withIds(projects)) {
          byOrganization
              .computeIfAbsent(project.organization(), each -> new ArrayList<>())
              .add(project);
        }
        byOrganization.forEach(
            (organization, some) -> sources.add(new Source(organization, List.copyOf(some))));
      }
    }
    return new IssueSources(sources);
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
    PageWalk walk = PageWalk.start("issue list", context(search, period), wanted, session);
    String cursor = walk.cursor();
    String[] cursors = cursor == null ? new String[0] : cursor.split("\\|", -1);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      String own = i < cursors.length ? cursors[i] : null;
      if (cursor == null || (own != null && !own.isEmpty())) {
        parts.add(part(sources.get(i), search, share(limit, i), own, session));
      } else {
        parts.add(new Part(sources.get(i), Slice.whole(List.of()), null));
      }
    }
    refuseIfNothingCame(parts);
    List<JsonObject> issues = merged(parts, search);
    return new IssuePage(issues, walk, next(parts), hasPrevious(parts), errors(parts, session));
  }

  /// How many issues a source may give. The shares make up the limit, so that nothing is fetched
  /// and then left out: its cursor would pass it by.
  private int share(int limit, int source) {
    int share = limit / sources.size() + (source < limit % sources.size() ? 1 : 0);
    return Math.max(1, share);
  }

  private static Part part(
      Source source, IssueSearch search, int limit, @Nullable String cursor, Session session) {
    List<String> ids = new ArrayList<>();
    for (ProjectTarget project : source.projects()) {
      ids.add(session.targets().id(project));
    }
    try {
      return new Part(source, list(source, search.in(ids), limit, cursor, session), null);
    } catch (ApiException failed) {
      return new Part(source, null, failed);
    }
  }

  private static Slice<Issue> list(
      Source source, IssueSearch search, int limit, @Nullable String cursor, Session session) {
    try {
      return session.api().issues().list(source.organization(), search, limit, cursor);
    } catch (ApiException.Status status) {
      if (status.status() == 400
          && "recommended".equals(search.sort())
          && !session.base().value().isSaas()) {
        session
            .notices()
            .warn("issue", "This server can't sort by 'recommended'; sorted by date instead");
        return session
            .api()
            .issues()
            .list(source.organization(), search.sortedBy("date"), limit, cursor);
      }
      if (status.status() == 400 && search.query() != null && isSyntax(status)) {
        throw BadSearch.refused(String.valueOf(search.query()), status.detail());
      }
      if (status.status() == 404 && source.projects().isEmpty()) {
        throw session.targets().noOrganization(source.organization());
      }
      throw status;
    }
  }

  private static boolean isSyntax(ApiException.Status status) {
    String words = status.detail().toLowerCase(Locale.ROOT);
    return words.contains("search query") || words.contains("parsing");
  }

  private static void refuseIfNothingCame(List<Part> parts) {
    ApiException first = null;
    for (Part part : parts) {
      if (part.failure() == null) {
        return;
      }
      first = first == null ? part.failure() : first;
    }
    if (first != null) {
      throw first;
    }
  }

  private static List<JsonObject> merged(List<Part> parts, IssueSearch search) {
    List<JsonObject> all = new ArrayList<>();
    for (Part part : parts) {
      if (part.slice() != null) {
        for (Issue issue : part.slice().items()) {
          JsonObject json = issue.json();
          // The server was asked to leave this out, and some say so with a null.
          if (json.has("filtered") && json.get("filtered").isJsonNull()) {
            json.remove("filtered");
          }
          all.add(json);
        }
      }
    }
    if (parts.size() > 1) {
      all.sort(order(search.sort()));
    }
    return all;
  }

  private static Comparator<JsonObject> order(@Nullable String sort) {
    return switch (sort == null ? "date" : sort) {
      case "freq" ->
          Comparator.<JsonObject>comparingDouble(issue -> number(issue, "count")).reversed();
      case "user" ->
          Comparator.<JsonObject>comparingDouble(issue -> number(issue, "userCount")).reversed();
      case "new" ->
          Comparator.<JsonObject, String>comparing(issue -> Fields.textOr(issue, "firstSeen", ""))
              .reversed();
      default ->
          Comparator.<JsonObject, String>comparing(issue -> Fields.textOr(issue, "lastSeen", ""))
              .reversed();
    };
  }

  private static double number(JsonObject issue, String field) {
    Double number = Fields.numberOrNull(issue, field);
    return number == null ? 0 : number;
  }

  private static @Nullable String next(List<Part> parts) {
    if (parts.size() == 1) {
      Slice<Issue> only = parts.getFirst().slice();
      return only == null ? null : only.next();
    }
    List<String> cursors = new ArrayList<>();
    boolean any = false;
    for (Part part : parts) {
      String next = part.slice() == null ? null : part.slice().next();
      any |= next != null;
      cursors.add(next == null ? "" : next);
    }
    return any ? String.join(BETWEEN, cursors) : null;
  }

  private static boolean hasPrevious(List<Part> parts) {
    for (Part part : parts) {
      if (part.slice() != null && part.slice().hasPrevious()) {
        return true;
      }
    }
    return false;
  }

  private static JsonObject errors(List<Part> parts, Session session) {
    JsonObject extras = new JsonObject();
    JsonArray errors = new JsonArray();
    for (Part part : parts) {
      if (part.failure() != null) {
        JsonObject error = new JsonObject();
        error.addProperty(
            "status", part.failure() instanceof ApiException.Status status ? status.status() : 0);
        error.addProperty("message", part.failure().getMessage());
        errors.add(error);
        session
            .notices()
            .warn(
                "issue",
                "No issues from " + part.source().title() + ": " + part.failure().getMessage());
      }
    }
    if (!errors.isEmpty()) {
      extras.add("errors", errors);
    }
    return extras;
  }

  private String context(IssueSearch search, String period) {
    return title()
        + " "
        + search.query()
        + " "
        + search.sort()
        + " "
        + search.statsPeriod()
        + " "
        + period;
  }

  /// Keeps the names seen for completion and the aliases for the next command.
  void remember(IssuePage page, Session session) {
    Map<String, String> projects = new LinkedHashMap<>();
    Map<String, String> issues = new LinkedHashMap<>();
    if (sources.size() == 1) {
      String organization = sources.getFirst().organization();
      for (JsonObject json : page.issues()) {
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
    projectAliases(page.issues()).forEach((project, alias) -> aliases.put(alias, project));
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
