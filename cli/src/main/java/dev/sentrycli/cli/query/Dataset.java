package dev.sentrycli.cli.query;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What can be searched and counted: the kinds of rows a server keeps.
public enum Dataset {
  ERRORS("errors", "errors", null),
  SPANS("spans", "spans", null),
  /// The spans that stand for a whole request or page load.
  TRANSACTIONS("transactions", "spans", "is_transaction:true"),
  METRICS("metrics", "tracemetrics", null),
  LOGS("logs", "logs", null),
  /// These have an endpoint of their own.
  REPLAYS("replays", "replays", null);

  private final String word;
  private final String api;
  private final @Nullable String scope;

  Dataset(String word, String api, @Nullable String scope) {
    this.word = word;
    this.api = api;
    this.scope = scope;
  }

  /// How it is called on the command line.
  public String word() {
    return word;
  }

  /// How requests call it.
  public String api() {
    return api;
  }

  /// The search that singles its rows out; null where it is all rows.
  public @Nullable String scope() {
    return scope;
  }

  /// Whether servers understand AND, OR and parentheses in searches of it.
  public boolean takesBooleans() {
    return this != REPLAYS;
  }

  /// The dataset that a user calls so (`span`, `transactions`, `tracemetrics`), or null.
  public static @Nullable Dataset named(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "error", "errors" -> ERRORS;
      case "span", "spans" -> SPANS;
      case "transaction", "transactions" -> TRANSACTIONS;
      case "metric", "metrics", "tracemetrics" -> METRICS;
      case "log", "logs", "ourlogs" -> LOGS;
      case "replay", "replays" -> REPLAYS;
      default -> null;
    };
  }
}
