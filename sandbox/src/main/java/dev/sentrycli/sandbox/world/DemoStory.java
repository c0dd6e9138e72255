package dev.sentrycli.sandbox.world;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Bytes;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.ingest.ReceivedEvent;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Team;
import dev.sentrycli.sandbox.world.directory.User;
import dev.sentrycli.sandbox.world.event.Attachment;
import dev.sentrycli.sandbox.world.issue.Assignee;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.issue.Occurrences;
import dev.sentrycli.sandbox.world.issue.Status;
import dev.sentrycli.sandbox.world.issue.Substatus;
import dev.sentrycli.sandbox.world.replay.DemoVisits;
import dev.sentrycli.sandbox.world.store.Secrets;
import dev.sentrycli.sandbox.world.telemetry.CheckIn;
import dev.sentrycli.sandbox.world.telemetry.LogEntry;
import dev.sentrycli.sandbox.world.telemetry.Metric;
import dev.sentrycli.sandbox.world.telemetry.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What happened in one project of the demo: its releases, issues with their past, and
/// transactions.
final class DemoStory {
  private final World world;
  private final JsonObject script;
  private final Organization organization;
  private final Project project;
  private final DemoEvents events;
  private final DemoVisits replays;
  private final DemoReleases releases;

  DemoStory(World world, JsonObject script) {
    this.world = world;
    this.script = script;
    Organization owner = world.directory().organization(Json.text(script, "organization", ""));
    Project told =
        owner == null ? null : world.projects().get(owner, Json.text(script, "project", ""));
    if (owner == null || told == null) {
      throw new IllegalStateException("the demo tells of a project that it does not have");
    }
    this.organization = owner;
    this.project = told;
    this.events = new DemoEvents(world.now(), script, owner.slug());
    this.replays =
        new DemoVisits(
            world.replays(),
            told,
            Json.text(Json.object(script, "request"), "url", "https://app.example"));
    this.releases = new DemoReleases(world, script, told);
  }

  void tell() {
    releases.tell();
    Json.objects(script, "issues").forEach(this::issue);
    Json.objects(script, "dropped").forEach(this::dropped);
    Json.objects(script, "visits").forEach(this::visit);
    Json.objects(script, "logs").forEach(this::logs);
    Json.objects(script, "metrics").forEach(this::metrics);
    Json.objects(script, "checkIns").forEach(this::checkIn);
    for (JsonObject one : Json.objects(script, "transactions")) {
      DemoTraffic.times(one).forEach(this::transaction);
    }
  }

  private void transaction(DemoTraffic.Time time) {
    Instant end = events.end(time.told());
    JsonObject body = events.transaction(time.told(), release(end), time.number());
    ReceivedEvent event = ReceivedEvent.of(body, null, "transaction", end);
    Demo.file(world, project, event, end, 6000);
    world.traces().file(event, project);
    world.telemetry().add(new Outcome(project.id(), end, "transaction", "accepted", null, 1));
    Intake.noteSpans(world, project, event, end);
  }

  /// What was sent and not taken.
  private void dropped(JsonObject told) {
    world
        .telemetry()
        .add(
            new Outcome(
                project.id(),
                world.now().minus(Duration.ofHours(told.get("hours").getAsLong())),
                Json.text(told, "category", "error"),
                Json.text(told, "outcome", ""),
                Json.text(told, "reason"),
                told.get("count").getAsLong()));
  }

  /// Somebody looked around, and nothing broke.
  private void visit(JsonObject told) {
    Instant end = world.now().minus(Duration.ofMinutes(told.get("minutes").getAsLong()));
    int number = told.get("user").getAsInt();
    JsonObject event = events.common(end, release(end), number);
    event.add("user", events.user(number));
    String trace = Json.text(told, "trace");
    replays.visit(
        told, event, end, trace == null ? "" : events.traceId(trace), organization.slug());
  }

  private void logs(JsonObject told) {
    DemoTraffic.times(told).forEach(time -> log(time.told()));
  }

  private void metrics(JsonObject told) {
    for (DemoTraffic.Time time : DemoTraffic.times(told)) {
      metric(time.told(), time.number());
    }
  }

