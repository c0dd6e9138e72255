package dev.sentrycli.sandbox.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which path is answered by what. A template like `/api/0/projects/{org}/{project}/` has names in
/// braces where one segment may be anything; a literal segment is preferred over a name.
///
/// @param <T> what a route leads to
public final class Routes<T> {
  private final List<Route<T>> routes = new ArrayList<>();

  public Routes() {}

  private record Route<T>(String method, List<String> segments, int literals, T target) {}

  /// A route that was found, with the decoded segments that stood for its names.
  public record Match<T>(T target, Map<String, String> names) {}

  public void add(String method, String template, T target) {
    List<String> segments = List.of(template.split("/", -1));
    int literals = 0;
    for (String segment : segments) {
      literals += segment.startsWith("{") ? 0 : 1;
    }
    routes.add(new Route<>(method, segments, literals, target));
  }

  /// The most literal route for a path, or null.
  public @Nullable Match<T> find(String method, String path) {
    List<String> segments = List.of(path.split("/", -1));
    Route<T> best = null;
    for (Route<T> route : routes) {
      if (route.method().equals(method)
          && fits(route.segments(), segments)
          && (best == null || route.literals() > best.literals())) {
        best = route;
      }
    }
    if (best == null) {
      return null;
    }
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String name = best.segments().get(i);
      if (name.startsWith("{")) {
        names.put(name.substring(1, name.length() - 1), decoded(segments.get(i)));
      }
    }
    return new Match<>(best.target(), names);
  }

  /// The methods that a path knows; empty if there is no such path.
  public List<String> methods(String path) {
    List<String> segments = List.of(path.split("/", -1));
    return routes.stream()
        .filter(route -> fits(route.segments(), segments))
        .map(Route::method)
        .distinct()
        .toList();
  }

  private static boolean fits(List<String> template, List<String> path) {
    if (template.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      String wanted = template.get(i);
      String given = path.get(i);
      if (wanted.startsWith("{") ? given.isEmpty() : !wanted.equals(given)) {
        return false;
      }
    }
    return true;
  }

  /// A path segment without percent signs; unlike in a query a plus is a plus.
  private static String decoded(String segment) {
    return URI.create("/" + segment).getPath().substring(1);
  }
}
