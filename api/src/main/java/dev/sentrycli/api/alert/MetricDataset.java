package dev.sentrycli.api.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a metric alert can watch, by the words commands take.
public enum MetricDataset {
  ERRORS("events", 0),
  SPANS("events_analytics_platform", 1),
  LOGS("events_analytics_platform", 1),
  METRICS("metrics", 2),
  /// Kept as the spans that begin them.
  TRANSACTIONS("events_analytics_platform", 1);

  private final String sent;
  private final int queryType;

  MetricDataset(String sent, int queryType) {
    this.sent = sent;
    this.queryType = queryType;
  }

  /// Its words, the usual one first.
  private List<String> words() {
    return switch (this) {
      case ERRORS -> List.of("errors", "events", "error-events");
      case SPANS -> List.of("spans");
      case LOGS -> List.of("logs");
      case METRICS -> List.of("metrics", "sessions");
      case TRANSACTIONS -> List.of("transactions", "transaction-like");
    };
  }

  /// The words of all.
  public static List<String> allWords() {
    List<String> all = new ArrayList<>();
    for (MetricDataset one : values()) {
      all.addAll(one.words());
    }
    return all;
  }

  /// @throws IllegalArgumentException if no dataset is called so
  public static MetricDataset of(String word) {
    for (MetricDataset one : values()) {
      if (one.words().contains(word)) {
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
    return switch (this) {
      case ERRORS -> List.of("error", "default");
      case SPANS, TRANSACTIONS -> List.of("trace_item_span");
      case LOGS -> List.of("trace_item_log");
      case METRICS -> List.of();
    };
  }

  /// The query that means the same in the dataset that is really asked.
  public String query(String query) {
    if (this != TRANSACTIONS || query.contains("is_transaction:")) {
      return query;
    }
    String own = query.strip();
    boolean either = own.toUpperCase(Locale.ROOT).contains(" OR ");
    return ((either ? "(" + own + ")" : own) + " is_transaction:true").strip();
  }
}
