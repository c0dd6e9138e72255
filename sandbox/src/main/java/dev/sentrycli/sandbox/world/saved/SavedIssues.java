package dev.sentrycli.sandbox.world.saved;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Bytes;
import dev.sentrycli.sandbox.ingest.Tag;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.event.Attachment;
import dev.sentrycli.sandbox.world.event.Event;
import dev.sentrycli.sandbox.world.issue.Assignee;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.issue.Occurrences;
import dev.sentrycli.sandbox.world.issue.Priority;
import dev.sentrycli.sandbox.world.issue.Status;
import dev.sentrycli.sandbox.world.issue.Substatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Issues, events and attachments on disk.
final class SavedIssues {
  private SavedIssues() {}

  static void write(World world, Row out) {
    JsonArray issues = new JsonArray();
    JsonArray events = new JsonArray();
    for (Organization organization : world.directory().organizations()) {
      world.issues().of(organization).forEach(issue -> issues.add(issue(issue)));
      world.issues().events(organization).reversed().forEach(event -> events.add(event(event)));
    }
    JsonArray attachments = new JsonArray();
    for (Project project : world.projects().all()) {
      world.issues().attachments(project).forEach(one -> attachments.add(attachment(one)));
    }
    out.put("issues", issues).put("events", events).put("attachments", attachments);
  }

  private static JsonObject issue(Issue issue) {
    Issue.Subject subject = issue.subject();
    Issue.Triage triage = issue.triage();
    Assignee assignee = triage.assignee();
    JsonArray activity = new JsonArray();
    for (Issue.Activity one : issue.activity()) {
      activity.add(
          new Row()
              .put("id", one.id())
              .put("type", one.type())
              .put("user", one.userId())
              .put("data", one.data())
              .put("when", one.when())
              .json());
    }
    return new Row()
        .put("id", issue.id())
        .put("project", issue.projectId())
        .put("shortId", issue.shortId())
        .put("hashes", issue.hashes())
        .put("title", subject.title())
        .put("culprit", subject.culprit())
        .put("type", subject.type())
        .put("category", subject.category())
        .put("issueType", subject.issueType())
        .put("level", subject.level())
        .put("platform", subject.platform())
        .put("logger", subject.logger())
        .put("metadata", subject.metadata())
        .put("unhandled", subject.unhandled())
        .put("status", triage.status())
        .put("substatus", triage.substatus())
        .put("statusDetails", triage.statusDetails())
        .put("priority", triage.priority())
        .put("priorityLocked", triage.priorityLocked())
        .put("assigneeKind", assignee == null ? null : assignee.kind())
        .put("assignee", assignee == null ? null : assignee.id())
        .put("shareId", triage.shareId())
        .put("seen", triage.seen())
        .put("bookmarked", triage.bookmarked())
        .put("subscribed", triage.subscribed())
        .put("occurrences", occurrences(issue.occurrences()))
        .put("activity", activity)
        .json();
  }

  private static JsonObject occurrences(Occurrences occurrences) {
    JsonObject hours = new JsonObject();
    occurrences
        .hours()
        .forEach(
            (environment, counts) -> {
              JsonObject line = new JsonObject();
              counts.forEach((hour, count) -> line.addProperty(Long.toString(hour), count));
              hours.add(environment, line);
            });
    return new Row()
        .put("first", occurrences.firstSeen())
        .put("last", occurrences.lastSeen())
        .put("hours", hours)
        .put("users", new TreeSet<>(occurrences.users()))
        .put("firstRelease", occurrences.firstRelease())
        .put("lastRelease", occurrences.lastRelease())
        .json();
  }

  private static JsonObject event(Event event) {
    JsonObject tags = new JsonObject();
    event.tags().forEach(tag -> tags.addProperty(tag.key(), tag.value()));
    return new Row()
        .put("id", event.id())
        .put("project", event.projectId())
        .put("issue", event.issueId())
        .put("type", event.type())
        .put("timestamp", event.timestamp())
        .put("received", event.received())
        .put("title", event.title())
        .put("message", event.message())
        .put("culprit", event.culprit())
        .put("location", event.location())
        .put("platform", event.platform())
        .put("level", event.level())
        .put("metadata", event.metadata())
        .put("tags", tags)
        .put("trace", event.traceId())
        .put("fingerprints", event.fingerprints())
        .put("size", event.size())
        .put("payload", event.payload())
        .json();
  }

