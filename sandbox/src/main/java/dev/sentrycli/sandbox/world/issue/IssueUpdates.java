package dev.sentrycli.sandbox.world.issue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.world.directory.Directory;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Projects;
import dev.sentrycli.sandbox.world.directory.Release;
import dev.sentrycli.sandbox.world.directory.Team;
import dev.sentrycli.sandbox.world.directory.User;
import dev.sentrycli.sandbox.world.store.Secrets;
import dev.sentrycli.sandbox.world.store.Sequences;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people do to issues through `PUT …/issues/{id}/`. What time and new events do to them is in
/// [IssueLife].
final class IssueUpdates {
  private static final int LONGEST_WINDOW = 7 * 24 * 60;

  private final Directory directory;
  private final Projects projects;
  private final Sequences sequences;
  private final Clock clock;

  IssueUpdates(Directory directory, Projects projects, Sequences sequences, Clock clock) {
    this.directory = directory;
    this.projects = projects;
    this.sequences = sequences;
    this.clock = clock;
  }

  Issue apply(Issue issue, JsonObject body, @Nullable User by) throws InvalidUpdateException {
    Issue changed = status(issue, body, by);
    if (body.has("assignedTo")) {
      changed = assign(changed, body.get("assignedTo"), by);
    }
    if (Json.field(body, "priority") != null) {
      String word = Json.text(body, "priority", "");
      Priority priority = Priority.of(word);
      if (priority == null) {
        throw new InvalidUpdateException("priority", "\"" + word + "\" is not a valid choice.");
      }
      JsonObject data = new JsonObject();
      data.addProperty("priority", word);
      changed =
          changed
              .with(changed.triage().priority(priority, clock.instant()))
              .with(happened("set_priority", by, data));
    }
    Boolean isPublic = flag(body, "isPublic");
    if (isPublic != null && isPublic != (changed.triage().shareId() != null)) {
      changed =
          changed
              .with(changed.triage().shareId(isPublic ? Secrets.hex(16) : null))
              .with(happened(isPublic ? "set_public" : "set_private", by, new JsonObject()));
    }
    Boolean seen = flag(body, "hasSeen");
    Boolean bookmarked = flag(body, "isBookmarked");
    Boolean subscribed = flag(body, "isSubscribed");
    Issue.Triage triage = changed.triage();
    return changed.with(
        triage.marks(
            seen == null ? triage.seen() : seen,
            bookmarked == null ? triage.bookmarked() : bookmarked,
            subscribed == null ? triage.subscribed() : subscribed));
  }

  private static @Nullable Boolean flag(JsonObject body, String name)
      throws InvalidUpdateException {
    if (Json.field(body, name) == null) {
      return null;
    }
    Boolean flag = Json.truth(body, name);
    if (flag == null) {
      throw new InvalidUpdateException(name, "Must be a valid boolean.");
    }
    return flag;
  }

  private Issue status(Issue issue, JsonObject body, @Nullable User by)
      throws InvalidUpdateException {
    JsonElement sentStatus = Json.field(body, "status");
    String finer = Json.text(body, "substatus");
    Substatus substatus = finer == null ? null : Substatus.of(finer);
    if (finer != null && substatus == null) {
      throw new InvalidUpdateException("substatus", "\"" + finer + "\" is not a valid choice.");
    }
    if (sentStatus == null && substatus == null) {
      return issue;
    }
    String status =
        sentStatus == null && substatus != null
            ? substatus.status().word()
            : Json.text(body, "status", "");
    JsonObject details = Json.object(body, "statusDetails");
    if (details == null) {
      details = new JsonObject();
    }
    if (substatus != null
        && !substatus.status().word().equals(status.equals("muted") ? "ignored" : status)) {
      throw new InvalidUpdateException(
          "substatus", "Cannot set the substatus '" + finer + "' with status '" + status + "'.");
    }
    return switch (status) {
      case "resolved" -> resolve(issue, details, by);
      case "resolvedInNextRelease" -> {
        JsonObject next = new JsonObject();
        next.addProperty("inNextRelease", true);
        yield resolve(issue, next, by);
      }
      case "unresolved" ->
          issue
              .with(
                  issue
                      .triage()
                      .status(
                          Status.UNRESOLVED,
                          substatus == null ? Substatus.ONGOING : substatus,
                          new JsonObject()))
              .with(happened("set_unresolved", by, new JsonObject()));
      case "ignored", "muted" -> archive(issue, details, substatus, by);
      default ->
          throw new InvalidUpdateException("status", "\"" + status + "\" is not a valid choice.");
    };
  }

