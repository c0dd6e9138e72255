package dev.sentrycli.api.replay;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.Answer;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.json.UnexpectedJsonException;
import dev.sentrycli.api.organization.Lookup;
import dev.sentrycli.api.organization.Regions;
import dev.sentrycli.api.server.Fallbacks;
import dev.sentrycli.api.time.TimeSpan;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can be asked about replays.
public final class Replays {
  /// What lists of replays tell of each.
  private static final List<String> FIELDS =
      List.of(
          "activity",
          "browser",
          "count_dead_clicks",
          "count_errors",
          "count_infos",
          "count_rage_clicks",
          "count_segments",
          "count_urls",
          "count_warnings",
          "device",
          "dist",
          "duration",
          "environment",
          "error_ids",
          "finished_at",
          "has_viewed",
          "id",
          "info_ids",
          "is_archived",
          "os",
          "platform",
          "project_id",
          "releases",
          "sdk",
          "started_at",
          "tags",
          "trace_ids",
          "urls",
          "user",
          "warning_ids");

  /// How a server refuses the name of a data source.
  private static final Fallbacks.Refusal NO_SOURCE = status -> status.status() == 400;

  private final Regions regions;
  private final Fallbacks fallbacks;

  /// Hears what a recording holds, event by event.
  public interface Listener {
    /// @throws IOException if it can't be kept
    void hear(RecordedEvent event) throws IOException;

    /// Whether it wants to hear the rest.
    default boolean wantsMore() {
      return true;
    }
  }

  public Replays(Regions regions, Fallbacks fallbacks) {
    this.regions = regions;
    this.fallbacks = fallbacks;
  }

  /// The ids of the replays in which an issue was seen during the last 90 days. What holds the
  /// events of issues goes by several names; the oldest servers look there unasked.
  public List<String> ofIssue(String organization, String issue) {
    return fallbacks.ask(
        "replays of errors",
        NO_SOURCE,
        () -> ofIssue(organization, issue, "errors"),
        () ->
            fallbacks.ask(
                "replays of events",
                NO_SOURCE,
                () -> ofIssue(organization, issue, "events"),
                () -> ofIssue(organization, issue, null)));
  }

  private List<String> ofIssue(String organization, String issue, @Nullable String source) {
    Request request =
        Request.get("/api/0/organizations/{}/replay-count/", organization)
            .queryIfPresent("data_source", source)
            .query("project", "-1")
            .query("query", "issue.id:[" + issue + "]")
            .query("returnIds", "true")
            .query("statsPeriod", "90d");
    return Fields.texts(regions.send(organization, request).object(), issue);
  }

  /// The first replays of a search, or those from a cursor on.
  public Slice<Replay> list(
      String organization, ReplaySearch search, int limit, @Nullable String cursor) {
    Request request = request(organization, search).queryIfPresent("cursor", cursor);
    return regions.slice(
        organization, request, regions.pageSize(limit), limit, Replays::rows, Replay::new);
  }

  /// The id of the latest replay that took part in a trace, or null.
  public @Nullable String ofTrace(String organization, String trace) {
    Replay latest = latestOfTrace(organization, trace);
    return latest == null ? null : latest.id();
  }

  /// The latest replay that took part in a trace during the last 90 days, or null.
  public @Nullable Replay latestOfTrace(String organization, String trace) {
    ReplaySearch search =
        new ReplaySearch(
            List.of(),
            List.of("-1"),
            List.of(),
            "trace:" + trace,
            "-started_at",
            TimeSpan.last("90d"));
    List<Replay> found =
        regions
            .slice(organization, request(organization, search), 1, 1, Replays::rows, Replay::new)
            .items();
    return found.isEmpty() ? null : found.getFirst();
  }

  private static Request request(String organization, ReplaySearch search) {
    return search.of(
        Request.get("/api/0/organizations/{}/replays/", organization).queryEach("field", FIELDS));
  }

  private static List<JsonObject> rows(Answer answer) {
    JsonObject body = answer.object();
    if (Fields.arrayOrNull(body, "data") == null) {
      throw new UnexpectedJsonException("the answer holds no list of replays ('data')");
    }
    return Fields.objects(body, "data");
  }

  /// A replay, or null where the server knows none of this id.
  public @Nullable Replay find(String organization, String id) {
    Request request = Request.get("/api/0/organizations/{}/replays/{}/", organization, id);
    // This endpoint says so without a body, as if there were no such address.
    JsonObject answer = Lookup.ifAsked(() -> regions.send(organization, request).object());
    if (answer == null) {
      return null;
    }
    JsonObject data = Fields.objectOrNull(answer, "data");
    if (data == null) {
      throw new UnexpectedJsonException("the answer holds no replay ('data')");
    }
    return new Replay(data);
  }

  /// Plays the recording of a replay to a listener, in the order the server keeps it, which is not
  /// quite that of time. Only one event is in memory at a time.
  ///
  /// @param project a slug or an id
  /// @return how many segments came
  /// @throws java.io.UncheckedIOException if the listener can't keep what it hears
  public int play(String organization, String project, String replay, Listener listener) {
    Request request =
        Request.get(
                "/api/0/projects/{}/{}/replays/{}/recording-segments/",
                organization,
                project,
                replay)
            .query("per_page", Regions.LARGEST_PAGE);
    Set<String> cursors = new HashSet<>();
    int segments = 0;
    while (true) {
      RecordingSplitter events =
          new RecordingSplitter(text -> listener.hear(RecordedEvent.of(text)));
      Answer answer = regions.download(organization, request, events);
      if (events.isObject() && request.queryValue("download") == null) {
        // Older servers only name the segments unless they are told to play them.
        request = request.query("download", "true");
        continue;
      }
      String flaw = events.flaw();
      if (flaw != null) {
        throw new UnexpectedJsonException("the recording can't be read: " + flaw);
      }
      segments += events.segments();
      String next = answer.links().next();
      if (next == null || !listener.wantsMore() || events.segments() == 0 || !cursors.add(next)) {
        return segments;
      }
      request = request.replaceQuery("cursor", next);
    }
  }
}
