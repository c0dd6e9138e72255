package dev.sentrycli.sandbox.world.saved;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.telemetry.CheckIn;
import dev.sentrycli.sandbox.world.telemetry.LogEntry;
import dev.sentrycli.sandbox.world.telemetry.Metric;
import dev.sentrycli.sandbox.world.telemetry.Outcome;
import dev.sentrycli.sandbox.world.telemetry.SessionTally;
import dev.sentrycli.sandbox.world.telemetry.Span;
import java.io.IOException;

/// Spans, outcomes, sessions, check-ins, logs and measurements on disk.
final class SavedTelemetry {
  private SavedTelemetry() {}

  static void write(World world, Row out) {
    JsonArray spans = new JsonArray();
    JsonArray outcomes = new JsonArray();
    JsonArray sessions = new JsonArray();
    JsonArray checkIns = new JsonArray();
    JsonArray logs = new JsonArray();
    JsonArray metrics = new JsonArray();
    for (Organization organization : world.directory().organizations()) {
      world.traces().spans(organization).reversed().forEach(one -> spans.add(span(one)));
      world.telemetry().outcomes(organization).forEach(one -> outcomes.add(outcome(one)));
      world.telemetry().sessions(organization).forEach(one -> sessions.add(sessions(one)));
      world.telemetry().checkIns(organization).forEach(one -> checkIns.add(checkIn(one)));
      world.telemetry().logs(organization, null).reversed().forEach(one -> logs.add(log(one)));
      world.telemetry().metrics(organization).forEach(one -> metrics.add(metric(one)));
    }
    out.put("spans", spans)
        .put("outcomes", outcomes)
        .put("sessions", sessions)
        .put("checkIns", checkIns)
        .put("logs", logs)
        .put("metrics", metrics);
  }

  private static JsonObject span(Span one) {
    return new Row()
        .put("trace", one.traceId())
        .put("id", one.spanId())
        .put("parent", one.parentSpanId())
        .put("project", one.projectId())
        .put("transactionId", one.transactionId())
        .put("transaction", one.transaction())
        .put("op", one.op())
        .put("description", one.description())
        .put("status", one.status())
        .put("start", one.start())
        .put("end", one.end())
        .put("segment", one.segment())
        .put("sdk", one.sdk())
        .put("environment", one.environment())
        .put("release", one.release())
        .put("user", one.user())
        .put("attributes", one.attributes())
        .put("measurements", one.measurements())
        .json();
  }

  private static JsonObject outcome(Outcome one) {
    return new Row()
        .put("project", one.projectId())
        .put("when", one.when())
        .put("category", one.category())
        .put("outcome", one.outcome())
        .put("reason", one.reason())
        .put("quantity", one.quantity())
        .json();
  }

  private static JsonObject sessions(SessionTally one) {
    return new Row()
        .put("project", one.projectId())
        .put("when", one.when())
        .put("release", one.release())
        .put("environment", one.environment())
        .put("status", one.status())
        .put("quantity", one.quantity())
        .put("session", one.session())
        .put("user", one.user())
        .json();
  }

  private static JsonObject checkIn(CheckIn one) {
    return new Row()
        .put("id", one.id())
        .put("project", one.projectId())
        .put("monitor", one.monitorSlug())
        .put("status", one.status())
        .put("environment", one.environment())
        .put("duration", one.durationSeconds())
        .put("when", one.when())
        .put("config", one.monitorConfig())
        .json();
  }

  private static JsonObject log(LogEntry one) {
    return new Row()
        .put("id", one.id())
        .put("project", one.projectId())
        .put("timestamp", one.timestamp())
        .put("severity", one.severity())
        .put("number", one.severityNumber())
        .put("body", one.body())
        .put("trace", one.traceId())
        .put("span", one.spanId())
        .put("attributes", one.attributes())
        .json();
  }

  private static JsonObject metric(Metric one) {
    return new Row()
        .put("id", one.id())
        .put("project", one.projectId())
        .put("timestamp", one.timestamp())
        .put("name", one.name())
        .put("type", one.type())
        .put("unit", one.unit())
        .put("value", one.value())
        .put("trace", one.traceId())
        .put("span", one.spanId())
        .put("attributes", one.attributes())
        .json();
  }

  static void read(World world, Row in) throws IOException {
    for (Row one : in.rows("spans")) {
      world
          .traces()
          .put(
              new Span(
                  one.text("trace"),
                  one.text("id"),
                  one.textOrNull("parent"),
                  one.number("project"),
                  one.text("transactionId"),
                  one.text("transaction"),
                  one.text("op"),
                  one.text("description"),
                  one.text("status"),
                  one.json().get("start").getAsDouble(),
                  one.json().get("end").getAsDouble(),
                  one.truth("segment"),
                  one.text("sdk"),
                  one.textOrNull("environment"),
                  one.textOrNull("release"),
                  one.textOrNull("user"),
                  one.object("attributes"),
                  one.object("measurements")));
    }
    for (Row one : in.rows("outcomes")) {
      world
          .telemetry()
          .add(
              new Outcome(
                  one.number("project"),
                  one.instant("when"),
                  one.text("category"),
                  one.text("outcome"),
                  one.textOrNull("reason"),
                  one.number("quantity")));
    }
    for (Row one : in.rows("sessions")) {
      world
          .telemetry()
          .add(
              new SessionTally(
                  one.number("project"),
                  one.instant("when"),
                  one.textOrNull("release"),
                  one.textOrNull("environment"),
                  one.text("status"),
                  one.number("quantity"),
                  one.textOrNull("session"),
                  one.textOrNull("user")));
    }
    for (Row one : in.rows("checkIns")) {
      world
          .telemetry()
          .add(
              new CheckIn(
                  one.text("id"),
                  one.number("project"),
                  one.text("monitor"),
                  one.text("status"),
                  one.text("environment"),
                  Json.number(one.json(), "duration"),
                  one.instant("when"),
                  Json.object(one.json(), "config")));
    }
    for (Row one : in.rows("logs")) {
      world
          .telemetry()
          .add(
              new LogEntry(
                  one.text("id"),
                  one.number("project"),
                  one.instant("timestamp"),
                  one.text("severity"),
                  (int) one.number("number"),
                  one.text("body"),
                  one.textOrNull("trace"),
                  one.textOrNull("span"),
                  one.object("attributes")));
    }
    for (Row one : in.rows("metrics")) {
      Double value = Json.number(one.json(), "value");
      world
          .telemetry()
          .add(
              new Metric(
                  one.text("id"),
                  one.number("project"),
                  one.instant("timestamp"),
                  one.text("name"),
                  one.text("type"),
                  one.textOrNull("unit"),
                  value == null ? 0 : value,
                  one.textOrNull("trace"),
                  one.textOrNull("span"),
                  one.object("attributes")));
    }
  }
}
