package dev.sentrycli.cli.command.trace;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.UnexpectedJsonException;
import dev.sentrycli.api.organization.Lookup;
import dev.sentrycli.api.project.Project;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Feature;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.command.Together;
import dev.sentrycli.cli.command.WebPage;
import dev.sentrycli.cli.occurrence.SpanDepth;
import dev.sentrycli.cli.output.FieldSelection;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.recovery.TracePlace;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.TargetException;
import dev.sentrycli.cli.trace.FetchedTrace;
import dev.sentrycli.cli.trace.SpanDetails;
import dev.sentrycli.cli.trace.TraceNode;
import dev.sentrycli.cli.trace.TraceTree;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `sentry trace view`: a trace with its spans as a tree.
public final class TraceView implements Command<TraceOptions> {
  private static final String USAGE = "sentry trace view <org>/<trace-id>";

  /// So many spans are asked about one by one without being told to.
  private static final int MANY = 500;

  @Override
  public Usage usage() {
    return Usage.of("Show a trace with its spans")
        .detail(
            NamedTrace.FORMS
                + """
                 With a project, only its spans are shown.

                On a terminal, bars show when each span ran. --fields takes names of attributes, too: \
                '--fields traceId,http.method' leaves that attribute of each span.""")
        .examples(
            "sentry trace view acme/7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5",
            "sentry trace view acme/web/7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5 --spans all # one project",
            "sentry trace view WEB-1A",
            "sentry trace view acme/7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5 --json --fields spanCount,duration")
        .takes(NamedTrace.WORDS)
        .flags(SharedFlags.WEB, TraceOptions.FULL, SpanDepth.FLAG, SharedFlags.FRESH)
        .field("traceId", "string", "Its id")
        .field("duration", "number", "From the first span to the last, in milliseconds")
        .field("spanCount", "number", "How many spans it has")
        .field("projects", "array", "The projects it passed through")
        .field("rootTransaction", "string", "What it began with")
        .field("rootOp", "string", "The operation it began with")
        .field("startTimestamp", "number", "When it began, in seconds since 1970")
        .field("replayId", "string", "The replay in which it began, or null")
        .field("spans", "array", "The spans, each with 'children' and its attributes as 'data'")
        .optionalField("errors", "array", "Errors that belong to no span");
  }

  @Override
  public TraceOptions read(Arguments arguments) {
    return TraceOptions.read(arguments);
  }

