package dev.sentrycli.cli.command.trace;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.cli.command.BadSearch;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Feature;
import dev.sentrycli.cli.command.PageWalk;
import dev.sentrycli.cli.command.PeriodFlag;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.command.WebPage;
import dev.sentrycli.cli.logs.LogRows;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.query.Dataset;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.query.SearchQuery;
import dev.sentrycli.cli.recovery.TracePlace;
import dev.sentrycli.cli.recovery.TraceSyntax;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `sentry trace logs`: what was logged during a trace.
public final class TraceLogs implements Command<TraceLogs.Options> {
  private static final String USAGE = "sentry trace logs <org>/<trace-id>";
  private static final String USUAL_PERIOD = "14d";
  private static final int NARROW = 100;
  private static final String PROJECT = "project.id";
  private static final Flag<Integer> LIMIT = SharedFlags.limit("logs", 100);
  private static final Flag<@Nullable String> QUERY =
      Flag.text("query", "search", "Only logs that fit, such as 'severity:error'").letter('q');
  private static final Flag<String> SORT =
      Flag.choice("sort", List.of("newest", "oldest"), "newest", "Which come first").letter('s');
  private static final Flag<Period> PERIOD =
      PeriodFlag.of(USUAL_PERIOD, "Only logs of this time: 24h, 30d, 2026-01-01..2026-01-31");

  public record Options(
      NamedTrace trace,
      int limit,
      @Nullable String query,
      String sort,
      Period period,
      boolean web) {}

  @Override
  public Usage usage() {
    return Usage.of("Show what was logged during a trace")
        .detail(NamedTrace.FORMS + " With a project, only what it logged is shown.")
        .examples(
            "sentry trace logs acme/7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5",
            "sentry trace logs acme/7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5 -q severity:error --period 30d",
            "sentry trace logs WEB-1A",
            "sentry trace logs acme/7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5 --sort oldest --json")
        .takes(NamedTrace.WORDS)
        .flags(SharedFlags.WEB, PERIOD, LIMIT, QUERY, SORT, SharedFlags.FRESH)
        .field("id", "string", "The id of the log")
        .field("timestamp", "string", "When")
        .field("timestamp_precise", "number", "When, in nanoseconds since 1970")
        .field("severity", "string", "How bad it is: trace, debug, info, warn, error, fatal")
        .field("message", "string", "What was logged")
        .field("trace", "string", "The id of the trace")
        .field("project.id", "number", "The number of the project");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(
        NamedTrace.parse(arguments.positionals(), TraceSyntax.Bare.ORGANIZATION),
        arguments.get(LIMIT),
        arguments.get(QUERY),
        arguments.get(SORT),
        arguments.get(PERIOD),
        arguments.get(SharedFlags.WEB));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    TracePlace place = options.trace().place(USAGE, "sentry trace logs", session);
    if (options.web()) {
      return WebPage.open(session.links().trace(place.organization(), place.trace()), session);
    }
    Slice<JsonObject> logs = logs(place, options, session);
    boolean more = logs.hasMore() || logs.items().size() >= options.limit();
    JsonArray data = new JsonArray();
    logs.items().forEach(data::add);
    JsonObject json = new JsonObject();
    json.add("data", data);
    json.addProperty("hasMore", more);
    String period =
        options.period() instanceof Period.Relative(String text)
            ? "the last " + text
            : options.period().text();
    Result result =
        Result.detail(
                json,
                look ->
                    logs.items().isEmpty()
                        ? List.of(
                            new Block.Paragraph(
                                Text.of(
                                    "No logs of the trace %s found in '%s' within %s%s"
                                        .formatted(
                                            place.trace(),
                                            place.organization(),
                                            period,
                                            BadSearch.wording(options.query())))))
                        : table(logs.items(), place, session.moments(), look))
            .fieldsWithin("data")
            .note(
                !logs.items().isEmpty(),
                PageWalk.count(logs.items().size(), "log") + (more ? " (more available)" : ""))
            .note(more && options.limit() < 1000, "Tip: '--limit 1000' shows more")
            .note(logs.items().isEmpty(), "Tip: '--period 30d' looks further back")
            .note(
                !logs.items().isEmpty() && options.query() == null,
                "Tip: '-q severity:error' leaves the errors");
    return logs.items().isEmpty()
        ? BadSearch.foundNothing(result, Dataset.LOGS, options.query())
        : result;
  }

  private static Slice<JsonObject> logs(TracePlace place, Options options, Session session) {
    String query = BadSearch.mended(Dataset.LOGS, options.query(), session);
    String scope = place.search(session);
    try {
      return Feature.LOGS.asked(
          place.organization(),
          session,
          () ->
              session
                  .api()
                  .traces()
                  .logs(
                      place.organization(),
                      place.trace(),
                      SearchQuery.within(scope, query),
                      PeriodFlag.span(options.period(), session),
                      options.sort().equals("oldest") ? "timestamp" : "-timestamp",
                      options.limit()));
    } catch (ApiException.Status refused) {
      throw BadSearch.or(refused, options.query());
    }
  }

  private static List<Block> table(
      List<JsonObject> logs, TracePlace place, Moments moments, Look look) {
    Set<String> projects = new HashSet<>();
    logs.forEach(log -> projects.add(Fields.textOr(log, PROJECT, "")));
    LogRows rows = new LogRows(moments, true, projects.size() > 1 ? List.of(PROJECT) : List.of());
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Heading(
            3,
            Text.of("Logs of the trace " + place.trace() + " in " + place.organization() + ":")));
    blocks.addAll(look.bounded() ? rows.table(logs, look.width() < NARROW) : rows.lines(logs));
    return blocks;
  }
}
