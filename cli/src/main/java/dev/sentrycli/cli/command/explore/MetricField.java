package dev.sentrycli.cli.command.explore;

import com.google.gson.JsonObject;
import dev.sentrycli.api.explore.Table;
import dev.sentrycli.api.explore.TableQuery;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.time.TimeSpan;
import dev.sentrycli.cli.command.Feature;
import dev.sentrycli.cli.command.InProjects;
import dev.sentrycli.cli.command.PeriodFlag;
import dev.sentrycli.cli.output.TypedCommand;
import dev.sentrycli.cli.query.Dataset;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.query.QueryField;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.OneOrganization;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.suggest.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What servers want to know of a measurement beside its name: its type and its unit.
final class MetricField {
  static final List<String> AGGREGATES =
      List.of(
          "sum", "avg", "count", "min", "max", "p50", "p75", "p90", "p95", "p99", "count_unique");

  static final int MOST_METRICS = 5000;
  private static final int MOST_NEAR = 5;

  /// What tells metrics apart.
  static final List<String> COLUMNS = List.of("metric.name", "metric.type", "metric.unit");

  private MetricField() {}

  /// @throws UsageException if an aggregate says too little
  static void check(QueryField field) {
    if (field instanceof QueryField.Aggregate(String function, List<String> arguments)
        && (arguments.size() != 4 || !arguments.getFirst().equals("value"))) {
      throw new UsageException(
          UsageException.Kind.VALUE,
          "'%s' does not say what is measured".formatted(field.text()),
          "write '%s(value,<name>,<type>,<unit>)', such as"
                  .formatted(function.isEmpty() ? "sum" : function)
              + " 'sum(value,cart.value,distribution,none)'",
          "or name it with '--metric <name> --agg <aggregate>'");
    }
  }

  /// The aggregate of a measurement that is only named.
  static QueryField find(
      String name,
      String aggregate,
      OneOrganization place,
      InProjects projects,
      Period period,
      Session session) {
    TimeSpan time = PeriodFlag.span(period, session);
    TableQuery all =
        TableQuery.of(Dataset.METRICS.api(), COLUMNS, time)
            .where(projects.search(null))
            .in(projects.ids());
    String organization = place.organization();
    Table table =
        RowSource.asked(
            Dataset.METRICS,
            organization,
            session,
            () -> session.api().explore().table(organization, all, MOST_METRICS, null));
    Set<String> names = new LinkedHashSet<>();
    Set<QueryField> fields = new LinkedHashSet<>();
    for (JsonObject row : table.rows().items()) {
      String found = Fields.textOr(row, "metric.name", "");
      names.add(found);
      if (found.equals(name)) {
        String unit = Fields.textOr(row, "metric.unit", "none");
        String type = Fields.textOr(row, "metric.type", "counter");
        fields.add(
            new QueryField.Aggregate(
                aggregate, List.of("value", name, type, unit.isBlank() ? "none" : unit)));
      }
    }
    if (names.isEmpty()) {
      throw ExploreException.noMetrics(
          name, place.title(), period.words(), Feature.METRICS.needs());
    }
    if (fields.isEmpty()) {
      String look =
          new TypedCommand("explore")
              .word(place.typed())
              .flag("-d", "metrics", null)
              .flag("-F", "metric.name", null)
              .toString();
      throw ExploreException.noMetric(name, near(name, names), place.title(), look);
    }
    if (fields.size() > 1) {
      List<String> texts = new ArrayList<>();
      fields.forEach(field -> texts.add(field.text()));
      throw ExploreException.severalMetrics(name, texts);
    }
    return fields.iterator().next();
  }

  private static List<String> near(String name, Set<String> names) {
    Set<String> near = new LinkedHashSet<>(Nearest.to(name, names));
    String wanted = name.toLowerCase(Locale.ROOT);
    for (String one : names) {
      if (!one.isEmpty() && one.toLowerCase(Locale.ROOT).contains(wanted)) {
        near.add(one);
      }
    }
    List<String> listed = new ArrayList<>(near);
    return listed.subList(0, Math.min(MOST_NEAR, listed.size()));
  }
}
