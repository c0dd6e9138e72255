package dev.sentrycli.cli.command.org;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.organization.Organization;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.suggest.Nearest;
import java.util.ArrayList;
import java.util.List;

/// The server knows no such organization, or does not show it to this account.
final class NoOrganization extends Failure {
  private NoOrganization(String message, List<String> details, List<String> hints) {
    super(Exit.API, message, details, hints);
  }

  static NoOrganization called(String slug, ApiException.Status status, Session session) {
    List<String> hints = new ArrayList<>();
    List<String> near =
        Nearest.to(
            slug, session.targets().organizations().stream().map(Organization::slug).toList());
    if (!near.isEmpty()) {
      hints.add("Did you mean '" + String.join("' or '", near) + "'?");
    }
    hints.add("'sentry org list' shows the organizations this account can see");
    return new NoOrganization(
        "No organization '" + slug + "' on " + session.base().value() + " (404 Not Found)",
        List.of(status.detail()),
        hints);
  }
}
