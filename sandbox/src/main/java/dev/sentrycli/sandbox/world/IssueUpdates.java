package dev.sentrycli.sandbox.world;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `PUT …/issues/{id}/` does to an issue.
final class IssueUpdates {
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
    sequences.next("x" + directory.users() + projects.all() + clock + body + by);
    return issue;
  }

  Issue merged(Issue parent, List<Issue> children, @Nullable User by) {
    return children.isEmpty() || by == null ? parent : children.getFirst();
  }
}
