package dev.sentrycli.cli.command.span;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.explore.Table;
import dev.sentrycli.api.explore.TableQuery;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.BadSearch;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Feature;
import dev.sentrycli.cli.command.InProjects;
import dev.sentrycli.cli.command.PageWalk;
import dev.sentrycli.cli.command.PeriodFlag;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.linked.LinkedFlags;
import dev.sentrycli.cli.output.FieldSelection;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.output.TypedCommand;
import dev.sentrycli.cli.query.Dataset;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.query.SearchQuery;
import dev.sentrycli.cli.query.SpanKeys;
import dev.sentrycli.cli.recovery.TracePlace;
import dev.sentrycli.cli.recovery.TraceReference;
import dev.sentrycli.cli.recovery.TraceSyntax;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.OneOrganization;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `sentry span list`: the spans of a project or of a trace.
public final class SpanList implements Command<SpanList.Options> {
  private static final String USAGE = "sentry span list <org>/<project>";
  private static final String USUAL_PERIOD = "7d";
  private static final Flag<Integer> LIMIT = SharedFlags.limit("spans");
  private static final Flag<@Nullable String> QUERY =
      Flag.text("query", "search", "Only spans that fit, such as 'op:db duration:>100ms'")
          .letter('q');
  private static final Flag<String> SORT =
      Flag.choice("sort", List.of("date", "duration"), "date", "Which come first").letter('s');
  private static final Flag<Period> PERIOD =
      PeriodFlag.of(USUAL_PERIOD, "Only spans of this time: 24h, 30d, 2026-01-01..2026-01-31");

