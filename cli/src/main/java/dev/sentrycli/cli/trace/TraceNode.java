package dev.sentrycli.cli.trace;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A span of a trace as the server described it, in its place among the others.
public final class TraceNode implements JsonView {
  /// What people are shown of spans and errors.
  static final Set<String> SHOWN =
      Set.of(
          "children",
          "description",
          "duration",
          "end_timestamp",
          "errors",
          "event_id",
          "event_type",
          "issue_id",
          "level",
          "message",
          "occurrences",
          "op",
          "performance_issues",
          "project",
          "project_id",
          "project_slug",
          "short_id",
          "span.op",
          "span_id",
          "start_timestamp",
          "timestamp",
          "title",
          "transaction",
          "transaction.duration",
          "transaction.op");

  private static final List<String> WRONG = List.of("errors", "occurrences", "performance_issues");

  private final JsonObject json;
  private final @Nullable TraceNode parent;
  private final @Nullable Double start;
  private final @Nullable Double end;
  private final List<TraceNode> children = new ArrayList<>();
  private int below;

  TraceNode(JsonObject json, @Nullable TraceNode parent) {
    this.json = json;
    this.parent = parent;
    this.start = Fields.numberOrNull(json, "start_timestamp");
    this.end = end(json, start);
    if (parent != null) {
      parent.children.add(this);
    }
  }

  @Override
  public JsonObject json() {
    return json;
  }

  /// The span it is below in the answer of the server, or null.
  public @Nullable TraceNode parent() {
    return parent;
  }

  public List<TraceNode> children() {
    return Collections.unmodifiableList(children);
  }

  /// How many there are below it, at any depth.
  public int below() {
    return below;
  }

  void countInParent() {
    if (parent != null) {
      parent.below += 1 + below;
    }
  }

  public String id() {
    return text("span_id", text("event_id", ""));
  }

  public String op() {
    String op = text("op", text("span.op", ""));
    return op.isEmpty() ? text("transaction.op", "unknown") : op;
  }

  /// What it did; empty if the server does not say.
  public String description() {
    String said = text("description", "");
    return said.isBlank() ? text("transaction", "") : said;
  }

  public String transaction() {
    return text("transaction", "");
  }

  /// The slug of its project; empty if the server does not say.
  public String project() {
    return text("project_slug", text("project", ""));
  }

  public @Nullable String parentId() {
    return Fields.textOrNull(json, "parent_span_id");
  }

  /// Seconds since 1970, or null.
  public @Nullable Double start() {
    return start;
  }

  /// Seconds since 1970, or null.
  public @Nullable Double end() {
    return end;
  }

  private static @Nullable Double end(JsonObject json, @Nullable Double start) {
    Double end = Fields.numberOrNull(json, "end_timestamp");
    if (end == null) {
      end = Fields.numberOrNull(json, "timestamp");
    }
    Double said = end == null ? Fields.numberOrNull(json, "duration") : null;
    return start != null && said != null ? Double.valueOf(start + said / 1000) : end;
  }

  /// In milliseconds, or null.
  public @Nullable Double duration() {
    Double said = Fields.numberOrNull(json, "duration");
    if (said == null) {
      said = Fields.numberOrNull(json, "transaction.duration");
    }
    return said != null || start == null || end == null ? said : (Double) ((end - start) * 1000);
  }

  public boolean isSpan() {
    String kind = Fields.textOrNull(json, "event_type");
    return kind == null || kind.equals("span") || kind.equals("transaction");
  }

  /// What went wrong during it: errors and issues of other kinds.
  public List<JsonObject> errors() {
    List<JsonObject> errors = new ArrayList<>();
    for (String field : WRONG) {
      for (JsonElement element : array(field)) {
        if (element instanceof JsonObject error) {
          errors.add(error);
        }
      }
    }
    return errors;
  }

  private Iterable<JsonElement> array(String field) {
    var array = Fields.arrayOrNull(json, field);
    return array == null ? List.of() : array;
  }

  private String text(String field, String otherwise) {
    return Fields.textOr(json, field, otherwise);
  }
}
