package dev.sentrycli.cli.command.alert.issues;

import dev.sentrycli.api.alert.Workflow;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.command.WebPage;
import dev.sentrycli.cli.command.alert.WorkflowBlocks;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;

/// `sentry alert issues view`: what an alert about issues waits for and does.
public final class AlertIssuesView implements Command<AlertIssuesView.Options> {
  public record Options(IssueAlertReference alert, boolean web) {}

  @Override
  public Usage usage() {
    return Usage.of("Show an alert about issues")
        .detail(
            """
            An alert is named by its number, or by its name in any case. Without organization and \
            project it is looked for in the project in use here.""")
        .examples(
            "sentry alert issues view acme/storefront/1101",
            "sentry alert issues view 'acme/storefront/Page the web team'",
            "sentry alert issues view acme/storefront/1101 --json --fields id,name,actionFilters")
        .takes(IssueAlertReference.WORD)
        .flags(SharedFlags.WEB, SharedFlags.FRESH)
        .field("id", "string", "Its number")
        .field("name", "string", "What people call it")
        .field("enabled", "boolean", "Whether it is switched on")
        .field("triggers", "object", "What makes it look at an issue")
        .field("actionFilters", "array", "What an issue has to pass, and what is done then")
        .field("environment", "string", "The environment it looks at; null for all")
        .field("owner", "string", "Whom it belongs to")
        .field("org", "string", "The organization")
        .field("project", "string", "The project");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(
        IssueAlertReference.parse(arguments.positionals().getFirst()),
        arguments.get(SharedFlags.WEB));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    FoundIssueAlert found = FoundIssueAlert.of(options.alert(), "view", session);
    if (options.web()) {
      return WebPage.open(
          found.workflow().isRule()
              ? session
                  .links()
                  .alertRule(found.organization(), found.project().slug(), found.workflow().id())
              : session.links().alert(found.organization(), found.workflow().id()),
          session);
    }
    return Result.detail(found.json(), look -> card(found, session.moments()));
  }

  private static List<Block> card(FoundIssueAlert found, Moments moments) {
    Workflow workflow = found.workflow();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, Text.of(workflow.name())));
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("ID", Text.of(workflow.id())));
    facts.add(new Fact("Project", Text.of(found.organization() + "/" + found.project().slug())));
    facts.add(new Fact("Status", WorkflowBlocks.status(workflow.isEnabled())));
    String environment = workflow.environment();
    facts.add(new Fact("Environment", Text.of(environment == null ? "all" : environment)));
    if (workflow.owner() != null) {
      facts.add(new Fact("Owner", Text.of(workflow.owner())));
    }
    if (workflow.frequency() != null) {
      facts.add(new Fact("At most every", Text.of(workflow.frequency() + " minutes")));
    }
    facts.add(
        new Fact(
            "Last triggered",
            Text.of(moments.relative(Fields.textOrNull(workflow.json(), "lastTriggered")))));
    facts.add(
        new Fact(
            "Created",
            Text.of(moments.relative(Fields.textOrNull(workflow.json(), "dateCreated")))));
    blocks.add(new Block.Facts(facts));
    blocks.addAll(WorkflowBlocks.of(workflow));
    return blocks;
  }
}
