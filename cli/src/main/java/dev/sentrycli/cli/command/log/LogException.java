package dev.sentrycli.cli.command.log;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.util.List;

/// Logs can't be shown as they were asked for.
final class LogException extends Failure {
  private LogException(Exit exit, String message, List<String> details, List<String> hints) {
    super(exit, message, details, hints);
  }

  static LogException followedFrom(String flag, String why) {
    return new LogException(
        Exit.VALIDATION,
        "--follow can't be used with " + flag + ": " + why,
        List.of(),
        List.of("leave out one of both"));
  }

  /// @param most how many there may be
  static LogException tooManyFields(int most) {
    return new LogException(
        Exit.VALIDATION,
        "So many fields can't be asked for at once",
        List.of("servers take " + most),
        List.of("name fewer with --fields"));
  }

  /// None of them is there.
  ///
  /// @param why of each what is known, or nothing
  static LogException notFound(List<String> ids, String project, List<String> why) {
    String what = ids.size() == 1 ? "The log " + ids.getFirst() : "None of these logs";
    return new LogException(
        Exit.RESOLUTION,
        what + (ids.size() == 1 ? " is not in '" : " is in '") + project + "'",
        why,
        List.of("'sentry log list " + project + "' lists the logs of this project"));
  }

  static LogException severalPages(int pages) {
    return new LogException(
        Exit.GENERAL,
        "Opening %d pages needs a yes, and there is no terminal to ask at".formatted(pages),
        List.of(),
        List.of("name one log, or leave out --web"));
  }
}
