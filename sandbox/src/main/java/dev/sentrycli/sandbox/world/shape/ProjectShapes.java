package dev.sentrycli.sandbox.world.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.ProjectKey;
import dev.sentrycli.sandbox.world.directory.Release;
import dev.sentrycli.sandbox.world.directory.Team;
import dev.sentrycli.sandbox.world.directory.User;
import dev.sentrycli.sandbox.world.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Projects with their keys and releases.
final class ProjectShapes {
  private static final String[] COLORS = {
    "#3fbf7f", "#bf6e3f", "#3f70bf", "#bf3f6e", "#6d3fbf", "#bfb93f"
  };
  private static final List<String> FEATURES =
      List.of(
          "alert-filters",
          "custom-inbound-filters",
          "discard-groups",
          "rate-limits",
          "releases",
          "servicehooks",
          "similarity-view");

  private final World world;
  private final String base;
  private final PeopleShapes people;

  ProjectShapes(World world, String base, PeopleShapes people) {
    this.world = world;
    this.base = base;
    this.people = people;
  }

  /// What an issue says about its project.
  static JsonObject reference(Project project) {
    return new Answer()
        .put("id", Answer.id(project.id()))
        .put("name", project.name())
        .put("slug", project.slug())
        .put("platform", project.platform())
        .json();
  }

  private JsonObject basics(Project project) {
    Organization organization = organization(project);
    boolean transactions = false;
    boolean replays = false;
    boolean feedbacks = false;
    for (Event event : world.issues().events(organization)) {
      if (event.projectId() == project.id()) {
        transactions |= event.type().equals("transaction");
        feedbacks |= event.type().equals("generic");
        replays |= event.tag("replayId") != null;
      }
    }
    return new Answer()
        .put("id", Answer.id(project.id()))
        .put("slug", project.slug())
        .put("name", project.name())
        .put("platform", project.platform())
        .put("dateCreated", project.created())
        .put("isBookmarked", false)
        .put("isMember", isMember(project))
        .put("features", FEATURES)
        .put("firstEvent", project.firstEvent())
        .put("firstTransactionEvent", transactions)
        .put("access", people.access())
        .put("hasAccess", true)
        .put("hasFeedbacks", feedbacks)
        .put("hasFlags", false)
        .put("hasMinifiedStackTrace", false)
        .put(
            "hasMonitors",
            world.telemetry().checkIns(organization).stream()
                .anyMatch(one -> one.projectId() == project.id()))
        .put("hasNewFeedbacks", feedbacks)
        .put("hasProfiles", false)
        .put("hasReplays", replays)
        .put(
            "hasSessions",
            world.telemetry().sessions(organization).stream()
                .anyMatch(one -> one.projectId() == project.id()))
        .put("hasInsightsHttp", transactions)
        .put("hasInsightsDb", transactions)
        .put("hasInsightsAssets", false)
        .put("hasInsightsAppStart", false)
        .put("hasInsightsScreenLoad", false)
        .put("hasInsightsVitals", false)
        .put("hasInsightsCaches", false)
        .put("hasInsightsQueues", false)
        .put("hasInsightsAgentMonitoring", false)
        .put("hasInsightsMCP", false)
        .put(
            "hasLogs",
            world.telemetry().logs(organization, null).stream()
                .anyMatch(one -> one.projectId() == project.id()))
        .put("hasTraceMetrics", false)
        .put("isInternal", project.slug().equals("internal"))
        .put("isPublic", false)
        .put("avatar", Answer.letterAvatar())
        .put("color", COLORS[Math.floorMod(project.slug().hashCode(), COLORS.length)])
        .put("status", "active")
        .json();
  }

  JsonObject listed(Project project) {
    JsonArray teams = teamReferences(project);
    Release latest = world.projects().latestRelease(project);
    return Answer.to(basics(project))
        .put("team", teams.isEmpty() ? null : teams.get(0))
        .put("teams", teams)
        .put("platforms", platforms(project))
        .put("hasUserReports", false)
        .put("environments", environments(project))
        .put(
            "latestRelease",
            latest == null ? null : new Answer().put("version", latest.version()).json())
        .put("latestDeploys", null)
        .json();
  }

  JsonObject withOrganization(Project project) {
    return Answer.to(basics(project))
        .put("organization", people.organization(organization(project)))
        .json();
  }

