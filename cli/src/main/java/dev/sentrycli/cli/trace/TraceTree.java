package dev.sentrycli.cli.trace;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.trace.TraceItem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The spans of a trace, or those of one project, with what went wrong in them. Each question is
/// answered by one walk at most, however many spans there are and however deep they are nested.
public final class TraceTree {
  private static final Set<String> ERRORS = Set.of("error", "occurrence", "uptime_check");

  private final List<TraceNode> all;
  private final List<TraceNode> roots;
  private final List<JsonObject> errors;
  private final @Nullable String project;

  /// The spans of the project; null for all.
  private final @Nullable Set<TraceNode> own;

  private @Nullable List<JsonObject> everyError;
  private @Nullable List<String> projects;
  private @Nullable Time time;

  /// From the beginning of the first span to the end of the last, in seconds since 1970; not a
  /// number where no span tells.
  private record Time(double start, double end) {}

  private TraceTree(
      List<TraceNode> all,
      List<TraceNode> roots,
      List<JsonObject> errors,
      @Nullable String project,
      @Nullable Set<TraceNode> own) {
    this.all = all;
    this.roots = roots;
    this.errors = errors;
    this.project = project;
    this.own = own;
  }

  /// As the server nests them.
  public static TraceTree of(List<TraceItem> answer) {
    record Waiting(TraceItem item, @Nullable TraceNode parent) {}
    Deque<Waiting> stack = new ArrayDeque<>();
    List<TraceNode> all = new ArrayList<>();
    List<TraceNode> roots = new ArrayList<>();
    List<JsonObject> loose = new ArrayList<>();
    for (int i = answer.size() - 1; i >= 0; i--) {
      stack.push(new Waiting(answer.get(i), null));
    }
    while (!stack.isEmpty()) {
      Waiting next = stack.pop();
      String kind = next.item().text(TraceItem.Member.KIND);
      if (kind != null && ERRORS.contains(kind)) {
        loose.add(next.item().json());
        continue;
      }
      TraceNode node = new TraceNode(next.item(), next.parent());
      all.add(node);
      if (next.parent() == null) {
        roots.add(node);
      }
      List<TraceItem> children = next.item().children();
      for (int i = children.size() - 1; i >= 0; i--) {
        stack.push(new Waiting(children.get(i), node));
      }
    }
    for (int i = all.size() - 1; i >= 0; i--) {
      all.get(i).countInParent();
    }
    return new TraceTree(all, roots, loose, null, null);
  }

  /// Only what belongs to a project. A span whose parent is in another one stands at the top.
  ///
  /// @param slug of the project
  /// @param id of the project, for servers that tell no slug; or null
  public TraceTree only(String slug, @Nullable String id) {
    Predicate<JsonObject> fits =
        json ->
            slug.equals(Fields.textOr(json, "project_slug", Fields.textOr(json, "project", "")))
                || (id != null && id.equals(Fields.textOr(json, "project_id", "")));
    Set<TraceNode> known = new LinkedHashSet<>();
    List<TraceNode> tops = new ArrayList<>();
    for (TraceNode node : all) {
      if (slug.equals(node.project()) || (id != null && id.equals(node.projectId()))) {
        known.add(node);
        TraceNode parent = node.parent();
        if (parent == null || !known.contains(parent)) {
          tops.add(node);
        }
      }
    }
    return new TraceTree(
        List.copyOf(known), tops, errors.stream().filter(fits).toList(), slug, known);
  }

  /// Every span, parents before their children.
  public List<TraceNode> spans() {
    return all;
  }

  public List<TraceNode> roots() {
    return roots;
  }

  /// The project it was narrowed to, or null.
  public @Nullable String project() {
    return project;
  }

  /// Whether a span belongs to it.
  public boolean holds(TraceNode node) {
    return own == null || own.contains(node);
  }

  public boolean isEmpty() {
    return all.isEmpty() && errors.isEmpty();
  }

  /// What went wrong in no span that is known.
  public List<JsonObject> looseErrors() {
    return errors;
  }

