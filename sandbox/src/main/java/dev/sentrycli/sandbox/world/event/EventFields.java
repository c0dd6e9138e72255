package dev.sentrycli.sandbox.world.event;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.ingest.Tag;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.search.SearchParser;
import dev.sentrycli.sandbox.world.search.Term;
import dev.sentrycli.sandbox.world.search.Term.Operand;
import dev.sentrycli.sandbox.world.search.Wildcard;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What search keys mean for an event. Keys without a meaning of their own are tags.
public final class EventFields {
  private EventFields() {}

  /// Whether an event satisfies a condition.
  ///
  /// @param project where the event belongs
  public static boolean satisfies(Event event, Project project, Term term) {
    return term.negated() != satisfiesPlain(event, project, term);
  }

  private static boolean satisfiesPlain(Event event, Project project, Term term) {
    String key = term.key();
    return switch (term.operand()) {
      case Operand.Moment(var when) ->
          term.operator()
              .accepts(
                  (key.equals("error.received") ? event.received() : event.timestamp())
                      .compareTo(when));
      case Operand.Truth(var wanted) -> truth(event, key) == wanted;
      case Operand.Pattern(var regex) -> {
        for (String value : values(event, project, key)) {
          if (regex.matcher(value).find()) {
            yield true;
          }
        }
        yield false;
      }
      case Operand.Presence() -> !values(event, project, key).isEmpty();
      case Operand.Numbers(var anyOf) -> {
        for (String value : values(event, project, key)) {
          Double number = asNumber(value);
          if (number != null && SearchParser.compares(number, term.operator(), anyOf)) {
            yield true;
          }
        }
        yield false;
      }
      case Operand.Texts(var anyOf) ->
          key.equals("message") ? mentions(event, anyOf) : oneIs(event, project, key, anyOf);
    };
  }

  private static boolean oneIs(Event event, Project project, String key, List<String> anyOf) {
    List<String> values = values(event, project, key);
    for (String wanted : anyOf) {
      if (wanted.isEmpty() && values.isEmpty()) {
        return true;
      }
      Wildcard pattern = new Wildcard(wanted);
      for (String value : values) {
        if (pattern.matches(value)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean mentions(Event event, List<String> anyOf) {
    for (String wanted : anyOf) {
      Wildcard pattern = new Wildcard(wanted);
      if (pattern.isIn(event.title())
          || pattern.isIn(event.culprit())
          || pattern.isIn(event.message())
          || pattern.isIn(Json.text(event.metadata(), "value", ""))) {
        return true;
      }
    }
    return false;
  }

  private static boolean truth(Event event, String key) {
    return switch (key) {
      case "error.handled" -> !"no".equals(event.tag("handled"));
      case "error.unhandled" -> "no".equals(event.tag("handled"));
      case "is_transaction" -> event.type().equals("transaction");
      case "stack.in_app" -> !frames(event, "in_app").isEmpty();
      default -> false;
    };
  }

  /// All values that an event has for a key, none if it has no such field.
  public static List<String> values(Event event, Project project, String key) {
    JsonObject payload = event.payload();
    return switch (key) {
      case "id", "event.id" -> List.of(event.id());
      case "title", "message" -> List.of(event.title());
      case "culprit" -> some(event.culprit());
      case "location" -> some(event.location());
      case "level" -> List.of(event.level());
      case "event.type", "type" -> List.of(event.type());
      case "platform", "platform.name" -> List.of(event.platform());
      case "project", "project.name" -> List.of(project.slug(), Long.toString(project.id()));
      case "project.id", "project_id" -> List.of(Long.toString(project.id()));
      case "trace" -> some(event.traceId());
      case "issue.id" -> some(event.issueId() == null ? null : Long.toString(event.issueId()));
      case "error.type" -> exceptions(event, "type");
      case "error.value" -> exceptions(event, "value");
      case "error.mechanism" -> some(event.tag("mechanism"));
      case "stack.filename" -> frames(event, "filename");
      case "stack.abs_path" -> frames(event, "abs_path");
      case "stack.function" -> frames(event, "function");
      case "stack.module" -> frames(event, "module");
      case "stack.lineno" -> frames(event, "lineno");
      case "user.id" -> user(payload, "id");
      case "user.email" -> user(payload, "email");
      case "user.username" -> user(payload, "username");
      case "user.ip" -> user(payload, "ip_address");
      case "http.method" -> some(Json.text(Json.object(payload, "request"), "method"));
      case "http.url" -> some(Json.text(Json.object(payload, "request"), "url"));
      case "sdk.name" -> some(Json.text(Json.object(payload, "sdk"), "name"));
      case "sdk.version" -> some(Json.text(Json.object(payload, "sdk"), "version"));
      case "sentry:dist" -> some(event.tag("dist"));
      case "replay.id" -> some(event.tag("replayId"));
      case "transaction.op" ->
          some(Json.text(Json.object(Json.object(payload, "contexts"), "trace"), "op"));
      case "transaction.duration" -> duration(payload);
      default -> tagValues(event, key);
    };
  }

  private static List<String> tagValues(Event event, String key) {
    String name =
        key.startsWith("tags[") && key.endsWith("]") ? key.substring(5, key.length() - 1) : key;
    List<String> found = new ArrayList<>();
    for (Tag tag : event.tags()) {
      if (tag.key().equals(name)) {
        found.add(tag.value());
      }
    }
    return found;
  }

  private static List<String> duration(JsonObject payload) {
    Double start = Json.number(payload, "start_timestamp");
    Double end = Json.number(payload, "timestamp");
    return start == null || end == null ? List.of() : List.of("" + (end - start) * 1000);
  }

  private static List<String> exceptions(Event event, String field) {
    List<String> found = new ArrayList<>();
    for (JsonObject one : Json.objects(Json.object(event.payload(), "exception"), "values")) {
      found.addAll(some(Json.text(one, field)));
    }
    return found;
  }

  private static List<String> frames(Event event, String field) {
    List<String> found = new ArrayList<>();
    for (JsonObject one : Json.objects(Json.object(event.payload(), "exception"), "values")) {
      for (JsonObject frame : Json.objects(Json.object(one, "stacktrace"), "frames")) {
        found.addAll(some(Json.text(frame, field)));
      }
    }
    return found;
  }

  private static List<String> user(JsonObject payload, String field) {
    return some(Json.text(Json.object(payload, "user"), field));
  }

  private static List<String> some(@Nullable String value) {
    return value == null || value.isEmpty() ? List.of() : List.of(value);
  }

  private static @Nullable Double asNumber(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException words) {
      return null;
    }
  }
}
