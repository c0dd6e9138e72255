package dev.sentrycli.api.release;

import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.time.TimeSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which releases are asked for.
///
/// @param project the id of a project; null for all
/// @param environments those they were seen in; none for all
/// @param sort the server's word for the order
/// @param period the time they are of
/// @param status `open` or `archived`
public record ReleaseSearch(
    @Nullable String project,
    List<String> environments,
    String sort,
    TimeSpan period,
    String status) {
  /// The order that needs no counts of sessions.
  public static final String BY_DATE = "date";

  public ReleaseSearch {
    environments = List.copyOf(environments);
  }

  /// The same in a project.
  public ReleaseSearch in(String projectId, List<String> seenIn) {
    return new ReleaseSearch(projectId, seenIn, sort, period, status);
  }

  Request added(Request request) {
    Request asked = request.query("sort", sort);
    if (!sort.equals(BY_DATE)) {
      // Counts are kept by project and release, and the server wants to hear that this is known.
      asked = asked.query("flatten", "1");
    }
    return period
        .of(
            asked
                .query("health", "1")
                .queryIfPresent("project", project)
                .queryEach("environment", environments))
        .query("status", status);
  }
}
