package dev.sentrycli.sandbox.routes.replay;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.edition.Feature;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.routes.Api;
import dev.sentrycli.sandbox.routes.Call;
import dev.sentrycli.sandbox.routes.Paging;
import dev.sentrycli.sandbox.routes.Period;
import dev.sentrycli.sandbox.routes.ProjectChoice;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.User;
import dev.sentrycli.sandbox.world.replay.Recording;
import dev.sentrycli.sandbox.world.replay.Replay;
import dev.sentrycli.sandbox.world.replay.Segment;
import dev.sentrycli.sandbox.world.replay.Visit;
import dev.sentrycli.sandbox.world.replay.VisitSearch;
import dev.sentrycli.sandbox.world.search.SearchException;
import dev.sentrycli.sandbox.world.shape.ReplayShapes;
import dev.sentrycli.sandbox.world.store.Slice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Replays: lists of them, single ones, and their recordings.
public final class ReplayRoutes {
  public ReplayRoutes() {}

  public void addTo(Api api) {
    String organization = "organizations/{org}/replays/";
    api.add("GET", organization, Api.ORG_READ, ReplayRoutes::list);
    api.add("GET", organization + "{replay}/", Api.ORG_READ, ReplayRoutes::one);
    String replay = "projects/{org}/{project}/replays/{replay}/";
    api.add("DELETE", replay, Api.PROJECT_WRITE, ReplayRoutes::delete);
    api.add("GET", replay + "recording-segments/", Api.PROJECT_READ, ReplayRoutes::recording);
    api.add(
        "GET", replay + "recording-segments/{segment}/", Api.PROJECT_READ, ReplayRoutes::segment);
    api.add("GET", replay + "viewed-by/", Api.EVENT_READ, ReplayRoutes::viewers);
    api.add("POST", replay + "viewed-by/", Api.EVENT_READ, ReplayRoutes::view);
  }

  private static Response list(Call call) throws SearchException {
    Organization organization = call.organization();
    call.needs(Feature.REPLAYS);
    List<Long> projects = ProjectChoice.of(call, organization);
    List<String> fields = fields(call);
    Instant now = call.world().now();
    Period.Bounds bounds = Period.bounds(call.query(), now);
    Paging paging = call.paging();
    List<Visit> found =
        call.world()
            .visits()
            .find(
                organization,
                new VisitSearch.Wish(
                    projects,
                    call.query().all("environment"),
                    bounds.start(),
                    bounds.end(),
                    call.query().text("query"),
                    sort(call)),
                now);
    Slice<Visit> slice = Slice.of(found, paging.offset(), paging.limit());
    JsonArray data = new JsonArray();
    slice.items().forEach(visit -> data.add(ReplayShapes.of(visit, fields, call.user())));
    JsonObject answer = new JsonObject();
    answer.add("data", data);
    return Response.json(answer).with("Link", paging.link(slice));
  }

  private static List<String> fields(Call call) {
    List<String> fields = call.query().all("field");
    for (String field : fields) {
      if (!ReplayShapes.FIELDS.contains(field)) {
        throw Refusal.of("field", "\"%s\" is not a valid choice.".formatted(field));
      }
    }
    return fields;
  }

  private static String sort(Call call) {
    for (String name : List.of("sort", "sortBy", "orderBy")) {
      String sort = call.query().text(name);
      if (!sort.isEmpty()) {
        if (!VisitSearch.sortable(sort)) {
          throw new Refusal(
              400,
              "The field `%s` is not a sortable field."
                  .formatted(sort.startsWith("-") ? sort.substring(1) : sort));
        }
        return sort;
      }
    }
    return "-started_at";
  }

  private static Response one(Call call) {
    Organization organization = call.organization();
    call.needs(Feature.REPLAYS);
    String id = id(call);
    Replay replay = id == null ? null : call.world().replays().get(organization, id);
    if (replay == null) {
      return Response.empty(404);
    }
    Visit visit = call.world().visits().of(organization, replay);
    JsonObject answer = new JsonObject();
    answer.add(
        "data",
        visit == null
            ? ReplayShapes.archived(replay)
            : ReplayShapes.of(visit, fields(call), call.user()));
    return Response.json(answer);
  }

  private static Response delete(Call call) {
    Replay replay = inProject(call);
    if (replay == null || replay.archived()) {
      return Response.empty(404);
    }
    call.world().replays().delete(replay);
    return Response.empty(204);
  }

  /// Pieces as they are kept, each a list of events.
  private static Response recording(Call call) {
    Replay replay = inProject(call);
    Paging paging = call.paging();
    List<Segment> all = replay == null ? List.of() : replay.segments();
    Slice<Segment> slice = Slice.of(all, paging.offset(), paging.limit());
    StringBuilder body = new StringBuilder("[");
    for (Segment segment : slice.items()) {
      body.append(body.length() == 1 ? "" : ",").append(Recording.text(segment));
    }
    body.append(']');
    return Response.of(200, "application/json", body.toString().getBytes(StandardCharsets.UTF_8))
        .with("Link", paging.link(slice));
  }

  private static Response segment(Call call) {
    Replay replay = inProject(call);
    for (Segment segment : replay == null ? List.<Segment>of() : replay.segments()) {
      if (Integer.toString(segment.number()).equals(call.name("segment"))) {
        if (call.query().has("download")) {
          return Response.of(
              200, "application/json", Recording.text(segment).getBytes(StandardCharsets.UTF_8));
        }
        JsonObject answer = new JsonObject();
        answer.add("data", ReplayShapes.segment(Objects.requireNonNull(replay), segment));
        return Response.json(answer);
      }
    }
    throw Call.notFound();
  }

  private static Response viewers(Call call) {
    Replay replay = inProject(call);
    if (replay == null) {
      return Response.empty(404);
    }
    JsonArray people = new JsonArray();
    for (long id : replay.viewers()) {
      User user = call.world().directory().user(id);
      if (user != null) {
        people.add(call.shapes().viewer(user));
      }
    }
    JsonObject data = new JsonObject();
    data.add("viewed_by", people);
    JsonObject answer = new JsonObject();
    answer.add("data", data);
    return Response.json(answer);
  }

  private static Response view(Call call) {
    User user = call.user();
    if (user == null) {
      return Response.empty(400);
    }
    Replay replay = inProject(call);
    if (replay == null || replay.archived()) {
      return Response.empty(404);
    }
    call.world().replays().seen(replay, user);
    return Response.empty(204);
  }

  private static @Nullable Replay inProject(Call call) {
    Project project = call.project();
    call.needs(Feature.REPLAYS);
    String id = id(call);
    return id == null ? null : call.world().replays().get(project, id);
  }

  /// The id in the path without dashes, null if it is none.
  private static @Nullable String id(Call call) {
    String id = call.name("replay").replace("-", "").toLowerCase(Locale.ROOT);
    return id.matches("[0-9a-f]{32}") ? id : null;
  }
}
