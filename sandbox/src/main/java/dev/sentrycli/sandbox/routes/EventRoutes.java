package dev.sentrycli.sandbox.routes;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.edition.Feature;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.event.Attachment;
import dev.sentrycli.sandbox.world.event.Event;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.search.SearchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Single events and replays.
final class EventRoutes {
  private static final List<String> REPLAY_SOURCES = List.of("events", "search_issues", "spans");

  void addTo(Api api) {
    for (String issue : List.of("organizations/{org}/issues/{issue}/", "issues/{issue}/")) {
      api.add("GET", issue + "events/", Api.EVENT_READ, EventRoutes::ofIssue);
      api.add("GET", issue + "events/{event}/", Api.EVENT_READ, EventRoutes::oneOfIssue);
    }
    String project = "projects/{org}/{project}/events/";
    api.add("GET", project, Api.EVENT_READ, EventRoutes::ofProject);
    api.add("GET", project + "{event}/", Api.EVENT_READ, EventRoutes::oneOfProject);
    api.add("GET", project + "{event}/attachments/", Api.EVENT_READ, EventRoutes::attachments);
    api.add("GET", project + "{event}/attachments/{id}/", Api.EVENT_READ, EventRoutes::attachment);
    api.add("GET", "organizations/{org}/eventids/{event}/", Api.EVENT_READ, EventRoutes::anywhere);
    api.add("GET", "organizations/{org}/replay-count/", Api.EVENT_READ, EventRoutes::replayCount);
  }

  private static Response ofIssue(Call call) throws SearchException {
    Period period = Period.of(call.query(), call.world().now());
    List<Event> events =
        call.world()
            .issues()
            .events(
                call.issue(),
                call.query().text("query"),
                call.query().all("environment"),
                period.start(),
                period.end());
    return call.page(events, shape(call));
  }

  private static Response ofProject(Call call) {
    long project = call.project().id();
    List<Event> events =
        call.world().issues().events(call.organization()).stream()
            .filter(event -> event.projectId() == project && event.issueId() != null)
            .toList();
    return call.page(events, shape(call));
  }

  private static Function<Event, JsonObject> shape(Call call) {
    return switch (call.query().text("full").toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes" -> call.shapes()::eventDetail;
      default -> call.shapes()::event;
    };
  }

  private static Response oneOfIssue(Call call) {
    Issue issue = call.issue();
    return switch (call.name("event")) {
      case "latest", "recommended" ->
          detail(call, call.world().issues().latest(issue), "No matching event");
      case "oldest" -> detail(call, call.world().issues().oldest(issue), "No matching event");
      default -> {
        Project project = call.world().projects().get(issue.projectId());
        Event event = project == null ? null : call.world().issues().event(project, eventId(call));
        Long owner = event == null ? null : event.issueId();
        yield detail(call, owner != null && owner == issue.id() ? event : null, "Event not found");
      }
    };
  }

  private static Response oneOfProject(Call call) {
    return detail(
        call, call.world().issues().event(call.project(), eventId(call)), "Event not found");
  }

  private static Response detail(Call call, @Nullable Event event, String otherwise) {
    if (event == null) {
      throw new Refusal(404, otherwise);
    }
    return Response.json(call.shapes().eventDetail(event));
  }

  private static Response anywhere(Call call) {
    Event event = call.world().issues().event(call.organization(), eventId(call));
    if (event == null) {
      throw Call.notFound();
    }
    return Response.json(call.shapes().eventId(event));
  }

  private static Response attachments(Call call) {
    return call.page(call.world().issues().attachments(event(call)), call.shapes()::attachment);
  }

  private static Response attachment(Call call) {
    for (Attachment one : call.world().issues().attachments(event(call))) {
      if (Long.toString(one.id()).equals(call.name("id"))) {
        String type = one.contentType();
        return call.query().has("download")
            ? Response.of(
                    200, type == null ? "application/octet-stream" : type, one.bytes().toArray())
                .with("Content-Disposition", "attachment; filename=\"" + one.name() + "\"")
            : Response.json(call.shapes().attachment(one));
      }
    }
    throw Call.notFound();
  }

  private static Event event(Call call) {
    Event event = call.world().issues().event(call.project(), eventId(call));
    if (event == null) {
      throw new Refusal(404, "Event not found");
    }
    return event;
  }

  private static Response replayCount(Call call) {
    Organization organization = call.organization();
    call.needs(Feature.REPLAYS);
    ProjectChoice.of(call, organization);
    String source = call.query().text("data_source");
    if (!source.isEmpty() && !REPLAY_SOURCES.contains(source)) {
      throw Refusal.of("data_source", "\"%s\" is not a valid choice.".formatted(source));
    }
    List<Issue> issues = new ArrayList<>();
    for (String id : call.query().text("query").split("\\D+", -1)) {
      Issue issue = id.isEmpty() ? null : call.world().issues().get(organization, id);
      if (issue != null) {
        issues.add(issue);
      }
    }
    return Response.json(
        call.shapes()
            .replayCount(
                issues, call.query().text("returnIds").toLowerCase(Locale.ROOT).equals("true")));
  }

  private static String eventId(Call call) {
    return call.name("event").replace("-", "").toLowerCase(Locale.ROOT);
  }
}
