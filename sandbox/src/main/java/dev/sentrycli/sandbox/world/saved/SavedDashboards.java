package dev.sentrycli.sandbox.world.saved;

import com.google.gson.JsonArray;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.dashboard.Dashboard;
import dev.sentrycli.sandbox.world.dashboard.Revision;
import java.io.IOException;

/// Dashboards and what they were, on disk.
final class SavedDashboards {
  private SavedDashboards() {}

  static void write(World world, Row out) {
    JsonArray dashboards = new JsonArray();
    for (Dashboard one : world.dashboards().all()) {
      dashboards.add(
          new Row()
              .put("id", one.id())
              .put("organization", one.organizationId())
              .put("title", one.title())
              .put("content", one.content())
              .put("creator", one.creator())
              .put("created", one.created())
              .put("visited", one.visited())
              .json());
    }
    JsonArray revisions = new JsonArray();
    for (Revision one : world.dashboards().revisions()) {
      revisions.add(
          new Row()
              .put("id", one.id())
              .put("dashboard", one.dashboardId())
              .put("title", one.title())
              .put("content", one.content())
              .put("source", one.source())
              .put("author", one.author())
              .put("created", one.created())
              .json());
    }
    out.put("dashboards", dashboards)
        .put("dashboardRevisions", revisions)
        .put("keepingRevisions", world.dashboards().keeping());
  }

  static void read(World world, Row in) throws IOException {
    for (Row one : in.rows("dashboards")) {
      world
          .dashboards()
          .put(
              new Dashboard(
                  one.number("id"),
                  one.number("organization"),
                  one.text("title"),
                  one.object("content"),
                  one.numberOrNull("creator"),
                  one.instant("created"),
                  one.instantOrNull("visited")));
    }
    for (Row one : in.rows("dashboardRevisions")) {
      world
          .dashboards()
          .put(
              new Revision(
                  one.number("id"),
                  one.number("dashboard"),
                  one.text("title"),
                  one.object("content"),
                  one.text("source"),
                  one.numberOrNull("author"),
                  one.instant("created")));
    }
    for (long organization : in.numbers("keepingRevisions")) {
      world.dashboards().keepRevisions(organization);
    }
  }
}
