package dev.sentrycli.cli.command.alert.metrics;

import dev.sentrycli.api.alert.Detector;
import dev.sentrycli.api.alert.MetricAlerts;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.command.alert.AlertException;
import dev.sentrycli.cli.command.alert.Named;
import dev.sentrycli.cli.session.Session;
import java.util.List;

/// A metric alert, where it is, and how its server keeps such alerts.
record FoundMetricAlert(String organization, Detector detector, MetricAlerts kept) {
  private static final int LARGEST_PAGE = 100;

  /// Looks for the alert that is meant.
  ///
  /// @param command what runs, such as `view`
  /// @throws AlertException if there is none, or several
  static FoundMetricAlert of(MetricAlertReference reference, String command, Session session) {
    String usage = "sentry alert metrics " + command + " <org>/<id|name>";
    String organization = reference.alert().organization(session, usage);
    String alert = reference.alert().name();
    String list = "sentry alert metrics list " + organization + "/";
    AlertException missing =
        AlertException.missing(
            alert,
            organization,
            list,
            "sentry alert metrics " + command + " " + organization + "/<id|name>");
    if (!Named.isNumber(alert)) {
      return named(organization, alert, missing, session);
    }
    FoundMetricAlert found = numbered(organization, alert, missing, session);
    if (reference.ofRule() && !found.kept.hasNumbersOfRules()) {
      throw AlertException.ofRule(alert, list);
    }
    return found;
  }

  private static FoundMetricAlert numbered(
      String organization, String id, AlertException missing, Session session) {
    try {
      FoundMetricAlert found =
          RefusedException.unlessMissing(
              organization,
              session,
              () ->
                  AlertException.answered(
                      session,
                      () ->
                          session
                              .api()
                              .alerts()
                              .ofMetric(
                                  kept ->
                                      new FoundMetricAlert(
                                          organization, kept.view(organization, id), kept))));
      if (found.detector.isMetric()) {
        return found;
      }
    } catch (ApiException.Status status) {
      if (status.status() != 404 || status.isFromRouter()) {
        throw status;
      }
    }
    throw missing;
  }

  /// All that are there, and how they are kept.
  private record All(MetricAlerts kept, List<Detector> detectors) {}

  private static FoundMetricAlert named(
      String organization, String name, AlertException missing, Session session) {
    All all =
        AlertException.explained(
            organization,
            session,
            () ->
                session
                    .api()
                    .alerts()
                    .ofMetrics(
                        kept ->
                            new All(
                                kept,
                                kept.list(
                                        organization,
                                        detector -> true,
                                        LARGEST_PAGE,
                                        Integer.MAX_VALUE,
                                        null)
                                    .items())));
    Detector detector =
        new Named<Detector>(
                organization,
                Detector::name,
                one -> organization + "/" + one.id(),
                one -> organization + "/" + one.name())
            .among(all.detectors(), name, missing);
    return new FoundMetricAlert(organization, detector, all.kept());
  }

  FoundMetricAlert with(Detector changed) {
    return new FoundMetricAlert(organization, changed, kept);
  }

  /// How it is typed.
  String typed() {
    return organization + "/" + detector.id();
  }

  /// How messages call it.
  String called() {
    return "metric alert '" + detector.name() + "' (" + typed() + ")";
  }
}
