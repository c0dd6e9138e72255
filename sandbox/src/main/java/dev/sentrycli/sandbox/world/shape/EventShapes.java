package dev.sentrycli.sandbox.world.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.ingest.Tag;
import dev.sentrycli.sandbox.ingest.Times;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.event.Attachment;
import dev.sentrycli.sandbox.world.event.Event;
import dev.sentrycli.sandbox.world.issue.Issue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Events, short and whole.
final class EventShapes {
  private static final Map<String, String> USER_FIELDS =
      Map.of("id", "user.id", "email", "user.email", "username", "user.username", "ip", "user.ip");

  private final World world;
  private final ProjectShapes projects;
  private final ReleaseShapes releases;

  EventShapes(World world, ProjectShapes projects, ReleaseShapes releases) {
    this.world = world;
    this.projects = projects;
    this.releases = releases;
  }

  JsonObject listed(Event event) {
    return new Answer()
        .put("id", event.id())
        .put("event.type", event.type())
        .put("groupID", event.issueId() == null ? null : Answer.id(event.issueId()))
        .put("eventID", event.id())
        .put("projectID", Answer.id(event.projectId()))
        .put("message", event.message())
        .put("title", event.title())
        .put("location", event.location())
        .put("culprit", event.culprit())
        .put("user", user(event))
        .put("tags", tags(event))
        .put("platform", event.platform())
        .put("dateCreated", event.timestamp())
        .put("crashFile", null)
        .put("metadata", event.metadata().deepCopy())
        .json();
  }

  JsonObject detail(Event event) {
    JsonObject payload = event.payload();
    Project project = project(event);
    JsonObject sdk = Json.object(payload, "sdk");
    Event next = world.issues().next(event);
    Event previous = world.issues().previous(event);
    JsonArray errors = Json.array(payload, "errors");
    JsonObject json =
        new Answer()
            .put("id", event.id())
            .put("groupID", event.issueId() == null ? null : Answer.id(event.issueId()))
            .put("eventID", event.id())
            .put("projectID", Answer.id(event.projectId()))
            .put("projectSlug", project.slug())
            .put("size", event.size())
            .put("entries", EntryShapes.of(payload))
            .put("dist", Json.text(payload, "dist"))
            .put("message", event.message())
            .put("title", event.title())
            .put("location", event.location())
            .put("user", user(event))
            .put("contexts", copy(Json.object(payload, "contexts")))
            .put(
                "sdk",
                sdk == null
                    ? null
                    : new Answer()
                        .put("name", Json.text(sdk, "name"))
                        .put("version", Json.text(sdk, "version"))
                        .json())
            .put("context", copy(Json.object(payload, "extra")))
            .put("packages", copy(Json.object(payload, "modules")))
            .put("type", event.type())
            .put("metadata", event.metadata().deepCopy())
            .put("tags", tags(event))
            .put("platform", event.platform())
            .put("dateReceived", event.received())
            .put("errors", errors == null ? new JsonArray() : eventErrors(errors))
            .put("occurrence", null)
            .put(
                "_meta",
                new Answer()
                    .put("entries", new JsonObject())
                    .put("message", null)
                    .put("user", null)
                    .json())
            .json();
    if (event.type().equals("transaction")) {
      Answer.to(json)
          .put("startTimestamp", Json.number(payload, "start_timestamp"))
          .put("endTimestamp", Times.seconds(event.timestamp()))
          .put("measurements", copy(Json.object(payload, "measurements")))
          .put("breakdowns", null)
          .json();
    } else {
      Answer.to(json)
          .put("crashFile", null)
          .put("culprit", event.culprit())
          .put("dateCreated", event.timestamp())
          .put("fingerprints", event.fingerprints())
          .put(
              "groupingConfig",
              new Answer().put("id", "newstyle:2026-01-20").put("enhancements", "").json())
          .json();
    }
    return Answer.to(json)
        .put("release", releases.mentioned(project, Json.text(payload, "release")))
        .put("userReport", null)
        .put("sdkUpdates", List.of())
        .put("resolvedWith", List.of())
        .put("nextEventID", next == null ? null : next.id())
        .put("previousEventID", previous == null ? null : previous.id())
        .json();
  }

