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

  private record Route<T>(String method, String[] segments, int literals, T target) {}

  /// A route that was found, with the decoded segments that stood for its names.
  public record Match<T>(T target, Map<String, String> names) {}

  public void add(String method, String template, T target) {
    String[] segments = template.split("/", -1);
    int literals = 0;
    for (String segment : segments) {
      literals += segment.startsWith("{") ? 0 : 1;
    }
    routes.add(new Route<>(method, segments, literals, target));
  }

  /// The most literal route for a path, or null.
  public @Nullable Match<T> find(String method, String path) {
    String[] segments = path.split("/", -1);
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
    for (int i = 0; i < segments.length; i++) {
      String name = best.segments()[i];
      if (name.startsWith("{")) {
        names.put(name.substring(1, name.length() - 1), decoded(segments[i]));
      }
    }
    return new Match<>(best.target(), names);
  }

  /// The methods that a path knows; empty if there is no such path.
  public List<String> methods(String path) {
    String[] segments = path.split("/", -1);
    return routes.stream()
        .filter(route -> fits(route.segments(), segments))
        .map(Route::method)
        .distinct()
        .toList();
  }

  private static boolean fits(String[] template, String[] path) {
    if (template.length != path.length) {
      return false;
    }
    for (int i = 0; i < path.length; i++) {
      boolean name = template[i].startsWith("{");
      if (name ? path[i].isEmpty() : !template[i].equals(path[i])) {
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
