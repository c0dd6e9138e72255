package dev.sentrycli.cli.command.issue;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.issue.Issue;
import dev.sentrycli.api.issue.IssueSearch;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.cli.command.BadSearch;
import dev.sentrycli.cli.command.issue.IssueSources.Source;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.SourcePlace;
import dev.sentrycli.cli.target.ProjectTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the sources of a list gave, each its share of the limit; what some left goes to the others.
///
/// @param search what was asked, also for the order in which the parts are merged
record IssueParts(List<Part> parts, IssueSearch search) {
  /// What one source gave.
  ///
  /// @param from where it was to begin
  /// @param share how many issues it was asked for; 0 if it was not, being at its end
  /// @param slice null if it gave nothing
  /// @param failure why it gave nothing, or no more
  record Part(
      Source source,
      SourcePlace from,
      int share,
      @Nullable Slice<Issue> slice,
      @Nullable ApiException failure) {
    int size() {
      return slice == null ? 0 : slice.items().size();
    }

    /// Whether it gave all it was asked for and has more.
    boolean hasMore() {
      return failure == null && slice != null && slice.hasMore() && size() >= share;
    }

    /// Where it goes on. What failed is asked again, from where it stood.
    SourcePlace next() {
      return slice == null ? from : SourcePlace.after(slice.next());
    }

    /// This part and what follows it.
    Part and(Part more) {
      if (slice == null || more.slice == null) {
        return new Part(source, from, share, slice, more.failure);
      }
      List<Issue> items = new ArrayList<>(slice.items());
      items.addAll(more.slice.items());
      return new Part(
          source,
          from,
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
    List<SourcePlace> places = SourcePlace.of(cursor, sources.size());
    List<Wish> wishes = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      SourcePlace from = places.get(i);
      int share = from.ended() ? 0 : share(limit, sources.size(), i);
      wishes.add(new Wish(sources.get(i), from, share));
    }
    List<Part> parts = new ArrayList<>(granted(wishes, search, session));
    passOnLeftovers(parts, search, limit, session);
    refuseIfNothingCame(parts, session);
    return new IssueParts(parts, search);
  }

  /// What a source is asked for.
  ///
  /// @param share 0 for nothing
  private record Wish(Source source, SourcePlace from, int share) {}

  /// Asks several sources at once, a few at a time. What comes is in the order of the wishes.
  private static List<Part> granted(List<Wish> wishes, IssueSearch search, Session session) {
    List<Part> parts = new ArrayList<>();
    for (var outcome : Fanout.<Wish, Part>over(wishes, wish -> part(wish, search, session))) {
      Part part = outcome.answer();
      if (part == null) {
        throw outcome.failure() == null ? new IllegalStateException() : outcome.failure();
      }
      parts.add(part);
    }
    return parts;
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
      List<Integer> asked = new ArrayList<>();
      List<Wish> wishes = new ArrayList<>();
      for (int i = 0; i < open.size(); i++) {
        int extra = left / open.size() + (i < left % open.size() ? 1 : 0);
        Part part = parts.get(open.get(i));
        if (extra > 0) {
          asked.add(open.get(i));
          wishes.add(new Wish(part.source(), part.next(), extra));
        }
      }
      List<Part> more = granted(wishes, search, session);
      for (int i = 0; i < asked.size(); i++) {
        parts.set(asked.get(i), parts.get(asked.get(i)).and(more.get(i)));
      }
    }
  }

  private static Part part(Wish wish, IssueSearch search, Session session) {
    Source source = wish.source();
    if (wish.share() == 0) {
      return new Part(source, wish.from(), 0, Slice.whole(List.of()), null);
    }
    try {
      Slice<Issue> slice =
          answered(
              search.in(ids(source, session)),
              session,
              asked ->
                  session
                      .api()
                      .issues()
                      .list(source.organization(), asked, wish.share(), wish.from().cursor()));
      return new Part(source, wish.from(), wish.share(), slice, null);
    } catch (ApiException failed) {
      return new Part(source, wish.from(), wish.share(), null, failed);
    }
  }

  /// The ids of a source's projects; none for a whole organization.
  static List<String> ids(Source source, Session session) {
    List<String> ids = new ArrayList<>();
    for (ProjectTarget project : source.projects()) {
      ids.add(session.targets().id(project));
    }
    return ids;
  }

  /// What a server says to a search, asked again without what it does not know.
  ///
  /// @throws BadSearch if it does not understand the query
  static Slice<Issue> answered(
      IssueSearch search, Session session, Function<IssueSearch, Slice<Issue>> question) {
    try {
      return question.apply(search);
    } catch (ApiException.Status status) {
      if (status.status() == 400
          && "recommended".equals(search.sort())
          && !session.base().value().isSaas()) {
        session
            .notices()
            .warn("issue", "This server can't sort by 'recommended'; sorted by date instead");
        return question.apply(search.sortedBy("date"));
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

  /// @throws ApiException if no source that was asked gave anything
  static void refuseIfNothingCame(List<Part> parts, Session session) {
    ApiException first = null;
    Source refused = null;
    for (Part part : parts) {
      if (part.slice() != null && part.share() > 0) {
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
          all.add(cleaned(issue));
        }
      }
    }
    if (parts.size() > 1) {
      all.sort(order(search.sort()));
    }
    return all;
  }

  static JsonObject cleaned(Issue issue) {
    JsonObject json = issue.json();
    // The server was asked to leave this out, and some say so with a null.
    if (json.has("filtered") && json.get("filtered").isJsonNull()) {
      json.remove("filtered");
    }
    return json;
  }

  /// The order of issues of several sources, as each of the servers has it.
  static Comparator<JsonObject> order(@Nullable String sort) {
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

  /// The cursor of what follows, or null.
  @Nullable String next() {
    List<SourcePlace> places = new ArrayList<>();
    parts.forEach(part -> places.add(part.next()));
    return SourcePlace.joined(places);
  }

  boolean hasPrevious() {
    for (Part part : parts) {
      if (part.slice() != null && part.slice().hasPrevious()) {
        return true;
      }
    }
    return false;
  }

  /// What could not be had.
  List<IssueError> errors() {
    List<IssueError> errors = new ArrayList<>();
    for (Part part : parts) {
      if (part.failure() != null) {
        errors.add(new IssueError(part.source().title(), part.slice() != null, part.failure()));
      }
    }
    return errors;
  }
}
