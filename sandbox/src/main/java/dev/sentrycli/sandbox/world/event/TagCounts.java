package dev.sentrycli.sandbox.world.event;

import dev.sentrycli.sandbox.ingest.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts the tags of events.
public final class TagCounts {
  private TagCounts() {}

  /// All tags of the events of some environments, or of all of them, by key.
  public static List<TagSummary> of(List<Event> events, List<String> environments) {
    Map<String, Map<String, TagSummary.Value>> counts = new TreeMap<>();
    for (Event event : events) {
      String environment = event.tag("environment");
      if (!environments.isEmpty() && !environments.contains(environment)) {
        continue;
      }
      for (Tag tag : event.tags()) {
        counts
            .computeIfAbsent(tag.key(), key -> new LinkedHashMap<>())
            .merge(
                tag.value(),
                new TagSummary.Value(tag.value(), 1, event.timestamp(), event.timestamp()),
                TagCounts::plus);
      }
    }
    List<TagSummary> summaries = new ArrayList<>();
    counts.forEach(
        (key, values) -> {
          List<TagSummary.Value> top = new ArrayList<>(values.values());
          top.sort(
              Comparator.comparingLong(TagSummary.Value::count)
                  .reversed()
                  .thenComparing(TagSummary.Value::value));
          long total = 0;
          for (TagSummary.Value value : top) {
            total += value.count();
          }
          summaries.add(new TagSummary(key, total, top));
        });
    return summaries;
  }

  private static TagSummary.Value plus(TagSummary.Value one, TagSummary.Value other) {
    return new TagSummary.Value(
        one.value(),
        one.count() + other.count(),
        one.firstSeen().isBefore(other.firstSeen()) ? one.firstSeen() : other.firstSeen(),
        one.lastSeen().isAfter(other.lastSeen()) ? one.lastSeen() : other.lastSeen());
  }
}
