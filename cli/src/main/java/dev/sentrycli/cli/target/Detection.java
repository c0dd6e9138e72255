package dev.sentrycli.cli.target;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.SentryApi;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.Origin;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.api.organization.Lookup;
import dev.sentrycli.api.organization.Organization;
import dev.sentrycli.api.project.Project;
import dev.sentrycli.cli.project.DetectedDsn;
import dev.sentrycli.cli.project.DirectoryName;
import dev.sentrycli.cli.project.Dsn;
import dev.sentrycli.cli.project.DsnDetection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Works out from the working folder which projects are meant.
final class Detection {
  private static final Duration LIFE = Duration.ofHours(24);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int MOST = 25;

  private final SentryApi api;
  private final ProjectSearch search;
  private final Surroundings around;
  private final Set<Origin> foreignHosts = new LinkedHashSet<>();
  private final Set<String> unseen = Collections.synchronizedSet(new LinkedHashSet<>());

  Detection(SentryApi api, ProjectSearch search, Surroundings around) {
    this.api = api;
    this.search = search;
    this.around = around;
  }

  /// The projects of the DSNs found, each once, in the order they were found. DSNs of other
  /// instances do not count, because asking for them would tell one server about another.
  List<ProjectTarget> byDsn() {
    List<DetectedDsn> ours = new ArrayList<>();
    DsnDetection detection = new DsnDetection(around.workplace(), around.variables());
    for (DetectedDsn detected : detection.all(dsn -> dsn.pointsAt(api.base()))) {
      if (detected.dsn().pointsAt(api.base())) {
        ours.add(detected);
      } else {
        foreignHosts.add(detected.dsn().origin());
      }
    }
    String variable = around.variables().getOrDefault("SENTRY_DSN", "");
    if (!variable.isBlank() && Dsn.parse(variable.strip()) == null) {
      unseen.add("SENTRY_DSN is set, but holds no DSN");
    }
    if (ours.size() > MOST) {
      around.notes().accept("of %d DSNs the first %d are looked at".formatted(ours.size(), MOST));
      ours = ours.subList(0, MOST);
    }
    long start = System.nanoTime();
    List<ProjectTarget> found = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (ProjectTarget target :
        Fanout.answers(
            Fanout.<DetectedDsn, ProjectTarget>over(
                ours,
                detected -> {
                  Duration left = PATIENCE.minusNanos(System.nanoTime() - start);
                  return left.isPositive() ? project(detected, left) : null;
                }))) {
      if (seen.add(target.toString())) {
        found.add(target);
      }
    }
    return found;
  }

  /// The projects that the name of the project's folder fits.
  ///
  /// @param organization null for all
  List<ProjectTarget> byDirectory(@Nullable String organization) {
    String name = DirectoryName.of(around.workplace().root());
    if (name == null) {
      return List.of();
    }
    String key = "directory\n" + (organization == null ? "" : organization) + "\n" + name;
    List<ProjectTarget> found = new ArrayList<>();
    if (api.memory().recall(key) instanceof JsonArray remembered) {
      for (JsonElement element : remembered) {
        ProjectTarget target = recalled(element);
        if (target != null) {
          found.add(target);
        }
      }
    }
    if (found.isEmpty()) {
      List<String> where =
          organization == null ? search.organizationSlugs() : List.of(organization);
      JsonArray kept = new JsonArray();
      for (ProjectTarget target : search.all(where)) {
        if (DirectoryName.fits(name, target.project())) {
          found.add(target);
          kept.add(memorable(target));
        }
      }
      if (!found.isEmpty()) {
        api.memory().remember(key, kept, LIFE);
      }
    }
    if (!found.isEmpty()) {
      around.notes().accept("detected from directory name \"%s\"".formatted(name));
    }
    return found.stream().map(target -> target.from("the directory name " + name)).toList();
  }

  /// What was found and could not help, for the message that nothing helped.
  List<String> findings() {
    List<String> findings = new ArrayList<>();
    for (Origin host : foreignHosts) {
      findings.add(
          "a DSN was found, but it belongs to %s and not to %s%s"
              .formatted(
                  host,
                  api.base().origin(),
                  host.isSaasHost()
                      ? ""
                      : ": if you trust that one, SENTRY_HOST=" + host + " asks it"));
    }
    findings.addAll(unseen);
    return findings;
  }

  private @Nullable ProjectTarget project(DetectedDsn detected, Duration left) {
    Dsn dsn = detected.dsn();
    String key = "dsn\n" + dsn;
    JsonElement remembered = api.memory().recall(key);
    ProjectTarget target = remembered == null ? null : recalled(remembered);
    if (target == null) {
      try {
        target = asked(dsn, left);
      } catch (ApiException.Status refused) {
        return null; // this account can't tell; another source may
      }
      if (target != null) {
        api.memory().remember(key, memorable(target), LIFE);
      }
    }
    if (target == null) {
      unseen.add(
          "the DSN in %s names project %s, which has no such key or which this account can't see"
              .formatted(detected.place().describe(), dsn.projectId()));
      return null;
    }
    return target.from(detected.place().describe());
  }

  private @Nullable ProjectTarget asked(Dsn dsn, Duration left) {
    String organizationId = dsn.organizationId();
    if (organizationId != null) {
      for (Organization organization : search.organizations()) {
        if (organization.id().equals(organizationId)) {
          Project project = api.projects().find(organization.slug(), dsn.projectId());
          return project == null ? null : ProjectTarget.found(organization.slug(), project);
        }
      }
      return null;
    }
    List<Project> withKey = Lookup.ifAsked(() -> api.projects().withKey(dsn.publicKey(), left));
    if (withKey == null) {
      return inLists(dsn);
    }
    for (Project project : withKey) {
      String organization = project.organization();
      if (project.id().equals(dsn.projectId()) && organization != null) {
        return ProjectTarget.found(organization, project);
      }
    }
    return null;
  }

  /// For servers that can't search by key.
  private @Nullable ProjectTarget inLists(Dsn dsn) {
    for (ProjectTarget target : search.all(search.organizationSlugs())) {
      if (dsn.projectId().equals(target.knownId())) {
        return target;
      }
    }
    return null;
  }

  private static JsonObject memorable(ProjectTarget target) {
    JsonObject kept = new JsonObject();
    kept.addProperty("organization", target.organization());
    kept.addProperty("project", target.project());
    kept.addProperty("id", target.knownId());
    return kept;
  }

  private static @Nullable ProjectTarget recalled(JsonElement element) {
    if (!(element instanceof JsonObject kept)) {
      return null;
    }
    String organization = Fields.textOrNull(kept, "organization");
    String project = Fields.textOrNull(kept, "project");
    return organization == null || project == null
        ? null
        : new ProjectTarget(organization, project, Fields.textOrNull(kept, "id"), null, null);
  }
}
