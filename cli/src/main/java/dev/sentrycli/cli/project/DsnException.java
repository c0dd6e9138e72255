package dev.sentrycli.cli.project;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.util.ArrayList;
import java.util.List;

/// What surrounds a run does not say which DSN is meant.
public final class DsnException extends Failure {
  private DsnException(String message, List<String> details, List<String> hints) {
    super(Exit.CONFIG, message, details, hints);
  }

  /// @param hints how to name one
  static DsnException none(List<String> hints) {
    List<String> all = new ArrayList<>(hints);
    all.add("or set SENTRY_DSN; 'sentry dsn list <org>/<project>' shows DSNs");
    return new DsnException("There is no DSN to send to", List.of(), all);
  }

  static DsnException several(List<DetectedDsn> found, List<String> hints) {
    List<String> places = new ArrayList<>();
    found.forEach(one -> places.add(one.place().describe() + ": " + one.dsn()));
    List<String> all = new ArrayList<>(hints);
    all.add("or set SENTRY_DSN to the one that is meant");
    return new DsnException(
        "There are several DSNs here, and it is not clear which one to send to", places, all);
  }

  static DsnException bad(String variable) {
    return new DsnException(
        variable + " is no DSN",
        List.of(),
        List.of(
            "a DSN looks like https://<key>@<host>/<project-id>; 'sentry dsn list' shows some"));
  }
}
