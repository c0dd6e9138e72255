package dev.sentrycli.sandbox.world;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Envelope;
import dev.sentrycli.sandbox.ingest.IngestException;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.ingest.ReceivedEvent;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.telemetry.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Turns what arrives into events, issues, spans and counts.
final class Intake {
  private static final int LARGEST_EVENT = 1024 * 1024;

  private final World world;
  private final MinorItems minor;

  Intake(World world) {
    this.world = world;
    this.minor = new MinorItems(world);
  }

  @Nullable String envelope(long projectId, byte[] bytes) throws IngestException {
    Project project = project(projectId);
    Envelope envelope = Envelope.parse(bytes);
    return world
        .guard()
        .<@Nullable String>write(
            () -> {
              String id = envelope.eventId();
              for (Envelope.Item item : envelope.items()) {
                String made = item(project, item, envelope.eventId());
                id = id == null ? made : id;
              }
              return id;
            });
  }

  String store(long projectId, byte[] bytes) throws IngestException {
    Project project = project(projectId);
    if (bytes.length == 0) {
      throw new IngestException(IngestException.Reason.MALFORMED, "empty request body", "");
    }
    JsonObject body = Json.object(new String(bytes, StandardCharsets.UTF_8));
    if (body == null) {
      throw new IngestException(
          IngestException.Reason.MALFORMED, "invalid JSON data", "expected an object");
    }
    return world.guard().write(() -> event(project, body, null, "event", bytes.length));
  }

  private Project project(long id) throws IngestException {
    Project project = world.projects().get(id);
    if (project == null) {
      throw new IngestException(
          IngestException.Reason.UNKNOWN_PROJECT,
          "event submission rejected with_reason: ProjectId",
          "");
    }
    return project;
  }

  /// Takes in one item and returns the id of the event in it, if it holds one.
  private @Nullable String item(Project project, Envelope.Item item, @Nullable String eventId) {
    switch (item.type()) {
      case "event", "transaction", "feedback" -> {
        String category = item.type().equals("event") ? "error" : item.type();
        if (item.payload().size() > LARGEST_EVENT) {
          drop(project, category, "too_large");
          return null;
        }
        JsonObject body = Json.object(item.payload().text());
        if (body == null) {
          drop(project, category, "invalid_json");
          return null;
        }
        return event(project, body, eventId, item.type(), item.payload().size());
      }
      case "attachment" -> minor.attachment(project, item, eventId);
      case "replay_event", "replay_recording" -> minor.replay(project, item, eventId);
      case "session", "sessions", "client_report", "check_in", "log", "span", "trace_metric" ->
          minor.item(project, item);
      default -> drop(project, "default", "unsupported_item");
    }
    return null;
  }

  private void drop(Project project, String category, String reason) {
    world.telemetry().add(new Outcome(project.id(), world.now(), category, "invalid", reason, 1));
  }

  private String event(
      Project project, JsonObject body, @Nullable String headerId, String kind, int size) {
    ReceivedEvent received = ReceivedEvent.of(body, headerId, kind, world.now());
    if (world.issues().event(project, received.id()) != null) {
      drop(project, received.type().equals("transaction") ? "transaction" : "error", "duplicate");
      return received.id();
    }
    file(project, received, size);
    return received.id();
  }

  private void file(Project project, ReceivedEvent event, int size) {
    Instant arrived = world.now();
    world.projects().eventArrived(project.id(), event.timestamp());
    String release = event.release();
    if (release != null) {
      world.projects().noteRelease(project, release, event.timestamp());
    }
    world.issues().file(project, event, arrived, size, 1);
    if (event.type().equals("transaction")) {
      world.traces().file(event, project);
      noteSpans(world, project, event, arrived);
    }
    world.telemetry().add(new Outcome(project.id(), arrived, event.type(), "accepted", null, 1));
  }

  /// Counts the spans of a transaction, of which it is one itself.
  static void noteSpans(World world, Project project, ReceivedEvent transaction, Instant arrived) {
    long spans = 1L + Json.objects(transaction.payload(), "spans").size();
    world.telemetry().add(new Outcome(project.id(), arrived, "span", "accepted", null, spans));
  }
}
