package dev.sentrycli.sandbox.world.saved;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.tracker.App;
import dev.sentrycli.sandbox.world.tracker.Link;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/// Links to issues of other trackers, and the apps some were made by, on disk.
final class SavedTrackers {
  private SavedTrackers() {}

  static void write(World world, Row out) {
    JsonArray apps = new JsonArray();
    for (App one : world.trackers().apps()) {
      JsonObject issues = new JsonObject();
      new TreeMap<>(one.issues()).forEach(issues::addProperty);
      apps.add(
          new Row()
              .put("organization", one.organizationId())
              .put("slug", one.slug())
              .put("name", one.name())
              .put("uuid", one.uuid())
              .put("web", one.web())
              .put("issues", issues)
              .json());
    }
    JsonArray links = new JsonArray();
    for (Link one : world.trackers().links()) {
      links.add(
          new Row()
              .put("id", one.id())
              .put("issue", one.issueId())
              .put("integration", one.integrationId())
              .put("app", one.app())
              .put("key", one.key())
              .put("title", one.title())
              .put("url", one.url())
              .json());
    }
    out.put("apps", apps).put("links", links);
  }

  /// Sandboxes that were saved before there were trackers have none.
  static void read(World world, Row in) throws IOException {
    for (Row one : in.rows("apps")) {
      Map<String, String> issues = new TreeMap<>();
      one.object("issues")
          .entrySet()
          .forEach(issue -> issues.put(issue.getKey(), issue.getValue().getAsString()));
      world
          .trackers()
          .put(
              new App(
                  one.number("organization"),
                  one.text("slug"),
                  one.text("name"),
                  one.text("uuid"),
                  one.text("web"),
                  issues));
    }
    for (Row one : in.rows("links")) {
      world
          .trackers()
          .put(
              new Link(
                  one.number("id"),
                  one.number("issue"),
                  one.numberOrNull("integration"),
                  one.textOrNull("app"),
                  one.text("key"),
                  one.text("title"),
                  one.text("url")));
    }
  }
}
