package dev.sentrycli.cli.command.trial;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.trial.Trial;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.session.Session;
import java.util.List;

/// There is no trial to show or to start.
final class NoTrials extends Failure {
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
                : "trials belong to the billing of sentry.io: an instance of your own has its features without"));
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