  private static JsonObject attachment(Attachment one) {
    return new Row()
        .put("id", one.id())
        .put("project", one.projectId())
        .put("event", one.eventId())
        .put("type", one.type())
        .put("name", one.name())
        .put("contentType", one.contentType())
        .put("created", one.created())
        .put("bytes", Base64.getEncoder().encodeToString(one.bytes().toArray()))
        .json();
  }

  static void read(World world, Row in) throws IOException {
    for (Row one : in.rows("issues")) {
      world.issues().put(issue(one));
    }
    for (Row one : in.rows("events")) {
      world.issues().put(event(one));
    }
    for (Row one : in.rows("attachments")) {
      world
          .issues()
          .put(
              new Attachment(
                  one.number("id"),
                  one.number("project"),
                  one.text("event"),
                  one.text("type"),
                  one.text("name"),
                  one.textOrNull("contentType"),
                  one.instant("created"),
                  Bytes.of(Base64.getDecoder().decode(one.text("bytes")))));
    }
  }

  private static Issue issue(Row in) throws IOException {
    Long assignee = in.numberOrNull("assignee");
    List<Issue.Activity> activity = new ArrayList<>();
    for (Row one : in.rows("activity")) {
      activity.add(
          new Issue.Activity(
              one.number("id"),
              one.text("type"),
              one.numberOrNull("user"),
              one.object("data"),
              one.instant("when")));
    }
    return new Issue(
        in.number("id"),
        in.number("project"),
        in.text("shortId"),
        in.set("hashes"),
        new Issue.Subject(
            in.text("title"),
            in.text("culprit"),
            in.text("type"),
            in.text("category"),
            in.text("issueType"),
            in.text("level"),
            in.text("platform"),
            in.textOrNull("logger"),
            in.object("metadata"),
            in.truth("unhandled")),
        new Issue.Triage(
            in.choice("status", Status.class),
            in.textOrNull("substatus") == null ? null : in.choice("substatus", Substatus.class),
            in.object("statusDetails"),
            in.choice("priority", Priority.class),
            in.instantOrNull("priorityLocked"),
            assignee == null
                ? null
                : new Assignee(in.choice("assigneeKind", Assignee.Kind.class), assignee),
            in.textOrNull("shareId"),
            in.truth("seen"),
            in.truth("bookmarked"),
            in.truth("subscribed")),
        occurrences(new Row(in.object("occurrences"))),
        activity);
  }

  private static Occurrences occurrences(Row in) throws IOException {
    Map<String, NavigableMap<Long, Integer>> hours = new HashMap<>();
    for (Map.Entry<String, JsonElement> environment : in.object("hours").entrySet()) {
      NavigableMap<Long, Integer> counts = new TreeMap<>();
      for (Map.Entry<String, JsonElement> hour :
          environment.getValue().getAsJsonObject().entrySet()) {
        counts.put(Long.valueOf(hour.getKey()), hour.getValue().getAsInt());
      }
      hours.put(environment.getKey(), counts);
    }
    return new Occurrences(
        in.instant("first"),
        in.instant("last"),
        hours,
        in.set("users"),
        in.textOrNull("firstRelease"),
        in.textOrNull("lastRelease"));
  }

  private static Event event(Row in) throws IOException {
    List<Tag> tags = new ArrayList<>();
    for (Map.Entry<String, JsonElement> tag : in.object("tags").entrySet()) {
      tags.add(new Tag(tag.getKey(), tag.getValue().getAsString()));
    }
    return new Event(
        in.text("id"),
        in.number("project"),
        in.numberOrNull("issue"),
        in.text("type"),
        in.instant("timestamp"),
        in.instant("received"),
        in.text("title"),
        in.text("message"),
        in.text("culprit"),
        in.textOrNull("location"),
        in.text("platform"),
        in.text("level"),
        in.object("metadata"),
        tags,
        in.textOrNull("trace"),
        in.texts("fingerprints"),
        (int) in.number("size"),
        in.object("payload"));
  }
}
