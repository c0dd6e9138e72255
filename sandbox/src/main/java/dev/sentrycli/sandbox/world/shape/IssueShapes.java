package dev.sentrycli.sandbox.world.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Team;
import dev.sentrycli.sandbox.world.directory.User;
import dev.sentrycli.sandbox.world.event.Event;
import dev.sentrycli.sandbox.world.event.TagSummary;
import dev.sentrycli.sandbox.world.issue.Assignee;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.issue.Occurrences;
import dev.sentrycli.sandbox.world.tracker.Link;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Issues in their several forms.
final class IssueShapes {
  private final World world;
  private final String base;
  private final PeopleShapes people;
  private final ProjectShapes projects;
  private final ReleaseShapes releases;
  private final IssueStats stats;

  IssueShapes(
      World world,
      String base,
      PeopleShapes people,
      ProjectShapes projects,
      ReleaseShapes releases) {
    this.world = world;
    this.base = base;
    this.people = people;
    this.projects = projects;
    this.releases = releases;
    this.stats = new IssueStats(world);
  }

  JsonObject listed(Issue issue, IssueView view) {
    JsonObject json =
        view.collapse().contains("base")
            ? new Answer().put("id", Answer.id(issue.id())).json()
            : base(issue);
    if (!view.collapse().contains("unhandled")) {
      json.addProperty("isUnhandled", issue.subject().unhandled());
    }
    if (!view.collapse().contains("stats")) {
      Occurrences seen = issue.occurrences();
      Answer.to(json)
          .put("count", Long.toString(seen.count(view.environments(), view.start(), view.end())))
          .put("userCount", seen.users().size())
          .put("firstSeen", seen.firstSeen())
          .put("lastSeen", seen.lastSeen())
          .json();
      String period = view.statsPeriod();
      boolean withStats = period != null && !period.isEmpty();
      if (withStats) {
        json.add("stats", this.stats.of(issue, view));
      }
      if (!view.collapse().contains("lifetime")) {
        JsonObject lifetime = IssueStats.lifetime(seen);
        if (withStats) {
          lifetime.add("stats", Answer.value(null));
        }
        json.add("lifetime", lifetime);
      }
      if (!view.collapse().contains("filtered")) {
        json.add("filtered", Answer.value(null));
      }
    }
    return expanded(json, issue, view);
  }

  private JsonObject expanded(JsonObject json, Issue issue, IssueView view) {
    if (view.expand().contains("inbox")) {
      json.add(
          "inbox",
          new Answer()
              .put("reason", 0)
              .put("reason_details", null)
              .put("date_added", issue.occurrences().firstSeen())
              .json());
    }
    if (view.expand().contains("owners")) {
      json.add("owners", Answer.value(null));
    }
    for (String name : new String[] {"integrationIssues", "sentryAppIssues"}) {
      if (view.expand().contains(name)) {
        json.add(name, new JsonArray());
      }
    }
    if (view.expand().contains("sessions")) {
      json.add("sessionCount", Answer.value(null));
    }
    if (view.expand().contains("latestEventHasAttachments")) {
      Event latest = world.issues().latest(issue);
      json.addProperty(
          "latestEventHasAttachments",
          latest != null && !world.issues().attachments(latest).isEmpty());
    }
    return json;
  }

  private JsonObject base(Issue issue) {
    Issue.Subject subject = issue.subject();
    Issue.Triage triage = issue.triage();
    Project project = project(issue);
    return new Answer()
        .put("id", Answer.id(issue.id()))
        .put("shareId", triage.shareId())
        .put("shortId", issue.shortId())
        .put("title", subject.title())
        .put("culprit", subject.culprit())
        .put("permalink", permalink(issue))
        .put("logger", subject.logger())
        .put("level", subject.level())
        .put("status", triage.status().word())
        .put("statusDetails", statusDetails(triage.statusDetails()))
        .put("substatus", triage.substatus() == null ? null : triage.substatus().word())
        .put("isPublic", triage.shareId() != null)
        .put("platform", subject.platform())
        .put("project", ProjectShapes.reference(project))
        .put("type", subject.type())
        .put("metadata", subject.metadata().deepCopy())
        .put("numComments", issue.comments())
        .put("assignedTo", assignee(triage.assignee()))
        .put("isBookmarked", triage.bookmarked())
        .put("isSubscribed", triage.subscribed())
        .put("subscriptionDetails", null)
        .put("hasSeen", triage.seen())
        .put("annotations", annotations(issue))
        .put("issueType", subject.issueType())
        .put("issueCategory", subject.category())
        .put("priority", triage.priority().word())
        .put("priorityLockedAt", triage.priorityLocked())
        .put("seerFixabilityScore", null)
        .put("seerAutofixLastTriggered", null)
        .put("seerExplorerAutofixLastTriggered", null)
        .json();
  }

  private JsonArray annotations(Issue issue) {
    JsonArray annotations = new JsonArray();
    for (Link link : world.trackers().links(issue.id())) {
      annotations.add(
          new Answer().put("url", link.url()).put("displayName", link.displayName()).json());
    }
    return annotations;
  }

