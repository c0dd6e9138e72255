package dev.sentrycli.cli.command.event;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What became of everything sent in some time: a sum for each outcome, reason and category.
/// Servers tell it by the hour, or all at once; here it is the same.
final class OutcomeSums {
  static final String ACCEPTED = "accepted";

  private final Map<Key, Sum> sums = new LinkedHashMap<>();

  private record Key(String outcome, String reason, String category) {}

  private static final class Sum {
    private long events;
    private final Set<String> tags = new LinkedHashSet<>();
  }

  /// A sum and what it is of.
  ///
  /// @param share of everything, from 0 to 1
  record Row(
      String outcome,
      String reason,
      String category,
      long events,
      double share,
      List<String> tags) {
    String label() {
      return OutcomeSums.label(outcome);
    }

    JsonObject json() {
      JsonObject json = new JsonObject();
      json.addProperty("outcome", outcome);
      json.addProperty("label", label());
      json.addProperty("reason", reason);
      json.addProperty("category", category);
      json.addProperty("events", events);
      json.addProperty("share", share);
      json.add("tags", Fields.array(tags));
      return json;
    }
  }

  /// From the answer of `events-dropped/`.
  static OutcomeSums ofRows(JsonObject answer) {
    OutcomeSums sums = new OutcomeSums();
    for (String list : List.of("acceptedEvents", "droppedEvents")) {
      for (JsonObject row : Fields.objects(answer, list)) {
        Double count = Fields.numberOrNull(row, "count");
        Sum sum = sums.add(row, count == null ? 0 : count.longValue());
        sum.tags.addAll(Fields.texts(row, "tags"));
      }
    }
    return sums;
  }

  /// From the answer of `stats_v2/`.
  ///
  /// @param categories which of its categories count
  static OutcomeSums ofGroups(JsonObject answer, Set<String> categories) {
    OutcomeSums sums = new OutcomeSums();
    for (JsonObject group : Fields.objects(answer, "groups")) {
      JsonObject by = Fields.objectOrNull(group, "by");
      Double count = Fields.numberOrNull(Fields.objectOrNull(group, "totals"), "sum(quantity)");
      if (by != null && count != null && categories.contains(Fields.textOr(by, "category", ""))) {
        sums.add(by, count.longValue());
      }
    }
    return sums;
  }

  private Sum add(JsonObject row, long events) {
    String outcome = Fields.textOr(row, "outcome", "unknown");
    String reason = Fields.textOr(row, "reason", "");
    if (reason.isBlank() || reason.equals("none")) {
      reason = outcome;
    }
    Sum sum =
        sums.computeIfAbsent(
            new Key(outcome, reason, Fields.textOr(row, "category", "unknown")),
            first -> new Sum());
    sum.events += events;
    return sum;
  }

  long total() {
    long total = 0;
    for (Sum sum : sums.values()) {
      total += sum.events;
    }
    return total;
  }

  /// What was taken first, then the outcomes and the reasons by their size. What never happened is
  /// left out.
  List<Row> rows() {
    long total = total();
    Map<String, Long> outcomes = new LinkedHashMap<>();
    List<Row> rows = new ArrayList<>();
    sums.forEach(
        (key, sum) -> {
          if (sum.events > 0) {
            outcomes.merge(key.outcome(), sum.events, Long::sum);
            rows.add(
                new Row(
                    key.outcome(),
                    key.reason(),
                    key.category(),
                    sum.events,
                    (double) sum.events / total,
                    List.copyOf(sum.tags)));
          }
        });
    rows.sort(
        Comparator.comparing((Row row) -> !row.outcome().equals(ACCEPTED))
            .thenComparing(
                row -> outcomes.getOrDefault(row.outcome(), 0L), Comparator.reverseOrder())
            .thenComparing(Row::outcome)
            .thenComparing(Row::events, Comparator.reverseOrder())
            .thenComparing(Row::reason)
            .thenComparing(Row::category));
    return rows;
  }

  /// `rate_limited` as people read it.
  static String label(String outcome) {
    if (outcome.equals("filtered")) {
      return "Inbound Filter";
    }
    StringBuilder label = new StringBuilder();
    for (String word : outcome.split("_", -1)) {
      if (!word.isEmpty()) {
        label
            .append(label.isEmpty() ? "" : " ")
            .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
            .append(word.substring(1));
      }
    }
    return label.toString();
  }
}
