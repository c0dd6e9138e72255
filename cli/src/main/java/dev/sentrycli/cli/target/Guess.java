package dev.sentrycli.cli.target;

import dev.sentrycli.api.SentryApi;
import dev.sentrycli.api.organization.Organization;
import dev.sentrycli.cli.target.Surroundings.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Works out what is meant where no argument says it: settings first, then DSNs, then the folder's
/// name, then the lack of a choice, then a person.
final class Guess {
  private static final int SHOWN = 8;

  private final SentryApi api;
  private final Surroundings around;
  private final ProjectSearch search;
  private final ProjectNames names;
  private final Detection detection;
  private final Origins origins;
  private @Nullable String chosen;

  /// Where in the folder it stands what is meant.
  static final class Origins {
    private final Map<String, Set<String>> found = new LinkedHashMap<>();

    /// @param place where it stands
    /// @param what `acme/web`, or `acme`
    synchronized void add(String place, String what) {
      Set<String> there = found.computeIfAbsent(place, _ -> new LinkedHashSet<>());
      int slash = what.indexOf('/');
      if (slash > 0) {
        there.remove(what.substring(0, slash));
      }
      if (slash > 0 || there.stream().noneMatch(known -> known.startsWith(what + "/"))) {
        there.add(what);
      }
    }

    synchronized @Nullable String told() {
      List<String> places = new ArrayList<>();
      found.forEach((place, what) -> places.add(place + " (" + String.join(", ", what) + ")"));
      return places.isEmpty() ? null : String.join(", ", places);
    }
  }

  Guess(
      SentryApi api,
      Surroundings around,
      ProjectSearch search,
      ProjectNames names,
      Origins origins) {
    this.api = api;
    this.origins = origins;
    this.around = around;
    this.search = search;
    this.names = names;
    this.detection = new Detection(api, search, around);
  }

  /// The organization that settings, DSNs or the lack of a choice tell; null if nothing does. For
  /// what is usually found without.
  @Nullable String organizationOrNull() {
    String known = withoutDsn();
    if (known != null) {
      return known;
    }
    List<ProjectTarget> byDsn = detection.byDsn();
    return byDsn.isEmpty() ? null : byDsn.getFirst().organization();
  }

  private @Nullable String withoutDsn() {
    Named organization = around.organization();
    if (organization != null) {
      return organization.value();
    }
    if (chosen != null) {
      return chosen;
    }
    List<Organization> all = search.organizations();
    return all.size() == 1 ? all.getFirst().slug() : null;
  }

  /// @throws TargetException if nothing tells
  String organization(String usage) {
    String organization = withoutDsn();
    if (organization != null) {
      tell(around.organization(), organization);
      return organization;
    }
    List<ProjectTarget> byDsn = detection.byDsn();
    if (!byDsn.isEmpty()) {
      ProjectTarget first = byDsn.getFirst();
      if (first.detectedFrom() != null) {
        origins.add(first.detectedFrom(), first.organization());
      }
      return first.organization();
    }
    String picked = pickedOrganization(search.organizationSlugs());
    if (picked != null) {
      return picked;
    }
    throw TargetException.missing("organization", usage, findings(null));
  }

  private @Nullable String pickedOrganization(List<String> organizations) {
    String picked = around.picked("Which organization?", organizations);
    if (picked != null && around.picker() != null) {
      chosen = picked;
      around.picker().settle(picked, null);
    }
    return picked;
  }

  private ProjectTarget named(Named organization, Named project) {
    ProjectTarget target = ProjectTarget.named(organization.value(), project.value());
    tell(project.ofFolder() ? project : organization, target.toString());
    return target;
  }

  private void tell(@Nullable Named setting, String what) {
    if (setting != null && setting.ofFolder()) {
      origins.add(setting.source(), what);
    }
  }

  private ProjectTarget told(ProjectTarget target) {
    if (target.detectedFrom() != null) {
      origins.add(target.detectedFrom(), target.toString());
    }
    return target;
  }

  /// @throws TargetException if nothing tells, or too much
  ProjectTarget project(String usage) {
    Named organization = around.organization();
    Named project = around.project();
    if (project != null) {
      return organization != null
          ? named(organization, project)
          : told(
              names.one(
                  project.value(),
                  fromSetting(project, names.found(project.value(), usage, false))));
    }
    String within = organization == null ? chosen : organization.value();
    List<ProjectTarget> byDsn = inside(within, detection.byDsn());
    if (!byDsn.isEmpty()) {
      return firstOf(byDsn);
    }
    List<ProjectTarget> byDirectory = detection.byDirectory(within);
    if (byDirectory.size() == 1) {
      return told(byDirectory.getFirst());
    }
    List<ProjectTarget> all =
        !byDirectory.isEmpty()
            ? byDirectory
            : search.all(within == null ? search.organizationSlugs() : List.of(within));
    if (all.size() == 1) {
      return told(all.getFirst().from("the only project"));
    }
    ProjectTarget picked = around.pickedProject(all);
    if (picked != null) {
      if (around.picker() != null && byDirectory.isEmpty()) {
        around.picker().settle(picked.organization(), picked.project());
      }
      return picked;
    }
    if (!byDirectory.isEmpty()) {
      throw TargetException.ambiguous(
          "The directory name fits %d projects".formatted(all.size()), ProjectTarget.typed(all));
    }
    String what = within == null ? "organization or project" : "project of '" + within + "'";
    throw TargetException.missing(what, usage, findings(all));
  }

  /// @param everything whether all the account can see is meant if nothing tells
  /// @throws TargetException if nothing tells
  Scope scope(String usage, boolean everything) {
    Scope scope = found(usage, everything);
    if (scope instanceof Scope.Projects(List<ProjectTarget> projects)) {
      projects.forEach(this::told);
    }
    return scope;
  }

  private Scope found(String usage, boolean everything) {
    Named organization = around.organization();
    Named project = around.project();
    if (project != null) {
      return new Scope.Projects(
          organization != null
              ? List.of(named(organization, project))
              : fromSetting(project, names.found(project.value(), usage, true)));
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
      tell(organization, within);
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
    String picked = pickedOrganization(organizations);
    if (picked != null) {
      return new Scope.Organization(picked);
    }
    throw TargetException.missing("organization or project", usage, findings(null));
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
      ProjectTarget picked = around.pickedProject(detected);
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
    return told(detected.getFirst());
  }

  private static List<ProjectTarget> fromSetting(Named setting, List<ProjectTarget> found) {
    return found.stream().map(target -> target.from(setting.source())).toList();
  }

  private List<String> findings(@Nullable List<ProjectTarget> projects) {
    List<String> findings = new ArrayList<>(detection.findings());
    List<String> choices =
        projects == null || projects.isEmpty()
            ? search.organizationSlugs().stream().map(slug -> slug + "/").toList()
            : ProjectTarget.typed(projects);
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
}
