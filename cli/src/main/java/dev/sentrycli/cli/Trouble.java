package dev.sentrycli.cli;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.UnexpectedJsonException;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.session.ServerVersion;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.terminal.prompt.InterruptedPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// What went wrong, as the person who runs the program is told: one sentence, where and why, and
/// what to do next.
///
/// @param headline without "Error:"
/// @param details where and why, in order
/// @param hints what to type or change, most helpful first
record Trouble(Exit exit, String headline, List<String> details, List<String> hints) {
  private static final int MOST_HINTS = 3;

  /// @param session null if the run did not get as far
  static Trouble of(Throwable failure, @Nullable Session session) {
    return switch (failure) {
      case UsageException usage ->
          new Trouble(exit(usage.kind()), message(usage), List.of(), usage.hints());
      case Failure known ->
          new Trouble(known.exit(), message(known), known.details(), known.hints());
      case ApiException api when session != null -> ApiTrouble.of(api, session);
      case UnexpectedJsonException unexpected ->
          new Trouble(
              Exit.API,
              "The server's answer is not what its API promises: " + message(unexpected),
              session == null ? List.of() : List.of("Server: " + server(session)),
              List.of(
                  "an older or newer server may answer otherwise; '--verbose' shows what was asked"));
      case InterruptedPrompt left when left.isDeclined() ->
          new Trouble(
              Exit.INTERRUPTED,
              "Nothing chosen",
              List.of(),
              List.of("choose one in another run, or name it on the command line"));
      case InterruptedPrompt _, CancellationException _ ->
          new Trouble(Exit.INTERRUPTED, "Interrupted", List.of(), List.of());
      case StackOverflowError _ ->
          new Trouble(
              Exit.GENERAL, "The data is nested too deeply to be shown", List.of(), List.of());
      case OutOfMemoryError _ ->
          new Trouble(Exit.GENERAL, "There is not enough memory for this", List.of(), List.of());
      default ->
          new Trouble(
              Exit.GENERAL,
              "Unexpected failure: " + failure.getClass().getSimpleName() + reason(failure),
              List.of(),
              List.of("'--verbose' shows where it happened; that helps in a report"));
    };
  }

  private static String server(Session session) {
    String version = ServerVersion.of(session);
    return session.base().value() + (version == null ? "" : ", Sentry " + version);
  }

  /// The same, with a hint before all others.
  Trouble suspecting(String doubt) {
    List<String> more = new ArrayList<>(hints);
    more.addFirst(doubt);
    return new Trouble(exit, headline, details, more);
  }

  /// The lines for standard error.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Error: " + headline);
    for (String detail : details) {
      lines.add("  " + detail);
    }
    int shown = 0;
    for (String hint : hints) {
      if (shown++ == MOST_HINTS) {
        break;
      }
      if (shown == 1) {
        lines.add("");
      }
      lines.add("→ " + hint);
    }
    return lines;
  }

  private static Exit exit(UsageException.Kind kind) {
    return switch (kind) {
      case SYNTAX -> Exit.USAGE;
      case VALUE -> Exit.VALIDATION;
      case UNKNOWN_SUBCOMMAND -> Exit.UNKNOWN_SUBCOMMAND;
      case UNKNOWN_COMMAND -> Exit.OUTCOME;
    };
  }

  private static String message(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  private static String reason(Throwable failure) {
    return failure.getMessage() == null ? "" : " (" + failure.getMessage() + ")";
  }
}
