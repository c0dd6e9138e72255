package dev.sentrycli.sandbox.routes;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.telemetry.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What became of everything that was sent: taken, dropped, and why.
final class OutcomeRoutes {
  private static final Map<String, Set<String>> DATASETS =
      Map.of(
          "errors", Set.of("error"),
          "spans", Set.of("span"),
          "logs", Set.of("log_item"),
          "metrics", Set.of("trace_metric"));
  private static final Set<String> FIELDS = Set.of("sum(quantity)", "sum(times_seen)");
  private static final List<String> GROUPS = List.of("outcome", "reason", "category", "project");
  private static final Duration USUAL = Duration.ofDays(1);
  private static final int MOST_INTERVALS = 10_000;

  void addTo(Api api) {
    api.add(
        "GET", "organizations/{org}/events-dropped/", Api.ORG_READ, OutcomeRoutes::eventsDropped);
    api.add("GET", "organizations/{org}/stats_v2/", Api.ORG_READ, OutcomeRoutes::stats);
  }

  /// The rows of one hour each, as servers give them.
  private static Response eventsDropped(Call call) {
    Set<String> categories = DATASETS.get(call.query().text("dataset"));
    if (categories == null) {
      throw new Refusal(400, "dataset must be one of: errors, logs, metrics, spans");
    }
    Span span = Span.of(call);
    JsonArray accepted = new JsonArray();
    JsonArray dropped = new JsonArray();
    Map<List<String>, Long> sums = new TreeMap<>(OutcomeRoutes::compare);
    for (Outcome outcome : outcomes(call, span)) {
      if (categories.contains(category(outcome))) {
        long hour = Math.floorDiv(outcome.when().getEpochSecond(), 3600L) * 3600;
        sums.merge(
            List.of(
                outcome.outcome(),
                reason(outcome, "accepted"),
                category(outcome),
                Instant.ofEpochSecond(hour).toString()),
            outcome.quantity(),
            Long::sum);
      }
    }
    sums.forEach(
        (key, count) -> {
          JsonObject row = new JsonObject();
          row.addProperty("outcome", key.get(0));
          row.addProperty("reason", key.get(1));
          row.addProperty("category", key.get(2));
          row.addProperty("start", key.get(3));
          row.addProperty("end", Instant.parse(key.get(3)).plusSeconds(3600).toString());
          row.addProperty("count", count);
          row.add("tags", tags(key.get(0)));
          (key.get(0).equals("accepted") ? accepted : dropped).add(row);
        });
    JsonObject meta = new JsonObject();
    meta.addProperty("dataset", call.query().text("dataset"));
    meta.addProperty("start", span.start().toString());
    meta.addProperty("end", span.end().toString());
    JsonObject answer = new JsonObject();
    answer.add("meta", meta);
    answer.add("acceptedEvents", accepted);
    answer.add("droppedEvents", dropped);
    return Response.json(answer);
  }

  private static JsonArray tags(String outcome) {
    JsonArray tags = new JsonArray();
    switch (outcome) {
      case "accepted" -> {}
      case "filtered", "client_discard" -> tags.add("intentional");
      default -> tags.add("unintentional");
    }
    return tags;
  }

