package dev.sentrycli.cli.command.alert.issues;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.command.alert.AlertException;
import dev.sentrycli.cli.command.alert.Deletion;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;

/// `sentry alert issues delete`: deletes an alert about issues.
public final class AlertIssuesDelete implements Command<AlertIssuesDelete.Options> {
  private static final String USAGE = "sentry alert issues delete <org>/<project>/<id|name>";

  /// @param sure whether there is nothing left to ask
  public record Options(IssueAlertReference alert, boolean sure, boolean dryRun) {}

  @Override
  public Usage usage() {
    return Usage.of("Delete an alert about issues")
        .detail(
            """
            Organization and project have to be named. At a terminal they and the number of the alert \
            have to be typed once more, as 'acme/storefront/1101'; elsewhere --yes is needed.""")
        .examples(
            "sentry alert issues delete acme/storefront/1101 --dry-run",
            "sentry alert issues delete acme/storefront/1101")
        .takes(IssueAlertReference.WORD)
        .flags(Consent.YES, Consent.FORCE, Consent.DRY_RUN)
        .optionalField("deleted", "boolean", "Whether it was deleted")
        .field("org", "string", "The organization")
        .field("project", "string", "The project")
        .field("id", "string", "Its number")
        .field("name", "string", "What it was called")
        .optionalField("dryRun", "boolean", "True with --dry-run")
        .asDestructive();
  }

  @Override
  public Options read(Arguments arguments) {
    IssueAlertReference alert = IssueAlertReference.parse(arguments.positionals().getFirst());
    if (!alert.isPlaced()) {
      throw AlertException.unplaced(alert.typed(), USAGE);
    }
    return new Options(alert, Consent.given(arguments), arguments.get(Consent.DRY_RUN));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public boolean asksAfresh() {
    return true; // What is named before it is gone has to be what is there now.
  }

  @Override
  public Result run(Options options, Session session) {
    Consent.foresee(
        options.sure() || options.dryRun(),
        "The alert '" + options.alert().typed() + "' would be deleted",
        session);
    FoundIssueAlert found = FoundIssueAlert.of(options.alert(), "delete", session);
    JsonObject json = new JsonObject();
    json.addProperty("org", found.organization());
    json.addProperty("project", found.project().slug());
    json.addProperty("id", found.workflow().id());
    json.addProperty("name", found.workflow().name());
    return new Deletion(json, found.called(), found.typed())
        .run(
            options.sure(),
            options.dryRun(),
            session,
            () ->
                AlertException.answered(
                    session,
                    () -> {
                      found
                          .kept()
                          .delete(found.organization(), found.project(), found.workflow().id());
                      return true;
                    }));
  }
}
