package dev.sentrycli.cli.command.explore;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.attribute.Attributes;
import dev.sentrycli.api.explore.Series;
import dev.sentrycli.api.explore.Table;
import dev.sentrycli.api.explore.TableQuery;
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
import dev.sentrycli.cli.linked.LinkedFlags;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.output.TypedCommand;
import dev.sentrycli.cli.query.Dataset;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.query.QueryField;
import dev.sentrycli.cli.query.QueryText;
import dev.sentrycli.cli.query.SortOrder;
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
import dev.sentrycli.terminal.picture.Graphics;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `sentry explore`: what a server keeps, counted and grouped, as rows or over time.
public final class ExploreCommand implements Command<ExploreCommand.Options> {
  private static final String USAGE = "sentry explore <org>/<project>";
  private static final String RULE = "One organization is explored at a time";
  private static final String USUAL_PERIOD = "24h";

  private static final int MOST_KEYS = 100;

  private static final Flag<List<String>> FIELD =
      Flag.texts(
              "field",
              "field",
              "A column or an aggregate to show, such as 'span.op' or 'p95(span.duration)'; repeat"
                  + " it for several")
          .letter('F');
  private static final Flag<@Nullable String> METRIC =
      Flag.text("metric", "name", "A metric by its name, whose type and unit are looked up")
          .letter('m');
  private static final Flag<@Nullable String> AGGREGATE =
      Flag.choice("agg", MetricField.AGGREGATES, "What to make of that metric; sum if not given");
  private static final Flag<@Nullable Dataset> DATASET =
      Flag.<Dataset>value(
              "dataset",
              "errors|spans|transactions|metrics|logs|replays",
              "What to explore; errors if not given",
              ExploreCommand::dataset)
          .letter('d');
  private static final Flag<@Nullable String> QUERY =
      Flag.text("query", "search", "Only what fits, such as 'level:error'; AND and OR can be used")
          .letter('q');
  private static final Flag<@Nullable SortOrder> SORT =
      SharedFlags.sort("What rows are sorted by, '-' before it for the largest first");
  private static final Flag<Integer> LIMIT = SharedFlags.limit("rows");
  private static final Flag<@Nullable String> SERIES =
      Flag.<String>value(
              "time-series",
              "interval",
              "Show aggregates over time, in steps of this length; what fits if none is given",
              ExploreCommand::interval)
          .letter('b')
          .bare(SeriesInterval.AUTO);
  private static final Flag<Period> PERIOD =
      PeriodFlag.of(USUAL_PERIOD, "What time to look at: 24h, 30d, 2026-01-01..2026-01-31");

  /// @param question without what still has to be looked up
  /// @param metric a metric by its name; null for none
  /// @param interval of a time series; null for rows
  /// @param fields as they were typed
  /// @param left the dataset that was typed and that the metric is not of; null for none
  public record Options(
      Target target,
      Question question,
      @Nullable Metric metric,
      @Nullable SortOrder sort,
      int limit,
      @Nullable String interval,
      Period period,
      @Nullable String cursor,
      List<String> fields,
      @Nullable Dataset left) {
    private @Nullable String query() {
      return question.query();
    }
  }

