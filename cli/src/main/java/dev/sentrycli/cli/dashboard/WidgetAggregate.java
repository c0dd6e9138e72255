package dev.sentrycli.cli.dashboard;

import dev.sentrycli.cli.query.QueryField;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.terminal.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a widget counts: `count()`, `p95(span.duration)`. `count` and `p95:span.duration` are short
/// for them.
public final class WidgetAggregate {
  private static final String EQUATION = "equation|";
  private static final String WRITTEN = "it is written 'count()' or 'p95(span.duration)'";

  private static final Set<String> SPANS =
      Set.of(
          "count",
          "count_unique",
          "sum",
          "avg",
          "percentile",
          "p50",
          "p75",
          "p90",
          "p95",
          "p99",
          "p100",
          "eps",
          "epm",
          "any",
          "min",
          "max");

  private static final Set<String> ERRORS_TOO =
      Set.of(
          "failure_count",
          "failure_rate",
          "apdex",
          "count_miserable",
          "user_misery",
          "count_web_vitals",
          "count_if",
          "count_at_least",
          "last_seen",
          "latest_event",
          "var",
          "stddev",
          "cov",
          "corr",
          "performance_score",
          "opportunity_score",
          "count_scores");

  /// Those whose numbers of several times and groups come to one of all.
  private static final Set<String> ADDING = Set.of("count", "sum", "count_if", "failure_count");

  /// Those that need a number to work on.
  private static final Set<String> OF_NUMBERS =
      Set.of("sum", "avg", "percentile", "p50", "p75", "p90", "p95", "p99", "p100", "min", "max");

  private static final Set<String> SPAN_NUMBERS =
      Set.of(
          "span.duration",
          "span.self_time",
          "http.response_content_length",
          "http.decoded_response_content_length",
          "http.response_transfer_size",
          "cache.item_size",
          "messaging.message.body.size",
          "messaging.message.receive.latency");

  private WidgetAggregate() {}

  /// The long form of what was typed.
  ///
  /// @param dataset the widget's, as servers call it
  /// @throws UsageException if there is no such aggregate of it
  public static String of(String typed, String dataset) {
    String word = typed.strip();
    if (word.startsWith(EQUATION)) {
      return word;
    }
    int open = word.indexOf('(');
    int colon = word.indexOf(':');
    String function = word;
    String inside = "";
    if (open >= 0) {
      if (open == 0 || !word.endsWith(")")) {
        throw refused("'%s' is no aggregate".formatted(Printable.line(word)), WRITTEN);
      }
      function = word.substring(0, open);
      inside = word.substring(open + 1, word.length() - 1);
    } else if (colon >= 0) {
      function = word.substring(0, colon);
      inside = word.substring(colon + 1);
    }
    function =
        switch (function.strip()) {
          case "spm", "tpm" -> "epm";
          case "sps", "tps" -> "eps";
          default -> function.strip();
        };
    inside = inside.strip();
    check(function, inside, dataset);
    return function + "(" + inside + ")";
  }

  private static void check(String function, String inside, String dataset) {
    if (function.isEmpty()) {
      throw refused("An aggregate lacks its name", WRITTEN);
    }
    Set<String> known = known(dataset);
    if (known != null && !known.contains(function)) {
      throw refused(
          "'%s' is no aggregate of '%s'".formatted(Printable.line(function), dataset),
          "there are: " + String.join(", ", new TreeSet<>(known)));
    }
    if (inside.isEmpty() && QueryField.OF_COLUMNS.contains(function)) {
      throw refused(
          "'%s' lacks the column it works on".formatted(function),
          "it is written '%s:%s'"
              .formatted(function, function.equals("count_unique") ? "user" : "span.duration"));
    }
    if (dataset.equals("tracemetrics") && inside.split(",", -1).length != 4) {
      throw refused(
          "'%s(%s)' does not say which metric".formatted(function, Printable.line(inside)),
          "it is written '%s(value,<name>,<type>,<unit>)'".formatted(function));
    }
  }

  private static @Nullable Set<String> known(String dataset) {
    return switch (dataset) {
      case "spans", "logs" -> SPANS;
      case "tracemetrics" -> withMore(SPANS, Set.of("per_second", "per_minute"));
      case "error-events" -> withMore(SPANS, ERRORS_TOO);
      default -> null;
    };
  }

  private static Set<String> withMore(Set<String> some, Set<String> more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(more);
    return all;
  }

  /// Of what numbers are wanted that usually are none; null if that is fine.
  public static @Nullable String doubtful(String aggregate, String dataset) {
    int open = aggregate.indexOf('(');
    if (!dataset.equals("spans") || open <= 0 || !aggregate.endsWith(")")) {
      return null;
    }
    String column = aggregate.substring(open + 1, aggregate.length() - 1);
    int comma = column.indexOf(',');
    String first = comma < 0 ? column : column.substring(0, comma);
    boolean known =
        SPAN_NUMBERS.contains(first)
            || first.startsWith("measurements.")
            || first.startsWith("gen_ai.")
            || first.startsWith("tags[");
    return OF_NUMBERS.contains(aggregate.substring(0, open)) && !known ? first : null;
  }

  /// The order that was typed, in its long form.
  ///
  /// @param shown the columns and aggregates there are
  /// @throws UsageException if it is by none of them
  public static String order(String typed, List<String> shown, String dataset) {
    String word = typed.strip();
    boolean falling = word.startsWith("-");
    String by = falling ? word.substring(1).strip() : word;
    String found = shown.contains(by) ? by : of(by, dataset);
    if (!shown.contains(found)) {
      List<String> quoted = new ArrayList<>();
      shown.forEach(one -> quoted.add("'" + one + "'"));
      throw refused(
          "The widget does not show '%s', which it is to be sorted by".formatted(found),
          "sort by one of " + String.join(", ", quoted));
    }
    return (falling ? "-" : "") + found;
  }

  private static UsageException refused(String message, String... hints) {
    return new UsageException(UsageException.Kind.VALUE, message, hints);
  }

  /// Whether the numbers of several times and groups can be added to one of all.
  static boolean addsUp(String aggregate) {
    int open = aggregate.indexOf('(');
    return open > 0 && ADDING.contains(aggregate.substring(0, open));
  }
}
