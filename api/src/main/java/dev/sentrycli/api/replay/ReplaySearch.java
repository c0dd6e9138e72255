package dev.sentrycli.api.replay;

import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.time.TimeSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which replays of an organization are wanted, and in what order.
///
/// @param slugs of projects; with `ids` empty as well, those of all projects the account is in
/// @param ids of projects; `-1` for all there are
/// @param sort a field, `-` before it for the largest first
public record ReplaySearch(
    List<String> slugs,
    List<String> ids,
    List<String> environments,
    @Nullable String query,
    String sort,
    TimeSpan time) {
  public ReplaySearch {
    slugs = List.copyOf(slugs);
    ids = List.copyOf(ids);
    environments = List.copyOf(environments);
  }

  Request of(Request request) {
    return time.of(
        request
            .queryEach("projectSlug", slugs)
            .queryEach("project", ids)
            .queryEach("environment", environments)
            .queryIfPresent("query", query)
            .query("sort", sort));
  }
}
