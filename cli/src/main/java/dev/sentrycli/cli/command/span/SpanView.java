package dev.sentrycli.cli.command.span;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Feature;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.occurrence.SpanDepth;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.recovery.IdException;
import dev.sentrycli.cli.recovery.IdFinder;
import dev.sentrycli.cli.recovery.IdKind;
import dev.sentrycli.cli.recovery.TracePlace;
import dev.sentrycli.cli.recovery.TraceReference;
import dev.sentrycli.cli.recovery.WrittenId;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.trace.FetchedTrace;
import dev.sentrycli.cli.trace.SpanDetails;
import dev.sentrycli.cli.trace.TraceNode;
import dev.sentrycli.cli.trace.TraceTree;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `sentry span view`: single spans with all they tell and what is around them.
public final class SpanView implements Command<SpanView.Options> {
  private static final String USAGE = "sentry span view <org>/<trace-id> <span-id>";

  /// @param depth how many levels of what is below a span to show
  public record Options(TraceReference trace, List<WrittenId> spans, int depth) {}

  @Override
  public Usage usage() {
    return Usage.of("Show spans of a trace")
        .detail(
            """
            A span is named by its trace and its own id: 'acme/7f3a… a1b2…', or in one word as \
            'acme/7f3a…/a1b2…'. Several ids show several spans. A link to a trace that marks a span \
            works as well.

            --json prints an array, also of a single span.""")
        .examples(
            "sentry span view acme/7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5 a1b2c3d4e5f60718",
            "sentry span view acme/7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5 a1b2c3d4e5f60718 --spans no",
            "sentry span view acme/7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5 a1b2c3d4e5f60718 --json")
        .takes(
            Positional.oneOrMore("trace-and-span", "A trace, and ids of spans in it; or a link")
                .missing("Trace ID and span ID are required"))
        .flags(SpanDepth.FLAG, SharedFlags.FRESH)
        .field("span_id", "string", "Its id")
        .field("trace_id", "string", "The id of its trace")
        .field("parent_span_id", "string", "The id of the span it is part of, or null")
        .field("op", "string", "What kind of thing it did")
        .field("description", "string", "What it did")
        .field("duration", "number", "How long it took, in milliseconds")
        .field("depth", "number", "How many spans it is part of")
        .field("ancestors", "array", "These spans, the outermost first")
        .field("children", "array", "The spans that are part of it")
        .field("data", "object", "Its attributes");
  }

  @Override
  public Options read(Arguments arguments) {
    SpanArguments words = SpanArguments.parse(arguments.positionals());
    return new Options(words.trace(), words.spans(), arguments.get(SpanDepth.FLAG));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    TracePlace place = TracePlace.of(options.trace(), USAGE, "sentry span view", session);
    TraceTree tree =
        Feature.SPANS.asked(
            place.organization(),
            session,
            () -> FetchedTrace.of(place.organization(), place.trace(), List.of(), session));
    ProjectTarget named = place.project();
    if (tree.isEmpty()) {
      throw IdException.absent(
          "The trace '%s' is not there in '%s', or this account can't see it"
              .formatted(place.trace(), named == null ? place.organization() : named),
          List.of("asked: " + session.base().value()),
          "servers usually keep spans for 90 days, and new ones take a moment to arrive");
    }
    List<TraceNode> spans = found(options.spans(), tree, place, session);
    SpanDetails details =
        SpanDetails.of(
            place.organization(),
            place.trace(),
            spans,
            named == null ? null : named.project(),
            session);
    List<JsonObject> items = new ArrayList<>();
    spans.forEach(span -> items.add(json(span, place.trace(), options.depth(), details)));
    return Result.listing(
        items,
        look -> {
          List<Block> blocks = new ArrayList<>();
          TraceNode last = lastWithTree(spans);
          for (TraceNode span : spans) {
            if (!blocks.isEmpty()) {
              blocks.add(new Block.Gap());
              blocks.add(new Block.Rule(60));
              blocks.add(new Block.Gap());
            }
            SpanCard card = new SpanCard(place.trace(), tree, span, details.of(span));
            blocks.addAll(card.blocks(options.depth(), look, session.moments(), span.equals(last)));
          }
          return blocks;
        });
  }

