package dev.sentrycli.sandbox.world.saved;

import com.google.gson.JsonArray;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.connection.Integration;
import dev.sentrycli.sandbox.world.connection.Repository;
import dev.sentrycli.sandbox.world.directory.Organization;
import java.io.IOException;

/// Integrations and repositories on disk.
final class SavedConnections {
  private SavedConnections() {}

  static void write(World world, Row out) {
    JsonArray integrations = new JsonArray();
    JsonArray repositories = new JsonArray();
    for (Organization organization : world.directory().organizations()) {
      for (Integration one : world.connections().integrations(organization)) {
        integrations.add(
            new Row()
                .put("id", one.id())
                .put("organization", one.organizationId())
                .put("provider", one.provider())
                .put("name", one.name())
                .put("domain", one.domain())
                .put("accountType", one.accountType())
                .put("external", one.externalId())
                .put("status", one.status())
                .put("statusHere", one.statusHere())
                .json());
      }
      for (Repository one : world.connections().repositories(organization)) {
        repositories.add(
            new Row()
                .put("id", one.id())
                .put("organization", one.organizationId())
                .put("integration", one.integrationId())
                .put("provider", one.provider())
                .put("name", one.name())
                .put("url", one.url())
                .put("external", one.externalId())
                .put("created", one.created())
                .json());
      }
    }
    out.put("integrations", integrations).put("repositories", repositories);
  }

  static void read(World world, Row in) throws IOException {
    for (Row one : in.rows("integrations")) {
      world
          .connections()
          .put(
              new Integration(
                  one.number("id"),
                  one.number("organization"),
                  one.text("provider"),
                  one.text("name"),
                  one.textOrNull("domain"),
                  one.textOrNull("accountType"),
                  one.text("external"),
                  one.text("status"),
                  one.text("statusHere")));
    }
    for (Row one : in.rows("repositories")) {
      world
          .connections()
          .put(
              new Repository(
                  one.number("id"),
                  one.number("organization"),
                  one.numberOrNull("integration"),
                  one.text("provider"),
                  one.text("name"),
                  one.textOrNull("url"),
                  one.textOrNull("external"),
                  one.instant("created")));
    }
  }
}
