package dev.sentrycli.api.feedback;

import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.issue.Issue;
import dev.sentrycli.api.issue.IssueSearch;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Regions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked about user feedback, which servers keep as issues of a category of its own.
public final class Feedbacks {
  private static final String CATEGORY = "issue.category:feedback";

  private final Regions regions;

  public Feedbacks(Regions regions) {
    this.regions = regions;
  }

  /// Whether an issue is feedback.
  public static boolean isFeedback(Issue issue) {
    return "feedback".equals(Fields.textOrNull(issue.json(), "issueCategory"))
        || "feedback".equals(Fields.textOrNull(issue.json(), "issueType"));
  }

  /// The newest feedback, or that from a cursor on.
  ///
  /// @param status `unresolved`, `resolved` or `ignored`; null for any
  /// @param search its query comes on top of the status
  public Slice<Issue> list(
      String organization,
      @Nullable String status,
      IssueSearch search,
      int limit,
      @Nullable String cursor) {
    return regions.slice(
        organization,
        search
            .time()
            .of(search(organization, search.projects(), query(status, search.query()), "date"))
            .queryIfPresent("cursor", cursor)
            .query("limit", regions.pageSize(limit)),
        0,
        limit,
        Issue::new);
  }

  /// The first unresolved feedback in an order, or null.
  ///
  /// @param projectId null for all of the organization
  public @Nullable Issue firstUnresolved(
      String organization, @Nullable String projectId, String sort) {
    Request request =
        search(
                organization,
                projectId == null ? List.of() : List.of(projectId),
                query("unresolved", null),
                sort)
            .query("limit", 1);
    var found = regions.send(organization, request).objects();
    return found.isEmpty() ? null : new Issue(found.getFirst());
  }

  private static Request search(
      String organization, List<String> projects, String query, String sort) {
    return Request.get("/api/0/organizations/{}/issues/", organization)
        .queryEach("project", projects)
        .query("query", query)
        .query("sort", sort)
        .query("collapse", "filtered")
        .query("collapse", "unhandled");
  }

  private static String query(@Nullable String status, @Nullable String more) {
    StringBuilder query = new StringBuilder(CATEGORY);
    if (status != null) {
      query.append(" status:").append(status);
    }
    if (more != null && !more.isBlank()) {
      query.append(' ').append(more.strip());
    }
    return query.toString();
  }
}
