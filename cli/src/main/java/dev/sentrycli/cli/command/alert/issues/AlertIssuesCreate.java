package dev.sentrycli.cli.command.alert.issues;

import com.google.gson.JsonObject;
import dev.sentrycli.api.alert.IssueAlerts;
import dev.sentrycli.api.alert.Workflow;
import dev.sentrycli.api.alert.WorkflowWish;
import dev.sentrycli.api.project.Project;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.command.alert.AlertException;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.List;

/// `sentry alert issues create`: makes an alert about the issues of a project.
public final class AlertIssuesCreate implements Command<AlertIssuesCreate.Options> {
  private static final String USAGE =
      "sentry alert issues create <org>/<project> --name <text> --condition <name|json> --action"
          + " <json>";

  private static final int SHOWN = 8;

  public record Options(Target target, WorkflowWish wish, boolean dryRun) {}

  @Override
  public Usage usage() {
    return Usage.of("Create an alert about issues")
        .detail(
            """
            It looks at an issue of the project when one of the conditions happens, and takes its \
            actions if the issue passes the filters. Without a condition it looks at every event. \
            Conditions that only say that something happened have names; all else is JSON, as in \
            Sentry's API.

            On servers that know no workflows it becomes an alert rule of the project.""")
        .examples(
            "sentry alert issues create acme/storefront --name 'New errors' --condition first-seen"
                + " --action '{\"type\":\"email\",\"config\":{\"targetType\":\"issue_owners\"},"
                + "\"data\":{\"fallthroughType\":\"ActiveMembers\"}}'",
            "sentry alert issues create acme/storefront --name 'Fatal again' --condition"
                + " regression,reappeared --filter '{\"type\":\"level\",\"comparison\":{\"level\":50,"
                + "\"match\":\"gte\"},\"conditionResult\":true}' --action"
                + " '{\"type\":\"email\",\"config\":{\"targetType\":\"team\",\"targetIdentifier\":\"5\"},"
                + "\"data\":{}}' --dry-run")
        .takes(Positional.optional("org/project", "The project whose issues it looks at"))
        .flags(
            IssueAlertFlags.NAME.mandatory(),
            IssueAlertFlags.CONDITION,
            IssueAlertFlags.ACTION.asNeeded(),
            IssueAlertFlags.FILTER,
            IssueAlertFlags.FILTER_MATCH,
            IssueAlertFlags.FREQUENCY,
            IssueAlertFlags.ENVIRONMENT,
            IssueAlertFlags.OWNER,
            Consent.DRY_RUN)
        .field("org", "string", "The organization")
        .field("project", "string", "The project")
        .optionalField("id", "string", "Its number")
        .field("name", "string", "What people call it")
        .optionalField("status", "string", "active or disabled")
        .optionalField("dryRun", "boolean", "True with --dry-run")
        .optionalField("body", "object", "What the server would be told, with --dry-run");
  }

  @Override
  public Options read(Arguments arguments) {
    Target target = TargetSyntax.parse(arguments.positional(0));
    WorkflowWish wish = IssueAlertFlags.wish(arguments);
    boolean isPlain = wish.conditions() == null || wish.conditions().isEmpty();
    if (isPlain && (wish.filters() == null || wish.filters().isEmpty())) {
      throw lacking("An alert needs a --condition or a --filter");
    }
    if (wish.actions() == null || wish.actions().isEmpty()) {
      throw lacking("An alert needs an --action");
    }
    if (target instanceof Target.Glob
        || target instanceof Target.Several
        || (target instanceof Target.Explicit explicit && explicit.projects().size() > 1)) {
      throw lacking("An alert is about the issues of one project");
    }
    return new Options(target, wish, arguments.get(Consent.DRY_RUN));
  }

  private static UsageException lacking(String message) {
    return new UsageException(UsageException.Kind.VALUE, message, "it is written '" + USAGE + "'");
  }

  /// What to say where a whole organization was named: which projects it has.
  private static UsageException ofWhole(String organization, Session session) {
    RefusedException.unlessMissing(
        organization, session, () -> session.api().organizations().view(organization));
    List<String> projects =
        session.targets().fitting(organization, "*").stream()
            .map(ProjectTarget::toString)
            .limit(SHOWN)
            .toList();
    return new UsageException(
        UsageException.Kind.VALUE,
        "An alert is about the issues of one project, and '" + organization + "/' names all",
        projects.isEmpty()
            ? "'sentry project create' makes one"
            : "write one of '" + String.join("', '", projects) + "'",
        "it is written '" + USAGE + "'");
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  /// What is to be sent, and to what kind of server.
  private record Draft(IssueAlerts kept, JsonObject body) {}

  @Override
  public Result run(Options options, Session session) {
    if (options.target() instanceof Target.Org(String whole)) {
      throw ofWhole(whole, session);
    }
    ProjectTarget target = session.targets().project(options.target(), USAGE);
    Project project = session.targets().details(target);
    String organization = target.organization();
    WorkflowWish wish = options.wish();
    if (wish.conditions() == null || wish.conditions().isEmpty()) {
      session.notices().warn("alert", "Without a condition it is checked on every event");
    }
    Draft draft =
        AlertException.explained(
            organization,
            session,
            () ->
                session
                    .api()
                    .alerts()
                    .ofIssues(kept -> new Draft(kept, kept.draft(organization, project, wish))));
    JsonObject json = new JsonObject();
    json.addProperty("org", organization);
    json.addProperty("project", project.slug());
    String where = organization + "/" + project.slug();
    if (options.dryRun()) {
      json.addProperty("name", wish.name());
      json.addProperty("dryRun", true);
      json.add("body", draft.body());
      return Result.detail(
          json,
          look ->
              List.of(
                  new Block.Paragraph(
                      Text.of("Would create the alert '" + wish.name() + "' of " + where))));
    }
    Workflow made =
        AlertException.answered(
            session, () -> draft.kept().create(organization, project, draft.body()));
    json.addProperty("id", made.id());
    json.addProperty("name", made.name());
    json.addProperty("status", made.status());
    return Result.detail(
        json,
        look ->
            List.of(
                new Block.Paragraph(
                    Text.done(
                        "Created the alert '"
                            + made.name()
                            + "' ("
                            + where
                            + "/"
                            + made.id()
                            + ")"))));
  }
}
