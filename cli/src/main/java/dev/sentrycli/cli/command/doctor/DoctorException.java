package dev.sentrycli.cli.command.doctor;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.util.List;

/// The archive for a ticket can't be written.
final class DoctorException extends Failure {
  private DoctorException(Exit exit, String message, String... hints) {
    super(exit, message, List.of(), List.of(hints));
  }

  static DoctorException exists(String file) {
    return new DoctorException(
        Exit.VALIDATION,
        "The file '" + file + "' is there already",
        "remove it, or name another one: '--bundle ticket-2.zip'");
  }

  static DoctorException unwritable(String file, String why) {
    return new DoctorException(
        Exit.GENERAL, "The file '" + file + "' can't be written: " + why, "name another place");
  }
}
