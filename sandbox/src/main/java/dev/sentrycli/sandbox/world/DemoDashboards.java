package dev.sentrycli.sandbox.world;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.User;
import java.util.Objects;

/// The dashboards of the demo. The first organization keeps what they were before.
final class DemoDashboards {
  private static final int IDS_BEFORE = 900;

  private DemoDashboards() {}

  static void fill(World world, Iterable<JsonElement> script) {
    world.sequences().atLeast("dashboard", IDS_BEFORE);
    world.sequences().atLeast("widget", IDS_BEFORE * 10);
    world.sequences().atLeast("widget query", IDS_BEFORE * 10);
    for (JsonElement element : script) {
      JsonObject one = element.getAsJsonObject();
      Organization organization =
          Objects.requireNonNull(
              world.directory().organization(Json.text(one, "organization", "")));
      User author = world.directory().user(Json.text(one, "author", ""));
      world
          .dashboards()
          .create(
              organization, one.getAsJsonObject("dashboard"), author == null ? null : author.id());
    }
    world.dashboards().keepRevisions(1);
  }
}
