package dev.sentrycli.sandbox.world.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.ingest.Times;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.event.Event;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.telemetry.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Traces as trees, and their spans one by one.
final class TraceShapes {
  private final World world;

  TraceShapes(World world) {
    this.world = world;
  }

  /// Spans below their parents; a span whose parent is unknown stands at the top, as does an error
  /// that happened in no known span.
  JsonArray trace(Organization organization, String traceId, List<String> attributes) {
    List<Span> spans = world.traces().spans(organization, traceId);
    Map<String, Span> byId = new HashMap<>();
    spans.forEach(span -> byId.put(span.spanId(), span));
    Map<String, List<Event>> errors = new HashMap<>();
    JsonArray roots = new JsonArray();
    List<Event> orphans = new ArrayList<>();
    for (Event error : world.traces().errors(organization, traceId)) {
      JsonObject contexts = Json.object(error.payload(), "contexts");
      String span = Json.text(Json.object(contexts, "trace"), "span_id", "");
      if (byId.containsKey(span)) {
        errors.computeIfAbsent(span, id -> new ArrayList<>()).add(error);
      } else {
        orphans.add(error);
      }
    }
    Map<String, List<Span>> children = new HashMap<>();
    List<Span> tops = new ArrayList<>();
    for (Span span : spans) {
      String parent = span.parentSpanId();
      if (parent != null && byId.containsKey(parent) && !isCircle(span, byId)) {
        children.computeIfAbsent(parent, id -> new ArrayList<>()).add(span);
      } else {
        tops.add(span);
      }
    }
    tops.forEach(span -> roots.add(tree(span, children, errors, attributes)));
    orphans.forEach(error -> roots.add(error(error)));
    return roots;
  }

  /// Whether following the parents of a span leads back to it.
  private static boolean isCircle(Span span, Map<String, Span> byId) {
    Set<String> passed = new HashSet<>();
    Span at = span;
    while (at != null) {
      if (!passed.add(at.spanId())) {
        return true;
      }
      String parent = at.parentSpanId();
      at = parent == null ? null : byId.get(parent);
    }
    return false;
  }

  private JsonObject tree(
      Span span,
      Map<String, List<Span>> children,
      Map<String, List<Event>> errors,
      List<String> attributes) {
    JsonArray below = new JsonArray();
    children
        .getOrDefault(span.spanId(), List.of())
        .forEach(child -> below.add(tree(child, children, errors, attributes)));
    JsonArray failed = new JsonArray();
    errors.getOrDefault(span.spanId(), List.of()).forEach(error -> failed.add(error(error)));
    JsonObject additional = new JsonObject();
    JsonObject all = attributes(span);
    for (String name : attributes) {
      if (all.has(name)) {
        additional.add(name, all.get(name));
      }
    }
    return new Answer()
        .put("children", below)
        .put("errors", failed)
        .put("occurrences", List.of())
        .put("event_id", span.spanId())
        .put("transaction_id", span.transactionId())
        .put("project_id", span.projectId())
        .put("project_slug", slug(span.projectId()))
        .put("profile_id", "")
        .put("profiler_id", "")
        .put("parent_span_id", span.parentSpanId())
        .put("start_timestamp", span.start())
        .put("end_timestamp", span.end())
        .put("measurements", span.measurements().deepCopy())
        .put("browser_web_vital", new JsonObject())
        .put("mobile_app_vital", new JsonObject())
        .put("duration", rounded(span.durationMillis()))
        .put("transaction", span.transaction())
        .put("is_transaction", span.segment())
        .put("description", span.description())
        .put("sdk_name", span.sdk())
        .put("op", span.op())
        .put("name", span.op())
        .put("event_type", "span")
        .put("additional_attributes", additional)
        .json();
  }

