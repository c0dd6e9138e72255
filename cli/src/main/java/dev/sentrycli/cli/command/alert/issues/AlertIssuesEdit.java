package dev.sentrycli.cli.command.alert.issues;

import com.google.gson.JsonObject;
import dev.sentrycli.api.alert.Workflow;
import dev.sentrycli.api.alert.WorkflowWish;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.command.alert.AlertException;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.List;

/// `sentry alert issues edit`: changes an alert about issues.
public final class AlertIssuesEdit implements Command<AlertIssuesEdit.Options> {
  public record Options(IssueAlertReference alert, WorkflowWish change, boolean dryRun) {}

  @Override
  public Usage usage() {
    return Usage.of("Change an alert about issues")
        .detail(
            """
            What no flag speaks of stays. --condition, --filter and --action replace all there are. \
            Of an alert with several groups of filters it is the first that is changed.""")
        .examples(
            "sentry alert issues edit acme/storefront/1101 --name 'Page the web team'",
            "sentry alert issues edit acme/storefront/1101 --status disabled",
            "sentry alert issues edit acme/storefront/1101 --environment '' --frequency 60"
                + " --dry-run --json")
        .takes(IssueAlertReference.WORD)
        .flags(
            IssueAlertFlags.NAME,
            IssueAlertFlags.CONDITION,
            IssueAlertFlags.ACTION,
            IssueAlertFlags.FILTER,
            IssueAlertFlags.FILTER_MATCH,
            IssueAlertFlags.FREQUENCY,
            IssueAlertFlags.ENVIRONMENT,
            IssueAlertFlags.OWNER,
            IssueAlertFlags.STATUS,
            Consent.DRY_RUN)
        .field("id", "string", "Its number")
        .field("name", "string", "What people call it")
        .field("enabled", "boolean", "Whether it is switched on")
        .field("triggers", "object", "What makes it look at an issue")
        .field("actionFilters", "array", "What an issue has to pass, and what is done then")
        .field("org", "string", "The organization")
        .field("project", "string", "The project")
        .field("status", "string", "active or disabled")
        .optionalField("dryRun", "boolean", "True with --dry-run")
        .optionalField("body", "object", "What the server would be told, with --dry-run");
  }

  @Override
  public Options read(Arguments arguments) {
    IssueAlertReference alert = IssueAlertReference.parse(arguments.positionals().getFirst());
    if (!IssueAlertFlags.given(arguments)) {
      throw new UsageException(
          UsageException.Kind.VALUE,
          "Nothing is to be changed",
          "'sentry alert issues edit --help' lists what can be");
    }
    return new Options(alert, IssueAlertFlags.wish(arguments), arguments.get(Consent.DRY_RUN));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public boolean asksAfresh() {
    return true; // All of it is sent back: what somebody else changed meanwhile would be undone.
  }

  @Override
  public Result run(Options options, Session session) {
    FoundIssueAlert found = FoundIssueAlert.of(options.alert(), "edit", session);
    String id = found.workflow().id();
    JsonObject body =
        AlertException.answered(
            session,
            () ->
                found.kept().changed(found.organization(), found.project(), id, options.change()));
    if (options.dryRun()) {
      JsonObject json = new JsonObject();
      json.addProperty("org", found.organization());
      json.addProperty("project", found.project().slug());
      json.addProperty("id", id);
      json.addProperty("name", found.workflow().name());
      json.addProperty("dryRun", true);
      json.add("body", body);
      return Result.detail(
          json,
          look -> List.of(new Block.Paragraph(Text.of("Would change the " + found.called()))));
    }
    Workflow changed =
        AlertException.answered(
            session, () -> found.kept().update(found.organization(), found.project(), id, body));
    FoundIssueAlert now = found.with(changed);
    return Result.detail(
        Fields.with(now.json(), "status", changed.status()),
        look -> List.of(new Block.Paragraph(Text.done("Changed the " + now.called()))));
  }
}
