package dev.sentrycli.sandbox.world.explore.data;

import dev.sentrycli.sandbox.edition.Edition;
import dev.sentrycli.sandbox.edition.Feature;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Projects;
import dev.sentrycli.sandbox.world.explore.Columns;
import dev.sentrycli.sandbox.world.explore.Dataset;
import dev.sentrycli.sandbox.world.explore.ExploreException;
import dev.sentrycli.sandbox.world.explore.Field;
import dev.sentrycli.sandbox.world.explore.Item;
import dev.sentrycli.sandbox.world.issue.Issues;
import dev.sentrycli.sandbox.world.telemetry.LogEntry;
import dev.sentrycli.sandbox.world.telemetry.Metric;
import dev.sentrycli.sandbox.world.telemetry.Span;
import dev.sentrycli.sandbox.world.telemetry.Telemetry;
import dev.sentrycli.sandbox.world.telemetry.Traces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All data that queries can be about.
public final class Datasets {
  private final Map<String, Dataset> datasets = new LinkedHashMap<>();
  private static final Map<String, Feature> FEATURES =
      Map.of(
          "spans", Feature.SPANS,
          "ourlogs", Feature.LOGS,
          "logs", Feature.LOGS_BY_NAME,
          "tracemetrics", Feature.METRICS);

  private final Projects projects;
  private final Traces traces;
  private final Telemetry telemetry;

  public Datasets(Projects projects, Issues issues, Traces traces, Telemetry telemetry) {
    this.projects = projects;
    this.traces = traces;
    this.telemetry = telemetry;
    Dataset logs = new Logs(telemetry, this::slug).dataset();
    datasets.put(
        "discover",
        new Events("discover", Set.of("error", "default", "transaction"), projects, issues)
            .dataset());
    datasets.put(
        "errors", new Events("errors", Set.of("error", "default"), projects, issues).dataset());
    datasets.put(
        "transactions",
        new Events("transactions", Set.of("transaction"), projects, issues).dataset());
    datasets.put("spans", new Spans(traces, this::slug).dataset());
    datasets.put("ourlogs", logs);
    datasets.put("logs", logs);
    datasets.put("tracemetrics", new Metrics(telemetry, this::slug).dataset());
    datasets.put("profile_functions", nothing("profile_functions"));
    datasets.put("uptime_results", nothing("uptime_results"));
  }

  /// The data set of this name.
  ///
  /// @throws ExploreException if there is none
  public Dataset dataset(String name) throws ExploreException {
    return dataset(name, Edition.NEWEST);
  }

  /// The data set that a request names; without a name it is `discover`. An edition that knows it
  /// and has it turned off has no data of it.
  ///
  /// @throws ExploreException if the edition knows none of this name
  public Dataset dataset(@Nullable String asked, Edition edition) throws ExploreException {
    String name = asked == null ? "discover" : asked;
    Feature feature = FEATURES.get(name);
    Dataset found = datasets.get(name);
    if (found == null || (feature != null && !edition.knows(feature))) {
      throw new ExploreException("dataset must be one of: " + String.join(", ", names(edition)));
    }
    Feature needed = name.equals("logs") ? Feature.LOGS : feature;
    return needed == null || edition.has(needed) ? found : found.empty();
  }

  private List<String> names(Edition edition) {
    return datasets.keySet().stream()
        .filter(
            name -> {
              Feature feature = FEATURES.get(name);
              return feature == null || edition.knows(feature);
            })
        .toList();
  }

  /// A span, log line or measurement of a trace and project, null if there is none.
  ///
  /// @param type as in `item_type`: spans, logs, tracemetrics
  public @Nullable Item item(
      String type, Organization organization, long projectId, String traceId, String id) {
    return switch (type) {
      case "spans" -> {
        Span span = traces.span(organization, traceId, id);
        yield span == null || span.projectId() != projectId
            ? null
            : Spans.Node.of(span, slug(projectId));
      }
      case "logs" -> {
        for (LogEntry entry : telemetry.logs(organization, traceId)) {
          if (entry.id().equals(id) && entry.projectId() == projectId) {
            yield new Logs.Line(entry, slug(projectId));
          }
        }
        yield null;
      }
      default -> {
        for (Metric metric : telemetry.metrics(organization)) {
          if (metric.id().equals(id)
              && metric.projectId() == projectId
              && traceId.equals(metric.traceId())) {
            yield new Metrics.Point(metric, slug(projectId));
          }
        }
        yield null;
      }
    };
  }

  /// What queries know of a span.
  public Item item(Span span) {
    return Spans.Node.of(span, slug(span.projectId()));
  }

  private String slug(long projectId) {
    Project project = projects.get(projectId);
    return project == null ? "" : project.slug();
  }

  /// A kind of data that the server knows and has none of.
  private static Dataset nothing(String name) {
    Columns columns = new Columns().define(Field.Kind.STRING, "id", "project", "timestamp");
    return new Dataset(name, columns, true, false, "id", "", _ -> List.of());
  }
}