  private static Response stats(Call call) {
    String field = call.query().text("field");
    if (!FIELDS.contains(field)) {
      throw new Refusal(
          400,
          field.isEmpty()
              ? "Invalid field: \"\". Must provide a field"
              : "Invalid field: \"" + field + "\"");
    }
    List<String> groupBy = call.query().all("groupBy");
    if (groupBy.isEmpty()) {
      throw new Refusal(400, "Invalid groupBy: Must provide at least one group");
    }
    for (String group : groupBy) {
      if (!GROUPS.contains(group)) {
        throw new Refusal(400, "Invalid groupBy: \"" + group + "\"");
      }
    }
    Span span = Span.of(call);
    List<Instant> intervals = span.intervals(interval(call));
    List<String> wanted = call.query().all("category");
    Map<List<String>, long[]> groups = new TreeMap<>(OutcomeRoutes::compare);
    for (Outcome outcome : outcomes(call, span)) {
      if (!wanted.isEmpty() && !wanted.contains(category(outcome))) {
        continue;
      }
      List<String> key = new ArrayList<>();
      for (String group : groupBy) {
        key.add(
            switch (group) {
              case "outcome" -> outcome.outcome();
              case "reason" -> reason(outcome, "none");
              case "category" -> category(outcome);
              default -> Long.toString(outcome.projectId());
            });
      }
      long[] series = groups.computeIfAbsent(key, none -> new long[intervals.size()]);
      int at = intervals.size() - 1;
      while (at > 0 && outcome.when().isBefore(intervals.get(at))) {
        at--;
      }
      series[at] += outcome.quantity();
    }
    JsonArray rows = new JsonArray();
    groups.forEach((key, series) -> rows.add(group(field, groupBy, key, series)));
    JsonArray times = new JsonArray();
    intervals.forEach(time -> times.add(time.toString()));
    JsonObject answer = new JsonObject();
    answer.addProperty("start", span.start().toString());
    answer.addProperty("end", span.end().toString());
    answer.add("intervals", times);
    answer.add("groups", rows);
    return Response.json(answer);
  }

  private static JsonObject group(
      String field, List<String> groupBy, List<String> key, long[] series) {
    JsonObject by = new JsonObject();
    for (int i = 0; i < groupBy.size(); i++) {
      if (groupBy.get(i).equals("project")) {
        by.addProperty("project", Long.parseLong(key.get(i)));
      } else {
        by.addProperty(groupBy.get(i), key.get(i));
      }
    }
    long total = 0;
    JsonArray points = new JsonArray();
    for (long point : series) {
      total += point;
      points.add(point);
    }
    JsonObject totals = new JsonObject();
    totals.addProperty(field, total);
    JsonObject all = new JsonObject();
    all.add(field, points);
    JsonObject row = new JsonObject();
    row.add("by", by);
    row.add("totals", totals);
    row.add("series", all);
    return row;
  }

  private static List<Outcome> outcomes(Call call, Span span) {
    Organization organization = call.organization();
    List<Long> projects = ProjectChoice.of(call, organization);
    List<Outcome> found = new ArrayList<>();
    for (Outcome outcome : call.world().telemetry().outcomes(organization)) {
      boolean chosen = projects.isEmpty() || projects.contains(outcome.projectId());
      if (chosen && !outcome.when().isBefore(span.start()) && !outcome.when().isAfter(span.end())) {
        found.add(outcome);
      }
    }
    return found;
  }

  /// Messages count as errors.
  private static String category(Outcome outcome) {
    return outcome.category().equals("default") ? "error" : outcome.category();
  }

  private static String reason(Outcome outcome, String otherwise) {
    String reason = outcome.reason();
    return reason == null ? otherwise : reason;
  }

  private static Duration interval(Call call) {
    String text = call.query().text("interval");
    if (text.isEmpty()) {
      return Duration.ofHours(1);
    }
    Duration found = Period.duration(text);
    if (found.isZero()) {
      throw new Refusal(400, "Invalid interval: '" + text + "'");
    }
    return found;
  }

  private static int compare(List<String> one, List<String> other) {
    for (int i = 0; i < one.size(); i++) {
      int order = one.get(i).compareTo(other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /// The stretch of time a request is about.
  private record Span(Instant start, Instant end) {
    static Span of(Call call) {
      Instant now = call.world().now();
      Period period = Period.of(call.query(), now);
      Instant end = or(period.end(), now);
      return new Span(or(period.start(), end.minus(USUAL)), end);
    }

    private static Instant or(@Nullable Instant given, Instant otherwise) {
      return given == null ? otherwise : given;
    }

    List<Instant> intervals(Duration length) {
      List<Instant> starts = new ArrayList<>();
      for (Instant at = start; at.isBefore(end) || starts.isEmpty(); at = at.plus(length)) {
        starts.add(at);
        if (starts.size() > MOST_INTERVALS) {
          throw new Refusal(400, "Your interval and date range would create too many results.");
        }
      }
      return starts;
    }
  }
}
