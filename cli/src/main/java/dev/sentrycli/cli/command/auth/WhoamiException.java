package dev.sentrycli.cli.command.auth;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.instance.ChosenCredential;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.util.List;

/// The server knows no user for the token: it belongs to none, or the token is not valid. Servers
/// answer both alike.
final class WhoamiException extends Failure {
  private WhoamiException(String message, List<String> details, List<String> hints) {
    super(Exit.API, message, details, hints);
  }

  static WhoamiException noUser(ChosenCredential credential, BaseUrl base) {
    return new WhoamiException(
        "This token has no user, or it is not valid (400 from " + base + ")",
        List.of("Sent: " + credential.describe()),
        List.of("'sentry auth status' tells whether it is valid"));
  }
}
