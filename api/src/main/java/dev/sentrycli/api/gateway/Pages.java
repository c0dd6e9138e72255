package dev.sentrycli.api.gateway;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Walks along cursors.
public final class Pages {
  private Pages() {}

  /// The server's upper limit for one page.
  public static final int LARGEST = 100;

  /// Where a walk ended.
  ///
  /// @param pages how many were fetched
  /// @param previous the cursor before the first of them, null if nothing is there
  /// @param next the cursor after the last of them, null if nothing is there
  /// @param cutShort whether it ended at the page limit or at a cursor that came twice
  public record Walk(
      int pages, @Nullable String previous, @Nullable String next, boolean cutShort) {
    /// Whether more exists.
    public boolean more() {
      return next != null;
    }
  }

  /// Fetches page after page, from the request's own `cursor` parameter or the start.
  ///
  /// @param perPage the value of `per_page`; 0 leaves the request as it is
  /// @param maxPages at least 1
  /// @param page hears each page and says whether to go on
  public static Walk walk(
      Gateway gateway, Request request, int perPage, int maxPages, Predicate<Answer> page) {
    Request current = perPage > 0 ? request.replaceQuery("per_page", "" + perPage) : request;
    Set<String> seen = new HashSet<>();
    String start = current.queryValue("cursor");
    if (start != null) {
      seen.add(start);
    }
    String previous = null;
    for (int pages = 1; ; pages++) {
      Answer answer = gateway.send(current);
      PageLinks links = answer.links();
      if (pages == 1) {
        previous = links.previous();
      }
      boolean wanted = page.test(answer);
      String next = links.next();
      if (next == null || !wanted) {
        return new Walk(pages, previous, next, false);
      }
      if (pages >= maxPages || !seen.add(next)) {
        return new Walk(pages, previous, next, true);
      }
      current = current.replaceQuery("cursor", next);
    }
  }
}