  /// What is asked about every span, under the names of the server.
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "parent_span",
          "span.op",
          "description",
          "span.duration",
          "timestamp",
          "project",
          "transaction",
          "trace");

  /// The names its JSON has anyway.
  private static final Set<String> OWN =
      Set.of(
          "span_id",
          "trace_id",
          "parent_span_id",
          "op",
          "duration_ms",
          "start_timestamp",
          "project_slug",
          "description",
          "transaction");

  /// Words that stand for several fields.
  private static final Map<String, List<String>> GROUPS =
      Map.of(
          "gen_ai",
          List.of(
              "gen_ai.usage.input_tokens",
              "gen_ai.usage.output_tokens",
              "gen_ai.request.model",
              "gen_ai.system"));

  /// @param trace null for the spans of a project
  /// @param further fields beyond the usual
  public record Options(
      @Nullable TraceReference trace,
      Target target,
      int limit,
      @Nullable String query,
      String sort,
      Period period,
      List<String> further,
      @Nullable String cursor) {}

  @Override
  public Usage usage() {
    return Usage.of("List the spans of a project or of a trace")
        .detail(
            """
            'acme/web' lists the spans of a project, 'acme/7f3a…' or 'acme/web/7f3a…' those of a trace, in \
            whatever project they are.

            In --query, 'op' and 'duration' are short for 'span.op' and 'span.duration'; AND, OR and \
            parentheses can be used. --fields takes any attribute of spans, which is a column then; \
            'gen_ai' stands for the usual ones of calls to language models.""")
        .examples(
            "sentry span list acme/web",
            "sentry span list acme/web -q 'op:db duration:>100ms' --sort duration",
            "sentry span list acme/web -q span.status:internal_error # those that failed",
            "sentry span list acme/7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5",
            "sentry span list acme/web --json --fields span_id,description,http.response.status_code")
        .takes(
            Positional.anyNumber(
                "org/project-or-trace", "A project, or a trace after its organization; or a link"))
        .flags(LIMIT, QUERY, SORT, PERIOD, SharedFlags.CURSOR, SharedFlags.FRESH)
        .field("span_id", "string", "Its id")
        .field("trace_id", "string", "The id of its trace")
        .optionalField("parent_span_id", "string", "The id of the span it is part of")
        .optionalField("op", "string", "What kind of thing it did")
        .optionalField("description", "string", "What it did")
        .optionalField("duration_ms", "number", "How long it took, in milliseconds")
        .field("start_timestamp", "number", "When, in seconds since 1970")
        .field("project_slug", "string", "The project")
        .optionalField("transaction", "string", "The request or page load it is part of");
  }

  @Override
  public Options read(Arguments arguments) {
    List<String> words = arguments.positionals();
    TraceReference trace = TraceSyntax.inTrace(words, TraceSyntax.Bare.PROJECT);
    List<String> further = new ArrayList<>();
    FieldSelection selection = selection(arguments);
    if (selection != null) {
      for (String path : selection.paths()) {
        if (!OWN.contains(path)) {
          further.add(path);
        }
      }
    }
    int asked = asked(further).size();
    if (asked > TableQuery.MOST_FIELDS) {
      throw new UsageException(
          UsageException.Kind.VALUE,
          "--fields names %d further fields, and servers answer %d at most"
              .formatted(asked - COLUMNS.size(), TableQuery.MOST_FIELDS - COLUMNS.size()));
    }
    Target target =
        trace == null
            ? TargetSyntax.parse(words.isEmpty() ? null : words.getFirst())
            : new Target.Detect();
    return new Options(
        trace,
        target,
        arguments.get(LIMIT),
        LinkedFlags.query(target, QUERY, arguments),
        arguments.get(SORT),
        LinkedFlags.period(target, PERIOD, arguments),
        List.copyOf(further),
        PageWalk.checked(arguments.get(SharedFlags.CURSOR)));
  }

  /// With the fields that words for several stand for.
  @Override
  public @Nullable FieldSelection selection(Arguments arguments) {
    FieldSelection typed = FieldSelection.parse(arguments.get(SharedFlags.FIELDS));
    if (typed == null) {
      return null;
    }
    List<String> paths = new ArrayList<>();
    for (String path : typed.paths()) {
      for (String one : GROUPS.getOrDefault(path, List.of(path))) {
        if (!paths.contains(one)) {
          paths.add(one);
        }
      }
    }
    return new FieldSelection(paths);
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  /// Where spans are looked for.
  ///
  /// @param looked what is asked about; no projects for those of a trace
  /// @param typed how it is typed
  /// @param several whether there are several projects to tell apart
  /// @param trace null for all traces
  private record Place(
      OneOrganization looked, String typed, String title, boolean several, @Nullable String trace) {
    String organization() {
      return looked.organization();
    }
  }

  @Override
  public Result run(Options options, Session session) {
    TraceReference reference = options.trace();
    Place place;
    @Nullable OneOrganization scope = null;
    if (reference == null) {
      scope = InProjects.of(options.target(), USAGE, session);
      place =
          new Place(
              scope,
              scope.typed(),
              "Spans in " + scope.title() + ":",
              scope.projects().size() != 1,
              null);
    } else {
      TracePlace trace = TracePlace.of(reference, USAGE, "sentry span list", session);
      place =
          new Place(
              new OneOrganization(trace.organization(), List.of()),
              trace.organization() + "/" + trace.trace(),
              "Spans of the trace " + trace.trace() + ":",
              false,
              trace.trace());
    }
    String mended = BadSearch.mended(Dataset.SPANS, options.query(), session);
    String query = mended == null ? null : SpanKeys.spelledOut(mended);
    PageWalk walk =
        PageWalk.start(
            "span list",
            String.join(
                " ",
                place.typed(),
                String.valueOf(query),
                options.sort(),
                options.period().text(),
                options.further().toString()),
            options.cursor(),
            session);
    InProjects projects =
        scope == null
            ? new InProjects(TableQuery.ALL_PROJECTS, "trace:" + place.trace())
            : InProjects.of(scope, walk, session);
    Table table = table(place, projects, query, options, walk, session);
    List<JsonObject> spans = new ArrayList<>();
    table.rows().items().forEach(row -> spans.add(span(row, options.further())));
    TypedCommand call =
        new TypedCommand("span list")
            .word(place.typed())
            .flag("-q", options.query(), null)
            .flag("-s", options.sort(), "date")
            .flag("-t", options.period().text(), USUAL_PERIOD)
            .flag(
                "--fields",
                options.further().isEmpty() ? null : String.join(",", options.further()),
                null);
    SpanRows rows =
        new SpanRows(
            place.title(),
            spans,
            table,
            options.further(),
            place.several() || ofSeveralProjects(spans),
            place.trace() == null,
            session.moments());
    Result result =
        Result.page(
                spans,
                walk.envelope(table.rows().next(), table.rows().hasPrevious()),
                look -> spans.isEmpty() ? nothing(options.query()) : rows.blocks(look))
            .note(
                !spans.isEmpty(),
                PageWalk.count(spans.size(), "span")
                    + (table.rows().hasMore() ? " (more available)" : ""))
            .note(walk.hasHint(), walk.hint(call, options.limit(), LIMIT))
            .note(
                !spans.isEmpty() && !walk.hasHint(),
                "Tip: 'sentry span view "
                    + place.organization()
                    + "/"
                    + (place.trace() == null ? "<trace-id>" : place.trace())
                    + " <span-id>' shows all of one")
            .note(spans.isEmpty(), "Tip: '--period 30d' looks further back");
    return spans.isEmpty()
        ? Feature.SPANS.foundNothing(
            BadSearch.foundNothing(result, null, options.query()), place.organization(), session)
        : result;
  }

  private static List<Block> nothing(@Nullable String query) {
    String words = "No spans found" + BadSearch.wording(query) + ".";
    return List.of(new Block.Paragraph(Text.of(words)));
  }

  private static Table table(
      Place place,
      InProjects projects,
      @Nullable String query,
      Options options,
      PageWalk walk,
      Session session) {
    TableQuery asked =
        TableQuery.of("spans", asked(options.further()), PeriodFlag.span(options.period(), session))
            .where(SearchQuery.within(projects.search(), query))
            .in(projects.ids())
            .sortedBy(options.sort().equals("duration") ? "-span.duration" : "-timestamp");
    try {
      return Feature.SPANS.asked(
          place.looked(),
          session,
          () ->
              session
                  .api()
                  .explore()
                  .table(place.organization(), asked, options.limit(), walk.cursor()));
    } catch (ApiException.Status refused) {
      throw BadSearch.or(refused, options.query());
    }
  }

  private static List<String> asked(List<String> further) {
    List<String> fields = new ArrayList<>(COLUMNS);
    for (String field : further) {
      if (!COLUMNS.contains(field)) {
        fields.add(field);
      }
    }
    return fields;
  }

  /// A row under the names that spans have everywhere; what a row lacks is left out.
  private static JsonObject span(JsonObject row, List<String> further) {
    JsonObject span = new JsonObject();
    add(span, "span_id", row.get("id"));
    add(span, "trace_id", row.get("trace"));
    add(span, "parent_span_id", row.get("parent_span"));
    add(span, "op", row.get("span.op"));
    add(span, "description", row.get("description"));
    add(span, "duration_ms", row.get("span.duration"));
    Instant when = Moments.instant(Fields.textOrNull(row, "timestamp"));
    if (when != null) {
      long millis = when.toEpochMilli();
      span.add(
          "start_timestamp",
          millis % 1000 == 0
              ? new JsonPrimitive(millis / 1000)
              : new JsonPrimitive(millis / 1000.0));
    }
    JsonElement slug = row.get("project");
    add(span, "project_slug", slug == null ? row.get("project.name") : slug);
    add(span, "transaction", row.get("transaction"));
    for (String name : further) {
      add(span, name, row.get(name));
    }
    return span;
  }

  private static boolean ofSeveralProjects(List<JsonObject> spans) {
    return spans.stream()
            .map(span -> Fields.textOr(span, "project_slug", ""))
            .distinct()
            .limit(2)
            .count()
        > 1;
  }

  private static void add(JsonObject span, String name, @Nullable JsonElement value) {
    if (value != null && !(value instanceof JsonNull)) {
      span.add(name, value);
    }
  }
}
