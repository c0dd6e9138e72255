package dev.sentrycli.cli.command.cli;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.util.List;

/// Something that can't be undone was not done, because nobody could be asked.
final class RefusedException extends Failure {
  private RefusedException(String message, List<String> hints) {
    super(Exit.GENERAL, message, List.of(), hints);
  }

  static RefusedException needsYes(String what) {
    return new RefusedException(
        what + ", and there is no terminal to confirm it at", List.of("--yes confirms it"));
  }
}
