package dev.sentrycli.sandbox.world.issue;

import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.User;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `GET organizations/{org}/issues/` is asked for. A null `query` is a missing parameter, for
/// which the server has a default; an empty one asks for everything but feedback, which is found
/// only where the query says something of categories or types. Null `start` or `end` is open.
public record IssueQuery(
    Organization organization,
    List<Long> projectIds,
    @Nullable String query,
    List<String> environments,
    Sort sort,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable User viewer,
    int offset,
    int limit) {

  /// The orders an issue list can have.
  public enum Sort {
    DATE,
    NEW,
    FREQ,
    USER,
    RECOMMENDED
  }

  public IssueQuery {
    projectIds = List.copyOf(projectIds);
    environments = List.copyOf(environments);
  }

  /// All issues of an organization but feedback by date, the first hundred.
  public static IssueQuery of(Organization organization) {
    return new IssueQuery(
        organization, List.of(), "", List.of(), Sort.DATE, null, null, null, 0, 100);
  }

  public IssueQuery projects(List<Long> ids) {
    return new IssueQuery(
        organization, ids, query, environments, sort, start, end, viewer, offset, limit);
  }

  public IssueQuery query(@Nullable String text) {
    return new IssueQuery(
        organization, projectIds, text, environments, sort, start, end, viewer, offset, limit);
  }

  public IssueQuery environments(List<String> names) {
    return new IssueQuery(
        organization, projectIds, query, names, sort, start, end, viewer, offset, limit);
  }

  public IssueQuery sort(Sort by) {
    return new IssueQuery(
        organization, projectIds, query, environments, by, start, end, viewer, offset, limit);
  }

  public IssueQuery between(@Nullable Instant from, @Nullable Instant to) {
    return new IssueQuery(
        organization, projectIds, query, environments, sort, from, to, viewer, offset, limit);
  }

  /// Who `me` is in the query.
  public IssueQuery viewer(@Nullable User user) {
    return new IssueQuery(
        organization, projectIds, query, environments, sort, start, end, user, offset, limit);
  }

  public IssueQuery slice(int from, int atMost) {
    return new IssueQuery(
        organization, projectIds, query, environments, sort, start, end, viewer, from, atMost);
  }
}
