package dev.sentrycli.sandbox.world.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.ingest.Times;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.event.Event;
import dev.sentrycli.sandbox.world.explore.Attributes;
import dev.sentrycli.sandbox.world.explore.Dataset;
import dev.sentrycli.sandbox.world.explore.ExploreException;
import dev.sentrycli.sandbox.world.explore.Item;
import dev.sentrycli.sandbox.world.explore.Scope;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.telemetry.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Traces as trees, and their spans one by one.
final class TraceShapes {
  private final World world;

  TraceShapes(World world) {
    this.world = world;
  }

  /// Spans below their parents; a span whose parent is unknown stands at the top, as does an error
  /// that happened in no known span.
  JsonArray trace(Scope scope, String traceId, List<String> attributes) {
    List<Span> spans = spans(scope, traceId);
    Map<String, Span> byId = new HashMap<>();
    Map<String, JsonObject> shown = new HashMap<>();
    for (Span span : spans) {
      byId.put(span.spanId(), span);
      shown.put(span.spanId(), node(span, attributes));
    }
    JsonArray roots = new JsonArray();
    Set<String> safe = new HashSet<>();
    for (Span span : spans) {
      JsonObject node = Objects.requireNonNull(shown.get(span.spanId()));
      String parent = span.parentSpanId();
      JsonObject above = parent == null ? null : shown.get(parent);
      if (above == null || isCircle(span, byId, safe)) {
        roots.add(node);
      } else {
        above.getAsJsonArray("children").add(node);
      }
    }
    for (Event error : errors(scope, traceId)) {
      JsonObject contexts = Json.object(error.payload(), "contexts");
      JsonObject node = shown.get(Json.text(Json.object(contexts, "trace"), "span_id", ""));
      if (node == null) {
        roots.add(error(error));
      } else {
        node.getAsJsonArray("errors").add(error(error));
      }
    }
    return roots;
  }

  private List<Span> spans(Scope scope, String traceId) {
    List<Span> found = new ArrayList<>(world.traces().spans(scope.organization(), traceId));
    found.removeIf(span -> !scope.includes(world.explore().item(span).time()));
    return found;
  }

  private List<Event> errors(Scope scope, String traceId) {
    List<Event> found = new ArrayList<>(world.traces().errors(scope.organization(), traceId));
    found.removeIf(error -> !scope.includes(error.timestamp()));
    return found;
  }

  /// Whether following the parents of a span leads back to it.
  ///
  /// @param safe spans of which it is known that they lead to the top
  private static boolean isCircle(Span span, Map<String, Span> byId, Set<String> safe) {
    Set<String> passed = new HashSet<>();
    Span at = span;
    while (at != null && !safe.contains(at.spanId())) {
      if (!passed.add(at.spanId())) {
        return true;
      }
      String parent = at.parentSpanId();
      at = parent == null ? null : byId.get(parent);
    }
    safe.addAll(passed);
    return false;
  }

  private JsonObject node(Span span, List<String> attributes) {
    JsonObject additional = new JsonObject();
    if (!attributes.isEmpty()) {
      Item item = world.explore().item(span);
      for (String name : attributes) {
        JsonElement value = Attributes.value(dataset(), item, name);
        if (value != null) {
          additional.add(name, value);
        }
      }
    }
    return new Answer()
        .put("children", new JsonArray())
        .put("errors", new JsonArray())
        .put("occurrences", new JsonArray())
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
        .put("name", Json.text(span.attributes(), "sentry.name", span.op()))
        .put("event_type", "span")
        .put("additional_attributes", additional)
        .json();
  }

  private Dataset dataset() {
    try {
      return world.explore().dataset("spans");
    } catch (ExploreException unknown) {
      throw new IllegalStateException(unknown);
    }
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

  JsonObject meta(Scope scope, String traceId) {
    List<Span> spans = spans(scope, traceId);
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
    long logs =
        world.telemetry().logs(scope.organization(), traceId).stream()
            .filter(entry -> scope.includes(entry.timestamp()))
            .count();
    long metrics =
        world.telemetry().metrics(scope.organization()).stream()
            .filter(one -> traceId.equals(one.traceId()) && scope.includes(one.timestamp()))
            .count();
    return new Answer()
        .put("logsCount", logs)
        .put("errorsCount", errors(scope, traceId).size())
        .put("metricsCount", metrics)
        .put("performanceIssuesCount", 0)
        .put("spansCount", spans.size())
        .put("transactionChildCountMap", below)
        .put("spansCountMap", byOp)
        .json();
  }

  static JsonObject detail(String id, Item item, Dataset dataset) {
    JsonArray list = new JsonArray();
    for (Attributes.Detail one : Attributes.of(dataset, item)) {
      list.add(
          new Answer()
              .put("name", one.name())
              .put("type", one.type())
              .put("value", one.value())
              .json());
    }
    return new Answer()
        .put("itemId", id)
        .put("timestamp", item.time())
        .put("attributes", list)
        .put("meta", new JsonObject())
        .put("links", null)
        .json();
  }

  private static double rounded(double millis) {
    return Math.round(millis * 1000) / 1000.0;
  }

  private String slug(long projectId) {
    Project project = world.projects().get(projectId);
    return project == null ? "" : project.slug();
  }
}
