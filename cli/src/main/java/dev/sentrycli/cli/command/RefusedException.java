package dev.sentrycli.cli.command;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.session.Session;
import java.util.ArrayList;
import java.util.List;

/// A server refused what a command knows the reason of, and what to do about it.
public final class RefusedException extends Failure {
  private RefusedException(Exit exit, String message, List<String> details, String... hints) {
    super(exit, message, details, List.of(hints));
  }

  /// @param message what the refusal means
  public static RefusedException of(
      ApiException.Status status, String message, Session session, String... hints) {
    String base = session.base().value().toString();
    List<String> details = new ArrayList<>();
    details.add((status.status() + " " + status.answer().reason()).strip() + " from " + base);
    details.add(
        "Endpoint: "
            + status.method()
            + " "
            + (status.url().startsWith(base)
                ? status.url().substring(base.length())
                : status.url()));
    if (status.hasDetail()) {
      details.addAll(status.detail().lines().toList());
    }
    return new RefusedException(Exit.API, message, details, hints);
  }

  /// Why a request failed, in a few words, where there is no place for all that is known.
  public static String reason(RuntimeException failure) {
    return failure instanceof ApiException.Status status
        ? status.status() + " " + status.detail()
        : String.valueOf(failure.getMessage());
  }
}
