package dev.sentrycli.cli.command.trace;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.explore.Table;
import dev.sentrycli.api.explore.TableQuery;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.time.TimeSpan;
import dev.sentrycli.cli.command.BadSearch;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Feature;
import dev.sentrycli.cli.command.InProjects;
import dev.sentrycli.cli.command.PageWalk;
import dev.sentrycli.cli.command.PeriodFlag;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.linked.LinkedFlags;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.output.TypedCommand;
import dev.sentrycli.cli.query.Dataset;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.query.SearchQuery;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.OneOrganization;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Printable;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.format.Amounts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry trace list`: what a project did last, one row for each request or page load.
public final class TraceList implements Command<TraceList.Options> {
  private static final String USAGE = "sentry trace list <org>/<project>";
  private static final String USUAL_PERIOD = "7d";
  private static final Flag<Integer> LIMIT = SharedFlags.limit("traces");
  private static final Flag<@Nullable String> QUERY =
      Flag.text("query", "search", "Only traces that fit, such as 'transaction.op:pageload'")
          .letter('q');
  private static final Flag<String> SORT =
      Flag.choice("sort", List.of("date", "duration"), "date", "Which come first").letter('s');
  private static final Flag<Period> PERIOD =
      PeriodFlag.of(USUAL_PERIOD, "Only traces of this time: 24h, 30d, 2026-01-01..2026-01-31");

  public record Options(
      Target target,
      int limit,
      @Nullable String query,
      String sort,
      Period period,
      @Nullable String cursor) {}

  @Override
  public Usage usage() {
    return Usage.of("List recent traces of a project")
        .detail(
            """
            Each row is a request, a page load or a job that the project handled; a trace that \
            passes through the project several times is there as often.

            AND, OR and parentheses can be used in --query.""")
        .examples(
            "sentry trace list acme/web",
            "sentry trace list acme/web --sort duration --period 24h",
            "sentry trace list acme/web --query span.status:internal_error # those that failed",
            "sentry trace list acme/web --query 'transaction.op:pageload' --json")
        .takes(Positional.optional("org/project", "The project"))
        .flags(LIMIT, QUERY, SORT, PERIOD, SharedFlags.CURSOR, SharedFlags.FRESH)
        .field("trace", "string", "The id of the trace")
        .field("id", "string", "The id of the span that stands for the request")
        .field("transaction", "string", "What was asked for")
        .field("timestamp", "string", "When")
        .field("span.duration", "number", "How long it took, in milliseconds")
        .field("project", "string", "The project");
  }

  @Override
  public Options read(Arguments arguments) {
    Target target = TargetSyntax.parse(arguments.positional(0));
    return new Options(
        target,
        arguments.get(LIMIT),
        LinkedFlags.query(target, QUERY, arguments),
        arguments.get(SORT),
        LinkedFlags.period(target, PERIOD, arguments),
        PageWalk.checked(arguments.get(SharedFlags.CURSOR)));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    OneOrganization place = InProjects.of(options.target(), USAGE, session);
    String query = BadSearch.mended(Dataset.SPANS, options.query(), session);
    PageWalk walk =
        PageWalk.start(
            "trace list",
            place.typed() + " " + query + " " + options.sort() + " " + options.period(),
            options.cursor(),
            session);
    Table table = table(place, query, options, walk, session);
    List<JsonObject> traces = new ArrayList<>();
    table.rows().items().forEach(row -> traces.add(withDuration(row)));
    TypedCommand call =
        new TypedCommand("trace list")
            .word(place.typed())
            .flag("-q", options.query(), null)
            .flag("-s", options.sort(), "date")
            .flag("-t", options.period().text(), USUAL_PERIOD);
    Result result =
        Result.page(
                traces,
                walk.envelope(table.rows().next(), table.rows().hasPrevious()),
                look ->
                    traces.isEmpty()
                        ? List.of(
                            new Block.Paragraph(
                                Text.of(
                                    "No traces found" + BadSearch.wording(options.query()) + ".")))
                        : table(traces, place, session.moments(), look))
            .note(
                !traces.isEmpty(),
                PageWalk.count(traces.size(), "trace")
                    + (table.rows().hasMore() ? " (more available)" : ""))
            .note(walk.hasHint(), walk.hint(call, options.limit(), LIMIT))
            .note(
                !traces.isEmpty() && !walk.hasHint(),
                "Tip: 'sentry trace view " + place.organization() + "/<trace-id>' shows its spans")
            .note(
                traces.isEmpty() && options.period() instanceof Period.Relative,
                "Tip: '--period 30d' looks further back");
    return traces.isEmpty()
        ? Feature.SPANS.foundNothing(
            BadSearch.foundNothing(result, Dataset.SPANS, options.query()),
            place.organization(),
            session)
        : result;
  }

  private static Table table(
      OneOrganization place,
      @Nullable String query,
      Options options,
      PageWalk walk,
      Session session) {
    TimeSpan time = PeriodFlag.span(options.period(), session);
    InProjects projects = InProjects.of(place, walk, session);
    String search = SearchQuery.within(projects.search(), query);
    TableQuery spans =
        rows("spans", "span.duration", options.sort(), time)
            .where(SearchQuery.within(Dataset.TRANSACTIONS.scope(), search))
            .in(projects.ids());
    TableQuery transactions =
        rows("transactions", "transaction.duration", options.sort(), time)
            .where(search)
            .in(projects.ids());
    try {
      return Feature.SPANS.asked(
          place,
          session,
          () ->
              session
                  .api()
                  .explore()
                  .table(
                      place.organization(), spans, transactions, options.limit(), walk.cursor()));
    } catch (ApiException.Status refused) {
      throw BadSearch.or(refused, options.query());
    }
  }

  private static TableQuery rows(String dataset, String duration, String sort, TimeSpan time) {
    return TableQuery.of(
            dataset, List.of("trace", "id", "transaction", "timestamp", duration, "project"), time)
        .sortedBy(sort.equals("duration") ? "-" + duration : "-timestamp");
  }

  /// Rows of older servers get their duration under the name it has everywhere else.
  private static JsonObject withDuration(JsonObject row) {
    JsonElement duration = row.get("transaction.duration");
    if (duration != null && !row.has("span.duration")) {
      row.add("span.duration", duration);
    }
    return row;
  }

  private static List<Block> table(
      List<JsonObject> traces, OneOrganization place, Moments moments, Look look) {
    boolean several = place.projects().size() != 1;
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonObject trace : traces) {
      Double duration = Fields.numberOrNull(trace, "span.duration");
      String transaction = Printable.line(Fields.textOr(trace, "transaction", ""));
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(Fields.textOr(trace, "trace", "—")));
      if (several) {
        cells.add(Cell.of(Fields.textOr(trace, "project", "—")));
      }
      cells.add(Cell.of(transaction.isBlank() ? "unknown" : transaction));
      cells.add(Cell.of(duration == null ? "—" : Amounts.trace(duration)));
      cells.add(Cell.of(moments.relative(Fields.textOrNull(trace, "timestamp"))));
      rows.add(cells);
    }
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("TRACE ID", false, true, 0));
    if (several) {
      columns.add(new Column("PROJECT", false, false, 0));
    }
    columns.add(new Column("TRANSACTION", false, false, look.isNarrow() ? 12 : 16));
    columns.add(new Column("DURATION", true, true, 0, look.bounded() ? 1 : 0));
    columns.add(new Column("WHEN", false, true, 0, look.bounded() ? 2 : 0));
    return List.of(
        new Block.Heading(3, Text.of("Recent traces in " + place.title() + ":")),
        new Block.Grid(columns, rows, false, true));
  }
}
