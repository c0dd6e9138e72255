package dev.sentrycli.cli.trace;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.JsonView;
import dev.sentrycli.api.trace.TraceItem;
import dev.sentrycli.api.trace.TraceItem.Member;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A span of a trace as the server described it, in its place among the others.
public final class TraceNode implements JsonView {
  private final TraceItem item;
  private final @Nullable TraceNode parent;
  private final @Nullable Double start;
  private final @Nullable Double end;
  private List<TraceNode> children = List.of();
  private int below;

  TraceNode(TraceItem item, @Nullable TraceNode parent) {
    this.item = item;
    this.parent = parent;
    this.start = item.number(Member.START);
    this.end = end(item, start);
    if (parent != null) {
      parent.add(this);
    }
  }

  private void add(TraceNode child) {
    if (children.isEmpty()) {
      children = new ArrayList<>();
    }
    children.add(child);
  }

  @Override
  public JsonObject json() {
    return item.json();
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
    return text(Member.SPAN, text(Member.EVENT, ""));
  }

  public String op() {
    String op = text(Member.OP, text(Member.SPAN_OP, ""));
    return op.isEmpty() ? text(Member.TRANSACTION_OP, "unknown") : op;
  }

  /// What it did; empty if the server does not say.
  public String description() {
    String said = text(Member.DESCRIPTION, "");
    return said.isBlank() ? text(Member.TRANSACTION, "") : said;
  }

  public String transaction() {
    return text(Member.TRANSACTION, "");
  }

  /// The slug of its project; empty if the server does not say.
  public String project() {
    String slug = item.text(Member.PROJECT_SLUG);
    return slug == null ? text(Member.PROJECT, "") : slug;
  }

  /// The id of its project; null if the server does not say.
  public @Nullable String projectId() {
    return item.text(Member.PROJECT_ID);
  }

  public @Nullable String parentId() {
    return item.text(Member.PARENT);
  }

  /// Seconds since 1970, or null.
  public @Nullable Double start() {
    return start;
  }

  /// Seconds since 1970, or null.
  public @Nullable Double end() {
    return end;
  }

  private static @Nullable Double end(TraceItem item, @Nullable Double start) {
    Double end = item.number(Member.END);
    if (end == null) {
      end = item.number(Member.TIMESTAMP);
    }
    Double said = end == null ? item.number(Member.DURATION) : null;
    return start != null && said != null ? Double.valueOf(start + said / 1000) : end;
  }

  /// In milliseconds, or null.
  public @Nullable Double duration() {
    Double said = item.number(Member.DURATION);
    if (said == null) {
      said = item.number(Member.TRANSACTION_DURATION);
    }
    return said != null || start == null || end == null ? said : (Double) ((end - start) * 1000);
  }

  public boolean isSpan() {
    String kind = item.text(Member.KIND);
    return kind == null || kind.equals("span") || kind.equals("transaction");
  }

  /// What went wrong during it: errors and issues of other kinds.
  public List<JsonObject> errors() {
    return item.wrong();
  }

  private String text(Member member, String otherwise) {
    String text = item.text(member);
    return text == null ? otherwise : text;
  }
}
