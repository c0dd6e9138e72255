package dev.sentrycli.sandbox.world.event;

import java.time.Instant;
import java.util.List;

/// How the values of one tag spread over the events of an issue, most frequent first.
public record TagSummary(String key, long total, List<Value> values) {
  public TagSummary {
    values = List.copyOf(values);
  }

  /// One value, with how often and when it was seen.
  public record Value(String value, long count, Instant firstSeen, Instant lastSeen) {}
}
