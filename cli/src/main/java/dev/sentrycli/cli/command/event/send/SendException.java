package dev.sentrycli.cli.command.event.send;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.project.Dsn;
import java.util.ArrayList;
import java.util.List;

/// Why an event could not be sent.
final class SendException extends Failure {
  private SendException(Exit exit, String message, List<String> details, List<String> hints) {
    super(exit, message, details, hints);
  }

  static SendException badDsn(String where) {
    return new SendException(
        Exit.CONFIG,
        where + " is no DSN",
        List.of(),
        List.of(
            "a DSN looks like https://<key>@<host>/<project-id>; 'sentry dsn list' shows some"));
  }

  /// @param keys how many the project has that take events
  static SendException notOneKey(String project, int keys) {
    return new SendException(
        Exit.RESOLUTION,
        keys == 0
            ? "The project '" + project + "' has no active DSN"
            : "The project '" + project + "' has " + keys + " active DSNs",
        List.of(),
        List.of(
            "'sentry dsn list "
                + project
                + "' shows them"
                + (keys == 0 ? "" : "; give one of them as the first argument")));
  }

  static SendException nothing() {
    return new SendException(
        Exit.CONFIG,
        "There is nothing to send",
        List.of(),
        List.of("-m 'what happened' sends a message, and a file one that is already written"));
  }

  /// @param what was to be read, such as "The event file"
  static SendException badFile(String what, String file, String why, String hint) {
    return new SendException(
        Exit.VALIDATION, what + " '" + file + "' " + why, List.of(), List.of(hint));
  }

  /// The server did not take it.
  ///
  /// @param sent what it had taken before
  static SendException refused(ApiException.Status refusal, Dsn dsn, List<String> sent) {
    List<String> details = new ArrayList<>();
    details.add("Endpoint: POST " + dsn.prefix() + "/api/" + dsn.projectId() + "/envelope/");
    if (refusal.hasDetail()) {
      details.addAll(List.of(refusal.detail().split("\n", -1)));
    }
    if (!sent.isEmpty()) {
      details.add("Sent before: " + String.join(", ", sent));
    }
    String hint =
        switch (refusal.status()) {
          case 400 -> "the server can't read what was sent; check the file";
          case 401, 403 ->
              "check the key and the project's number in the DSN; 'sentry dsn list' shows the"
                  + " active ones";
          case 404 -> "check the host and the path of the DSN";
          case 413 -> "the event is too large for the server or the proxy before it";
          default -> "the server's log tells more";
        };
    return new SendException(
        Exit.API,
        (refusal.status() + " " + refusal.answer().reason()).strip()
            + " from "
            + dsn.origin()
            + ": the event was not taken",
        details,
        List.of(hint));
  }
}
