package dev.sentrycli.api.event;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.json.UnexpectedJsonException;
import dev.sentrycli.api.organization.Lookup;
import dev.sentrycli.api.organization.Regions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked about events.
public final class Events {
  private final Regions regions;

  public Events(Regions regions) {
    this.regions = regions;
  }

  /// An event of an issue.
  ///
  /// @param event an id, or `latest`, `oldest`, `recommended`
  public Event ofIssue(String organization, String issue, String event) {
    Request request =
        Request.get("/api/0/organizations/{}/issues/{}/events/{}/", organization, issue, event)
            .query("collapse", "adjacentEvents");
    return new Event(regions.send(organization, request).object());
  }

  public Event latest(String organization, String issue) {
    return ofIssue(organization, issue, "latest");
  }

  /// An event of a project, or null if it has none of this id.
  public @Nullable Event find(String organization, String project, String event) {
    Request request =
        Request.get("/api/0/projects/{}/{}/events/{}/", organization, project, event)
            .query("collapse", "adjacentEvents");
    return Lookup.orNull(() -> new Event(regions.send(organization, request).object()));
  }

  /// Looks for an event in all of an organization.
  public @Nullable FoundEvent findAnywhere(String organization, String event) {
    Request request = Request.get("/api/0/organizations/{}/eventids/{}/", organization, event);
    JsonObject answer = Lookup.orNull(() -> regions.send(organization, request).object());
    if (answer == null) {
      return null;
    }
    JsonObject body = Fields.objectOrNull(answer, "event");
    if (body == null) {
      throw new UnexpectedJsonException("the answer for an event id holds no event ('event')");
    }
    return new FoundEvent(
        Fields.textOr(answer, "organizationSlug", organization),
        Fields.text(answer, "projectSlug"),
        new Event(body));
  }

  /// The newest events of an issue, or those from a cursor on.
  public Slice<Event> list(
      String organization, String issue, EventSearch search, int limit, @Nullable String cursor) {
    Request request =
        search
            .time()
            .of(
                Request.get("/api/0/organizations/{}/issues/{}/events/", organization, issue)
                    .query("full", Boolean.toString(search.full())))
            .queryIfPresent("query", search.query())
            .queryIfPresent("cursor", cursor);
    return regions.slice(organization, request, regions.pageSize(limit), limit, Event::new);
  }

  /// What was attached to an event, as the server lists it.
  public List<JsonObject> attachments(String organization, String project, String event) {
    Request request =
        Request.get("/api/0/projects/{}/{}/events/{}/attachments/", organization, project, event)
            .query("per_page", Regions.LARGEST_PAGE);
    return regions.send(organization, request).objects();
  }

  /// Where the bytes of an attachment are, for whoever is logged in.
  public String attachmentUrl(
      String organization, String project, String event, String attachment) {
    String path =
        Request.get(
                "/api/0/projects/{}/{}/events/{}/attachments/{}/",
                organization,
                project,
                event,
                attachment)
            .path();
    return regions.addressOf(organization, path) + "?download=1";
  }
}
