package dev.sentrycli.sandbox.world.saved;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.credential.DeviceCode;
import dev.sentrycli.sandbox.world.credential.OAuthApplication;
import dev.sentrycli.sandbox.world.credential.Token;
import dev.sentrycli.sandbox.world.directory.Member;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.ProjectKey;
import dev.sentrycli.sandbox.world.directory.Release;
import dev.sentrycli.sandbox.world.directory.Team;
import dev.sentrycli.sandbox.world.directory.User;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// Organizations, people, projects and credentials on disk.
final class SavedDirectory {
  private SavedDirectory() {}

  static void write(World world, Row out) {
    JsonArray users = new JsonArray();
    for (User one : world.directory().users()) {
      users.add(
          new Row()
              .put("id", one.id())
              .put("name", one.name())
              .put("email", one.email())
              .put("joined", one.joined())
              .json());
    }
    JsonArray organizations = new JsonArray();
    JsonArray members = new JsonArray();
    JsonArray teams = new JsonArray();
    JsonArray releases = new JsonArray();
    for (Organization one : world.directory().organizations()) {
      organizations.add(
          new Row()
              .put("id", one.id())
              .put("slug", one.slug())
              .put("name", one.name())
              .put("created", one.created())
              .json());
      world.directory().members(one).forEach(member -> members.add(member(member)));
      world.directory().teams(one).forEach(team -> teams.add(team(team)));
      world.projects().releases(one).forEach(release -> releases.add(release(release)));
    }
    JsonArray projects = new JsonArray();
    JsonArray keys = new JsonArray();
    for (Project one : world.projects().all()) {
      projects.add(project(one));
      world.projects().keys(one).forEach(key -> keys.add(key(key)));
    }
    out.put("users", users)
        .put("organizations", organizations)
        .put("members", members)
        .put("teams", teams)
        .put("projects", projects)
        .put("keys", keys)
        .put("releases", releases);
    JsonArray tokens = new JsonArray();
    world.credentials().tokens().forEach(token -> tokens.add(token(token)));
    JsonArray applications = new JsonArray();
    world.credentials().applications().forEach(one -> applications.add(application(one)));
    JsonArray codes = new JsonArray();
    world.credentials().deviceCodes().forEach(code -> codes.add(code(code)));
    out.put("tokens", tokens).put("applications", applications).put("deviceCodes", codes);
  }

  private static JsonObject member(Member one) {
    return new Row()
        .put("id", one.id())
        .put("organization", one.organizationId())
        .put("user", one.userId())
        .put("role", one.role())
        .put("created", one.created())
        .json();
  }

  private static JsonObject team(Team one) {
    JsonObject roles = new JsonObject();
    one.roles().forEach((user, role) -> roles.addProperty(Long.toString(user), role));
    return new Row()
        .put("id", one.id())
        .put("organization", one.organizationId())
        .put("slug", one.slug())
        .put("name", one.name())
        .put("created", one.created())
        .put("roles", roles)
        .json();
  }

  private static JsonObject project(Project one) {
    return new Row()
        .put("id", one.id())
        .put("organization", one.organizationId())
        .put("slug", one.slug())
        .put("name", one.name())
        .put("platform", one.platform())
        .put("teams", one.teams())
        .put("created", one.created())
        .put("firstEvent", one.firstEvent())
        .json();
  }

  private static JsonObject key(ProjectKey one) {
    return new Row()
        .put("public", one.publicKey())
        .put("secret", one.secretKey())
        .put("project", one.projectId())
        .put("name", one.name())
        .put("active", one.active())
        .put("created", one.created())
        .json();
  }

  private static JsonObject release(Release one) {
    return new Row()
        .put("id", one.id())
        .put("organization", one.organizationId())
        .put("version", one.version())
        .put("projects", one.projects())
        .put("created", one.created())
        .put("released", one.released())
        .put("ref", one.ref())
        .put("url", one.url())
        .put("archived", one.archived())
        .json();
  }

  private static JsonObject token(Token one) {
    return new Row()
        .put("id", one.id())
        .put("value", one.value())
        .put("kind", one.kind())
        .put("name", one.name())
        .put("scopes", one.scopes())
        .put("user", one.userId())
        .put("organization", one.organizationId())
        .put("client", one.clientId())
        .put("refresh", one.refreshToken())
        .put("created", one.created())
        .put("lastUsed", one.lastUsed())
        .put("expires", one.expires())
        .json();
  }