  private String permalink(Issue issue) {
    return base
        + "/organizations/"
        + projects.organization(project(issue)).slug()
        + "/issues/"
        + issue.id()
        + "/";
  }

  /// What the server keeps for itself begins with an underscore.
  private JsonObject statusDetails(JsonObject kept) {
    JsonObject shown = new JsonObject();
    for (Map.Entry<String, JsonElement> one : kept.entrySet()) {
      if (!one.getKey().startsWith("_")) {
        shown.add(one.getKey(), one.getValue());
      }
    }
    Double actor = Json.number(kept, "_actor");
    User user = actor == null ? null : world.directory().user(actor.longValue());
    if (user != null) {
      shown.add("actor", people.user(user));
    }
    return shown;
  }

  private @Nullable JsonObject assignee(@Nullable Assignee assignee) {
    if (assignee == null) {
      return null;
    }
    return switch (assignee.kind()) {
      case USER -> {
        User user = world.directory().user(assignee.id());
        yield user == null
            ? null
            : new Answer()
                .put("email", user.email())
                .put("type", "user")
                .put("id", Answer.id(user.id()))
                .put("name", user.name())
                .json();
      }
      case TEAM -> {
        Team team = world.directory().team(assignee.id());
        yield team == null
            ? null
            : new Answer()
                .put("type", "team")
                .put("id", Answer.id(team.id()))
                .put("name", team.slug())
                .json();
      }
    };
  }

  JsonObject detail(Issue issue, IssueView view) {
    JsonObject json =
        Answer.to(base(issue))
            .put("isUnhandled", issue.subject().unhandled())
            .put("count", Long.toString(issue.occurrences().count(view.environments())))
            .put("userCount", issue.occurrences().users().size())
            .put("firstSeen", issue.occurrences().firstSeen())
            .put("lastSeen", issue.occurrences().lastSeen())
            .json();
    if (!view.collapse().contains("release")) {
      Project project = project(issue);
      Answer.to(json)
          .put("firstRelease", releases.mentioned(project, issue.occurrences().firstRelease()))
          .put("lastRelease", releases.mentioned(project, issue.occurrences().lastRelease()))
          .json();
    }
    if (!view.collapse().contains("tags")) {
      JsonArray tags = new JsonArray();
      for (TagSummary tag : world.issues().tags(issue, view.environments())) {
        tags.add(
            new Answer()
                .put("key", tag.key())
                .put("name", TagShapes.label(tag.key()))
                .put("totalValues", tag.total())
                .json());
      }
      json.add("tags", tags);
    }
    if (!view.collapse().contains("stats")) {
      json.add(
          "stats",
          new Answer()
              .put("24h", IssueStats.series(issue, view, world.now(), 3600, 24))
              .put("30d", IssueStats.series(issue, view, world.now(), 86_400, 30))
              .json());
    }
    Answer.to(json)
        .put("activity", activity(issue))
        .put("seenBy", List.of())
        .put("pluginActions", List.of())
        .put("pluginIssues", List.of())
        .put("pluginContexts", List.of())
        .put("userReportCount", 0)
        .put("participants", List.of())
        .json();
    return expanded(json, issue, view);
  }

  private JsonArray activity(Issue issue) {
    JsonArray lines = new JsonArray();
    for (Issue.Activity one : issue.activity()) {
      User user = one.userId() == null ? null : world.directory().user(one.userId());
      lines.add(
          new Answer()
              .put("id", Answer.id(one.id()))
              .put("user", user == null ? null : people.user(user))
              .put("sentry_app", null)
              .put("type", one.type())
              .put("data", one.data().deepCopy())
              .put("dateCreated", one.when())
              .json());
    }
    return lines;
  }

  JsonObject shared(Issue issue) {
    Project project = project(issue);
    Organization organization = projects.organization(project);
    return new Answer()
        .put("culprit", issue.subject().culprit())
        .put("id", Answer.id(issue.id()))
        .put("isUnhandled", issue.subject().unhandled())
        .put("issueCategory", issue.subject().category())
        .put("permalink", permalink(issue))
        .put("shortId", issue.shortId())
        .put("title", issue.subject().title())
        .put(
            "project",
            new Answer()
                .put("slug", project.slug())
                .put(
                    "organization",
                    new Answer()
                        .put("slug", organization.slug())
                        .put("name", organization.name())
                        .json())
                .json())
        .json();
  }

  JsonObject shortId(Issue issue, IssueView view) {
    Project project = project(issue);
    return new Answer()
        .put("organizationSlug", projects.organization(project).slug())
        .put("projectSlug", project.slug())
        .put("groupId", Answer.id(issue.id()))
        .put(
            "group",
            listed(
                issue,
                new IssueView(
                    view.collapse(), view.expand(), "", view.start(), view.end(), List.of())))
        .put("shortId", issue.shortId())
        .json();
  }

  private Project project(Issue issue) {
    Project project = world.projects().get(issue.projectId());
    if (project == null) {
      throw new IllegalStateException("issue " + issue.shortId() + " has no project");
    }
    return project;
  }
}
