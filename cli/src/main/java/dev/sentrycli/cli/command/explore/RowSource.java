package dev.sentrycli.cli.command.explore;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.attribute.Attributes;
import dev.sentrycli.api.explore.Series;
import dev.sentrycli.api.explore.SeriesQuery;
import dev.sentrycli.api.explore.Table;
import dev.sentrycli.api.explore.TableQuery;
import dev.sentrycli.api.explore.TimeSeries;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.time.TimeSpan;
import dev.sentrycli.cli.command.BadSearch;
import dev.sentrycli.cli.command.Feature;
import dev.sentrycli.cli.command.InProjects;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.query.Dataset;
import dev.sentrycli.cli.session.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gets the answer to a question from a server of whatever age.
final class RowSource {
  /// What older servers, that keep transactions apart from spans, call what all call so now.
  private static final Map<String, String> OLDER =
      Map.of("span.duration", "transaction.duration", "span.op", "transaction.op");

  private static final int MOST_KEYS = 100;

  private final Question question;
  private final String organization;
  private final InProjects projects;
  private final TimeSpan time;
  private final Session session;

  RowSource(
      Question question, String organization, InProjects projects, TimeSpan time, Session session) {
    this.question = question;
    this.organization = organization;
    this.projects = projects;
    this.time = time;
    this.session = session;
  }

  /// @throws ApiException if the server refuses the question
  Table rows(int limit, @Nullable String cursor) {
    return asked(
        question.dataset(),
        organization,
        session,
        () ->
            question.dataset() == Dataset.REPLAYS ? replays(limit, cursor) : table(limit, cursor));
  }

  /// The keys that hold numbers; none if the server does not tell, which has refused enough.
  List<String> numberKeys() {
    Dataset dataset = question.dataset();
    String items = dataset == Dataset.TRANSACTIONS ? Dataset.SPANS.api() : dataset.api();
    Attributes.Question asked =
        new Attributes.Question(items, null, projects.search(), projects.ids(), time);
    List<String> keys = new ArrayList<>();
    try {
      session
          .api()
          .attributes()
          .page(organization, asked, "number", MOST_KEYS, null)
          .items()
          .forEach(row -> keys.add(Fields.textOr(row, "key", "")));
    } catch (ApiException failed) {
      session.notices().debug("explore", "No list of attributes: " + failed.getMessage());
    }
    return keys;
  }

  /// Whether it is only asked which metrics there are. Servers have a row for each measurement
  /// then.
  boolean isListOfMetrics() {
    return question.dataset() == Dataset.METRICS
        && MetricField.COLUMNS.containsAll(question.texts());
  }

  /// The metrics there are, each once.
  ///
  /// @throws ApiException if the server refuses the question
  Table metrics() {
    Table all = rows(MetricField.MOST_METRICS, null);
    List<JsonObject> different = new ArrayList<>();
    Set<List<String>> seen = new HashSet<>();
    for (JsonObject row : all.rows().items()) {
      List<String> named = new ArrayList<>();
      question.texts().forEach(column -> named.add(Fields.textOr(row, column, "")));
      if (seen.add(named)) {
        different.add(row);
      }
    }
    return new Table(new Slice<>(different, null, null), all.meta());
  }

  /// @throws ApiException if the server refuses the question
  Series series(String interval) {
    Dataset dataset = question.dataset();
    List<String> axes = question.texts();
    SeriesQuery newer = series(dataset.api(), axes, dataset.scope(), interval);
    SeriesQuery older =
        switch (dataset) {
          case LOGS -> series("ourlogs", axes, null, interval);
          case TRANSACTIONS -> series("transactions", older(axes), null, interval);
          case ERRORS, SPANS, METRICS, REPLAYS -> null;
        };
    Series series =
        asked(
            dataset,
            organization,
            session,
            () -> session.api().explore().series(organization, newer, older));
    for (TimeSeries one : series.all()) {
      for (String axis : axes) {
        if (dataset == Dataset.TRANSACTIONS && older(axis).equals(one.axis())) {
          one.json().addProperty("yAxis", axis);
        }
      }
    }
    return series;
  }

  private SeriesQuery series(
      String dataset, List<String> axes, @Nullable String scope, String interval) {
    return new SeriesQuery(
        dataset,
        axes,
        projects.search(question.search(scope)),
        projects.ids(),
        List.of(),
        time,
        interval);
  }

