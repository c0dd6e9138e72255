package dev.sentrycli.api.issue;

import dev.sentrycli.api.time.TimeSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which issues of an organization are wanted, and how much of them.
///
/// @param projects ids; none for all
/// @param query null for the server's own default
/// @param statistics whether the counts over time and over the whole life are wanted
public record IssueSearch(
    List<String> projects,
    @Nullable String query,
    @Nullable String sort,
    TimeSpan time,
    boolean statistics) {
  public IssueSearch {
    projects = List.copyOf(projects);
  }

  /// All issues of all time, as the server sorts them, with statistics.
  public static IssueSearch everything() {
    return new IssueSearch(List.of(), null, null, TimeSpan.ANY, true);
  }

  public IssueSearch in(List<String> projectIds) {
    return new IssueSearch(projectIds, query, sort, time, statistics);
  }

  public IssueSearch matching(@Nullable String otherQuery) {
    return new IssueSearch(projects, otherQuery, sort, time, statistics);
  }

  public IssueSearch sortedBy(String order) {
    return new IssueSearch(projects, query, order, time, statistics);
  }

  public IssueSearch during(TimeSpan span) {
    return new IssueSearch(projects, query, sort, span, statistics);
  }

  public IssueSearch withoutStatistics() {
    return new IssueSearch(projects, query, sort, time, false);
  }
}
