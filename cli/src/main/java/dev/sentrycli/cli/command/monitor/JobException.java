package dev.sentrycli.cli.command.monitor;

import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.io.IOException;
import java.util.List;

/// The command of a job can't be started.
final class JobException extends Failure {
  private JobException(String message, String why, String hint) {
    super(Exit.GENERAL, message, List.of(why), List.of(hint));
  }

  static JobException notStarted(String program, IOException failure) {
    String shown = Slug.printable(program);
    String reason = String.valueOf(failure.getMessage());
    boolean missing = reason.contains("error=2,");
    boolean forbidden = reason.contains("error=13,");
    int comma = reason.lastIndexOf("error=");
    return new JobException(
        "The job could not be started: '" + shown + "'",
        missing
            ? "There is no such program in the folders of PATH, or no such file"
            : forbidden
                ? "It is no file that may be run"
                : comma < 0 ? reason : reason.substring(comma),
        missing && (program.indexOf(' ') >= 0)
            ? "no shell takes the command apart: write 'sentry monitor run <slug> -- sh -c \"...\"'"
            : "what follows '--' is a program and its arguments");
  }
}
