package dev.sentrycli.api.issue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which issues of an organization are wanted, and how much of them.
///
/// @param projects ids; none for all
/// @param query null for the server's own default
/// @param statsPeriod null if start and end say it, or nothing does
/// @param statistics whether the counts over time and over the whole life are wanted
public record IssueSearch(
    List<String> projects,
    @Nullable String query,
    @Nullable String sort,
    @Nullable String statsPeriod,
    @Nullable String start,
    @Nullable String end,
    boolean statistics) {
  public IssueSearch {
    projects = List.copyOf(projects);
  }

  /// All issues of all time, as the server sorts them, with statistics.
  public static IssueSearch everything() {
    return new IssueSearch(List.of(), null, null, null, null, null, true);
  }

  public IssueSearch in(List<String> projectIds) {
    return new IssueSearch(projectIds, query, sort, statsPeriod, start, end, statistics);
  }

  public IssueSearch matching(@Nullable String otherQuery) {
    return new IssueSearch(projects, otherQuery, sort, statsPeriod, start, end, statistics);
  }

  public IssueSearch sortedBy(String order) {
    return new IssueSearch(projects, query, order, statsPeriod, start, end, statistics);
  }

  /// @param period the time up to now, such as `90d`; null if the others say it
  public IssueSearch during(@Nullable String period, @Nullable String from, @Nullable String to) {
    return new IssueSearch(projects, query, sort, period, from, to, statistics);
  }

  public IssueSearch withoutStatistics() {
    return new IssueSearch(projects, query, sort, statsPeriod, start, end, false);
  }
}
