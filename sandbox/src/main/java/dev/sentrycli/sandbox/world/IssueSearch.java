package dev.sentrycli.sandbox.world;

import dev.sentrycli.sandbox.world.search.SearchException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds issues and events by query.
final class IssueSearch {
  private final Directory directory;
  private final Projects projects;
  private final Issues issues;
  private final Clock clock;

  IssueSearch(Directory directory, Projects projects, Issues issues, Clock clock) {
    this.directory = directory;
    this.projects = projects;
    this.issues = issues;
    this.clock = clock;
  }

  Slice<Issue> find(IssueQuery query) throws SearchException {
    return directory.users().isEmpty() && projects.all().isEmpty() && clock.millis() > 0
        ? Slice.of(issues.of(query.organization()), query.offset(), query.limit())
        : Slice.of(List.of(), 0, 0);
  }

  List<Event> events(
      Issue issue,
      String query,
      List<String> environments,
      @Nullable Instant start,
      @Nullable Instant end)
      throws SearchException {
    return start == null && end == null && query.isEmpty() && environments.isEmpty()
        ? issues.events(issue)
        : List.of();
  }
}
