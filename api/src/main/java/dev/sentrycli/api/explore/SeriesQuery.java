package dev.sentrycli.api.explore;

import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.time.TimeSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which numbers over time are wanted of a dataset.
///
/// @param dataset as servers call it
/// @param axes aggregates such as `count()`, at least one
/// @param query null for all rows
/// @param projects ids; empty for the projects of the caller
/// @param environments names; empty for all
/// @param interval such as `5m`; null for what the server chooses
/// @param groups columns whose values get a line each; only with `top`
/// @param top for how many of these values; 0 for one line of all
/// @param sort which values are the top ones; null for the server's order
public record SeriesQuery(
    String dataset,
    List<String> axes,
    @Nullable String query,
    List<String> projects,
    List<String> environments,
    TimeSpan time,
    @Nullable String interval,
    List<String> groups,
    int top,
    @Nullable String sort) {
  public SeriesQuery {
    axes = List.copyOf(axes);
    projects = List.copyOf(projects);
    environments = List.copyOf(environments);
    groups = List.copyOf(groups);
    query = query == null || query.isBlank() ? null : query.strip();
  }

  /// One line for each aggregate.
  public SeriesQuery(
      String dataset,
      List<String> axes,
      @Nullable String query,
      List<String> projects,
      List<String> environments,
      TimeSpan time,
      @Nullable String interval) {
    this(dataset, axes, query, projects, environments, time, interval, List.of(), 0, null);
  }

  Request timeseries(String organization) {
    return asked(Request.get("/api/0/organizations/{}/events-timeseries/", organization))
        .queryEach("groupBy", groups)
        .queryIfPresent("topEvents", top > 0 ? Integer.toString(top) : null)
        .queryIfPresent("sort", sort);
  }

  /// As servers want it that know no `events-timeseries`.
  Request stats(String organization) {
    Request request = asked(Request.get("/api/0/organizations/{}/events-stats/", organization));
    if (top == 0) {
      return request;
    }
    return request
        .queryEach("field", groups)
        .queryEach("field", axes)
        .query("topEvents", top)
        .queryIfPresent("sort", sort);
  }

  private Request asked(Request request) {
    return time.of(
            request
                .query("dataset", dataset)
                .queryEach("yAxis", axes)
                .queryIfPresent("query", query)
                .queryEach("project", projects)
                .queryEach("environment", environments))
        .queryIfPresent("interval", interval);
  }
}
