package dev.sentrycli.api.explore;

import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.time.TimeSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which rows of a dataset are wanted, and what of them. A value: each method that sets something
/// returns a changed copy.
///
/// @param dataset as servers call it: `errors`, `spans`, `logs`, `tracemetrics`
/// @param fields columns and aggregates, at most [#MOST_FIELDS]
/// @param query null for all rows
/// @param projects ids; empty for what servers mean by that, which is the projects of the caller
/// @param environments names; empty for all
/// @param sort a field, after a `-` for the largest first; null for the server's order
/// @param sampling how much of the data may be left out, such as `NORMAL`; null for the server's
///   way
public record TableQuery(
    String dataset,
    List<String> fields,
    @Nullable String query,
    List<String> projects,
    List<String> environments,
    @Nullable String sort,
    TimeSpan time,
    @Nullable String sampling) {
  /// So many fields servers take at most.
  public static final int MOST_FIELDS = 20;

  /// All projects the caller may see.
  public static final List<String> ALL_PROJECTS = List.of("-1");

  public TableQuery {
    fields = List.copyOf(fields);
    projects = List.copyOf(projects);
    environments = List.copyOf(environments);
  }

  public static TableQuery of(String dataset, List<String> fields, TimeSpan time) {
    return new TableQuery(dataset, fields, null, List.of(), List.of(), null, time, null);
  }

  /// @param search null or blank for all rows
  public TableQuery where(@Nullable String search) {
    String said = search == null || search.isBlank() ? null : search.strip();
    return new TableQuery(dataset, fields, said, projects, environments, sort, time, sampling);
  }

  public TableQuery in(List<String> ids) {
    return new TableQuery(dataset, fields, query, ids, environments, sort, time, sampling);
  }

  public TableQuery within(List<String> names) {
    return new TableQuery(dataset, fields, query, projects, names, sort, time, sampling);
  }

  public TableQuery sortedBy(@Nullable String order) {
    return new TableQuery(dataset, fields, query, projects, environments, order, time, sampling);
  }

  public TableQuery sampled(String way) {
    return new TableQuery(dataset, fields, query, projects, environments, sort, time, way);
  }

  Request request(String organization, @Nullable String cursor) {
    return asked(
        Request.get("/api/0/organizations/{}/events/", organization).query("dataset", dataset),
        cursor);
  }

  /// As servers want it about replays, which have an address of their own.
  Request replays(String organization, @Nullable String cursor) {
    return asked(Request.get("/api/0/organizations/{}/replays/", organization), cursor);
  }

  private Request asked(Request request, @Nullable String cursor) {
    return time.of(
            request
                .queryEach("field", fields)
                .queryIfPresent("query", query)
                .queryEach("project", projects)
                .queryEach("environment", environments)
                .queryIfPresent("sort", sort))
        .queryIfPresent("sampling", sampling)
        .queryIfPresent("cursor", cursor);
  }
}
