package dev.sentrycli.sandbox.world.issue;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.ReceivedEvent;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Projects;
import dev.sentrycli.sandbox.world.event.Event;
import dev.sentrycli.sandbox.world.store.Sequences;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an event does to its issue.
final class Filing {
  private final Projects projects;
  private final Sequences sequences;

  Filing(Projects projects, Sequences sequences) {
    this.projects = projects;
    this.sequences = sequences;
  }

  /// The issue with an event counted, a new one if there is none yet.
  Issue counted(
      Project project, ReceivedEvent event, @Nullable Issue known, Instant arrived, int count) {
    Issue before = known == null ? fresh(project, event) : known;
    boolean newest = !event.timestamp().isBefore(before.occurrences().lastSeen());
    String environment = event.environment();
    Issue issue =
        before.with(
            before
                .occurrences()
                .plus(
                    event.timestamp(),
                    environment == null ? "" : environment,
                    count,
                    event.user(),
                    event.release()));
    if (newest) {
      issue = issue.with(subject(event));
    }
    return known == null
        ? issue
        : IssueLife.afterEvent(issue, event.release(), projects, arrived, sequences);
  }

  private Issue fresh(Project project, ReceivedEvent event) {
    Issue.Activity first =
        new Issue.Activity(0, "first_seen", null, new JsonObject(), event.timestamp());
    Priority priority =
        switch (event.level()) {
          case "fatal", "error" -> Priority.HIGH;
          case "warning" -> Priority.MEDIUM;
          default -> Priority.LOW;
        };
    return new Issue(
        sequences.next("issue"),
        project.id(),
        ShortIds.of(project, sequences.next("short-id/" + project.id())),
        Set.copyOf(event.hashes()),
        subject(event),
        Issue.Triage.fresh(priority),
        Occurrences.none(event.timestamp()),
        List.of(first));
  }

  private static Issue.Subject subject(ReceivedEvent event) {
    boolean feedback = event.type().equals("feedback");
    return new Issue.Subject(
        event.title(),
        event.culprit(),
        feedback ? "generic" : event.type(),
        feedback ? "feedback" : "error",
        feedback ? "feedback" : "error",
        event.level(),
        event.platform(),
        event.logger(),
        event.metadata(),
        event.unhandled());
  }

  /// The event as it is kept.
  static Event stored(
      Project project, ReceivedEvent event, @Nullable Long issueId, Instant arrived, int size) {
    return new Event(
        event.id(),
        project.id(),
        issueId,
        event.type().equals("feedback") ? "generic" : event.type(),
        event.timestamp(),
        arrived,
        event.title(),
        event.message(),
        event.culprit(),
        event.location(),
        event.platform(),
        event.level(),
        event.metadata(),
        event.tags(),
        event.traceId(),
        event.hashes(),
        size,
        event.payload());
  }
}
