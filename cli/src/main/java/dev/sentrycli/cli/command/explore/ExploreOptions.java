package dev.sentrycli.cli.command.explore;

import dev.sentrycli.api.explore.TableQuery;
import dev.sentrycli.cli.command.PageWalk;
import dev.sentrycli.cli.command.PeriodFlag;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.linked.LinkedFlags;
import dev.sentrycli.cli.query.Dataset;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.query.QueryField;
import dev.sentrycli.cli.query.SortOrder;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.UsageException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the words of `sentry explore` ask for.
///
/// @param question without what still has to be looked up
/// @param metric a metric by its name; null for none
/// @param interval of a time series; null for rows
/// @param fields as they were typed
/// @param left the dataset that was typed and that the metric is not of; null for none
public record ExploreOptions(
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
  static final String USUAL_PERIOD = "24h";

  static final Flag<List<String>> FIELD =
      Flag.texts(
              "field",
              "field",
              "A column or an aggregate to show, such as 'span.op' or 'p95(span.duration)'; repeat"
                  + " it for several")
          .letter('F');
  static final Flag<@Nullable String> METRIC =
      Flag.text("metric", "name", "A metric by its name, whose type and unit are looked up")
          .letter('m');
  static final Flag<@Nullable String> AGGREGATE =
      Flag.choice("agg", MetricField.AGGREGATES, "What to make of that metric; sum if not given");
  static final Flag<@Nullable Dataset> DATASET =
      Flag.<Dataset>value(
              "dataset",
              "errors|spans|transactions|metrics|logs|replays",
              "What to explore; errors if not given",
              ExploreOptions::dataset)
          .letter('d');
  static final Flag<@Nullable String> QUERY =
      Flag.text("query", "search", "Only what fits, such as 'level:error'; AND and OR can be used")
          .letter('q');
  static final Flag<@Nullable SortOrder> SORT =
      SharedFlags.sort("What rows are sorted by, '-' before it for the largest first");
  static final Flag<Integer> LIMIT = SharedFlags.limit("rows");
  static final Flag<@Nullable String> SERIES =
      Flag.<String>value(
              "time-series",
              "interval",
              "Show aggregates over time, in steps of this length; what fits if none is given",
              ExploreOptions::interval)
          .letter('b')
          .bare(SeriesInterval.AUTO);
  static final Flag<Period> PERIOD =
      PeriodFlag.of(USUAL_PERIOD, "What time to look at: 24h, 30d, 2026-01-01..2026-01-31");

  /// A metric that is named by its name alone.
  record Metric(String name, String aggregate) {}

  @Nullable String query() {
    return question.query();
  }

  /// @throws UsageException if they do not go together
  static ExploreOptions read(Arguments arguments) {
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
    Dataset linked = Objects.requireNonNullElse(LinkedFlags.dataset(target), Dataset.ERRORS);
    Dataset dataset = metric != null ? Dataset.METRICS : named == null ? linked : named;
    String interval = arguments.get(SERIES);
    List<QueryField> fields = fields(arguments.get(FIELD), dataset, metric, interval != null);
    SortOrder sort = arguments.get(SORT);
    if (interval != null) {
      checkSeries(arguments, dataset, fields, interval);
    }
    if (sort != null && dataset == Dataset.REPLAYS) {
      ReplayColumns.checkSort(sort.field());
    }
    return new ExploreOptions(
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

  static UsageException wrong(String message, String... hints) {
    return new UsageException(UsageException.Kind.VALUE, message, hints);
  }
}