  JsonObject detail(Project project, boolean collapseOrganization) {
    Organization organization = organization(project);
    JsonArray teams = teamReferences(project);
    Release latest = world.projects().latestRelease(project);
    JsonObject detail =
        Answer.to(basics(project))
            .put("team", teams.isEmpty() ? null : teams.get(0))
            .put("teams", teams)
            .put(
                "latestRelease",
                latest == null ? null : new Answer().put("version", latest.version()).json())
            .put(
                "options",
                new Answer().put("sentry:origins", "*").put("sentry:resolve_age", 0).json())
            .put("digestsMinDelay", 300)
            .put("digestsMaxDelay", 1800)
            .put("subjectPrefix", "")
            .put("allowedDomains", List.of("*"))
            .put("resolveAge", 0)
            .put("dataScrubber", true)
            .put("dataScrubberDefaults", true)
            .put("safeFields", List.of())
            .put("storeCrashReports", null)
            .put("sensitiveFields", List.of())
            .put("subjectTemplate", "$shortID - $title")
            .put("securityToken", "")
            .put("securityTokenHeader", null)
            .put("verifySSL", false)
            .put("scrubIPAddresses", false)
            .put("scrapeJavaScript", true)
            .put("enableAutoReleaseCreation", true)
            .put("highlightTags", List.of("handled", "level", "release", "environment"))
            .put("highlightContext", new JsonObject())
            .put(
                "highlightPreset",
                new Answer().put("tags", List.of()).put("context", new JsonObject()).json())
            .json();
    return Answer.to(detail)
        .put("groupingConfig", "newstyle:2026-01-20")
        .put("derivedGroupingEnhancements", "")
        .put("groupingEnhancements", "")
        .put("secondaryGroupingExpiry", 0)
        .put("secondaryGroupingConfig", null)
        .put("fingerprintingRules", "")
        .put(
            "organization",
            collapseOrganization
                ? people.organizationReference(organization)
                : people.organization(organization))
        .put("platforms", platforms(project))
        .put("processingIssues", 0)
        .put("defaultEnvironment", null)
        .put("relayPiiConfig", null)
        .put("builtinSymbolSources", List.of("ios", "microsoft", "android"))
        .put("dynamicSamplingBiases", null)
        .put("symbolSources", "[]")
        .put("isDynamicallySampled", false)
        .put("tempestFetchScreenshots", false)
        .put("autofixAutomationTuning", "off")
        .put("seerScannerAutomation", false)
        .put("seerNightshiftTweaks", null)
        .put("scmSourceContextEnabled", true)
        .put("debugFilesRole", null)
        .put("plugins", List.of())
        .json();
  }

  private boolean isMember(Project project) {
    User viewer = people.viewer();
    for (Team team : people.teams(project)) {
      if (viewer != null && team.roles().containsKey(viewer.id())) {
        return true;
      }
    }
    return false;
  }

  private JsonArray teamReferences(Project project) {
    JsonArray references = new JsonArray();
    people.teams(project).forEach(team -> references.add(PeopleShapes.teamReference(team)));
    return references;
  }

  private List<String> platforms(Project project) {
    Set<String> found = new TreeSet<>();
    for (Event event : world.issues().events(organization(project))) {
      if (event.projectId() == project.id()) {
        found.add(event.platform());
      }
    }
    return new ArrayList<>(found);
  }

  private List<String> environments(Project project) {
    Set<String> found = new TreeSet<>();
    for (Event event : world.issues().events(organization(project))) {
      String environment = event.tag("environment");
      if (event.projectId() == project.id() && environment != null) {
        found.add(environment);
      }
    }
    return new ArrayList<>(found);
  }

  Organization organization(Project project) {
    Organization found = world.directory().organization(project.organizationId());
    if (found == null) {
      throw new IllegalStateException("project " + project.slug() + " has no organization");
    }
    return found;
  }

