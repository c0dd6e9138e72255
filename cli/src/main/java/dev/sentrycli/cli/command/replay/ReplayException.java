package dev.sentrycli.cli.command.replay;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.session.Session;
import java.util.List;

/// A recording can't be had, or can't be kept.
final class ReplayException extends Failure {
  private ReplayException(Exit exit, String message, List<String> details, String... hints) {
    super(exit, message, details, List.of(hints));
  }

  static ReplayException archived(FoundReplay replay, Session session) {
    return new ReplayException(
        Exit.RESOLUTION,
        "The replay '%s' is archived: its recording was thrown away".formatted(replay),
        List.of("asked: " + session.base().value()),
        "'sentry replay view %s' shows what is still known of it".formatted(replay));
  }

  static ReplayException homeless(FoundReplay replay, Session session) {
    return new ReplayException(
        Exit.API,
        "The server does not say which project the replay '%s' is of".formatted(replay),
        List.of("asked: " + session.base().value()),
        "name the project: 'sentry replay download <org>/<project>/%s'"
            .formatted(replay.replay().id()));
  }

  static ReplayException unwritable(String file, String why) {
    return new ReplayException(
        Exit.GENERAL,
        "The file '%s' can't be written: %s".formatted(file, why),
        List.of(),
        "name another place with --output");
  }
}
