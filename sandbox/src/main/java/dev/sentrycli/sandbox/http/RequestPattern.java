package dev.sentrycli.sandbox.http;

import java.util.Locale;

/// Which requests are meant: `GET /api/0/organizations/*`.
///
/// A method (or `*` for any), a space, a path in which `*` stands for any characters, slashes
/// included. A `?` in the path starts the query fields that must be there: `GET
/// /api/0/organizations/*?cursor=*`. Without a method any method is meant.
public record RequestPattern(String method, String path, Parameters query) {
  /// Reads a pattern.
  ///
  /// @throws IllegalArgumentException if it names no path
  public static RequestPattern of(String text) {
    String trimmed = text.strip();
    int space = trimmed.indexOf(' ');
    String method = space < 0 ? "*" : trimmed.substring(0, space).toUpperCase(Locale.ROOT);
    String target = space < 0 ? trimmed : trimmed.substring(space + 1).strip();
    if (!target.startsWith("/") && !target.startsWith("*")) {
      throw new IllegalArgumentException(
          "'" + text + "' is no pattern; write one like 'GET /api/0/organizations/*'");
    }
    int question = target.indexOf('?');
    return question < 0
        ? new RequestPattern(method, target, Parameters.NONE)
        : new RequestPattern(
            method,
            target.substring(0, question),
            Parameters.parse(target.substring(question + 1)));
  }

  public boolean covers(String otherMethod, String otherPath, Parameters otherQuery) {
    return (method.equals("*") || method.equalsIgnoreCase(otherMethod))
        && glob(path, otherPath)
        && query.values().entrySet().stream()
            .allMatch(
                wanted ->
                    wanted.getValue().stream()
                        .allMatch(
                            value ->
                                otherQuery.all(wanted.getKey()).stream()
                                    .anyMatch(had -> glob(value, had))));
  }

  public boolean covers(Request request) {
    return covers(request.method(), request.path(), request.parameters());
  }

  /// Whether a text fits a pattern whose stars stand for any characters.
  private static boolean glob(String pattern, String text) {
    int star = -1;
    int mark = 0;
    int p = 0;
    int t = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        mark = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  @Override
  public String toString() {
    String fields = query.values().isEmpty() ? "" : "?" + query.encoded();
    return method + " " + path + fields;
  }
}
