package dev.sentrycli.sandbox.world;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Envelope;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.ingest.Times;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Slugs;
import dev.sentrycli.sandbox.world.event.Attachment;
import dev.sentrycli.sandbox.world.replay.Recording;
import dev.sentrycli.sandbox.world.replay.Segment;
import dev.sentrycli.sandbox.world.store.Secrets;
import dev.sentrycli.sandbox.world.telemetry.CheckIn;
import dev.sentrycli.sandbox.world.telemetry.ItemReader;
import dev.sentrycli.sandbox.world.telemetry.Metric;
import dev.sentrycli.sandbox.world.telemetry.Outcome;
import dev.sentrycli.sandbox.world.telemetry.SessionTally;
import dev.sentrycli.sandbox.world.telemetry.Span;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The items of an envelope that are no events. What can't be read is dropped and counted.
final class MinorItems {
  private static final List<String> SESSION_ENDS =
      List.of("exited", "errored", "abnormal", "crashed");

  private final World world;

  MinorItems(World world) {
    this.world = world;
  }

  void attachment(Project project, Envelope.Item item, @Nullable String eventId) {
    if (eventId == null) {
      outcome(project, "attachment", "invalid", "missing_event_id", 1);
      return;
    }
    Attachment kept =
        new Attachment(
            world.sequences().next("attachment"),
            project.id(),
            eventId,
            Json.text(item.header(), "attachment_type", "event.attachment"),
            Json.text(item.header(), "filename", "unnamed"),
            Json.text(item.header(), "content_type"),
            world.now(),
            item.payload());
    world.issues().put(kept);
    outcome(project, "attachment", "accepted", null, item.payload().size());
  }

  /// What an SDK says of a piece of a replay, or the recording of it.
  void replay(Project project, Envelope.Item item, @Nullable String envelopeId) {
    boolean recorded = item.type().equals("replay_recording");
    Recording recording = recorded ? Recording.read(item.payload().toArray()) : null;
    JsonObject event = recorded ? null : Json.object(item.payload().text());
    String named = Json.text(event, "replay_id");
    String id = named == null ? envelopeId : named.replace("-", "").toLowerCase(Locale.ROOT);
    Double number = recording == null ? Json.number(event, "segment_id") : null;
    if (id == null || !id.matches("[0-9a-f]{32}") || (recording == null && number == null)) {
      outcome(project, "replay", "invalid", "invalid_replay", 1);
      return;
    }
    world
        .replays()
        .add(
            project,
            id,
            recording == null
                ? new Segment(number == null ? 0 : number.intValue(), event, null, world.now())
                : new Segment(recording.segment(), null, recording.events(), world.now()));
    if (recorded) {
      outcome(project, "replay", "accepted", null, 1);
    }
  }

  void item(Project project, Envelope.Item item) {
    String category =
        switch (item.type()) {
          case "session", "sessions" -> "session";
          case "check_in" -> "monitor";
          case "log" -> "log_item";
          case "span" -> "span";
          case "trace_metric" -> "trace_metric";
          default -> "default";
        };
    JsonObject body = Json.object(item.payload().text());
    boolean understood =
        body != null
            && switch (item.type()) {
              case "session" -> session(project, body);
              case "sessions" -> sessions(project, body);
              case "client_report" -> clientReport(project, body);
              case "check_in" -> checkIn(project, body);
              case "span" -> spans(project, body);
              case "trace_metric" -> metrics(project, body);
              default -> logs(project, body);
            };
    if (!understood) {
      outcome(
          project,
          category,
          "invalid",
          body == null ? "invalid_json" : "invalid_" + item.type(),
          1);
    }
  }

  private boolean session(Project project, JsonObject body) {
    JsonObject attributes = Json.object(body, "attrs");
    if (Json.text(attributes, "release") == null) {
      return false;
    }
    String status = Json.text(body, "status", "ok");
    Double errors = Json.number(body, "errors");
    boolean quiet = status.equals("ok") || status.equals("exited");
    tally(
        project,
        body,
        attributes,
        quiet && errors != null && errors > 0 ? "errored" : status,
        1,
        Json.text(body, "sid"));
    outcome(project, "session", "accepted", null, 1);
    return true;
  }