  private Issue resolve(Issue issue, JsonObject wanted, @Nullable User by)
      throws InvalidUpdateException {
    Project project = projects.get(issue.projectId());
    Release latest = project == null ? null : projects.latestRelease(project);
    JsonObject details = new JsonObject();
    JsonObject data = new JsonObject();
    String kind = "set_resolved";
    String version = Json.text(wanted, "inRelease");
    JsonObject commit = Json.object(wanted, "inCommit");
    if (Json.isTrue(wanted, "inNextRelease")) {
      if (latest == null) {
        throw new InvalidUpdateException(
            "statusDetails.inNextRelease",
            "No release data present in the system to form a basis for 'Next Release'");
      }
      details.addProperty("inNextRelease", true);
      details.addProperty(IssueLife.AFTER_RELEASE, latest.version());
      data.addProperty("version", "");
      kind = "set_resolved_in_release";
    } else if (version != null) {
      Release release =
          version.equals("latest")
              ? latest
              : project == null ? null : projects.release(project.organizationId(), version);
      if (release == null) {
        throw new InvalidUpdateException(
            "statusDetails.inRelease", "Unable to find a release with the given version.");
      }
      details.addProperty("inRelease", release.version());
      data.addProperty("version", release.version());
      kind = "set_resolved_in_release";
    } else if (commit != null) {
      String sha = Json.text(commit, "commit");
      if (sha == null || Json.text(commit, "repository") == null) {
        throw new InvalidUpdateException("statusDetails.inCommit", "This field is required.");
      }
      details.addProperty("inCommit", sha);
      data.addProperty("commit", sha);
      kind = "set_resolved_in_commit";
    }
    if (by != null && !details.isEmpty()) {
      details.addProperty(IssueLife.ACTOR, by.id());
    }
    return issue
        .with(issue.triage().status(Status.RESOLVED, null, details))
        .with(happened(kind, by, data));
  }

  private Issue archive(
      Issue issue, JsonObject wanted, @Nullable Substatus substatus, @Nullable User by)
      throws InvalidUpdateException {
    Instant now = clock.instant();
    JsonObject details = new JsonObject();
    Integer minutes = minutes(wanted, "ignoreDuration", Integer.MAX_VALUE);
    if (minutes != null) {
      details.addProperty("ignoreUntil", now.plus(Duration.ofMinutes(minutes)).toString());
    }
    copy(wanted, "ignoreCount", Integer.MAX_VALUE, details);
    copy(wanted, "ignoreWindow", LONGEST_WINDOW, details);
    copy(wanted, "ignoreUserCount", Integer.MAX_VALUE, details);
    copy(wanted, "ignoreUserWindow", LONGEST_WINDOW, details);
    Substatus archived = substatus;
    if (!details.isEmpty()) {
      archived = Substatus.ARCHIVED_UNTIL_CONDITION_MET;
      details.addProperty(IssueLife.COUNT_BEFORE, issue.occurrences().count(List.of()));
      details.addProperty(IssueLife.USERS_BEFORE, issue.occurrences().users().size());
      if (by != null) {
        details.addProperty(IssueLife.ACTOR, by.id());
      }
    } else if (archived == null) {
      archived = Substatus.ARCHIVED_FOREVER;
    }
    JsonObject data = new JsonObject();
    data.add("ignoreDuration", Json.field(wanted, "ignoreDuration"));
    data.add("ignoreCount", Json.field(wanted, "ignoreCount"));
    return issue
        .with(issue.triage().status(Status.IGNORED, archived, details))
        .with(happened("set_ignored", by, data));
  }

