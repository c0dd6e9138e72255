package dev.sentrycli.cli.command.issue;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.issue.Issue;
import dev.sentrycli.api.issue.IssueSearch;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.api.organization.Regions;
import dev.sentrycli.cli.command.PageWalk;
import dev.sentrycli.cli.command.issue.IssueSources.Source;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.SourcePlace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The issues of a long list, fetched while they are handed on. Of each source there is one page in
/// memory; the issues of several are merged in the order each server has them in.
///
/// @param limit how many at most; [IssueList#ALL] for no end
/// @param maxPages how many pages of a source are fetched at most
/// @param extras further keys of the frame of a list that turned out to be empty
record IssueFlow(
    IssueSources sources,
    IssueSearch search,
    PageWalk walk,
    int limit,
    int maxPages,
    JsonObject extras,
    Session session)
    implements Result.Source {

  @Override
  public Result.Envelope each(Result.PageTaker taker) {
    List<Lane> lanes = lanes();
    Comparator<JsonObject> order = IssueParts.order(search.sort());
    List<JsonObject> page = new ArrayList<>();
    int count = 0;
    while (count < limit) {
      Lane first = first(lanes, order);
      if (first == null) {
        break;
      }
      page.add(first.waiting.removeFirst());
      count++;
      if (page.size() == Regions.LARGEST_PAGE || (lanes.size() == 1 && first.waiting.isEmpty())) {
        if (count == page.size()) {
          sources.remember(page, session);
        }
        taker.take(List.copyOf(page));
        page.clear();
      }
    }
    if (count == page.size()) {
      sources.remember(page, session);
    }
    taker.take(List.copyOf(page));
    return envelope(lanes, count);
  }

  /// One for each source, with its first page.
  private List<Lane> lanes() {
    List<SourcePlace> places = SourcePlace.of(walk.cursor(), sources.all().size());
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      lanes.add(new Lane(sources.all().get(i), places.get(i)));
    }
    // Some at a time; what each says is kept in it.
    for (var outcome : Fanout.over(lanes, Lane::fetched)) {
      if (outcome.failure() != null) {
        throw outcome.failure();
      }
    }
    List<IssueParts.Part> parts = new ArrayList<>();
    for (Lane lane : lanes) {
      if (lane.pages > 0 || lane.failure != null) {
        Slice<Issue> came = lane.failure == null ? Slice.whole(List.of()) : null;
        parts.add(new IssueParts.Part(lane.source, lane.place, 1, came, lane.failure));
      }
    }
    IssueParts.refuseIfNothingCame(parts, session);
    return lanes;
  }

  /// The source whose next issue goes first; of equals the one named first. Null if all are at
  /// their end.
  private @Nullable Lane first(List<Lane> lanes, Comparator<JsonObject> order) {
    Lane first = null;
    for (Lane lane : lanes) {
      while (lane.waiting.isEmpty() && lane.mayHaveMore()) {
        lane.fetch();
        if (lane.failure != null && lanes.size() == 1) {
          throw lane.failure;
        }
      }
      if (!lane.waiting.isEmpty()
          && (first == null
              || order.compare(lane.waiting.getFirst(), first.waiting.getFirst()) < 0)) {
        first = lane;
      }
    }
    return first;
  }

  private Result.Envelope envelope(List<Lane> lanes, int count) {
    List<IssueError> errors = new ArrayList<>(sources.missing());
    List<SourcePlace> next = new ArrayList<>();
    boolean previous = false;
    for (Lane lane : lanes) {
      next.add(lane.place);
      previous |= lane.previous;
      if (lane.failure != null) {
        errors.add(new IssueError(lane.source.title(), lane.pages > 0, lane.failure));
      }
    }
    JsonObject frame = IssueError.tell(errors, session);
    if (count == 0) {
      extras.entrySet().forEach(extra -> frame.add(extra.getKey(), extra.getValue()));
    }
    return walk.envelope(SourcePlace.joined(next), previous, frame);
  }

  /// One source and how far it was read.
  private final class Lane {
    private final Source source;
    private final Set<String> seen = new HashSet<>();
    private final Deque<JsonObject> waiting = new ArrayDeque<>();
    private SourcePlace place;
    private @Nullable ApiException failure;
    private boolean circling;
    private boolean previous;
    private int pages;
    private int left = limit;

    private Lane(Source source, SourcePlace place) {
      this.source = source;
      this.place = place;
    }

    private boolean mayHaveMore() {
      return !place.ended() && !circling && failure == null && pages < maxPages && left > 0;
    }

    private Lane fetched() {
      if (!place.ended()) {
        fetch();
      }
      return this;
    }

    private void fetch() {
      int size = Math.min(left, size());
      try {
        Slice<Issue> slice =
            IssueParts.answered(
                search.in(IssueParts.ids(source, session)),
                session,
                asked ->
                    session
                        .api()
                        .issues()
                        .page(source.organization(), asked, size, place.cursor()));
        slice.items().forEach(issue -> waiting.add(IssueParts.cleaned(issue)));
        left -= slice.items().size();
        previous = pages == 0 ? slice.hasPrevious() : previous;
        pages++;
        place = SourcePlace.after(slice.next());
        // A server that names a cursor twice would be asked for ever.
        circling = slice.next() != null && !seen.add(slice.next());
      } catch (ApiException failed) {
        failure = failed;
      }
    }

    /// Pages of one size, with as little beyond the limit as can be.
    private int size() {
      if (limit == IssueList.ALL) {
        return Regions.LARGEST_PAGE;
      }
      int most = (limit + Regions.LARGEST_PAGE - 1) / Regions.LARGEST_PAGE;
      return (limit + most - 1) / most;
    }
  }
}
