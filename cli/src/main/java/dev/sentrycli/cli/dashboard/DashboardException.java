package dev.sentrycli.cli.dashboard;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.util.List;

/// A dashboard or a widget of it is not there, or can't be what was asked for.
public final class DashboardException extends Failure {
  DashboardException(Exit exit, String message, List<String> details, List<String> hints) {
    super(exit, message, details, hints);
  }

  /// What was asked for makes no sense with the dashboard there is.
  public static DashboardException unfit(String message, String... hints) {
    return new DashboardException(Exit.VALIDATION, message, List.of(), List.of(hints));
  }

  /// The server has nothing of that kind.
  public static DashboardException missing(String message, List<String> details, String... hints) {
    return new DashboardException(Exit.RESOLUTION, message, details, List.of(hints));
  }
}
