package dev.sentrycli.cli.command.issue.bulk;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.state.StateException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A plan can't be made, read, or carried out here.
final class BulkException extends Failure {
  private BulkException(Exit exit, String message, List<String> details, List<String> hints) {
    super(exit, message, details, hints);
  }

  static BulkException nobody(String message, String hint) {
    return new BulkException(
        Exit.RESOLUTION, "Nobody can be assigned: " + message, List.of(), List.of(hint));
  }

  static BulkException noRelease(String organization, String version) {
    return new BulkException(
        Exit.RESOLUTION,
        "'" + organization + "' has no release '" + version + "'",
        List.of(),
        List.of("'sentry api organizations/" + organization + "/releases/' shows the releases"));
  }

  static BulkException exists(Path file) {
    return new BulkException(
        Exit.VALIDATION,
        file + " is there already, and may be what an earlier change is undone with",
        List.of(),
        List.of("choose another name with --plan NAME.json"));
  }

  static BulkException noPlan(Path file, String why) {
    return new BulkException(
        Exit.VALIDATION,
        file + " holds no whole plan of 'sentry issue bulk': " + why,
        List.of(),
        List.of("'sentry issue bulk … --plan' makes one"));
  }

  static BulkException badJournal(Path file, String why) {
    return new BulkException(
        Exit.CONFIG,
        "What was done so far, in " + file + ", can't be understood: " + why,
        List.of(),
        List.of("put the file back as it was; without it nobody knows which issues were changed"));
  }

  static BulkException otherVersion(Path journal, Path plan) {
    return new BulkException(
        Exit.VALIDATION,
        plan + " was changed after it had begun to be carried out",
        List.of("Begun: " + journal),
        List.of("put the plan back as it was, or make a new one"));
  }

  static BulkException unreadable(Path file, IOException cause) {
    return new BulkException(
        Exit.CONFIG,
        file + " can't be read: " + StateException.reason(cause),
        List.of(),
        List.of("name the file that --plan wrote"));
  }

  static BulkException unreadableJournal(Path file, IOException cause) {
    return new BulkException(
        Exit.CONFIG,
        "What was done so far, in " + file + ", can't be read: " + StateException.reason(cause),
        List.of(),
        List.of("make it readable; without it nobody knows which issues were changed"));
  }

  static BulkException unwritable(Path file, IOException cause) {
    return new BulkException(
        Exit.CONFIG,
        file + " can't be written: " + StateException.reason(cause),
        List.of(),
        List.of("make the folder writable, or choose another one with --plan"));
  }

  static BulkException busy(Path file) {
    return new BulkException(
        Exit.GENERAL,
        "Another run is at work on " + file,
        List.of(),
        List.of("wait until it is done; then the same command goes on where it ended"));
  }

  static BulkException otherInstance(Path file, String planned, String used) {
    return new BulkException(
        Exit.HOST_SCOPE,
        file + " is for " + planned + ", and the login in use is for " + used,
        List.of(),
        List.of(
            "SENTRY_HOST=" + planned + " uses that instance",
            "sentry auth login --url " + planned));
  }

  static BulkException otherOrganization(Path file, String planned, String named) {
    return new BulkException(
        Exit.VALIDATION,
        file + " is for the organization '" + planned + "', not for '" + named + "'",
        List.of(),
        List.of("leave the organization out"));
  }
}
