package dev.sentrycli.sandbox.world;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.world.connection.Integration;
import dev.sentrycli.sandbox.world.connection.Repository;
import dev.sentrycli.sandbox.world.directory.Member;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Team;
import dev.sentrycli.sandbox.world.directory.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The people, organizations, teams, projects and connected services of the demo.
final class DemoDirectory {
  private static final int LAST_ID = 1000;

  private final World world;
  private long members;

  private DemoDirectory(World world) {
    this.world = world;
  }

  static void fill(World world, JsonObject script) {
    DemoDirectory directory = new DemoDirectory(world);
    Instant joined = world.now().minus(Duration.ofDays(720));
    for (JsonObject one : Json.objects(script, "users")) {
      world
          .directory()
          .put(new User(id(one), Json.text(one, "name", ""), Json.text(one, "email", ""), joined));
    }
    Json.objects(script, "organizations").forEach(directory::organization);
    for (String kind : List.of("user", "organization", "member", "team", "project", "repository")) {
      world.sequences().atLeast(kind, LAST_ID);
    }
  }

  private static long id(JsonObject one) {
    return one.get("id").getAsLong();
  }

  private void organization(JsonObject script) {
    Instant founded = world.now().minus(Duration.ofDays(script.get("age").getAsLong()));
    Organization organization =
        new Organization(
            id(script), Json.text(script, "slug", ""), Json.text(script, "name", ""), founded);
    world.directory().put(organization);
    people(script, "members")
        .forEach(
            (user, role) ->
                world
                    .directory()
                    .put(new Member(++members, organization.id(), user, role, founded)));
    for (JsonObject one : Json.objects(script, "teams")) {
      world
          .directory()
          .put(
              new Team(
                  id(one),
                  organization.id(),
                  Json.text(one, "slug", ""),
                  Json.text(one, "name", ""),
                  founded,
                  people(one, "roles")));
    }
    for (JsonObject one : Json.objects(script, "projects")) {
      List<Long> teams = new ArrayList<>();
      one.getAsJsonArray("teams").forEach(team -> teams.add(team.getAsLong()));
      Project project =
          new Project(
              id(one),
              organization.id(),
              Json.text(one, "slug", ""),
              Json.text(one, "name", ""),
              Json.text(one, "platform"),
              teams,
              founded.plus(Duration.ofDays(2)),
              null);
      world.projects().put(project);
      Demo.addKey(world, project);
    }
    connections(script, organization);
  }

  private void connections(JsonObject script, Organization organization) {
    Map<Long, Integration> known = new HashMap<>();
    for (JsonObject one : Json.objects(script, "integrations")) {
      Integration integration =
          new Integration(
              id(one),
              organization.id(),
              Json.text(one, "provider", ""),
              Json.text(one, "name", ""),
              Json.text(one, "domain"),
              Json.text(one, "accountType"),
              Json.text(one, "external", ""),
              "active",
              Json.text(one, "statusHere", "active"));
      known.put(integration.id(), integration);
      world.connections().put(integration);
    }
    for (JsonObject one : Json.objects(script, "repositories")) {
      Integration integration =
          Objects.requireNonNull(known.get(one.get("integration").getAsLong()));
      String name = Json.text(one, "name", "");
      String host = Objects.requireNonNull(integration.domain()).replaceAll("/.*", "");
      world
          .connections()
          .put(
              new Repository(
                  id(one),
                  organization.id(),
                  integration.id(),
                  "integrations:" + integration.provider(),
                  name,
                  "https://" + host + "/" + name,
                  Long.toString(7000 + id(one)),
                  organization.created().plus(Duration.ofDays(3))));
    }
  }

  private Map<Long, String> people(JsonObject script, String name) {
    Map<Long, String> roles = new HashMap<>();
    for (Map.Entry<String, JsonElement> one : script.getAsJsonObject(name).entrySet()) {
      User user = world.directory().user(one.getKey());
      if (user != null) {
        roles.put(user.id(), one.getValue().getAsString());
      }
    }
    return new TreeMap<>(roles);
  }
}
