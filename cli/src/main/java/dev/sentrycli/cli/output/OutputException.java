package dev.sentrycli.cli.output;

import java.util.List;

/// A result was had, but could not be written the way it was asked for.
final class OutputException extends Failure {
  private OutputException(String message, List<String> details, List<String> hints) {
    super(Exit.OUTCOME, message, details, hints);
  }

  static OutputException jq(String reason) {
    return new OutputException(
        "The expression of --jq does not fit the JSON: " + reason,
        List.of("The command itself succeeded"),
        List.of("'--json' in place of '--jq' shows what the expression is given"));
  }

  static OutputException template(String reason) {
    return new OutputException(
        "The template does not fit the JSON: " + reason,
        List.of("The command itself succeeded"),
        List.of("'--json' in place of '--template' shows what the template is given"));
  }
}