  private static JsonObject application(OAuthApplication one) {
    return new Row()
        .put("client", one.clientId())
        .put("secret", one.clientSecret())
        .put("name", one.name())
        .put("scopes", one.scopes())
        .put("active", one.active())
        .put("owner", one.ownerId())
        .put("created", one.created())
        .json();
  }

  private static JsonObject code(DeviceCode one) {
    return new Row()
        .put("device", one.deviceCode())
        .put("code", one.userCode())
        .put("client", one.clientId())
        .put("scopes", one.scopes())
        .put("state", one.state())
        .put("user", one.userId())
        .put("created", one.created())
        .put("expires", one.expires())
        .put("lastPoll", one.lastPoll())
        .json();
  }

  static void read(World world, Row in) throws IOException {
    for (Row one : in.rows("users")) {
      world
          .directory()
          .put(
              new User(
                  one.number("id"), one.text("name"), one.text("email"), one.instant("joined")));
    }
    for (Row one : in.rows("organizations")) {
      world
          .directory()
          .put(
              new Organization(
                  one.number("id"), one.text("slug"), one.text("name"), one.instant("created")));
    }
    for (Row one : in.rows("members")) {
      world
          .directory()
          .put(
              new Member(
                  one.number("id"),
                  one.number("organization"),
                  one.number("user"),
                  one.text("role"),
                  one.instant("created")));
    }
    for (Row one : in.rows("teams")) {
      Map<Long, String> roles = new HashMap<>();
      for (Map.Entry<String, JsonElement> role : one.object("roles").entrySet()) {
        roles.put(Long.valueOf(role.getKey()), role.getValue().getAsString());
      }
      world
          .directory()
          .put(
              new Team(
                  one.number("id"),
                  one.number("organization"),
                  one.text("slug"),
                  one.text("name"),
                  one.instant("created"),
                  roles));
    }
    readProjects(world, in);
    readCredentials(world, in);
  }

  private static void readProjects(World world, Row in) throws IOException {
    for (Row one : in.rows("projects")) {
      world
          .projects()
          .put(
              new Project(
                  one.number("id"),
                  one.number("organization"),
                  one.text("slug"),
                  one.text("name"),
                  one.textOrNull("platform"),
                  one.numbers("teams"),
                  one.instant("created"),
                  one.instantOrNull("firstEvent")));
    }
    for (Row one : in.rows("keys")) {
      world
          .projects()
          .put(
              new ProjectKey(
                  one.text("public"),
                  one.text("secret"),
                  one.number("project"),
                  one.text("name"),
                  one.truth("active"),
                  one.instant("created")));
    }
    for (Row one : in.rows("releases")) {
      world
          .projects()
          .put(
              new Release(
                  one.number("id"),
                  one.number("organization"),
                  one.text("version"),
                  one.numbers("projects"),
                  one.instant("created"),
                  one.instantOrNull("released"),
                  one.textOrNull("ref"),
                  one.textOrNull("url"),
                  one.truth("archived")));
    }
  }

  private static void readCredentials(World world, Row in) throws IOException {
    for (Row one : in.rows("tokens")) {
      world
          .credentials()
          .add(
              new Token(
                  one.number("id"),
                  one.text("value"),
                  one.choice("kind", Token.Kind.class),
                  one.text("name"),
                  one.set("scopes"),
                  one.numberOrNull("user"),
                  one.numberOrNull("organization"),
                  one.textOrNull("client"),
                  one.textOrNull("refresh"),
                  one.instant("created"),
                  one.instantOrNull("lastUsed"),
                  one.instantOrNull("expires")));
    }
    for (Row one : in.rows("applications")) {
      world
          .credentials()
          .put(
              new OAuthApplication(
                  one.text("client"),
                  one.textOrNull("secret"),
                  one.text("name"),
                  one.set("scopes"),
                  one.truth("active"),
                  one.number("owner"),
                  one.instant("created")));
    }
    for (Row one : in.rows("deviceCodes")) {
      world
          .credentials()
          .put(
              new DeviceCode(
                  one.text("device"),
                  one.text("code"),
                  one.text("client"),
                  one.set("scopes"),
                  one.choice("state", DeviceCode.State.class),
                  one.numberOrNull("user"),
                  one.instant("created"),
                  one.instant("expires"),
                  one.instantOrNull("lastPoll")));
    }
  }
}
