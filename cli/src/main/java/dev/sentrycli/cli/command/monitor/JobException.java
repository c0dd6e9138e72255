package dev.sentrycli.cli.command.monitor;

import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.session.Session;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.List;

/// The command of a job can't be started.
final class JobException extends Failure {
  private JobException(String message, String why, String hint) {
    super(Exit.GENERAL, message, List.of(why), List.of(hint));
  }

  static JobException notStarted(String program, Session session) {
    boolean missing = isMissing(program, session);
    return new JobException(
        "The job could not be started: '" + Slug.printable(program) + "'",
        missing
            ? "There is no such program in the folders of PATH, or no such file"
            : "It is no file that may be run",
        missing && program.indexOf(' ') >= 0
            ? "no shell takes the command apart: write 'sentry monitor run <slug> -- sh -c \"...\"'"
            : "what follows '--' is a program and its arguments");
  }

  /// Java says it in words only, and those differ between its versions.
  private static boolean isMissing(String program, Session session) {
    if (program.indexOf('/') < 0 && program.indexOf(File.separatorChar) < 0) {
      return session.programs().find(program) == null;
    }
    try {
      return !Files.exists(session.environment().workingFolder().resolve(program));
    } catch (InvalidPathException notEvenAName) {
      return true;
    }
  }
}
