package dev.sentrycli.sandbox.world.explore.data;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Projects;
import dev.sentrycli.sandbox.world.event.Event;
import dev.sentrycli.sandbox.world.event.EventFields;
import dev.sentrycli.sandbox.world.explore.Column;
import dev.sentrycli.sandbox.world.explore.Columns;
import dev.sentrycli.sandbox.world.explore.Dataset;
import dev.sentrycli.sandbox.world.explore.Field;
import dev.sentrycli.sandbox.world.explore.Item;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.issue.Issues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Errors, or transactions as servers knew them before spans, or both.
final class Events {
  private final String name;
  private final Projects projects;
  private final Issues issues;
  private final Set<String> types;

  /// @param types the events it holds: error, default, transaction
  Events(String name, Set<String> types, Projects projects, Issues issues) {
    this.name = name;
    this.projects = projects;
    this.issues = issues;
    this.types = types;
  }

  private static Columns columnsOfEvents() {
    return new Columns()
        .define(Field.Kind.DATE, "timestamp", "timestamp.to_hour", "timestamp.to_day")
        .define(
            Field.Kind.STRING,
            "id",
            "title",
            "message",
            "culprit",
            "location",
            "level",
            "event.type",
            "platform",
            "project",
            "trace",
            "trace.span",
            "issue",
            "status",
            "substatus",
            "is.assigned",
            "is.for_review",
            "is.linked",
            "error.type",
            "error.value",
            "error.mechanism",
            "stack.filename",
            "stack.abs_path",
            "stack.function",
            "stack.module",
            "user",
            "user.display",
            "user.id",
            "user.email",
            "user.username",
            "user.ip",
            "http.method",
            "http.url",
            "sdk.name",
            "sdk.version",
            "transaction",
            "transaction.op",
            "transaction.status",
            "environment",
            "release",
            "dist",
            "replayId")
        .define(Field.Kind.INTEGER, "issue.id", "project.id", "stack.lineno")
        .measured(Field.Kind.DURATION, "millisecond", "transaction.duration")
        .define(Field.Kind.BOOLEAN, "error.handled", "error.unhandled", "stack.in_app")
        .alias("project", "project.name")
        .alias("project.id", "project_id")
        .alias("replayId", "replay.id")
        .alias("event.type", "type")
        .alias("trace.span", "span_id");
  }

  Dataset dataset() {
    return new Dataset(
        name, columnsOfEvents(), false, true, "message", "transaction.duration", this::all);
  }

  private Collection<Happening> all(Organization organization) {
    List<Happening> found = new ArrayList<>();
    for (Event one : issues.events(organization)) {
      Project project = projects.get(one.projectId());
      if (project != null && types.contains(one.type())) {
        Long issue = one.issueId();
        found.add(new Happening(one, project, issue == null ? null : issues.get(issue)));
      }
    }
    return found;
  }

  /// One event.
  record Happening(Event event, Project project, @Nullable Issue issue) implements Item {
    @Override
    public @Nullable Object value(Column column) {
      return switch (column.key()) {
        case "timestamp" -> event.timestamp();
        case "timestamp.to_hour" -> rounded(3600);
        case "timestamp.to_day" -> rounded(86_400);
        case "project" -> project.slug();
        case "project.id" -> project.id();
        case "issue" -> issue == null ? null : issue.shortId();
        case "issue.id" -> event.issueId();
        case "status" ->
            issue == null ? null : issue.triage().status().name().toLowerCase(Locale.ROOT);
        case "is.assigned" ->
            issue == null ? null : String.valueOf(issue.triage().assignee() != null);
        case "message" -> event.message().isEmpty() ? event.title() : event.message();
        case "user" -> event.tag("user");
        case "user.display" -> display();
        case "trace.span" ->
            Json.text(Json.object(Json.object(event.payload(), "contexts"), "trace"), "span_id");
        case "transaction.status" -> status();
        case "error.handled" -> !"no".equals(event.tag("handled"));
        case "error.unhandled" -> "no".equals(event.tag("handled"));
        default -> field(column);
      };
    }

    private @Nullable Object field(Column column) {
      List<String> values = EventFields.values(event, project, column.key());
      if (values.isEmpty()) {
        return null;
      }
      String first = values.getFirst();
      return switch (column.kind()) {
        case STRING, DATE, ARRAY -> first;
        case BOOLEAN -> first.equals("true");
        case INTEGER, NUMBER, DURATION, SIZE, PERCENTAGE, RATE, CURRENCY -> {
          try {
            double number = Double.parseDouble(first);
            yield column.kind() == Field.Kind.INTEGER ? (Object) (long) number : (Object) number;
          } catch (NumberFormatException words) {
            yield null;
          }
        }
      };
    }

    private Instant rounded(int seconds) {
      long at = event.timestamp().getEpochSecond();
      return Instant.ofEpochSecond(at - Math.floorMod(at, seconds));
    }

    private @Nullable String status() {
      return Json.text(Json.object(Json.object(event.payload(), "contexts"), "trace"), "status");
    }

    private @Nullable String display() {
      var user = Json.object(event.payload(), "user");
      for (String name : List.of("email", "username", "id", "ip_address")) {
        String value = Json.text(user, name);
        if (value != null) {
          return value;
        }
      }
      return null;
    }

    @Override
    public Instant time() {
      return event.timestamp();
    }

    @Override
    public JsonObject attributes() {
      return new JsonObject();
    }

    @Override
    public long projectId() {
      return event.projectId();
    }

    @Override
    public @Nullable String environment() {
      return event.tag("environment");
    }
  }
}
