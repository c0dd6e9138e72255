package dev.sentrycli.sandbox.world.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.dashboard.Dashboard;
import dev.sentrycli.sandbox.world.dashboard.Revision;
import dev.sentrycli.sandbox.world.directory.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Dashboards and what they were.
public final class DashboardShapes {
  private final World world;
  private final PeopleShapes people;

  /// @param base the public address of the server
  public DashboardShapes(World world, String base) {
    this.world = world;
    this.people = new PeopleShapes(world, base, null);
  }

  /// As in `organizations/{org}/dashboards/`.
  public JsonObject listed(Dashboard dashboard) {
    Answer answer = start(dashboard);
    JsonArray displays = new JsonArray();
    JsonArray previews = new JsonArray();
    for (JsonElement widget : array(dashboard, "widgets")) {
      JsonObject one = widget.getAsJsonObject();
      displays.add(one.get("displayType"));
      previews.add(
          new Answer()
              .put("displayType", one.get("displayType"))
              .put("layout", one.get("layout"))
              .json());
    }
    return answer
        .put("environment", array(dashboard, "environment"))
        .put("filters", filters(dashboard))
        .put("lastVisited", dashboard.visited())
        .put("widgetDisplay", displays)
        .put("widgetPreview", previews)
        .put("permissions", permissions())
        .put("isFavorited", false)
        .put("projects", array(dashboard, "projects"))
        .put("prebuiltId", null)
        .json();
  }

  /// As in `organizations/{org}/dashboards/{id}/`.
  public JsonObject detail(Dashboard dashboard) {
    Answer answer = start(dashboard).put("widgets", array(dashboard, "widgets"));
    answer
        .put("projects", array(dashboard, "projects"))
        .put("filters", filters(dashboard))
        .put("environment", array(dashboard, "environment"));
    for (String name : List.of("period", "start", "end", "utc")) {
      JsonElement value = dashboard.content().get(name);
      if (value != null) {
        answer.put(name, value);
      }
    }
    if (dashboard.content().has("start")) {
      answer.put("expired", false);
    }
    return answer
        .put("permissions", permissions())
        .put("isFavorited", false)
        .put("prebuiltId", null)
        .json();
  }

  /// As in `organizations/{org}/dashboards/{id}/revisions/`.
  public JsonObject revision(Revision revision) {
    return new Answer()
        .put("id", Answer.id(revision.id()))
        .put("title", revision.title())
        .put("dateCreated", revision.created())
        .put("createdBy", author(revision.author()))
        .put("source", revision.source())
        .json();
  }

  private Answer start(Dashboard dashboard) {
    return new Answer()
        .put("id", Answer.id(dashboard.id()))
        .put("title", dashboard.title())
        .put("dateCreated", dashboard.created())
        .put("createdBy", author(dashboard.creator()));
  }

  private @Nullable JsonObject author(@Nullable Long id) {
    User user = id == null ? null : world.directory().user(id);
    return user == null ? null : people.user(user);
  }

  private static JsonElement filters(Dashboard dashboard) {
    JsonElement filters = dashboard.content().get("filters");
    return filters == null ? new JsonObject() : filters;
  }

  private static JsonArray array(Dashboard dashboard, String name) {
    return dashboard.content().get(name) instanceof JsonArray array ? array : new JsonArray();
  }

  private static JsonObject permissions() {
    return new Answer()
        .put("isEditableByEveryone", true)
        .put("teamsWithEditAccess", List.of())
        .json();
  }
}
