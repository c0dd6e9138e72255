package dev.sentrycli.cli.command.issue.change;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.IssueArgument;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;

/// `sentry issue unresolve`: opens a resolved or archived issue again.
public final class IssueUnresolve implements Command<IssueUnresolve.Options> {
  public record Options(IssueReference issue) {}

  @Override
  public Usage usage() {
    return Usage.of("Open an issue again")
        .detail("Takes back that it was resolved or archived.")
        .examples("sentry issue unresolve WEB-1A", "sentry issue reopen acme/WEB-1A")
        .takes(IssueArgument.one("--unresolve"))
        .field("status", "string", "'unresolved'")
        .field("shortId", "string", "The name people call it by");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(IssueArgument.of(arguments));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    JsonObject changes = new JsonObject();
    changes.addProperty("status", "unresolved");
    return ChangedIssue.of(options.issue(), changes, "Reopened", session);
  }
}
