package dev.sentrycli.sandbox.world;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.ingest.ReceivedEvent;
import dev.sentrycli.sandbox.world.credential.OAuthApplication;
import dev.sentrycli.sandbox.world.credential.Token;
import dev.sentrycli.sandbox.world.directory.Member;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.ProjectKey;
import dev.sentrycli.sandbox.world.directory.Team;
import dev.sentrycli.sandbox.world.directory.User;
import dev.sentrycli.sandbox.world.store.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The worlds that exist before anybody has sent anything. Everything about them follows from the
/// clock and the texts in the resources.
final class Demo {
  private static final Set<String> ALL_SCOPES =
      Set.of(
          "alerts:read",
          "alerts:write",
          "event:admin",
          "event:read",
          "event:write",
          "member:admin",
          "member:invite",
          "member:read",
          "member:write",
          "org:admin",
          "org:ci",
          "org:integrations",
          "org:read",
          "org:write",
          "project:admin",
          "project:read",
          "project:releases",
          "project:write",
          "team:admin",
          "team:read",
          "team:write");
  private static final String[] LEVELS = {"error", "warning", "info", "fatal"};
  private static final int BULK_LIFE_MINUTES = 60 * 24 * 30;

  private Demo() {}

  static World empty(Clock clock) {
    World world = new World(clock);
    Instant now = clock.instant();
    User user = new User(1, "Admin", "admin@sentry.example", now);
    world.directory().put(user);
    world.directory().put(new Organization(1, "sentry", "Sentry", now));
    world.directory().put(new Member(1, 1, 1, "owner", now));
    world.directory().put(new Team(1, 1, "sentry", "Sentry", now, Map.of(1L, "admin")));
    Project internal = new Project(1, 1, "internal", "Internal", "python", List.of(1L), now, null);
    world.projects().put(internal);
    addKey(world, internal);
    addLogin(world, user);
    for (String kind : List.of("user", "organization", "member", "team", "project")) {
      world.sequences().atLeast(kind, 1);
    }
    return world;
  }

  static World full(Clock clock) {
    World world = new World(clock);
    JsonObject script = resource("demo.json");
    DemoDirectory.fill(world, script);
    DemoTrackers.fill(world);
    addLogin(world, world.directory().users().getFirst());
    world.sequences().atLeast("issue", 4000);
    script
        .getAsJsonArray("stories")
        .forEach(name -> new DemoStory(world, resource(name.getAsString() + ".json")).tell());
    DemoDashboards.fill(world, resource("dashboards.json").getAsJsonArray("dashboards"));
    return world;
  }

  /// A client key that is the same in every demo.
  static void addKey(World world, Project project) {
    String name = project.slug();
    world
        .projects()
        .put(
            new ProjectKey(
                Secrets.stable("public key", name),
                Secrets.stable("secret key", name),
                project.id(),
                "Default",
                true,
                project.created()));
  }

  private static void addLogin(World world, User user) {
    String value =
        "sntryu_" + Secrets.stable("token", user.email()) + Secrets.stable("more", user.email());
    world
        .credentials()
        .add(
            new Token(
                0,
                value,
                Token.Kind.PERSONAL,
                "sandbox",
                ALL_SCOPES,
                user.id(),
                null,
                null,
                null,
                user.joined(),
                null,
                null));
    world
        .credentials()
        .put(
            new OAuthApplication(
                Secrets.stable("client", user.email()) + Secrets.stable("id", user.email()),
                null,
                "Sentry CLI",
                Set.of(),
                true,
                user.id(),
                user.joined()));
  }

  /// Issues with one event each, spread over the last month.
  static void bulk(World world, int count) {
    Project project = world.projects().all().getFirst();
    Instant now = world.now();
    for (int i = 0; i < count; i++) {
      Instant at = now.minus(Duration.ofMinutes((i * 37L) % BULK_LIFE_MINUTES));
      JsonObject body =
          Json.object(
              """
              {"event_id": "%s", "platform": "java", "level": "%s", "environment": "production",
               "release": "bulk@1.0.%d", "timestamp": "%s", "user": {"id": "%d"},
               "tags": {"shard": "%d"}, "exception": {"values": [{"type": "BulkException%d",
               "value": "Row %d could not be read", "mechanism": {"type": "generic", "handled": %s},
               "stacktrace": {"frames": [{"module": "example.bulk.Reader", "function": "read",
               "filename": "Reader.java", "lineno": %d, "in_app": true}]}}]}}
              """
                  .formatted(
                      Secrets.stable("bulk", Integer.toString(i)),
                      LEVELS[i % LEVELS.length],
                      i % 7,
                      at,
                      i % 300,
                      i % 16,
                      i,
                      i,
                      i % 3 > 0,
                      10 + i % 200));
      if (body == null) {
        throw new IllegalStateException("the text of a generated event is no JSON");
      }
      file(world, project, ReceivedEvent.of(body, null, "event", at), at, 900);
    }
  }

  /// Files an event as if it had arrived when it happened.
  static void file(World world, Project project, ReceivedEvent event, Instant at, int size) {
    world.projects().eventArrived(project.id(), at);
    String release = event.release();
    if (release != null) {
      world.projects().noteRelease(project, release, at);
    }
    world.issues().file(project, event, at, size, 1);
  }

  private static JsonObject resource(String name) {
    try (InputStream stream = Demo.class.getResourceAsStream(name)) {
      JsonObject read =
          stream == null
              ? null
              : Json.object(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      if (read == null) {
        throw new IllegalStateException("the resource " + name + " is missing or broken");
      }
      return read;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