  private static JsonArray eventErrors(JsonArray errors) {
    JsonArray shown = new JsonArray();
    errors.forEach(
        error -> {
          String type = Json.text(error, "type", "unknown_error");
          shown.add(
              new Answer()
                  .put("type", type)
                  .put(
                      "message",
                      type.equals("future_timestamp")
                          ? "Invalid timestamp (in future)"
                          : "Discarded invalid value")
                  .put(
                      "data",
                      new Answer()
                          .put("name", Json.text(error, "name"))
                          .put("reason", Json.text(error, "reason"))
                          .json())
                  .json());
        });
    return shown;
  }

  JsonObject eventId(Event event) {
    Project project = project(event);
    return new Answer()
        .put("organizationSlug", projects.organization(project).slug())
        .put("projectSlug", project.slug())
        .put("groupId", event.issueId() == null ? null : Answer.id(event.issueId()))
        .put("eventId", event.id())
        .put("event", detail(event))
        .json();
  }

  /// The hashes of an issue with the newest event of each.
  JsonArray hashes(Issue issue) {
    JsonArray hashes = new JsonArray();
    List<Event> events = world.issues().events(issue);
    for (String hash : issue.hashes()) {
      Event latest = null;
      for (Event event : events) {
        if (latest == null && event.fingerprints().contains(hash)) {
          latest = event;
        }
      }
      hashes.add(
          new Answer()
              .put("id", hash)
              .put("latestEvent", latest == null ? null : detail(latest))
              .put("mergedBySeer", false)
              .put("seerMatchDistance", null)
              .json());
    }
    return hashes;
  }

  private static @Nullable JsonObject user(Event event) {
    JsonObject user = Json.object(event.payload(), "user");
    return user == null
        ? null
        : new Answer()
            .put("id", Json.text(user, "id"))
            .put("email", Json.text(user, "email"))
            .put("username", Json.text(user, "username"))
            .put("ip_address", Json.text(user, "ip_address"))
            .put("name", Json.text(user, "name"))
            .put("geo", copy(Json.object(user, "geo")))
            .put("data", copy(Json.object(user, "data")))
            .json();
  }

  private static JsonArray tags(Event event) {
    JsonArray tags = new JsonArray();
    for (Tag tag : event.tags()) {
      JsonObject json = new Answer().put("key", tag.key()).put("value", tag.value()).json();
      int colon = tag.value().indexOf(':');
      String field =
          tag.key().equals("user") && colon > 0
              ? USER_FIELDS.get(tag.value().substring(0, colon))
              : null;
      if (field != null) {
        json.addProperty("query", field + ":\"" + tag.value().substring(colon + 1) + "\"");
      }
      tags.add(json);
    }
    return tags;
  }

  JsonObject attachment(Attachment attachment) {
    JsonObject headers = new JsonObject();
    if (attachment.contentType() != null) {
      headers.addProperty("Content-Type", attachment.contentType());
    }
    return new Answer()
        .put("id", Answer.id(attachment.id()))
        .put("event_id", attachment.eventId())
        .put("type", attachment.type())
        .put("name", attachment.name())
        .put("mimetype", attachment.contentType())
        .put("dateCreated", attachment.created())
        .put("size", attachment.bytes().size())
        .put("headers", headers)
        .put("sha1", sha1(attachment.bytes().toArray()))
        .json();
  }

  private static String sha1(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The replays in which an issue's events happened, newest first.
  static List<String> replays(World world, Issue issue) {
    return world.issues().events(issue).stream()
        .map(event -> event.tag("replayId"))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .distinct()
        .toList();
  }

  static Instant instant(double seconds) {
    return Instant.ofEpochMilli(Math.round(seconds * 1000));
  }

  private static @Nullable JsonObject copy(@Nullable JsonObject object) {
    return object == null ? new JsonObject() : object.deepCopy();
  }

  private Project project(Event event) {
    Project project = world.projects().get(event.projectId());
    if (project == null) {
      throw new IllegalStateException("event " + event.id() + " has no project");
    }
    return project;
  }
}
