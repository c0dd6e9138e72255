package dev.sentrycli.cli.command.issue;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.util.List;

/// The server does not understand the search.
public final class BadSearch extends Failure {
  private BadSearch(String message, List<String> details, List<String> hints) {
    super(Exit.VALIDATION, message, details, hints);
  }

  /// @param serverWords why
  public static BadSearch refused(String query, String serverWords) {
    return new BadSearch(
        "The server does not understand the search '" + query + "'",
        List.of(serverWords),
        List.of(
            "put values with spaces in double quotes: message:\"not found\"",
            "several values stand in brackets: level:[error,fatal]"));
  }
}
