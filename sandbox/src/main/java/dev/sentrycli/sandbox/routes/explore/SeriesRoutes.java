package dev.sentrycli.sandbox.routes.explore;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.edition.Feature;
import dev.sentrycli.sandbox.http.Parameters;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.routes.Api;
import dev.sentrycli.sandbox.routes.Call;
import dev.sentrycli.sandbox.routes.Period;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.explore.Dataset;
import dev.sentrycli.sandbox.world.explore.ExploreException;
import dev.sentrycli.sandbox.world.explore.Field;
import dev.sentrycli.sandbox.world.explore.Scope;
import dev.sentrycli.sandbox.world.explore.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Aggregates over time, in the form of today and in the one before.
public final class SeriesRoutes {
  private static final int MOST_POINTS = 10_000;
  private static final int MOST_TOP = 10;

  /// For so long what has just happened may not have arrived.
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(90);

  public SeriesRoutes() {}

  public void addTo(Api api) {
    api.add(
        "GET", "organizations/{org}/events-timeseries/", Api.ORG_READ, SeriesRoutes::timeSeries);
    api.add("GET", "organizations/{org}/events-stats/", Api.ORG_READ, SeriesRoutes::stats);
  }

  private static Response timeSeries(Call call) throws ExploreException {
    Organization organization = call.organization();
    call.needs(Feature.TIME_SERIES);
    Scope scope = EventsRoutes.scope(call, organization);
    Dataset dataset = EventsRoutes.dataset(call);
    Series series = series(call, dataset, scope, call.query().all("groupBy"));
    JsonArray lines = new JsonArray();
    series.lines().forEach(line -> lines.add(line(series, line, dataset, call.world().now())));
    JsonObject meta = new JsonObject();
    meta.addProperty("dataset", dataset.name());
    meta.addProperty("start", scope.start().toEpochMilli());
    meta.addProperty("end", scope.end().toEpochMilli());
    JsonObject answer = new JsonObject();
    answer.add("meta", meta);
    answer.add("timeSeries", lines);
    return Response.json(answer);
  }

  private static Series series(Call call, Dataset dataset, Scope scope, List<String> groupBy)
      throws ExploreException {
    Parameters query = call.query();
    int top = top(query);
    List<String> sort = EventsRoutes.sort(query);
    if (top > 0) {
      if (groupBy.isEmpty()) {
        throw new ExploreException("groupBy is a required parameter when doing topEvents");
      }
      if (groupBy.contains("timestamp")) {
        throw new ExploreException("Cannot group by timestamp");
      }
      if (sort.contains("timestamp") || sort.contains("-timestamp")) {
        throw new ExploreException("Cannot order by timestamp");
      }
    }
    List<String> axes = query.all("yAxis");
    return Series.of(
        new Series.Query(
            dataset,
            axes.isEmpty() ? List.of("count()") : axes,
            groupBy,
            query.text("query"),
            sort,
            top,
            !query.text("excludeOther").equals("1"),
            scope,
            interval(query, scope)),
        call.world().now());
  }

  private static int top(Parameters query) {
    String text = query.first("topEvents");
    if (text == null) {
      return 0;
    }
    int top;
    try {
      top = Integer.parseInt(text);
    } catch (NumberFormatException words) {
      throw new Refusal(400, "topEvents must be an integer");
    }
    if (top > MOST_TOP) {
      throw new Refusal(400, "Can only get up to " + MOST_TOP + " top events");
    }
    if (top < 1) {
      throw new Refusal(400, "topEvents needs to be at least 1");
    }
    return top;
  }

  /// What was asked for, unless that is no interval or not sensible here.
  private static Duration interval(Parameters query, Scope scope) {
    String text = query.text("interval");
    try {
      Duration asked =
          text.chars().allMatch(digit -> digit >= '0' && digit <= '9') && !text.isEmpty()
              ? Duration.ofSeconds(Long.parseLong(text))
              : text.isEmpty() ? Duration.ZERO : Period.duration(text);
      if (asked.isPositive()
          && asked.compareTo(scope.length()) <= 0
          && scope.length().dividedBy(asked) <= MOST_POINTS) {
        return asked;
      }
    } catch (Refusal | NumberFormatException noInterval) {
      return usual(scope.length());
    }
    return usual(scope.length());
  }

  private static Duration usual(Duration range) {
    long hours = range.toHours();
    if (hours > 60 * 24) {
      return Duration.ofDays(1);
    }
    if (hours > 30 * 24) {
      return Duration.ofHours(4);
    }
    if (hours > 14 * 24) {
      return Duration.ofHours(1);
    }
    if (hours > 24) {
      return Duration.ofMinutes(30);
    }
    return Duration.ofMinutes(range.compareTo(Duration.ofHours(1)) > 0 ? 5 : 1);
  }

