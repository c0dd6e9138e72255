package dev.sentrycli.cli.installation;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.util.List;

/// The installed program can't be changed as asked, and was not.
public final class InstallationException extends Failure {
  public InstallationException(String message, String... hints) {
    super(Exit.UPGRADE_FAILED, message, List.of(), List.of(hints));
  }
}
