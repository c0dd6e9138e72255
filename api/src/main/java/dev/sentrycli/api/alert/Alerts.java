package dev.sentrycli.api.alert;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.organization.Regions;
import dev.sentrycli.api.server.Fallbacks;
import java.util.function.Function;

/// What can be asked about alerts. Recent servers keep them as workflows and monitors, older ones
/// as rules; which a server has is what it answers.
public final class Alerts {
  private static final String WORKFLOWS = "workflows";

  private final Workflows workflows;
  private final ProjectRules projectRules;
  private final Detectors detectors;
  private final MetricRules metricRules;
  private final Fallbacks fallbacks;

  public Alerts(Regions regions, Fallbacks fallbacks) {
    this.workflows = new Workflows(regions);
    this.projectRules = new ProjectRules(regions);
    this.detectors = new Detectors(regions);
    this.metricRules = new MetricRules(regions);
    this.fallbacks = fallbacks;
  }

  /// Asks about the issue alerts of a project that is known to be there.
  ///
  /// @param question must begin with a list or a single one that is looked for, as that tells which
  ///   kind of server it is
  public <T> T ofIssues(Function<IssueAlerts, T> question) {
    return fallbacks.ask(
        WORKFLOWS, () -> question.apply(workflows), () -> question.apply(projectRules));
  }

  /// Asks about the metric alerts of an organization.
  public <T> T ofMetrics(Function<MetricAlerts, T> question) {
    return fallbacks.ask(
        WORKFLOWS, () -> question.apply(detectors), () -> question.apply(metricRules));
  }

  /// Asks about a single metric alert, or makes one. A server that does not know what is asked for
  /// says so in words; only one that has no monitors at all has none.
  public <T> T ofMetric(Function<MetricAlerts, T> question) {
    return fallbacks.ask(
        WORKFLOWS,
        Alerts::isUnknownRoute,
        () -> question.apply(detectors),
        () -> question.apply(metricRules));
  }

  private static boolean isUnknownRoute(ApiException.Status status) {
    return status.status() == 404 && status.isFromRouter();
  }

  /// Those that tell of what monitors find.
  public Workflows workflows() {
    return workflows;
  }
}