  private static JsonObject line(Series series, Series.Line line, Dataset dataset, Instant now) {
    JsonArray values = new JsonArray();
    for (int i = 0; i < series.starts().size(); i++) {
      Instant start = series.starts().get(i);
      boolean incomplete = start.plus(series.interval()).isAfter(now.minus(ON_ITS_WAY));
      JsonObject value = new JsonObject();
      value.addProperty("timestamp", start.toEpochMilli());
      value.add("value", line.values().get(i));
      value.addProperty("incomplete", incomplete);
      if (incomplete) {
        value.addProperty("incompleteReason", "INCOMPLETE_BUCKET");
      }
      if (dataset.isTraceItems()) {
        int count = line.counts().get(i);
        value.addProperty("sampleCount", count);
        value.add("sampleRate", count == 0 ? JsonNull.INSTANCE : new JsonPrimitive(1.0));
        value.add("confidence", count == 0 ? JsonNull.INSTANCE : new JsonPrimitive("high"));
      }
      values.add(value);
    }
    JsonObject meta = new JsonObject();
    meta.addProperty("valueType", line.axis().kind().word());
    meta.addProperty("valueUnit", line.axis().unit());
    meta.addProperty("interval", series.interval().toMillis());
    boolean grouped = line.isOther() || !line.group().isEmpty();
    if (grouped) {
      meta.addProperty("isOther", line.isOther());
      meta.addProperty("order", line.order());
    }
    if (dataset.isTraceItems()) {
      meta.addProperty("dataScanned", "full");
    }
    JsonObject shown = new JsonObject();
    shown.add("values", values);
    shown.addProperty("yAxis", line.axis().name());
    shown.add("meta", meta);
    if (grouped) {
      JsonArray groups = new JsonArray();
      for (Series.Common one : line.group()) {
        JsonObject group = new JsonObject();
        group.addProperty("key", one.field());
        group.add("value", one.value());
        groups.add(group);
      }
      shown.add("groupBy", groups);
    }
    return shown;
  }

  private static Response stats(Call call) throws ExploreException {
    Organization organization = call.organization();
    Scope scope = EventsRoutes.scope(call, organization);
    Dataset dataset = EventsRoutes.dataset(call);
    List<String> groupBy =
        call.query().all("field").stream().filter(field -> !field.endsWith(")")).toList();
    Series series = series(call, dataset, scope, groupBy);
    List<Field> axes = series.axes();
    boolean grouped = call.query().has("topEvents");
    if (!grouped && axes.size() == 1) {
      return Response.json(stat(series, series.lines().getFirst(), scope, null));
    }
    JsonObject answer = new JsonObject();
    for (Series.Line line : series.lines()) {
      if (!grouped) {
        answer.add(line.axis().name(), stat(series, line, scope, axes.indexOf(line.axis())));
      } else if (axes.size() == 1) {
        answer.add(line.label(), stat(series, line, scope, line.order()));
      } else {
        JsonObject group =
            answer.get(line.label()) instanceof JsonObject known ? known : new JsonObject();
        group.addProperty("order", line.order());
        group.add(line.axis().name(), stat(series, line, scope, axes.indexOf(line.axis())));
        answer.add(line.label(), group);
      }
    }
    return Response.json(answer);
  }

  private static JsonObject stat(
      Series series,
      Series.Line line,
      Scope scope,
      @org.jspecify.annotations.Nullable Integer order) {
    JsonArray data = new JsonArray();
    for (int i = 0; i < series.starts().size(); i++) {
      JsonObject count = new JsonObject();
      JsonElement value = line.values().get(i);
      count.add("count", value);
      JsonArray counts = new JsonArray();
      counts.add(count);
      JsonArray point = new JsonArray();
      point.add(series.starts().get(i).getEpochSecond());
      point.add(counts);
      data.add(point);
    }
    JsonObject fields = new JsonObject();
    fields.addProperty(line.axis().name(), line.axis().kind().word());
    JsonObject units = new JsonObject();
    units.addProperty(line.axis().name(), line.axis().unit());
    JsonObject meta = new JsonObject();
    meta.add("fields", fields);
    meta.add("units", units);
    JsonObject shown = new JsonObject();
    shown.add("data", data);
    shown.addProperty("start", scope.start().getEpochSecond());
    shown.addProperty("end", scope.end().getEpochSecond());
    shown.addProperty("isMetricsData", false);
    shown.add("meta", meta);
    if (order != null) {
      shown.addProperty("order", order);
    }
    return shown;
  }
}