  /// Everything that went wrong.
  public List<JsonObject> errors() {
    List<JsonObject> known = everyError;
    if (known == null) {
      known = new ArrayList<>();
      for (TraceNode node : all) {
        List<JsonObject> ofSpan = node.errors();
        if (!ofSpan.isEmpty()) {
          known.addAll(ofSpan);
        }
      }
      known.addAll(errors);
      everyError = known;
    }
    return Collections.unmodifiableList(known);
  }

  /// The spans by their ids, each with dashes and capitals as the server spells it.
  public Map<String, TraceNode> byId() {
    Map<String, TraceNode> found = new HashMap<>();
    for (TraceNode node : all) {
      found.putIfAbsent(node.id(), node);
    }
    return found;
  }

  /// The slugs of all projects in it, in the order of their first span.
  public List<String> projects() {
    List<String> known = projects;
    if (known != null) {
      return known;
    }
    Set<String> slugs = new LinkedHashSet<>();
    String last = "";
    for (TraceNode node : all) {
      String slug = node.project();
      if (!slug.equals(last)) {
        slugs.add(slug);
        last = slug;
      }
    }
    for (JsonObject error : errors) {
      slugs.add(Fields.textOr(error, "project_slug", ""));
    }
    slugs.remove("");
    known = List.copyOf(slugs);
    projects = known;
    return known;
  }

  /// The span that began it all.
  public @Nullable TraceNode first() {
    TraceNode first = null;
    for (TraceNode root : roots) {
      Double start = root.start();
      Double earliest = first == null ? null : first.start();
      if (first == null || (start != null && earliest != null && start < earliest)) {
        first = root;
      }
    }
    return first;
  }

  /// When the first span begins, in seconds since 1970; null if no span tells.
  public @Nullable Double start() {
    return orNull(time().start());
  }

  /// When the last span ends.
  public @Nullable Double end() {
    return orNull(time().end());
  }

  private static @Nullable Double orNull(double number) {
    return Double.isNaN(number) ? null : (Double) number;
  }

  private Time time() {
    Time known = time;
    if (known == null) {
      double first = Double.NaN;
      double last = Double.NaN;
      for (TraceNode node : all) {
        Double start = node.start();
        Double end = node.end();
        if (start != null && (Double.isNaN(first) || start < first)) {
          first = start;
        }
        if (end != null && (Double.isNaN(last) || end > last)) {
          last = end;
        }
      }
      known = new Time(first, last);
      time = known;
    }
    return known;
  }

  /// From the first beginning to the last end, in milliseconds, or null.
  public @Nullable Double duration() {
    Double start = start();
    Double end = end();
    return start == null || end == null ? null : (Double) ((end - start) * 1000);
  }

  /// The spans as JSON, nested as they are here. The objects of the server are changed in place, as
  /// a trace can be large: every span gets its id under the name that other answers use for it, and
  /// measurements that are 0 are left out.
  public JsonArray json() {
    for (TraceNode node : all) {
      JsonObject span = node.json();
      if (!span.has("span_id") && !node.id().isEmpty()) {
        span.addProperty("span_id", node.id());
      }
      leaveOutZeros(span);
      TraceNode parent = node.parent();
      if (project != null) {
        JsonArray children = new JsonArray();
        for (TraceNode child : node.children()) {
          if (holds(child)) {
            children.add(child.json());
          }
        }
        span.add("children", children);
        if (parent != null && !holds(parent)) {
          span.addProperty("parent_project", parent.project());
        }
      }
    }
    JsonArray spans = new JsonArray();
    roots.forEach(root -> spans.add(root.json()));
    return spans;
  }

  private static void leaveOutZeros(JsonObject span) {
    JsonObject measurements = Fields.objectOrNull(span, "measurements");
    if (measurements == null) {
      return;
    }
    List<String> zeros = new ArrayList<>();
    for (Map.Entry<String, JsonElement> measurement : measurements.entrySet()) {
      JsonElement value =
          measurement.getValue() instanceof JsonObject told
              ? told.get("value")
              : measurement.getValue();
      if (value == null
          || !value.isJsonPrimitive()
          || (value.getAsJsonPrimitive().isNumber() && value.getAsDouble() == 0)) {
        zeros.add(measurement.getKey());
      }
    }
    zeros.forEach(measurements::remove);
    if (measurements.isEmpty()) {
      span.remove("measurements");
    }
  }
}
