package dev.sentrycli.sandbox.routes;

import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.world.directory.SlugTakenException;
import dev.sentrycli.sandbox.world.explore.ExploreException;
import dev.sentrycli.sandbox.world.issue.InvalidUpdateException;
import dev.sentrycli.sandbox.world.search.SearchException;

/// What answers one route of the API. The exceptions are answered with 400 or 409 by [Api].
@FunctionalInterface
public interface Endpoint {
  Response answer(Call call)
      throws SearchException, ExploreException, InvalidUpdateException, SlugTakenException;
}