  JsonObject key(ProjectKey key) {
    int path = base.indexOf("://") + 3;
    String scheme = base.substring(0, path);
    String host = base.substring(path);
    String project = Long.toString(key.projectId());
    String endpoint = base + "/api/" + project + "/";
    String credential = "?sentry_key=" + key.publicKey();
    JsonArray versions = new JsonArray();
    for (String version : new String[] {"latest", "10.x", "9.x"}) {
      JsonArray choice = new JsonArray();
      choice.add(version);
      choice.add(version);
      versions.add(choice);
    }
    return new Answer()
        .put("id", key.publicKey())
        .put("name", key.name())
        .put("label", key.name())
        .put("public", key.publicKey())
        .put("secret", key.secretKey())
        .put("projectId", key.projectId())
        .put("isActive", key.active())
        .put("rateLimit", null)
        .put(
            "dsn",
            new Answer()
                .put(
                    "secret",
                    scheme + key.publicKey() + ":" + key.secretKey() + "@" + host + "/" + project)
                .put("public", scheme + key.publicKey() + "@" + host + "/" + project)
                .put("csp", endpoint + "csp-report/" + credential)
                .put("security", endpoint + "security/" + credential)
                .put("minidump", endpoint + "minidump/" + credential)
                .put("nel", endpoint + "nel/" + credential)
                .put("unreal", endpoint + "unreal/" + key.publicKey() + "/")
                .put("crons", endpoint + "cron/___MONITOR_SLUG___/" + key.publicKey() + "/")
                .put("cdn", base + "/js-sdk-loader/" + key.publicKey() + ".min.js")
                .put("playstation", endpoint + "playstation/" + credential)
                .put("integration", endpoint + "integration/")
                .put("otlp_traces", endpoint + "integration/otlp/v1/traces")
                .put("otlp_logs", endpoint + "integration/otlp/v1/logs")
                .json())
        .put("browserSdkVersion", "10.x")
        .put("browserSdk", new Answer().put("choices", versions).json())
        .put("dateCreated", key.created())
        .put(
            "dynamicSdkLoaderOptions",
            new Answer()
                .put("hasReplay", true)
                .put("hasPerformance", true)
                .put("hasDebug", false)
                .put("hasFeedback", false)
                .put("hasLogsAndMetrics", false)
                .json())
        .put("useCase", "user")
        .json();
  }

  JsonObject release(Release release) {
    JsonArray projects = new JsonArray();
    int newGroups = 0;
    for (long id : release.projects()) {
      Project project = world.projects().get(id);
      if (project != null) {
        int fresh = newIssues(project, release);
        newGroups += fresh;
        projects.add(
            new Answer()
                .put("id", project.id())
                .put("slug", project.slug())
                .put("name", project.name())
                .put("newGroups", fresh)
                .put("platform", project.platform())
                .put("platforms", platforms(project))
                .put("hasHealthData", false)
                .json());
      }
    }
    return Answer.to(releaseReference(release))
        .put("newGroups", newGroups)
        .put("owner", null)
        .put("authors", List.of())
        .put("projects", projects)
        .put("firstEvent", release.created())
        .put("lastEvent", null)
        .put("currentProjectMeta", new JsonObject())
        .put("adoptionStages", new JsonObject())
        .json();
  }

  private int newIssues(Project project, Release release) {
    return (int)
        world.issues().of(organization(project)).stream()
            .filter(issue -> issue.projectId() == project.id())
            .filter(issue -> release.version().equals(issue.occurrences().firstRelease()))
            .count();
  }

  /// A release of this version as issues and events show it.
  @Nullable JsonObject release(Project project, @Nullable String version) {
    Release known =
        version == null ? null : world.projects().release(project.organizationId(), version);
    return known == null ? null : releaseReference(known);
  }

  private static JsonObject releaseReference(Release release) {
    String version = release.version();
    int at = version.lastIndexOf('@');
    return new Answer()
        .put("id", release.id())
        .put("version", version)
        .put("shortVersion", release.shortVersion())
        .put("status", "open")
        .put("ref", null)
        .put("url", null)
        .put("dateReleased", release.released())
        .put("dateCreated", release.created())
        .put("data", new JsonObject())
        .put("commitCount", 0)
        .put("lastCommit", null)
        .put("deployCount", 0)
        .put("lastDeploy", null)
        .put("userAgent", null)
        .put(
            "versionInfo",
            new Answer()
                .put("package", at < 0 ? null : version.substring(0, at))
                .put(
                    "version",
                    new Answer().put("raw", at < 0 ? version : version.substring(at + 1)).json())
                .put("description", release.shortVersion())
                .put("buildHash", null)
                .json())
        .json();
  }
}
