package dev.sentrycli.cli.command.issue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.issue.Issue;
import dev.sentrycli.api.issue.IssueSearch;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.cli.command.BadSearch;
import dev.sentrycli.cli.command.issue.IssueSources.Source;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.ProjectTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the sources of a list gave, each its share of the limit; what some left goes to the others.
///
/// @param search what was asked, also for the order in which the parts are merged
record IssueParts(List<Part> parts, IssueSearch search) {
  private static final String BETWEEN = "|";

  /// What one source gave.
  ///
  /// @param share how many issues it was asked for
  /// @param slice null if it gave nothing
  /// @param failure why it gave nothing, or no more
  record Part(
      Source source, int share, @Nullable Slice<Issue> slice, @Nullable ApiException failure) {
    int size() {
      return slice == null ? 0 : slice.items().size();
    }

    /// Whether it gave all it was asked for and has more.
    boolean hasMore() {
      return failure == null && slice != null && slice.hasMore() && size() >= share;
    }

    /// This part and what follows it.
    Part and(Part more) {
      if (slice == null || more.slice == null) {
        return new Part(source, share, slice, more.failure);
      }
      List<Issue> items = new ArrayList<>(slice.items());
      items.addAll(more.slice.items());
      return new Part(
          source,
          share + more.share,
          new Slice<>(items, slice.previous(), more.slice.next()),
          more.failure);
    }
  }