  private boolean sessions(Project project, JsonObject body) {
    JsonObject attributes = Json.object(body, "attrs");
    List<JsonObject> aggregates = Json.objects(body, "aggregates");
    if (Json.text(attributes, "release") == null || aggregates.isEmpty()) {
      return false;
    }
    long all = 0;
    for (JsonObject one : aggregates) {
      for (String status : SESSION_ENDS) {
        Double quantity = Json.number(one, status);
        if (quantity != null && quantity >= 1) {
          tally(project, one, attributes, status, quantity.longValue(), null);
          all += quantity.longValue();
        }
      }
    }
    outcome(project, "session", "accepted", null, all);
    return true;
  }

  private void tally(
      Project project,
      JsonObject session,
      @Nullable JsonObject attributes,
      String status,
      long quantity,
      @Nullable String id) {
    Instant started = Times.instant(Json.field(session, "started"), world.now());
    String release = Json.text(attributes, "release");
    if (release != null) {
      world.projects().noteRelease(project, release, started);
    }
    world
        .telemetry()
        .add(
            new SessionTally(
                project.id(),
                started,
                release,
                Json.text(attributes, "environment"),
                status,
                quantity,
                id,
                Json.text(session, "did")));
  }

  private boolean clientReport(Project project, JsonObject body) {
    for (JsonObject one : Json.objects(body, "discarded_events")) {
      Double quantity = Json.number(one, "quantity");
      outcome(
          project,
          Json.text(one, "category", "default"),
          "client_discard",
          Json.text(one, "reason", "unknown"),
          quantity == null ? 1 : quantity.longValue());
    }
    return true;
  }

  private boolean checkIn(Project project, JsonObject body) {
    String monitor = Json.text(body, "monitor_slug");
    String status = Json.text(body, "status", "");
    if (monitor == null || !List.of("ok", "error", "in_progress", "missed").contains(status)) {
      return false;
    }
    String id = Json.text(body, "check_in_id", "").replace("-", "").toLowerCase(Locale.ROOT);
    world
        .telemetry()
        .add(
            new CheckIn(
                id.isEmpty() || id.matches("0+") ? Secrets.hex(16) : id,
                project.id(),
                Slugs.of(monitor),
                status,
                Json.text(body, "environment", "production"),
                Json.number(body, "duration"),
                world.now(),
                Json.object(body, "monitor_config")));
    outcome(project, "monitor", "accepted", null, 1);
    return true;
  }

  private boolean logs(Project project, JsonObject body) {
    List<JsonObject> lines = Json.objects(body, "items");
    ItemReader reader = new ItemReader(project.id(), world.now());
    lines.forEach(line -> world.telemetry().add(reader.log(line)));
    outcome(project, "log_item", "accepted", null, lines.size());
    return !lines.isEmpty();
  }

  private boolean metrics(Project project, JsonObject body) {
    ItemReader reader = new ItemReader(project.id(), world.now());
    int taken = 0;
    List<JsonObject> sent = Json.objects(body, "items");
    for (JsonObject one : sent) {
      Metric metric = reader.metric(one);
      if (metric != null) {
        world.telemetry().add(metric);
        taken++;
      }
    }
    outcome(project, "trace_metric", "accepted", null, taken);
    outcome(project, "trace_metric", "invalid", "invalid_trace_metric", sent.size() - taken);
    return !sent.isEmpty();
  }

  /// A container of spans, or one span alone as SDKs sent it before.
  private boolean spans(Project project, JsonObject body) {
    ItemReader reader = new ItemReader(project.id(), world.now());
    boolean container = body.has("items");
    List<JsonObject> sent = container ? Json.objects(body, "items") : List.of(body);
    int taken = 0;
    for (JsonObject one : sent) {
      Span span = container ? reader.span(one) : reader.spanAlone(one);
      if (span != null) {
        world.traces().put(span);
        taken++;
      }
    }
    outcome(project, "span", "accepted", null, taken);
    outcome(project, "span", "invalid", "invalid_span", sent.size() - taken);
    return !sent.isEmpty();
  }

  private void outcome(
      Project project, String category, String outcome, @Nullable String reason, long quantity) {
    if (quantity > 0) {
      world
          .telemetry()
          .add(new Outcome(project.id(), world.now(), category, outcome, reason, quantity));
    }
  }
}
