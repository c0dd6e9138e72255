package dev.sentrycli.sandbox.world.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.issue.Occurrences;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How often an issue happened, over time.
final class IssueStats {
  private static final Duration RETENTION = Duration.ofDays(90);

  private final World world;

  IssueStats(World world) {
    this.world = world;
  }

  /// The stats of the period that the view names, under its name.
  JsonObject of(Issue issue, IssueView view) {
    String period = view.statsPeriod() == null ? "" : view.statsPeriod();
    Instant end = view.end() == null ? world.now() : view.end();
    return switch (period) {
      case "14d" -> new Answer().put(period, series(issue, view, world.now(), 86_400, 14)).json();
      case "auto" -> {
        Instant start = view.start() == null ? end.minus(RETENTION) : view.start();
        long seconds = Math.max(10, Duration.between(start, end).toSeconds());
        yield new Answer().put(period, series(issue, view, end, seconds / 10, 10)).json();
      }
      default -> new Answer().put(period, series(issue, view, world.now(), 3600, 24)).json();
    };
  }

  /// Pairs of the start of an interval and its count; the last interval holds `end`.
  static JsonArray series(Issue issue, IssueView view, Instant end, long seconds, int buckets) {
    long last = Math.floorDiv(end.getEpochSecond(), seconds) * seconds;
    Instant start = Instant.ofEpochSecond(last - (buckets - 1) * seconds);
    long[] counts = issue.occurrences().buckets(view.environments(), start, seconds, buckets);
    JsonArray series = new JsonArray();
    for (int i = 0; i < buckets; i++) {
      JsonArray pair = new JsonArray();
      pair.add(start.getEpochSecond() + i * seconds);
      pair.add(counts[i]);
      series.add(pair);
    }
    return series;
  }

  static JsonObject lifetime(Occurrences seen) {
    return new Answer()
        .put("count", Long.toString(seen.count(List.of())))
        .put("userCount", seen.users().size())
        .put("firstSeen", seen.firstSeen())
        .put("lastSeen", seen.lastSeen())
        .json();
  }
}
