package dev.sentrycli.cli.command.explore;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.explore.Series;
import dev.sentrycli.api.explore.Table;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.time.TimeSpan;
import dev.sentrycli.cli.command.BadSearch;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.InProjects;
import dev.sentrycli.cli.command.PageWalk;
import dev.sentrycli.cli.command.PeriodFlag;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.output.TypedCommand;
import dev.sentrycli.cli.query.Dataset;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.query.QueryField;
import dev.sentrycli.cli.query.QueryText;
import dev.sentrycli.cli.query.SortOrder;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.OneOrganization;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.picture.Graphics;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry explore`: what a server keeps, counted and grouped, as rows or over time.
public final class ExploreCommand implements Command<ExploreOptions> {
  private static final String USAGE = "sentry explore <org>/<project>";
  private static final String RULE = "One organization is explored at a time";

  @Override
  public Usage usage() {
    return Usage.of("Ask what there is, counted and grouped, as rows or over time")
        .detail(
            """
            'acme/web' is a project, 'acme/' a whole organization. A field is a column or an \
            aggregate; columns beside aggregates group them. Without --field it is what there is \
            most of. --time-series shows aggregates over time: as a chart on a terminal, as a \
            picture where it takes kitty or sixel pictures, and as a table everywhere else.

            Aggregates of metrics name all of one: 'avg(value,<name>,<type>,<unit>)'. --metric and \
            --agg do it by the name alone.""")
        .examples(
            "sentry explore acme/web",
            "sentry explore acme/web -d spans -F span.op -F 'p95(span.duration)'",
            "sentry explore acme/ -F title -F 'count()' -q 'level:error' --sort '-count()'",
            "sentry explore acme/web -d logs --time-series 1h",
            "sentry explore acme/ --metric <name> --agg avg",
            "sentry explore acme/web -d transactions --json --fields transaction")
        .takes(Positional.optional("org/project", "An organization with '/', or a project"))
        .flags(
            ExploreOptions.FIELD,
            ExploreOptions.METRIC,
            ExploreOptions.AGGREGATE,
            ExploreOptions.DATASET,
            ExploreOptions.QUERY,
            ExploreOptions.SORT,
            SharedFlags.ENVIRONMENT,
            ExploreOptions.LIMIT,
            ExploreOptions.SERIES,
            ExploreOptions.PERIOD,
            SharedFlags.CURSOR,
            SharedFlags.FRESH)
        .optionalField("data", "array", "The rows, each with the fields that were asked for")
        .optionalField("timeSeries", "array", "With --time-series, the numbers of each aggregate")
        .field("meta", "object", "What type and unit they have")
        .field("dataset", "string", "What was explored");
  }

  @Override
  public ExploreOptions read(Arguments arguments) {
    return ExploreOptions.read(arguments);
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(ExploreOptions options, Session session) {
    Dataset left = options.left();
    if (left != null) {
      session
          .notices()
          .warn(
              "explore",
              "--metric is about metrics, so --dataset %s is left".formatted(left.word()));
    }
    OneOrganization place = session.targets().oneOrganization(options.target(), USAGE, RULE);
    InProjects projects =
        options.question().dataset() == Dataset.REPLAYS
            ? ofReplays(place, session)
            : InProjects.of(place, session);
    TimeSpan time = PeriodFlag.span(options.period(), session);
    Question question = question(options, place, projects, session);
    RowSource source = new RowSource(question, place.organization(), projects, time, session);
    try {
      return options.interval() == null
          ? rows(options, question, place, source, session)
          : series(options, options.interval(), question, place, source, session);
    } catch (ApiException.Status refused) {
      throw Refusal.of(refused, question, options.query(), source::numberKeys, session);
    }
  }

  /// Replays can't be searched for by the name of their project.
  private static InProjects ofReplays(OneOrganization place, Session session) {
    try {
      return new InProjects(session.targets().ids(place.projects()), null);
    } catch (ApiException.Status refused) {
      if (refused.status() != 403) {
        throw refused;
      }
      throw RefusedException.of(
          refused,
          "Replays are explored by the id of their project, and the server does not tell that of '%s'"
              .formatted(place.typed()),
          session,
          "'sentry replay list %s' takes the name".formatted(place.typed()),
          "'sentry explore %s/ -d replays' asks for those of all projects"
              .formatted(place.organization()));
    }
  }

  /// The question with everything that had to be looked up.
  private static Question question(
      ExploreOptions options, OneOrganization place, InProjects projects, Session session) {
    Question asked = options.question();
    List<QueryField> fields = new ArrayList<>();
    ExploreOptions.Metric metric = options.metric();
    fields.addAll(asked.fields());
    if (metric != null) {
      QueryField found =
          MetricField.find(
              metric.name(), metric.aggregate(), place, projects, options.period(), session);
      if (!fields.contains(found)) {
        fields.add(found);
      }
    }
    String mended = BadSearch.mended(asked.dataset(), asked.query(), session);
    Question whole = new Question(asked.dataset(), fields, mended, asked.environments(), null);
    return new Question(
        asked.dataset(), fields, mended, asked.environments(), sort(options.sort(), whole));
  }

  private static @Nullable String sort(@Nullable SortOrder wanted, Question question) {
    if (wanted != null) {
      return wanted.among(question.texts()).text();
    }
    for (QueryField field : question.fields()) {
      if (field.isAggregate()) {
        return "-" + field.text();
      }
    }
    return question.dataset() == Dataset.REPLAYS ? ReplayColumns.USUAL_SORT : null;
  }

  private static Result rows(
      ExploreOptions options,
      Question question,
      OneOrganization place,
      RowSource source,
      Session session) {
    PageWalk walk =
        PageWalk.start(
            "explore",
            String.join(
                " ",
                place.typed(),
                question.dataset().word(),
                question.texts().toString(),
                String.valueOf(question.query()),
                question.environments().toString(),
                String.valueOf(question.sort()),
                options.period().text()),
            options.cursor(),
            session);
    Table table = page(source, options.limit(), walk.cursor());
    List<JsonObject> rows = table.rows().items();
    RowTable shown = new RowTable(table, question.texts());
    String doubt = doubt(shown.empty(), rows.isEmpty(), question, place, options);
    JsonObject extras = new JsonObject();
    extras.addProperty("dataset", name(question.dataset()));
    extras.add("meta", RowSource.told(table.meta()));
    Result result =
        Result.page(
                rows,
                walk.envelope(table.rows().next(), table.rows().hasPrevious(), extras),
                look -> {
                  List<Block> blocks = new ArrayList<>();
                  if (rows.isEmpty()) {
                    blocks.add(new Block.Paragraph(Text.of(nothing(question, place, options))));
                  } else {
                    blocks.add(
                        new Block.Paragraph(
                            Text.of(
                                "Querying %s in %s:"
                                    .formatted(question.dataset().word(), place.title()))));
                    blocks.add(new Block.Gap());
                    blocks.addAll(shown.blocks(look));
                  }
                  return blocks;
                })
            .inColumns(question.texts())
            .note(
                !rows.isEmpty(),
                PageWalk.count(rows.size(), "row")
                    + (table.rows().hasMore() ? " (more available)" : ""))
            .note(
                walk.hasHint(),
                walk.hint(call(options, place), options.limit(), ExploreOptions.LIMIT))
            .note(doubt != null, String.valueOf(doubt))
            .note(
                rows.isEmpty() && options.period() instanceof Period.Relative,
                "Tip: '--period 30d' looks further back");
    return rows.isEmpty() ? source.foundNothing(result, options.query()) : result;
  }

  private static Table page(RowSource source, int limit, @Nullable String cursor) {
    if (!source.isListOfMetrics()) {
      return source.rows(limit, cursor);
    }
    int from = cursor == null ? 0 : metricsBefore(cursor);
    Table all = source.metrics();
    List<JsonObject> metrics = all.rows().items();
    int to = Math.min(metrics.size(), from + limit);
    return new Table(
        new Slice<>(
            metrics.subList(Math.min(from, to), to),
            from == 0 ? null : "0:" + Math.max(0, from - limit) + ":1",
            to == metrics.size() ? null : "0:" + to + ":0"),
        all.meta());
  }

  /// How many come before a page; cursors look as servers write them.
  private static int metricsBefore(String cursor) {
    String[] parts = cursor.split(":", -1);
    try {
      return parts.length == 3 ? Math.max(0, Integer.parseInt(parts[1])) : 0;
    } catch (NumberFormatException foreign) {
      throw ExploreOptions.wrong(
          "'%s' is no cursor of this list".formatted(QueryText.printable(cursor, 80)),
          "'--cursor first' shows its first page");
    }
  }

  /// Which of what was named may be misspelt, because nothing is known of it; null if nothing is.
  ///
  /// @param empty fields without any value
  private static @Nullable String doubt(
      List<String> empty,
      boolean noRows,
      Question question,
      OneOrganization place,
      ExploreOptions options) {
    Dataset dataset = question.dataset();
    if (!empty.isEmpty() && dataset != Dataset.REPLAYS) {
      String sentence = "No row has a value for '" + String.join("', '", empty) + "'";
      if (empty.contains("count")) {
        return sentence + "; 'count()' counts rows";
      }
      return dataset == Dataset.ERRORS
          ? sentence + ": it may be misspelt"
          : "%s; if it is misspelt, '%s' shows what there is"
              .formatted(
                  sentence,
                  new TypedCommand("attribute list")
                      .word(place.typed())
                      .flag(
                          "-d",
                          dataset == Dataset.TRANSACTIONS ? Dataset.SPANS.word() : dataset.word(),
                          Dataset.SPANS.word()));
    }
    List<String> environments = question.environments();
    return noRows
            && !environments.isEmpty()
            && dataset != Dataset.REPLAYS
            && dataset != Dataset.METRICS
        ? "If '%s' is misspelt, this shows the environments: %s"
            .formatted(
                String.join("', '", environments),
                new TypedCommand("explore")
                    .word(place.typed())
                    .flag("-d", dataset.word(), Dataset.ERRORS.word())
                    .flag("-F", "environment", null)
                    .flag("-F", "count()", null)
                    .flag("-t", options.period().text(), ExploreOptions.USUAL_PERIOD))
        : null;
  }

  private static String nothing(Question question, OneOrganization place, ExploreOptions options) {
    String time = options.period().words();
    return "No %s found in %s within %s%s"
        .formatted(
            question.dataset().word(), place.title(), time, BadSearch.wording(options.query()));
  }

  /// As JSON calls it.
  private static String name(Dataset dataset) {
    return dataset == Dataset.TRANSACTIONS ? dataset.word() : dataset.api();
  }

  private static TypedCommand call(ExploreOptions options, OneOrganization place) {
    TypedCommand call = new TypedCommand("explore").word(place.typed());
    ExploreOptions.Metric metric = options.metric();
    if (metric == null) {
      call.flag("-d", options.question().dataset().word(), Dataset.ERRORS.word());
    } else {
      call.flag("-m", metric.name(), null).flag("--agg", metric.aggregate(), "sum");
    }
    for (String field : options.fields()) {
      call.flag("-F", field, null);
    }
    call.flag("-q", options.query(), null);
    SortOrder sort = options.sort();
    call.flag("-s", sort == null ? null : sort.text(), null);
    for (String environment : options.question().environments()) {
      call.flag("-e", environment, null);
    }
    return call.flag("-t", options.period().text(), ExploreOptions.USUAL_PERIOD);
  }

  private static Result series(
      ExploreOptions options,
      String wanted,
      Question question,
      OneOrganization place,
      RowSource source,
      Session session) {
    Period.Range range =
        options
            .period()
            .range(
                session.environment().clock().instant(),
                options.period() instanceof Period.Relative
                    ? ZoneOffset.UTC
                    : session.environment().zone().get());
    String interval =
        SeriesInterval.of(
            wanted.equals(SeriesInterval.AUTO) ? null : wanted,
            Duration.between(range.start(), range.end()));
    Series series = source.series(interval);
    String heading =
        "Querying %s in %s · Range (UTC): %s to %s"
            .formatted(
                question.dataset().word(),
                place.title(),
                SeriesDrawing.utc(range.start().toEpochMilli()),
                SeriesDrawing.utc(range.end().toEpochMilli()));
    Graphics graphics = session.graphics();
    SeriesDrawing drawing = new SeriesDrawing(series.all(), graphics);
    Result result =
        Result.detail(
                Fields.with(series.json(), "dataset", new JsonPrimitive(name(question.dataset()))),
                look -> {
                  List<Block> blocks = new ArrayList<>();
                  blocks.add(new Block.Paragraph(Text.of(heading)));
                  if (series.all().isEmpty()) {
                    blocks.add(new Block.Paragraph(Text.of(nothing(question, place, options))));
                  }
                  blocks.addAll(drawing.blocks(look));
                  return blocks;
                })
            .inRows(drawing::rows);
    return drawing.isOfNothing() ? source.foundNothing(result, options.query()) : result;
  }
}