  private static @Nullable TraceNode lastWithTree(List<TraceNode> spans) {
    for (TraceNode span : spans.reversed()) {
      if (!span.children().isEmpty()) {
        return span;
      }
    }
    return null;
  }

  private static List<TraceNode> found(
      List<WrittenId> wanted, TraceTree tree, TracePlace place, Session session) {
    Map<String, TraceNode> byId = tree.byId();
    List<TraceNode> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (WrittenId written : wanted) {
      String id =
          switch (written) {
            case WrittenId.Known known -> known.id();
            case WrittenId.OfSpan span -> span.span();
            case WrittenId.Piece piece ->
                IdFinder.among(
                    piece,
                    IdKind.SPAN,
                    byId.keySet(),
                    one ->
                        "sentry span view "
                            + place.organization()
                            + "/"
                            + place.trace()
                            + " "
                            + one);
          };
      TraceNode span = id == null ? null : byId.get(id);
      if (span == null) {
        missing.add(written.word());
        continue;
      }
      if (written instanceof WrittenId.Piece) {
        session
            .notices()
            .warn("span", "'%s' is taken for the span id %s".formatted(written.word(), span.id()));
      } else if (written instanceof WrittenId.Known known && known.remark() != null) {
        session.notices().warn("span", known.remark());
      }
      if (!found.contains(span)) {
        found.add(span);
      }
    }
    if (found.isEmpty()) {
      int spans = tree.spans().size();
      throw IdException.absent(
          "The trace '%s' has no span '%s'".formatted(place.trace(), String.join("', '", missing)),
          List.of("it has " + (spans == 1 ? "1 span" : spans + " spans")),
          "'sentry span list %s/%s' shows them".formatted(place.organization(), place.trace()));
    }
    for (String id : missing) {
      session.notices().warn("span", "the trace has no span '" + id + "'");
    }
    return found;
  }

  private static JsonObject json(TraceNode span, String trace, int depth, SpanDetails details) {
    JsonObject json = new JsonObject();
    json.addProperty("span_id", span.id());
    add(json, "parent_span_id", span.parentId());
    json.addProperty("trace_id", trace);
    json.addProperty("op", span.op());
    add(json, "description", span.description().isEmpty() ? null : span.description());
    copy(json, "start_timestamp", span.json().get("start_timestamp"));
    JsonElement end = span.json().get("end_timestamp");
    copy(json, "end_timestamp", end == null ? span.json().get("timestamp") : end);
    Double duration = span.duration();
    json.add("duration", duration == null ? JsonNull.INSTANCE : new JsonPrimitive(duration));
    add(json, "project_slug", span.project());
    add(json, "transaction", span.transaction().isEmpty() ? null : span.transaction());
    JsonArray ancestors = new JsonArray();
    List<TraceNode> above = SpanCard.ancestors(span);
    for (TraceNode ancestor : above) {
      ancestors.add(brief(ancestor));
    }
    json.addProperty("depth", above.size());
    json.add("ancestors", ancestors);
    json.add("children", children(span, depth));
    json.add("data", details.of(span));
    return json;
  }

  private static JsonArray children(TraceNode span, int depth) {
    JsonArray children = new JsonArray();
    if (depth > 0) {
      for (TraceNode child : span.children()) {
        JsonObject json = brief(child);
        Double duration = child.duration();
        json.add("duration", duration == null ? JsonNull.INSTANCE : new JsonPrimitive(duration));
        json.addProperty("project_slug", child.project());
        json.add("children", children(child, depth - 1));
        children.add(json);
      }
    }
    return children;
  }

  private static JsonObject brief(TraceNode span) {
    JsonObject json = new JsonObject();
    json.addProperty("span_id", span.id());
    json.addProperty("op", span.op());
    add(json, "description", span.description().isEmpty() ? null : span.description());
    return json;
  }

  private static void add(JsonObject json, String name, @Nullable String text) {
    json.add(name, text == null ? JsonNull.INSTANCE : new JsonPrimitive(text));
  }

  private static void copy(JsonObject json, String name, @Nullable JsonElement value) {
    json.add(name, value == null ? JsonNull.INSTANCE : value);
  }
}