  private JsonObject error(Event error) {
    Long issueId = error.issueId();
    Issue issue = issueId == null ? null : world.issues().get(issueId);
    String transaction = Json.text(error.payload(), "transaction");
    return new Answer()
        .put("event_id", error.id())
        .put("project_id", error.projectId())
        .put("project_slug", slug(error.projectId()))
        .put("title", error.title())
        .put("message", error.title())
        .put("description", error.title())
        .put("culprit", error.culprit())
        .put("level", error.level())
        .put("issue_id", issueId == null ? 0 : issueId)
        .put("short_id", issue == null ? null : issue.shortId())
        .put("issue_type", 1)
        .put("start_timestamp", Times.seconds(error.timestamp()))
        .put("event_type", "error")
        .put("transaction", transaction == null ? "" : transaction)
        .json();
  }

  JsonObject meta(Organization organization, String traceId) {
    List<Span> spans = world.traces().spans(organization, traceId);
    Map<String, Integer> ops = new LinkedHashMap<>();
    Map<String, Integer> transactions = new LinkedHashMap<>();
    for (Span span : spans) {
      ops.merge(span.op(), 1, Integer::sum);
      transactions.merge(span.transactionId(), span.segment() ? 0 : 1, Integer::sum);
    }
    JsonObject byOp = new JsonObject();
    ops.forEach(byOp::addProperty);
    JsonArray below = new JsonArray();
    transactions.forEach(
        (id, count) ->
            below.add(new Answer().put("transaction.event_id", id).put("count()", count).json()));
    return new Answer()
        .put("logsCount", world.telemetry().logs(organization, traceId).size())
        .put("errorsCount", world.traces().errors(organization, traceId).size())
        .put("metricsCount", 0)
        .put("performanceIssuesCount", 0)
        .put("spansCount", spans.size())
        .put("transactionChildCountMap", below)
        .put("spansCountMap", byOp)
        .json();
  }

  JsonObject detail(Span span) {
    JsonArray list = new JsonArray();
    for (Map.Entry<String, JsonElement> one : attributes(span).entrySet()) {
      if (one.getValue() instanceof JsonPrimitive value) {
        list.add(
            new Answer()
                .put("name", one.getKey())
                .put("type", type(value))
                .put("value", value)
                .json());
      }
    }
    return new Answer()
        .put("itemId", span.spanId())
        .put("timestamp", EventShapes.instant(span.start()))
        .put("attributes", list)
        .put("meta", new JsonObject())
        .put("links", null)
        .json();
  }

  private static String type(JsonPrimitive value) {
    if (value.isBoolean()) {
      return "bool";
    }
    if (!value.isNumber()) {
      return "str";
    }
    String digits = value.getAsString();
    return digits.indexOf('.') < 0 && digits.indexOf('e') < 0 && digits.indexOf('E') < 0
        ? "int"
        : "float";
  }

  /// All that is known of a span, by the names that queries use.
  private JsonObject attributes(Span span) {
    JsonObject all = span.attributes().deepCopy();
    Answer.to(all)
        .put("span.op", span.op())
        .put("span.description", span.description())
        .put("span.status", span.status())
        .put("span.duration", rounded(span.durationMillis()))
        .put("span.self_time", rounded(span.durationMillis()))
        .put("is_transaction", span.segment())
        .put("transaction", span.transaction())
        .put("transaction.event_id", span.transactionId())
        .put("trace", span.traceId())
        .put("sdk.name", span.sdk())
        .put("project", slug(span.projectId()))
        .put("project_id", span.projectId())
        .put("precise.start_ts", span.start())
        .put("precise.finish_ts", span.end())
        .json();
    String parent = span.parentSpanId();
    String environment = span.environment();
    String release = span.release();
    String user = span.user();
    if (parent != null) {
      all.addProperty("parent_span", parent);
    }
    if (environment != null) {
      all.addProperty("environment", environment);
    }
    if (release != null) {
      all.addProperty("release", release);
    }
    if (user != null) {
      all.addProperty("user", user);
    }
    return all;
  }

  private static double rounded(double millis) {
    return Math.round(millis * 1000) / 1000.0;
  }

  private String slug(long projectId) {
    Project project = world.projects().get(projectId);
    return project == null ? "" : project.slug();
  }
}