  private static void copy(JsonObject wanted, String name, int most, JsonObject details)
      throws InvalidUpdateException {
    Integer value = minutes(wanted, name, most);
    if (value != null) {
      details.addProperty(name, value);
    }
  }

  private static @Nullable Integer minutes(JsonObject wanted, String name, int most)
      throws InvalidUpdateException {
    if (Json.field(wanted, name) == null) {
      return null;
    }
    Double number = Json.number(wanted, name);
    if (number == null || number != Math.rint(number)) {
      throw new InvalidUpdateException("statusDetails." + name, "A valid integer is required.");
    }
    if (number > most) {
      throw new InvalidUpdateException(
          "statusDetails." + name, "Ensure this value is less than or equal to " + most + ".");
    }
    return number.intValue();
  }

  /// `user:1`, `1`, an e-mail address, `team:2` or `#slug`; empty takes the issue from whoever has
  /// it.
  private Issue assign(Issue issue, JsonElement to, @Nullable User by)
      throws InvalidUpdateException {
    String name = to instanceof JsonNull ? "" : Json.text(to);
    if (name == null) {
      throw new InvalidUpdateException("assignedTo", "Not a valid string.");
    }
    if (name.isEmpty()) {
      return issue.triage().assignee() == null
          ? issue
          : issue
              .with(issue.triage().assignee(null))
              .with(happened("unassigned", by, new JsonObject()));
    }
    Assignee assignee = actor(issue, name);
    if (assignee == null) {
      throw new InvalidUpdateException(
          "assignedTo",
          "Could not parse actor. Format should be `type:id` where type is `team` or `user`.");
    }
    JsonObject data = new JsonObject();
    data.addProperty("assignee", Long.toString(assignee.id()));
    data.addProperty("assigneeType", assignee.kind() == Assignee.Kind.TEAM ? "team" : "user");
    User user = assignee.kind() == Assignee.Kind.USER ? directory.user(assignee.id()) : null;
    data.addProperty("assigneeEmail", user == null ? null : user.email());
    return issue.with(issue.triage().assignee(assignee)).with(happened("assigned", by, data));
  }

  private @Nullable Assignee actor(Issue issue, String name) {
    Project project = projects.get(issue.projectId());
    Organization organization =
        project == null ? null : directory.organization(project.organizationId());
    if (organization == null) {
      return null;
    }
    if (name.startsWith("team:") || name.startsWith("#")) {
      Team team =
          directory.team(organization, name.substring(name.indexOf(':') + 1).replace("#", ""));
      return team == null ? null : new Assignee(Assignee.Kind.TEAM, team.id());
    }
    User user = directory.user(name.startsWith("user:") ? name.substring(5) : name);
    return user == null || directory.member(organization, user) == null
        ? null
        : new Assignee(Assignee.Kind.USER, user.id());
  }

  Issue merged(Issue parent, List<Issue> children, @Nullable User by) {
    JsonArray issues = new JsonArray();
    for (Issue child : children) {
      JsonObject one = new JsonObject();
      one.addProperty("id", Long.toString(child.id()));
      one.addProperty("title", child.subject().title());
      issues.add(one);
    }
    JsonObject data = new JsonObject();
    data.add("issues", issues);
    return parent.with(happened("merge", by, data));
  }

  private Issue.Activity happened(String type, @Nullable User by, JsonObject data) {
    return new Issue.Activity(
        sequences.next("activity"), type, by == null ? null : by.id(), data, clock.instant());
  }
}
