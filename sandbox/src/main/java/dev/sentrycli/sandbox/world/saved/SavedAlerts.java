package dev.sentrycli.sandbox.world.saved;

import com.google.gson.JsonArray;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.alert.Alert;
import java.io.IOException;

/// Alerts on disk.
final class SavedAlerts {
  private SavedAlerts() {}

  static void write(World world, Row out) {
    JsonArray alerts = new JsonArray();
    for (Alert.Kind kind : Alert.Kind.values()) {
      for (Alert one : world.alerts().all(kind)) {
        alerts.add(
            new Row()
                .put("kind", kind)
                .put("id", one.id())
                .put("organization", one.organizationId())
                .put("project", one.projectId())
                .put("told", one.json())
                .json());
      }
    }
    out.put("alerts", alerts);
  }

  /// Sandboxes that were saved before there were alerts have none.
  static void read(World world, Row in) throws IOException {
    for (Row one : in.rows("alerts")) {
      world
          .alerts()
          .put(
              new Alert(
                  one.choice("kind", Alert.Kind.class),
                  one.number("id"),
                  one.number("organization"),
                  one.numberOrNull("project"),
                  one.object("told").toString()));
    }
  }
}
