package dev.sentrycli.cli.target;

import dev.sentrycli.api.SentryApi;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.api.organization.Organization;
import dev.sentrycli.api.project.Project;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Looks for projects in all organizations the account can see.
final class ProjectSearch {
  private final SentryApi api;
  private final Consumer<String> notes;
  private @Nullable List<Organization> organizations;

  private final Map<String, List<ProjectTarget>> foundBySlug = new HashMap<>();
  private final Map<String, List<ProjectTarget>> ofOrganizations = new ConcurrentHashMap<>();

  ProjectSearch(SentryApi api, Consumer<String> notes) {
    this.api = api;
    this.notes = notes;
  }

  /// All organizations the account can see; asked once.
  synchronized List<Organization> organizations() {
    List<Organization> known = organizations;
    if (known == null) {
      known = api.organizations().list();
      organizations = known;
    }
    return known;
  }

  List<String> organizationSlugs() {
    return organizations().stream().map(Organization::slug).toList();
  }

  /// The organization of this slug in any case, or null.
  @Nullable String organizationNamed(String slug) {
    for (Organization organization : organizations()) {
      if (organization.slug().equalsIgnoreCase(slug)) {
        return organization.slug();
      }
    }
    return null;
  }

  /// The projects of exactly this slug or id.
  List<ProjectTarget> bySlug(String slug) {
    return foundBySlug.computeIfAbsent(slug, this::askBySlug);
  }

  private List<ProjectTarget> askBySlug(String slug) {
    List<ProjectTarget> found = new ArrayList<>();
    for (var outcome : inAll(organizationSlugs(), org -> api.projects().find(org, slug))) {
      Project project = outcome.answer();
      if (project != null) {
        found.add(ProjectTarget.found(outcome.asked(), project));
      }
    }
    return found;
  }

  /// Every project of some organizations.
  List<ProjectTarget> all(List<String> slugs) {
    List<ProjectTarget> found = new ArrayList<>();
    for (var outcome : inAll(slugs, this::of)) {
      List<ProjectTarget> projects = outcome.answer();
      if (projects != null) {
        found.addAll(projects);
      }
    }
    return found;
  }

  /// Every project of an organization; asked once.
  List<ProjectTarget> of(String organization) {
    List<ProjectTarget> known = ofOrganizations.get(organization);
    if (known == null) {
      List<ProjectTarget> found = new ArrayList<>();
      for (Project project : api.projects().all(organization)) {
        found.add(ProjectTarget.found(organization, project));
      }
      known = List.copyOf(found);
      ofOrganizations.put(organization, known);
    }
    return known;
  }

  /// The projects people know by this name.
  static List<ProjectTarget> named(String name, List<ProjectTarget> projects) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    List<ProjectTarget> found = new ArrayList<>();
    for (ProjectTarget target : projects) {
      Project details = target.details();
      if (details != null && details.name().strip().toLowerCase(Locale.ROOT).equals(wanted)) {
        found.add(target);
      }
    }
    return found;
  }

  /// The projects whose slug or name resembles a word, the closest first.
  static List<ProjectTarget> resembling(String word, List<ProjectTarget> projects) {
    List<String> slugs = new ArrayList<>();
    for (ProjectTarget target : projects) {
      Project details = target.details();
      boolean bySlug = NearMatches.distance(word, target.project()) >= 0;
      boolean byName = details != null && NearMatches.distance(word, details.name()) >= 0;
      if (bySlug || byName) {
        slugs.add(target.toString());
      }
    }
    List<ProjectTarget> found = new ArrayList<>();
    for (ProjectTarget target : projects) {
      if (slugs.contains(target.toString())) {
        found.add(target);
      }
    }
    found.sort((one, other) -> Integer.compare(closeness(word, one), closeness(word, other)));
    return found;
  }

  /// Asks every organization; those that fail are named, unless all do.
  <B> List<Fanout.Outcome<String, B>> inAll(
      List<String> slugs, Function<String, ? extends @Nullable B> question) {
    List<Fanout.Outcome<String, B>> outcomes = Fanout.over(slugs, question);
    Fanout.answers(outcomes);
    for (var outcome : outcomes) {
      if (outcome.failure() != null) {
        notes.accept("the organization '%s' could not be searched".formatted(outcome.asked()));
      }
    }
    return outcomes;
  }

  private static int closeness(String word, ProjectTarget target) {
    int bySlug = NearMatches.distance(word, target.project());
    Project details = target.details();
    int byName = details == null ? -1 : NearMatches.distance(word, details.name());
    if (bySlug < 0 || byName < 0) {
      return Math.max(bySlug, byName);
    }
    return Math.min(bySlug, byName);
  }
}
