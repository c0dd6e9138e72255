package dev.sentrycli.sandbox.world.explore;

import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Projects;
import dev.sentrycli.sandbox.world.issue.Issues;
import dev.sentrycli.sandbox.world.telemetry.Telemetry;
import dev.sentrycli.sandbox.world.telemetry.Traces;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All data that queries can be about.
public final class Explore {
  private final Map<String, Dataset> datasets = new LinkedHashMap<>();
  private final Projects projects;

  public Explore(Projects projects, Issues issues, Traces traces, Telemetry telemetry) {
    this.projects = projects;
    Dataset logs = new Logs(telemetry, this::slug);
    datasets.put(
        "discover",
        new Events("discover", Set.of("error", "default", "transaction"), projects, issues));
    datasets.put("errors", new Events("errors", Set.of("error", "default"), projects, issues));
    datasets.put(
        "transactions", new Events("transactions", Set.of("transaction"), projects, issues));
    datasets.put("spans", new Spans(traces, this::slug));
    datasets.put("ourlogs", logs);
    datasets.put("logs", logs);
    datasets.put("tracemetrics", new Metrics(telemetry, this::slug));
    datasets.put("profile_functions", new Nothing("profile_functions"));
    datasets.put("uptime_results", new Nothing("uptime_results"));
  }

  /// The data set that a request names; without a name it is `discover`.
  ///
  /// @throws ExploreException if there is none of this name
  public Dataset dataset(@Nullable String name) throws ExploreException {
    Dataset found = datasets.get(name == null ? "discover" : name);
    if (found == null) {
      throw new ExploreException("dataset must be one of: " + String.join(", ", datasets.keySet()));
    }
    return found;
  }

  private String slug(long projectId) {
    Project project = projects.get(projectId);
    return project == null ? "" : project.slug();
  }
}