  private void metric(JsonObject told, int number) {
    String name = Json.text(told, "name", "");
    String trace = Json.text(told, "trace", "");
    Instant at = world.now().minus(Duration.ofMinutes(told.get("minutes").getAsLong()));
    world
        .telemetry()
        .add(
            new Metric(
                Secrets.timed(
                    at, Secrets.stable("metric", project.slug(), name, Integer.toString(number))),
                project.id(),
                at,
                name,
                Json.text(told, "type", "counter"),
                Json.text(told, "unit"),
                told.get("value").getAsDouble(),
                events.traceId(trace),
                DemoEvents.spanId(project.slug(), trace, Json.text(told, "span", "")),
                attributes(told, at)));
  }

  private JsonObject attributes(JsonObject told, Instant at) {
    JsonObject attributes = Json.object(told, "attributes");
    JsonObject kept = attributes == null ? new JsonObject() : attributes.deepCopy();
    JsonObject sdk = Json.object(script, "sdk");
    kept.addProperty("sentry.environment", "production");
    kept.addProperty("sentry.release", release(at));
    kept.addProperty("sentry.sdk.name", Json.text(sdk, "name", ""));
    kept.addProperty("sentry.sdk.version", Json.text(sdk, "version", ""));
    return kept;
  }

  private void log(JsonObject told) {
    String trace = Json.text(told, "trace", "");
    String body = Json.text(told, "body", "");
    Instant at = world.now().minus(Duration.ofMinutes(told.get("minutes").getAsLong()));
    world
        .telemetry()
        .add(
            new LogEntry(
                Secrets.timed(at, Secrets.stable("log", project.slug(), body)),
                project.id(),
                at,
                Json.text(told, "level", "info"),
                told.get("number").getAsInt(),
                body,
                events.traceId(trace),
                DemoEvents.spanId(project.slug(), trace, Json.text(told, "span", "")),
                attributes(told, at)));
  }

  private void checkIn(JsonObject told) {
    String monitor = Json.text(told, "monitor", "");
    String environment = Json.text(told, "environment", "production");
    for (JsonElement hours : told.getAsJsonArray("hours")) {
      world
          .telemetry()
          .add(
              new CheckIn(
                  Secrets.stable("check-in", monitor, hours.toString(), environment),
                  project.id(),
                  monitor,
                  Json.text(told, "status", "ok"),
                  environment,
                  Json.number(told, "seconds"),
                  world.now().minus(Duration.ofMinutes((long) (hours.getAsDouble() * 60))),
                  Json.object(told, "config")));
    }
  }

  private void issue(JsonObject told) {
    int kept = told.get("events").getAsInt();
    Instant last = events.last(told);
    Instant first = events.first(told);
    Issue issue = null;
    for (int i = 0; i < kept; i++) {
      Instant at = i == 0 ? first : i == kept - 1 ? last : between(first, last, i, kept);
      boolean newest = i == kept - 1;
      String release = release(at);
      JsonObject body = events.event(told, i, newest ? last : at, newest, release);
      boolean feedback = told.has("feedback");
      ReceivedEvent event =
          ReceivedEvent.of(body, null, feedback ? "feedback" : "event", newest ? last : at);
      world.projects().eventArrived(project.id(), event.timestamp());
      issue =
          world
              .issues()
              .file(project, event, event.timestamp(), 7000 + Math.floorMod(i * 977, 9000), 1);
      if (newest && told.has("replay")) {
        replays.around(body, last);
      }
      if (newest && told.has("attachment")) {
        attach(event.id(), last, Json.text(told, "attachment", ""));
      }
    }
    if (issue != null) {
      world.issues().addPast(issue, past(told, kept, first, last));
      triage(world.issues().get(issue.id()), told, last);
    }
  }

  /// Denser towards the end.
  private static Instant between(Instant first, Instant last, int i, int kept) {
    double left = 1 - (double) i / (kept - 1);
    return last.minusSeconds(Math.round(Duration.between(first, last).toSeconds() * left * left));
  }

  private String release(Instant at) {
    return releases.at(at);
  }

  private void attach(String eventId, Instant at, String name) {
    byte[] text = "A note that came with the event.\n".getBytes(StandardCharsets.UTF_8);
    world
        .issues()
        .put(
            new Attachment(
                world.sequences().next("attachment"),
                project.id(),
                eventId,
                "event.attachment",
                name,
                "text/plain",
                at,
                Bytes.of(text)));
  }

