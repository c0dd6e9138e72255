package dev.sentrycli.api.alert;

import java.util.ArrayList;
import java.util.List;

/// What a metric alert can watch, by the words commands take.
public enum MetricDataset {
  ERRORS("events", 0, List.of("error", "default"), "errors", "events", "error-events"),
  SPANS("events_analytics_platform", 1, List.of("trace_item_span"), "spans"),
  LOGS("events_analytics_platform", 1, List.of("trace_item_log"), "logs"),
  METRICS("metrics", 2, List.of(), "metrics", "sessions"),
  /// Kept as the spans that begin them.
  TRANSACTIONS(
      "events_analytics_platform",
      1,
      List.of("trace_item_span"),
      "transactions",
      "transaction-like");

  private final String sent;
  private final int queryType;
  private final List<String> eventTypes;
  private final List<String> words;

  MetricDataset(String sent, int queryType, List<String> eventTypes, String... words) {
    this.sent = sent;
    this.queryType = queryType;
    this.eventTypes = eventTypes;
    this.words = List.of(words);
  }

  /// All words, the usual ones first.
  public static List<String> allWords() {
    List<String> all = new ArrayList<>();
    for (MetricDataset one : values()) {
      all.addAll(one.words);
    }
    return all;
  }

  /// @throws IllegalArgumentException if no dataset is called so
  public static MetricDataset of(String word) {
    for (MetricDataset one : values()) {
      if (one.words.contains(word)) {
        return one;
      }
    }
    throw new IllegalArgumentException(word);
  }

  /// As servers spell it.
  String sent() {
    return sent;
  }

  int queryType() {
    return queryType;
  }

  List<String> eventTypes() {
    return eventTypes;
  }

  /// The query that means the same in the dataset that is really asked.
  public String query(String query) {
    if (this != TRANSACTIONS || query.contains("is_transaction:")) {
      return query;
    }
    return (query.strip() + " is_transaction:true").strip();
  }
}
