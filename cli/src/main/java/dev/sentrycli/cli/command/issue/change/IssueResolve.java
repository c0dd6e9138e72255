package dev.sentrycli.cli.command.issue.change;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.IssueArgument;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.IssueTarget;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import org.jspecify.annotations.Nullable;

/// `sentry issue resolve`: marks an issue as done, at once or with a release or commit.
public final class IssueResolve implements Command<IssueResolve.Options> {
  private static final Flag<@Nullable String> IN =
      Flag.text(
              "in",
              "version",
              "Resolved in this release, '@next', '@commit' (of this folder), or"
                  + " '@commit:<repository>@<sha>'")
          .letter('i');

  public record Options(IssueReference issue, ResolvedIn in) {}

  @Override
  public Usage usage() {
    return Usage.of("Mark an issue as resolved")
        .detail(
            """
            Without --in it is resolved at once: should it happen again, it comes back as a \
            regression. With a release or a commit it comes back only if it happens in that release \
            or a later one.""")
        .examples(
            "sentry issue resolve WEB-1A",
            "sentry issue resolve WEB-1A --in web@2.5.0",
            "sentry issue resolve WEB-1A --in @next",
            "sentry issue resolve WEB-1A --in @commit")
        .takes(IssueArgument.one("--resolve"))
        .flags(IN)
        .field("status", "string", "'resolved'")
        .field("statusDetails", "object", "In which release or commit")
        .field("resolved_in", "object", "What was asked for with --in");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(IssueArgument.of(arguments), ResolvedIn.parse(arguments.get(IN)));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    IssueTarget target = session.issueTargets().find(options.issue());
    JsonObject changes = new JsonObject();
    changes.addProperty("status", "resolved");
    JsonObject details = options.in().details(target.organization(), session);
    if (details != null) {
      changes.add("statusDetails", details);
    }
    try {
      return ChangedIssue.of(target, changes, options.in().sentence(), details, session);
    } catch (ApiException.Status refused) {
      if (refused.status() != 400 || details == null || !details.has("inRelease")) {
        throw refused;
      }
      throw RefusedException.of(
          refused,
          "The server does not take this release to resolve " + target.name() + " in",
          session,
          "'sentry release list " + target.organization() + "/' shows the releases");
    }
  }
}
