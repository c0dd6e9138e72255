package dev.sentrycli.cli.command.explore;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.util.ArrayList;
import java.util.List;

/// What was asked of a dataset makes no sense there.
final class ExploreException extends Failure {
  private ExploreException(Exit exit, String message, List<String> details, List<String> hints) {
    super(exit, message, details, hints);
  }

  static ExploreException wrong(String message, String... hints) {
    return new ExploreException(Exit.VALIDATION, message, List.of(), List.of(hints));
  }

  /// The server does not take a field.
  static ExploreException refused(String message, ApiException.Status refusal, List<String> hints) {
    return new ExploreException(Exit.VALIDATION, message, refusal.detail().lines().toList(), hints);
  }

  /// Nothing is measured under a name.
  ///
  /// @param near names that are
  static ExploreException noMetric(String name, List<String> near, String lookedIn, String look) {
    List<String> hints = new ArrayList<>();
    if (!near.isEmpty()) {
      hints.add("Did you mean '" + String.join("', '", near) + "'?");
    }
    hints.add("'" + look + "' shows what is measured");
    hints.add("a longer --period looks further back");
    return new ExploreException(
        Exit.RESOLUTION, "No metric is called '" + name + "' in " + lookedIn, List.of(), hints);
  }

  /// Nothing is measured at all.
  ///
  /// @param needs what a server has to have for it
  static ExploreException noMetrics(String name, String lookedIn, String period, String needs) {
    return new ExploreException(
        Exit.RESOLUTION,
        "There is no metric '%s', nor any other, in %s within %s".formatted(name, lookedIn, period),
        List.of(),
        List.of("a longer --period looks further back", needs));
  }

  /// Several things are measured under a name.
  static ExploreException severalMetrics(String name, List<String> fields) {
    return new ExploreException(
        Exit.RESOLUTION,
        "Several metrics are called '" + name + "'",
        List.of(),
        List.of("choose one with --field: '" + String.join("', '", fields) + "'"));
  }
}
