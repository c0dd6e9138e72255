package dev.sentrycli.sandbox.world;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Envelope;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.ingest.Times;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Slugs;
import dev.sentrycli.sandbox.world.event.Attachment;
import dev.sentrycli.sandbox.world.store.Secrets;
import dev.sentrycli.sandbox.world.telemetry.CheckIn;
import dev.sentrycli.sandbox.world.telemetry.LogEntry;
import dev.sentrycli.sandbox.world.telemetry.Outcome;
import dev.sentrycli.sandbox.world.telemetry.SessionTally;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  void item(Project project, Envelope.Item item) {
    String category =
        switch (item.type()) {
          case "session", "sessions" -> "session";
          case "check_in" -> "monitor";
          case "log" -> "log_item";
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
    tally(project, body, attributes, Json.text(body, "status", "ok"), 1);
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
          tally(project, one, attributes, status, quantity.longValue());
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
      long quantity) {
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
                quantity));
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
    for (JsonObject line : lines) {
      JsonObject attributes = new JsonObject();
      JsonObject sent = Json.object(line, "attributes");
      if (sent != null) {
        for (Map.Entry<String, JsonElement> one : sent.entrySet()) {
          attributes.add(one.getKey(), Json.field(one.getValue(), "value"));
        }
      }
      String severity = Json.text(line, "level", "info");
      Instant at = Times.instant(Json.field(line, "timestamp"), world.now());
      Double number = Json.number(line, "severity_number");
      world
          .telemetry()
          .add(
              new LogEntry(
                  Secrets.timed(at, Secrets.hex(16)),
                  project.id(),
                  at,
                  severity,
                  number == null ? severityNumber(severity) : number.intValue(),
                  Json.text(line, "body", ""),
                  Json.text(line, "trace_id"),
                  Json.text(line, "span_id"),
                  attributes));
    }
    outcome(project, "log_item", "accepted", null, lines.size());
    return !lines.isEmpty();
  }

  private static int severityNumber(String severity) {
    return switch (severity) {
      case "trace" -> 1;
      case "debug" -> 5;
      case "warn", "warning" -> 13;
      case "error" -> 17;
      case "fatal" -> 21;
      default -> 9;
    };
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