  /// @param cursor those of all sources, as [#next] joins them; null for the beginning
  /// @throws ApiException if no source could be asked
  static IssueParts fetch(
      List<Source> sources,
      IssueSearch search,
      int limit,
      @Nullable String cursor,
      Session session) {
    String[] cursors = cursor == null ? new String[0] : cursor.split("\\|", -1);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      String own = i < cursors.length ? cursors[i] : null;
      int share = share(limit, sources.size(), i);
      if (cursor == null || (own != null && !own.isEmpty())) {
        parts.add(part(sources.get(i), search, share, own, session));
      } else {
        parts.add(new Part(sources.get(i), 0, Slice.whole(List.of()), null));
      }
    }
    passOnLeftovers(parts, search, limit, session);
    refuseIfNothingCame(parts, session);
    return new IssueParts(parts, search);
  }

  /// How many issues a source may give. The shares make up the limit, so that nothing is fetched
  /// and then left out: its cursor would pass it by.
  private static int share(int limit, int sources, int source) {
    return Math.max(1, limit / sources + (source < limit % sources ? 1 : 0));
  }

  /// Gives what some sources left of their shares to those that have more.
  private static void passOnLeftovers(
      List<Part> parts, IssueSearch search, int limit, Session session) {
    while (true) {
      int left = limit;
      List<Integer> open = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        left -= parts.get(i).size();
        if (parts.get(i).hasMore()) {
          open.add(i);
        }
      }
      if (left <= 0 || open.isEmpty()) {
        return;
      }
      for (int i = 0; i < open.size(); i++) {
        int extra = left / open.size() + (i < left % open.size() ? 1 : 0);
        Part part = parts.get(open.get(i));
        if (extra > 0 && part.slice() != null) {
          Part more = part(part.source(), search, extra, part.slice().next(), session);
          parts.set(open.get(i), part.and(more));
        }
      }
    }
  }

  private static Part part(
      Source source, IssueSearch search, int limit, @Nullable String cursor, Session session) {
    List<String> ids = new ArrayList<>();
    for (ProjectTarget project : source.projects()) {
      ids.add(session.targets().id(project));
    }
    try {
      return new Part(source, limit, list(source, search.in(ids), limit, cursor, session), null);
    } catch (ApiException failed) {
      return new Part(source, limit, null, failed);
    }
  }

  private static Slice<Issue> list(
      Source source, IssueSearch search, int limit, @Nullable String cursor, Session session) {
    try {
      return session.api().issues().list(source.organization(), search, limit, cursor);
    } catch (ApiException.Status status) {
      if (status.status() == 400
          && "recommended".equals(search.sort())
          && !session.base().value().isSaas()) {
        session
            .notices()
            .warn("issue", "This server can't sort by 'recommended'; sorted by date instead");
        return session
            .api()
            .issues()
            .list(source.organization(), search.sortedBy("date"), limit, cursor);
      }
      throw BadSearch.or(status, search.query());
    }
  }

  /// Whether there is such an organization, as far as this account may know.
  private static boolean isThere(String organization, Session session) {
    try {
      return session.targets().canSee(organization);
    } catch (ApiException untold) {
      session.notices().debug("issue", "No organizations: " + untold.getMessage());
      return true;
    }
  }

  private static void refuseIfNothingCame(List<Part> parts, Session session) {
    ApiException first = null;
    Source refused = null;
    for (Part part : parts) {
      if (part.slice() != null) {
        return;
      }
      if (first == null) {
        first = part.failure();
        refused = part.source();
      }
    }
    if (first instanceof ApiException.Status status
        && status.status() == 404
        && refused != null
        && (refused.projects().isEmpty() || !isThere(refused.organization(), session))) {
      throw session.targets().noOrganization(refused.organization());
    }
    if (first != null) {
      throw first;
    }
  }

  List<JsonObject> merged() {
    List<JsonObject> all = new ArrayList<>();
    for (Part part : parts) {
      if (part.slice() != null) {
        for (Issue issue : part.slice().items()) {
          JsonObject json = issue.json();
          // The server was asked to leave this out, and some say so with a null.
          if (json.has("filtered") && json.get("filtered").isJsonNull()) {
            json.remove("filtered");
          }
          all.add(json);
        }
      }
    }
    if (parts.size() > 1) {
      all.sort(order(search.sort()));
    }
    return all;
  }

  private static Comparator<JsonObject> order(@Nullable String sort) {
    return switch (sort == null ? "date" : sort) {
      case "freq" ->
          Comparator.<JsonObject>comparingDouble(issue -> number(issue, "count")).reversed();
      case "user" ->
          Comparator.<JsonObject>comparingDouble(issue -> number(issue, "userCount")).reversed();
      case "new" ->
          Comparator.<JsonObject, String>comparing(issue -> Fields.textOr(issue, "firstSeen", ""))
              .reversed();
      default ->
          Comparator.<JsonObject, String>comparing(issue -> Fields.textOr(issue, "lastSeen", ""))
              .reversed();
    };
  }

  private static double number(JsonObject issue, String field) {
    Double number = Fields.numberOrNull(issue, field);
    return number == null ? 0 : number;
  }

  /// The cursors of what follows, or null.
  @Nullable String next() {
    if (parts.size() == 1) {
      Slice<Issue> only = parts.getFirst().slice();
      return only == null ? null : only.next();
    }
    List<String> cursors = new ArrayList<>();
    boolean any = false;
    for (Part part : parts) {
      String next = part.slice() == null ? null : part.slice().next();
      any |= next != null;
      cursors.add(next == null ? "" : next);
    }
    return any ? String.join(BETWEEN, cursors) : null;
  }

  boolean hasPrevious() {
    for (Part part : parts) {
      if (part.slice() != null && part.slice().hasPrevious()) {
        return true;
      }
    }
    return false;
  }

  /// What could not be had, for `--json`; people are told at once.
  JsonObject errors(Session session) {
    JsonObject extras = new JsonObject();
    JsonArray errors = new JsonArray();
    for (Part part : parts) {
      if (part.failure() != null) {
        JsonObject error = new JsonObject();
        error.addProperty(
            "status", part.failure() instanceof ApiException.Status status ? status.status() : 0);
        error.addProperty("message", part.failure().getMessage());
        errors.add(error);
        session
            .notices()
            .warn(
                "issue",
                (part.slice() == null ? "No issues from " : "No further issues from ")
                    + part.source().title()
                    + ": "
                    + part.failure().getMessage());
      }
    }
    if (!errors.isEmpty()) {
      extras.add("errors", errors);
    }
    return extras;
  }
}