  /// A metric that is named by its name alone.
  record Metric(String name, String aggregate) {}

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
            FIELD,
            METRIC,
            AGGREGATE,
            DATASET,
            QUERY,
            SORT,
            SharedFlags.ENVIRONMENT,
            LIMIT,
            SERIES,
            PERIOD,
            SharedFlags.CURSOR,
            SharedFlags.FRESH)
        .optionalField("data", "array", "The rows, each with the fields that were asked for")
        .optionalField("timeSeries", "array", "With --time-series, the numbers of each aggregate")
        .field("meta", "object", "What type and unit they have")
        .field("dataset", "string", "What was explored");
  }

  private static Dataset dataset(String text) {
    Dataset dataset = Dataset.named(text);
    if (dataset == null) {
      throw new IllegalArgumentException(
          "it is one of errors, spans, transactions, metrics, logs and replays");
    }
    return dataset;
  }

  private static String interval(String text) {
    String word = text.strip();
    if (!word.equals(SeriesInterval.AUTO) && !SeriesInterval.isWritten(word)) {
      throw new IllegalArgumentException("it is one of " + String.join(", ", SeriesInterval.WORDS));
    }
    return word;
  }

  @Override
  public Options read(Arguments arguments) {
    String name = arguments.get(METRIC);
    String aggregate = arguments.get(AGGREGATE);
    if (name == null && aggregate != null) {
      throw wrong(
          "--agg says what to make of a metric, and none is named", "add '--metric <name>'");
    }
    if (name != null && name.isBlank()) {
      throw wrong(
          "--metric names no metric",
          "'sentry explore <org>/ --dataset metrics --field metric.name' shows the names");
    }
    Metric metric =
        name == null ? null : new Metric(name.strip(), aggregate == null ? "sum" : aggregate);
    Dataset named = arguments.get(DATASET);
    Target target = TargetSyntax.parse(arguments.positional(0));
    Dataset dataset = metric != null ? Dataset.METRICS : named == null ? linked(target) : named;
    String interval = arguments.get(SERIES);
    List<QueryField> fields = fields(arguments.get(FIELD), dataset, metric, interval != null);
    SortOrder sort = arguments.get(SORT);
    if (interval != null) {
      checkSeries(arguments, dataset, fields, interval);
    }
    if (sort != null && dataset == Dataset.REPLAYS) {
      ReplayColumns.checkSort(sort.field());
    }
    return new Options(
        target,
        new Question(
            dataset,
            fields,
            LinkedFlags.query(target, QUERY, arguments),
            LinkedFlags.environments(target, SharedFlags.ENVIRONMENT, arguments),
            null),
        metric,
        sort,
        arguments.get(LIMIT),
        interval,
        LinkedFlags.period(target, PERIOD, arguments),
        PageWalk.checked(arguments.get(SharedFlags.CURSOR)),
        arguments.get(FIELD),
        named == dataset ? null : named);
  }

  /// What the page of a link is about; errors if nothing tells.
  private static Dataset linked(Target target) {
    String list = LinkedFlags.filter(target).list();
    return switch (list == null ? "" : list) {
      case "traces" -> Dataset.SPANS;
      case "logs" -> Dataset.LOGS;
      case "metrics" -> Dataset.METRICS;
      case "replays" -> Dataset.REPLAYS;
      default -> Dataset.ERRORS;
    };
  }

  /// @throws UsageException if it can't be shown of the dataset
  private static List<QueryField> fields(
      List<String> written, Dataset dataset, @Nullable Metric metric, boolean series) {
    Set<QueryField> fields = new LinkedHashSet<>();
    for (String one : written.isEmpty() ? usual(dataset, series) : written) {
      QueryField field = QueryField.parse(one);
      if (dataset == Dataset.REPLAYS) {
        ReplayColumns.check(field);
      } else if (dataset == Dataset.METRICS) {
        MetricField.check(field);
      }
      fields.add(field);
    }
    if (fields.isEmpty() && metric == null) {
      throw wrong(
          "It is not said which metric to look at",
          "name one: '--metric <name> --agg avg'",
          "'--field metric.name' shows which there are");
    }
    int count = fields.size() + (metric == null ? 0 : 1);
    if (count > TableQuery.MOST_FIELDS) {
      throw wrong(
          "Servers take %d fields at most, and here are %d"
              .formatted(TableQuery.MOST_FIELDS, count),
          "leave some of them out");
    }
    return List.copyOf(fields);
  }

  /// What is shown where nothing is said about it.
  private static List<String> usual(Dataset dataset, boolean series) {
    if (series && dataset != Dataset.METRICS && dataset != Dataset.REPLAYS) {
      return List.of("count()");
    }
    return switch (dataset) {
      case ERRORS -> List.of("title", "count()");
      case SPANS -> List.of("span.op", "count()");
      case TRANSACTIONS -> List.of("transaction", "count()");
      case LOGS -> List.of("severity", "count()");
      case METRICS -> List.of();
      case REPLAYS -> ReplayColumns.USUAL;
    };
  }

  private static void checkSeries(
      Arguments arguments, Dataset dataset, List<QueryField> fields, String interval) {
    if (dataset == Dataset.REPLAYS) {
      throw wrong("Replays have no numbers over time", "leave out --time-series to list them");
    }
    if (arguments.given(LIMIT) || arguments.given(SORT) || arguments.given(SharedFlags.CURSOR)) {
      throw wrong(
          "--limit, --sort and --cursor are about rows, and --time-series shows none",
          "leave them out, or --time-series");
    }
    for (QueryField field : fields) {
      if (!field.isAggregate()) {
        throw wrong(
            "'%s' is a column, and only aggregates can be shown over time".formatted(field.text()),
            "such as '--field count()'; --query narrows it to a value of the column");
      }
    }
    if (!interval.equals(SeriesInterval.AUTO) && !SeriesInterval.WORDS.contains(interval)) {
      throw wrong(
          "Servers have no steps of '%s'".formatted(interval),
          "choose one of " + String.join(", ", SeriesInterval.WORDS));
    }
  }

  private static UsageException wrong(String message, String... hints) {
    return new UsageException(UsageException.Kind.VALUE, message, hints);
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
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
      throw Refusal.of(
          refused,
          question,
          options.query(),
          () -> numbers(question.dataset(), place, projects, time, session),
          session);
    }
  }

  /// The keys that hold numbers; none if the server does not tell, which has refused enough.
  private static List<String> numbers(
      Dataset dataset, OneOrganization place, InProjects projects, TimeSpan time, Session session) {
    String items = dataset == Dataset.TRANSACTIONS ? Dataset.SPANS.api() : dataset.api();
    Attributes.Question asked =
        new Attributes.Question(items, null, projects.search(), projects.ids(), time);
    List<String> keys = new ArrayList<>();
    try {
      session
          .api()
          .attributes()
          .page(place.organization(), asked, "number", MOST_KEYS, null)
          .items()
          .forEach(row -> keys.add(Fields.textOr(row, "key", "")));
    } catch (ApiException failed) {
      session.notices().debug("explore", "No list of attributes: " + failed.getMessage());
    }
    return keys;
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
      Options options, OneOrganization place, InProjects projects, Session session) {
    Question asked = options.question();
    List<QueryField> fields = new ArrayList<>();
    Metric metric = options.metric();
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
      Options options,
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
            .note(
                !rows.isEmpty(),
                PageWalk.count(rows.size(), "row")
                    + (table.rows().hasMore() ? " (more available)" : ""))
            .note(walk.hasHint(), walk.hint(call(options, place), options.limit(), LIMIT))
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
      throw wrong(
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
      Options options) {
    Dataset dataset = question.dataset();
    if (!empty.isEmpty() && dataset != Dataset.REPLAYS) {
      String sentence = "No row has a value for '" + String.join("', '", empty) + "'";
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
                    .flag("-t", options.period().text(), USUAL_PERIOD))
        : null;
  }

  private static String nothing(Question question, OneOrganization place, Options options) {
    String time = options.period().words();
    return "No %s found in %s within %s%s"
        .formatted(
            question.dataset().word(),
            place.title(),
            time,
            options.query() == null ? "" : " for '" + options.query() + "'");
  }

  /// As JSON calls it.
  private static String name(Dataset dataset) {
    return dataset == Dataset.TRANSACTIONS ? dataset.word() : dataset.api();
  }

  private static TypedCommand call(Options options, OneOrganization place) {
    TypedCommand call = new TypedCommand("explore").word(place.typed());
    Metric metric = options.metric();
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
    return call.flag("-t", options.period().text(), USUAL_PERIOD);
  }

  private static Result series(
      Options options,
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
