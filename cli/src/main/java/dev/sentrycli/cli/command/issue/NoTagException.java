package dev.sentrycli.cli.command.issue;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.target.IssueTarget;
import java.util.List;

/// No event of an issue has a tag.
final class NoTagException extends Failure {
  NoTagException(String key, IssueTarget target) {
    super(
        Exit.API,
        "No event of " + target.name() + " has a tag '" + key + "' (404 Not Found)",
        List.of(),
        List.of("'sentry issue view " + target + "' shows the tags"));
  }
}
