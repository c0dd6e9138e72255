package dev.sentrycli.sandbox.world.issue;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Projects;
import dev.sentrycli.sandbox.world.directory.Release;
import dev.sentrycli.sandbox.world.store.Sequences;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What time and new events do to an issue: new ones grow old, resolved ones regress, archived ones
/// come back when their condition is met.
final class IssueLife {
  /// Fields of the status details that are for the server alone.
  static final String AFTER_RELEASE = "_afterRelease";

  static final String COUNT_BEFORE = "_countBefore";
  static final String USERS_BEFORE = "_usersBefore";

  /// The id of the user who set the status.
  static final String ACTOR = "_actor";

  private static final Duration YOUTH = Duration.ofDays(7);

  private IssueLife() {}

  /// The issue as it stands at an instant.
  static Issue at(Issue issue, Instant now, Sequences sequences) {
    Issue.Triage triage = issue.triage();
    if (triage.substatus() == Substatus.NEW
        && issue.occurrences().firstSeen().plus(YOUTH).isBefore(now)) {
      return issue.with(
          triage.status(Status.UNRESOLVED, Substatus.ONGOING, triage.statusDetails()));
    }
    String until = Json.text(triage.statusDetails(), "ignoreUntil");
    if (triage.substatus() == Substatus.ARCHIVED_UNTIL_CONDITION_MET
        && until != null
        && !now.isBefore(Instant.parse(until))) {
      return woken(issue, now, sequences);
    }
    return issue;
  }

  /// The issue after an event of a release has been counted.
  static Issue afterEvent(
      Issue issue, @Nullable String release, Projects projects, Instant now, Sequences sequences) {
    Issue.Triage triage = issue.triage();
    if (triage.status() == Status.RESOLVED && !isCovered(issue, release, projects)) {
      JsonObject data = new JsonObject();
      data.addProperty("version", release);
      return issue
          .with(triage.status(Status.UNRESOLVED, Substatus.REGRESSED, new JsonObject()))
          .with(new Issue.Activity(sequences.next("activity"), "set_regression", null, data, now));
    }
    if (triage.substatus() == Substatus.ARCHIVED_UNTIL_CONDITION_MET && conditionMet(issue, now)) {
      return woken(issue, now, sequences);
    }
    return issue;
  }

  private static Issue woken(Issue issue, Instant now, Sequences sequences) {
    return issue
        .with(issue.triage().status(Status.UNRESOLVED, Substatus.ONGOING, new JsonObject()))
        .with(
            new Issue.Activity(
                sequences.next("activity"), "set_unresolved", null, new JsonObject(), now));
  }

  /// Whether the release is older than the one that solves the issue.
  private static boolean isCovered(Issue issue, @Nullable String release, Projects projects) {
    JsonObject details = issue.triage().statusDetails();
    String solved = Json.text(details, "inRelease");
    String after = Json.text(details, AFTER_RELEASE);
    Project project = projects.get(issue.projectId());
    if (release == null || project == null || (solved == null && after == null)) {
      return false;
    }
    Release seen = projects.release(project.organizationId(), release);
    Release bound =
        projects.release(
            project.organizationId(), solved != null ? solved : after == null ? "" : after);
    if (seen == null || bound == null) {
      return false;
    }
    return solved != null
        ? seen.created().isBefore(bound.created())
        : !seen.created().isAfter(bound.created());
  }

  private static boolean conditionMet(Issue issue, Instant now) {
    JsonObject details = issue.triage().statusDetails();
    Double count = Json.number(details, "ignoreCount");
    if (count != null) {
      Double window = Json.number(details, "ignoreWindow");
      Double before = Json.number(details, COUNT_BEFORE);
      long seen =
          window == null
              ? issue.occurrences().count(List.of()) - (before == null ? 0 : before.longValue())
              : issue
                  .occurrences()
                  .count(List.of(), now.minus(Duration.ofMinutes(window.longValue())), now);
      if (seen >= count) {
        return true;
      }
    }
    Double users = Json.number(details, "ignoreUserCount");
    Double before = Json.number(details, USERS_BEFORE);
    return users != null
        && issue.occurrences().users().size() - (before == null ? 0 : before) >= users;
  }
}
