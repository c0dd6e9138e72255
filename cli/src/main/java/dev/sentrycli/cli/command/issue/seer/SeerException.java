package dev.sentrycli.cli.command.issue.seer;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.seer.SeerRun;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.IssueTarget;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Seer does not do what it is asked for.
final class SeerException extends Failure {
  private SeerException(Exit exit, String message, List<String> details, List<String> hints) {
    super(exit, message, details, hints);
  }

  /// Whether asking about another issue would end the same way.
  boolean concernsAll() {
    return switch (exit()) {
      case SERVICE_MISSING, SERVICE_OFF, BUDGET_SPENT -> true;
      default -> false;
    };
  }

  static SeerException failed(String what, SeerRun run) {
    String why = run.failure();
    return new SeerException(
        Exit.API,
        "Seer broke off " + what + " (" + run.status().toLowerCase(Locale.ROOT) + ")",
        why == null ? List.of() : List.of(why),
        List.of("--force begins a new one"));
  }

  static SeerException tooLong(String what, Duration limit) {
    return new SeerException(
        Exit.TIMEOUT,
        "Seer has not finished " + what + " within " + limit.toMinutes() + " minutes",
        List.of(),
        List.of("it goes on there: the same command later shows what it found"));
  }

  /// What the server's refusal means.
  ///
  /// @return the same failure if it has nothing to do with Seer
  static RuntimeException of(ApiException.Status refused, IssueTarget issue, Session session) {
    String words = refused.detail().toLowerCase(Locale.ROOT);
    boolean saas = session.base().value().isSaas();
    return switch (refused.status()) {
      case 402 ->
          new SeerException(
              Exit.BUDGET_SPENT,
              "'" + issue.organization() + "' has no budget left for Seer",
              details(refused),
              List.of("an owner can raise it: " + session.links().billing(issue.organization())));
      case 403 -> {
        if (words.contains("ai features")) {
          yield new SeerException(
              Exit.SERVICE_OFF,
              "'" + issue.organization() + "' has switched Sentry's AI features off",
              details(refused),
              List.of(
                  "an owner can switch them on: "
                      + session.links().settings(issue.organization())));
        }
        if (!words.contains("not enabled")) {
          yield refused;
        }
        yield saas
            ? new SeerException(
                Exit.SERVICE_MISSING,
                "Seer is not enabled for '" + issue.organization() + "'",
                details(refused),
                List.of("an owner can enable it: " + session.links().seer(issue.organization())))
            : missing(refused, issue, session);
      }
      case 404, 500, 501, 502, 503, 504 -> saas ? refused : missing(refused, issue, session);
      default -> refused;
    };
  }

  private static SeerException missing(
      ApiException.Status refused, IssueTarget issue, Session session) {
    return new SeerException(
        Exit.SERVICE_MISSING,
        session.base().value()
            + " has no Seer, the service that explains issues; self-hosted instances come without"
            + " it",
        details(refused),
        List.of(
            "'sentry issue view " + issue + "' shows the stack trace, breadcrumbs and tags",
            "'sentry issue tags " + issue + " release' shows which releases have it",
            "'sentry issue events " + issue + " --full --json' gives all of it to a program"));
  }

  private static List<String> details(ApiException.Status refused) {
    return List.of(
        "The server answered "
            + refused.status()
            + (refused.hasDetail() ? ": " + refused.detail() : ""));
  }
}
