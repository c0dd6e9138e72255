package dev.sentrycli.sandbox.world.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Release;
import dev.sentrycli.sandbox.world.directory.Team;
import dev.sentrycli.sandbox.world.directory.User;
import dev.sentrycli.sandbox.world.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
  private final PeopleShapes people;

  ProjectShapes(World world, PeopleShapes people) {
    this.world = world;
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
        .put(
            "hasTraceMetrics",
            world.telemetry().metrics(organization).stream()
                .anyMatch(one -> one.projectId() == project.id()))
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

  List<String> platforms(Project project) {
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
}