  /// The events that are counted but not kept, and the people they happened to.
  private Occurrences past(JsonObject told, int kept, Instant first, Instant last) {
    int count = told.get("total").getAsInt() - kept;
    Random random = new Random(Json.text(told, "key", "").hashCode());
    JsonArray environments = script.getAsJsonArray("environments");
    boolean escalating = "escalating".equals(Json.text(told, "trend"));
    long span = Math.max(1, Duration.between(first, last).toSeconds());
    Map<String, NavigableMap<Long, Integer>> hours = new HashMap<>();
    for (int i = 0; i < count; i++) {
      boolean recent = escalating && random.nextInt(10) < 6;
      double back = random.nextDouble();
      long seconds = recent ? Math.round(back * 86_400) : Math.round(back * back * span);
      Instant at = last.minusSeconds(Math.min(span, seconds));
      String environment = environments.get(random.nextInt(environments.size())).getAsString();
      hours
          .computeIfAbsent(environment, name -> new TreeMap<>())
          .merge(Math.floorDiv(at.getEpochSecond(), 3600L), 1, Integer::sum);
    }
    Set<String> users = new HashSet<>();
    for (int i = 0; i < told.get("users").getAsInt(); i++) {
      users.add("id:" + events.userId(i));
    }
    world
        .telemetry()
        .add(
            new Outcome(
                project.id(),
                last,
                told.has("feedback") ? "feedback" : "error",
                "accepted",
                null,
                count + kept));
    return new Occurrences(first, last, hours, users, release(first), release(last));
  }

  private void triage(@Nullable Issue filed, JsonObject told, Instant last) {
    if (filed == null) {
      return;
    }
    Issue issue = filed;
    Issue.Triage triage = issue.triage();
    JsonObject status = Json.object(told, "status");
    User owner = world.directory().users().getFirst();
    if (status != null) {
      issue = decided(issue, status, last, owner);
      triage = issue.triage();
    } else if ("escalating".equals(Json.text(told, "trend"))) {
      triage = triage.status(Status.UNRESOLVED, Substatus.ESCALATING, new JsonObject());
    }
    String assigned = Json.text(told, "assign");
    if (assigned != null) {
      triage = triage.assignee(assignee(assigned));
    }
    if (told.has("share")) {
      triage = triage.shareId(Secrets.stable("share", Json.text(told, "key", "")));
    }
    world.issues().put(issue.with(triage));
  }

  private Issue decided(Issue issue, JsonObject told, Instant last, User by) {
    String finer = Json.text(told, "substatus");
    Substatus substatus = finer == null ? null : Substatus.of(finer);
    JsonObject details = Json.object(told, "statusDetails");
    JsonObject kept = details == null ? new JsonObject() : details.deepCopy();
    JsonObject data = new JsonObject();
    String version = Json.text(kept, "inRelease");
    if (version != null) {
      data.addProperty("version", version);
    }
    if (!kept.isEmpty()) {
      kept.addProperty("_actor", by.id());
    }
    if (kept.has("inNextRelease")) {
      kept.addProperty("_afterRelease", release(world.now()));
    }
    if (kept.has("ignoreCount")) {
      kept.addProperty("_countBefore", issue.occurrences().count(List.of()));
    }
    Status status =
        switch (Json.text(told, "status", "")) {
          case "resolved" -> Status.RESOLVED;
          case "ignored" -> Status.IGNORED;
          default -> Status.UNRESOLVED;
        };
    String type =
        switch (status) {
          case RESOLVED -> version == null ? "set_resolved" : "set_resolved_in_release";
          case IGNORED -> "set_ignored";
          case UNRESOLVED -> "set_regression";
        };
    Instant when = last.plus(Duration.between(last, world.now()).dividedBy(2));
    return issue
        .with(issue.triage().status(status, substatus, kept))
        .with(
            new Issue.Activity(
                world.sequences().next("activity"),
                type,
                status == Status.UNRESOLVED ? null : by.id(),
                data,
                when));
  }

  private @Nullable Assignee assignee(String name) {
    if (name.startsWith("#")) {
      Team team = world.directory().team(organization, name.substring(1));
      return team == null ? null : new Assignee(Assignee.Kind.TEAM, team.id());
    }
    User user = world.directory().user(name);
    return user == null ? null : new Assignee(Assignee.Kind.USER, user.id());
  }
}
