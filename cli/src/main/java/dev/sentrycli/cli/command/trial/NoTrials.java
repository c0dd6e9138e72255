package dev.sentrycli.cli.command.trial;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.trial.Trial;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.Target;
import java.util.List;

/// There is no trial to show or to start.
final class NoTrials extends Failure {
  private static final String OF_SENTRY_IO =
      "trials belong to the billing of sentry.io: an instance of your own has its features without";

  private NoTrials(Exit exit, String message, List<String> details, List<String> hints) {
    super(exit, message, details, hints);
  }

  /// What to say when a server answers a question about trials with a failure: 404 where it has no
  /// billing.
  static RuntimeException explain(
      ApiException.Status status, String organization, Session session) {
    if (status.status() != 404) {
      return status;
    }
    boolean saas = session.base().value().isSaas();
    return new NoTrials(
        Exit.API,
        "No trials for '" + organization + "' on " + session.base().value() + " (404 Not Found)",
        List.of(status.detail()),
        List.of(
            saas
                ? "'sentry org list' shows the organizations this account can see"
                : OF_SENTRY_IO));
  }

  /// For an organization that would have to be found first: on an instance of one's own there is no
  /// use in asking which.
  static void foresee(Target target, Session session) {
    BaseUrl base = session.base().value();
    if (target instanceof Target.Detect && !base.isSaas()) {
      throw new NoTrials(
          Exit.API, "There are no trials on " + base, List.of(), List.of(OF_SENTRY_IO));
    }
  }

  static NoTrials available(String name, String organization, List<Trial> trials) {
    List<String> names = trials.stream().map(Trial::name).distinct().toList();
    return new NoTrials(
        Exit.RESOLUTION,
        "No trial of '" + name + "' can be started in '" + organization + "'",
        names.isEmpty() ? List.of() : List.of("There are " + String.join(", ", names)),
        List.of("'sentry trial list " + organization + "/' shows how far each is"));
  }
}