  private Table table(int limit, @Nullable String cursor) {
    Dataset dataset = question.dataset();
    List<String> fields = question.texts();
    TableQuery newer = query(dataset.api(), fields, dataset.scope(), question.sort());
    TableQuery older =
        switch (dataset) {
          case LOGS -> query("ourlogs", fields, null, question.sort());
          case TRANSACTIONS -> {
            String sort = question.sort();
            yield query("transactions", older(fields), null, sort == null ? null : older(sort));
          }
          case ERRORS, SPANS, METRICS, REPLAYS -> null;
        };
    Table table = session.api().explore().table(organization, newer, older, limit, cursor);
    return dataset == Dataset.TRANSACTIONS ? renamed(table, fields) : table;
  }

  private TableQuery query(
      String dataset, List<String> fields, @Nullable String scope, @Nullable String sort) {
    return TableQuery.of(dataset, fields, time)
        .where(projects.search(question.search(scope)))
        .in(projects.ids())
        .sortedBy(sort);
  }

  private static List<String> older(List<String> fields) {
    List<String> names = new ArrayList<>();
    fields.forEach(field -> names.add(older(field)));
    return names;
  }

  private static String older(String field) {
    String older = field;
    for (Map.Entry<String, String> name : OLDER.entrySet()) {
      older = older.replace(name.getKey(), name.getValue());
    }
    return older;
  }

  /// With the names that were asked for.
  private static Table renamed(Table table, List<String> fields) {
    boolean same = true;
    for (String field : fields) {
      same &= older(field).equals(field);
    }
    if (same) {
      return table;
    }
    List<JsonObject> rows = new ArrayList<>();
    for (JsonObject row : table.rows().items()) {
      rows.add(renamed(row, fields));
    }
    JsonObject meta = new JsonObject();
    for (Map.Entry<String, JsonElement> entry : table.meta().entrySet()) {
      boolean named = entry.getValue() instanceof JsonObject;
      meta.add(
          entry.getKey(),
          named ? renamed(entry.getValue().getAsJsonObject(), fields) : entry.getValue());
    }
    return new Table(new Slice<>(rows, table.rows().previous(), table.rows().next()), meta);
  }

  private static JsonObject renamed(JsonObject row, List<String> fields) {
    JsonObject renamed = new JsonObject();
    for (Map.Entry<String, JsonElement> entry : row.entrySet()) {
      String name = entry.getKey();
      for (String field : fields) {
        if (!row.has(field) && older(field).equals(name)) {
          name = field;
        }
      }
      renamed.add(name, entry.getValue());
    }
    return renamed;
  }

  private Table replays(int limit, @Nullable String cursor) {
    List<String> columns = question.texts();
    TableQuery query =
        TableQuery.of("replays", ReplayColumns.parts(columns), time)
            .where(question.query())
            .in(projects.ids())
            .within(question.environments())
            .sortedBy(question.sort());
    Slice<JsonObject> found = session.api().explore().replays(organization, query, limit, cursor);
    List<JsonObject> rows = new ArrayList<>();
    for (JsonObject replay : found.items()) {
      rows.add(ReplayColumns.row(replay, columns));
    }
    return new Table(
        new Slice<>(rows, found.previous(), found.next()), ReplayColumns.meta(columns));
  }

  /// Asks about a dataset, and says so where the server has none.
  ///
  /// @throws ApiException if the server refuses the question
  static <T> T asked(Dataset dataset, String organization, Session session, Supplier<T> ask) {
    Feature feature = feature(dataset);
    if (feature == null) {
      return RefusedException.unlessMissing(organization, session, ask);
    }
    return feature.asked(organization, session, ask);
  }

  private static @Nullable Feature feature(Dataset dataset) {
    return switch (dataset) {
      case ERRORS -> null;
      case SPANS, TRANSACTIONS -> Feature.SPANS;
      case METRICS -> Feature.METRICS;
      case LOGS -> Feature.LOGS;
      case REPLAYS -> Feature.REPLAYS;
    };
  }

  /// What found nothing, with a word about why, if something may be the reason.
  Result foundNothing(Result result, @Nullable String typed) {
    Feature feature = feature(question.dataset());
    Result told = BadSearch.foundNothing(result, question.dataset(), typed);
    return feature == null ? told : feature.foundNothing(told, organization, session);
  }

  /// The part of what a server says about columns that is the same in all of them.
  static JsonObject told(JsonObject meta) {
    JsonObject told = new JsonObject();
    for (String part : List.of("fields", "units")) {
      JsonObject about = Fields.objectOrNull(meta, part);
      told.add(part, about == null ? new JsonObject() : about);
    }
    return told;
  }
}