  @Override
  public @Nullable FieldSelection selection(Arguments arguments) {
    return TraceOptions.selection(arguments);
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(TraceOptions options, Session session) {
    TracePlace place = options.trace().place(USAGE, "sentry trace view", session);
    if (options.web()) {
      return WebPage.open(session.links().trace(place.organization(), place.trace()), session);
    }
    boolean json = session.format() == Format.JSON;
    ProjectTarget named = place.project();
    Together<TraceTree, Beside> both =
        Together.both(
            () ->
                Feature.SPANS.asked(
                    place.organization(),
                    session,
                    () ->
                        json
                            ? FetchedTrace.of(
                                place.organization(), place.trace(), options.attributes(), session)
                            : FetchedTrace.toShow(place.organization(), place.trace(), session)),
            () ->
                new Beside(
                    named == null ? null : Lookup.ifTold(() -> session.targets().details(named)),
                    json && !options.wants("replayId") ? null : replay(place, session)));
    TraceTree whole = both.one();
    if (whole.isEmpty()) {
      throw notFound(place, session);
    }
    TraceTree tree = named == null ? whole : of(named, both.other().project(), whole, place);
    boolean detailed =
        options.full()
            || (json
                && !options.listed()
                && options.wants("spans")
                && options.attributes().isEmpty());
    SpanDetails details = detailed ? details(options, tree, place, session) : null;
    TraceCard card = new TraceCard(place, whole, tree, both.other().replay(), details);
    JsonElement shown =
        json ? json(options, place, tree, both.other().replay(), details) : JsonNull.INSTANCE;
    Result result =
        Result.detail(shown, look -> card.blocks(options.spans(), look, session.moments()))
            .inRows(() -> rows(tree, options.attributes()));
    for (String note : card.notes()) {
      result = result.note(true, note);
    }
    return result;
  }

  /// What belongs to a project.
  private static TraceTree of(
      ProjectTarget named, @Nullable Project project, TraceTree whole, TracePlace place) {
    String slug = project == null ? named.project() : project.slug();
    TraceTree own = whole.only(slug, project == null ? named.knownId() : project.id());
    if (own.isEmpty()) {
      throw nothingOf(slug, whole, place);
    }
    return own;
  }

  /// What is found out while the trace is fetched.
  private record Beside(@Nullable Project project, @Nullable String replay) {}

  private static @Nullable String replay(TracePlace place, Session session) {
    try {
      return session.api().replays().ofTrace(place.organization(), place.trace());
    } catch (ApiException | UnexpectedJsonException unavailable) {
      session.notices().debug("trace", "No replay: " + unavailable.getMessage());
      return null;
    }
  }

  private static @Nullable SpanDetails details(
      TraceOptions options, TraceTree tree, TracePlace place, Session session) {
    int count = tree.spans().size();
    if (count > MANY) {
      session
          .notices()
          .warn(
              "trace",
              options.full()
                  ? "%d spans are asked about one by one, which takes a while".formatted(count)
                  : "the attributes of %d spans are left out; --full fetches them"
                      .formatted(count));
      if (!options.full()) {
        return null;
      }
    }
    ProjectTarget project = place.project();
    return SpanDetails.of(
        place.organization(),
        place.trace(),
        tree.spans(),
        project == null ? null : project.project(),
        session);
  }

  private static JsonObject json(
      TraceOptions options,
      TracePlace place,
      TraceTree tree,
      @Nullable String replay,
      @Nullable SpanDetails details) {
    TraceNode root = tree.first();
    JsonObject json = new JsonObject();
    json.addProperty("traceId", place.trace());
    Double duration = tree.duration();
    json.add("duration", duration == null ? JsonNull.INSTANCE : new JsonPrimitive(duration));
    json.addProperty("spanCount", tree.spans().size());
    json.add("projects", Fields.array(tree.projects()));
    json.add("rootTransaction", text(root == null ? "" : root.transaction()));
    json.add("rootOp", text(root == null ? "" : root.op()));
    JsonElement start = earliest(tree);
    json.add("startTimestamp", start);
    json.add("replayId", replay == null ? JsonNull.INSTANCE : new JsonPrimitive(replay));
    if (details != null) {
      details.addTo(tree.spans());
    }
    json.add(
        "spans",
        options.attributes().isEmpty() ? tree.json() : narrowed(tree, options.attributes()));
    if (!tree.looseErrors().isEmpty()) {
      JsonArray errors = new JsonArray();
      tree.looseErrors().forEach(errors::add);
      json.add("errors", errors);
    }
    return json;
  }

  /// As the server spelled it.
  private static JsonElement earliest(TraceTree tree) {
    Double first = tree.start();
    for (TraceNode span : tree.spans()) {
      if (first != null && first.equals(span.start())) {
        return span.json().get("start_timestamp");
      }
    }
    return JsonNull.INSTANCE;
  }

  /// Each span in a line, from the first to the last of the tree.
  private static List<JsonObject> rows(TraceTree tree, List<String> attributes) {
    Map<TraceNode, Integer> depths = new HashMap<>();
    List<JsonObject> rows = new ArrayList<>();
    for (TraceNode span : tree.spans()) {
      Integer above = span.parent() == null ? null : depths.get(span.parent());
      int depth = above == null ? 0 : above + 1;
      depths.put(span, depth);
      JsonObject row = new JsonObject();
      row.addProperty("span_id", span.id());
      String parent = span.parentId();
      row.add("parent_span_id", text(parent == null ? "" : parent));
      row.addProperty("depth", depth);
      row.addProperty("op", span.op());
      row.addProperty("description", span.description());
      row.addProperty("project_slug", span.project());
      row.add("start_timestamp", span.json().get("start_timestamp"));
      row.add("duration", Fields.number(span.duration()));
      for (String name : attributes) {
        JsonElement value = attribute(span, name);
        if (value != null) {
          row.add(name, value);
        }
      }
      rows.add(row);
    }
    return rows;
  }

  private static @Nullable JsonElement attribute(TraceNode span, String name) {
    JsonObject told = Fields.objectOrNull(span.json(), "additional_attributes");
    return told != null && told.has(name) ? told.get(name) : span.json().get(name);
  }

  /// Each span with its id and the attributes that were asked for.
  private static JsonArray narrowed(TraceTree tree, List<String> attributes) {
    Map<TraceNode, JsonArray> children = new HashMap<>();
    JsonArray tops = new JsonArray();
    for (TraceNode span : tree.spans()) {
      JsonObject narrow = new JsonObject();
      narrow.addProperty("span_id", span.id());
      for (String name : attributes) {
        JsonElement value = attribute(span, name);
        if (value != null) {
          narrow.add(name, value);
        }
      }
      JsonArray below = new JsonArray();
      narrow.add("children", below);
      children.put(span, below);
      JsonArray beside = span.parent() == null ? null : children.get(span.parent());
      (beside == null ? tops : beside).add(narrow);
    }
    return tops;
  }

  private static JsonElement text(String text) {
    return text.isEmpty() ? JsonNull.INSTANCE : new JsonPrimitive(text);
  }

  private static TargetException notFound(TracePlace place, Session session) {
    return TargetException.notFound(
        "The trace '%s' is not there, or this account can't see it".formatted(place),
        List.of("asked: " + session.base().value()),
        List.of(),
        "servers usually keep spans for 90 days, and new ones take a moment to arrive;"
            + " 'sentry trace list %s/<project>' shows what there is"
                .formatted(place.organization()));
  }

  private static TargetException nothingOf(String project, TraceTree whole, TracePlace place) {
    return TargetException.notFound(
        "The trace '%s' has no spans of '%s'".formatted(place.trace(), project),
        List.of("it passed through " + String.join(", ", whole.projects())),
        List.of(),
        "'sentry trace view %s/%s' shows all of it".formatted(place.organization(), place.trace()));
  }
}
