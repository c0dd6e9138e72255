package dev.sentrycli.cli.command.cli;

import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry cli feedback`: says that this program sends nothing to anybody but your instance.
public final class CliFeedback implements Command<CliFeedback.Options> {
  public record Options(String message) {}

  @Override
  public Usage usage() {
    return Usage.of("Say why no feedback is sent from here")
        .detail(
            """
            Feedback about other clients goes to a project of sentry.io. This program has no telemetry and sends none; \
            'sentry feedback list' shows what your own users wrote.""")
        .examples("sentry cli feedback \"The table is too wide\"")
        .takes(Positional.anyNumber("message", "What you would say"))
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    String message = String.join(" ", arguments.positionals()).strip();
    if (message.isEmpty()) {
      throw new UsageException(
          Kind.VALUE, "The message is missing", "sentry cli feedback \"what you would say\"");
    }
    return new Options(message);
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    return null;
  }

  @Override
  public Result run(Options options, Session session) {
    throw new NowhereException();
  }

  private static final class NowhereException extends Failure {
    private NowhereException() {
      super(
          Exit.SERVICE_MISSING,
          "Feedback goes to a service of sentry.io that this program does not use; nothing was sent",
          List.of(),
          List.of("tell whoever gave you this program; 'sentry --version' says which it is"));
    }
  }
}
