package dev.sentrycli.cli.command.dashboard;

import com.google.gson.JsonObject;
import dev.sentrycli.api.dashboard.Dashboard;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.dashboard.DashboardReference;
import dev.sentrycli.cli.dashboard.FoundDashboard;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.List;

/// `sentry dashboard widget delete`: takes a widget off a dashboard.
public final class WidgetDelete implements Command<WidgetDelete.Options> {
  private static final String USAGE = "sentry dashboard widget delete <org>/<dashboard> --index 0";

  /// @param sure whether there is nothing left to ask
  public record Options(
      DashboardReference dashboard, WidgetFlags.Choice choice, boolean sure, boolean dryRun) {}

  @Override
  public Usage usage() {
    return Usage.of("Take a widget off a dashboard")
        .detail(
            """
            At a terminal it asks first. Elsewhere it does not, as other Sentry programs do not \
            either. Where the server keeps revisions of dashboards, 'sentry dashboard restore' \
            brings the widget back.""")
        .examples(
            "sentry dashboard widget delete acme/42 --index 0",
            "sentry dashboard widget delete acme/42 --title 'Slow pages' --yes")
        .takes(DashboardWords.dashboard("A dashboard is required: '" + USAGE + "'"))
        .flags(WidgetFlags.INDEX, WidgetFlags.TITLE, Consent.YES, Consent.FORCE, Consent.DRY_RUN)
        .field("deleted", "boolean", "Whether it was deleted")
        .field("widgetTitle", "string", "What it was called")
        .field("widgetCount", "number", "How many widgets are left")
        .field("url", "string", "The address of the dashboard's page")
        .optionalField("dryRun", "boolean", "True with --dry-run");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(
        DashboardReference.parse(arguments.positionals()),
        WidgetFlags.Choice.of(arguments, "delete"),
        Consent.given(arguments),
        arguments.get(Consent.DRY_RUN));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    FoundDashboard found = FoundDashboard.of(options.dashboard(), USAGE, session);
    Dashboard dashboard = found.loadNow(session);
    int place = options.choice().among(dashboard.widgets());
    String title = dashboard.widgets().get(place).title();
    String whole =
        "the widget '"
            + title
            + "' of the dashboard '"
            + dashboard.title()
            + "' ("
            + found.id()
            + ")";
    String url = found.url(session);
    if (options.dryRun()) {
      JsonObject json = json("dryRun", true, title, dashboard.widgets().size(), url);
      return Result.detail(
          json,
          look ->
              List.of(
                  new Block.Paragraph(Text.of("Would delete " + whole)),
                  new Block.Lines(List.of(Text.link(url, url)))));
    }
    boolean unasked = options.sure() || !session.console().isInteractive();
    if (!Consent.toDo(
        unasked,
        "T" + whole.substring(1) + " would be deleted",
        "Delete " + whole + "?",
        session)) {
      return Result.detail(
          json("deleted", false, title, dashboard.widgets().size(), url), look -> List.of());
    }
    WidgetChange change = new WidgetChange(found, dashboard);
    change.widgets().remove(place);
    change.send(session);
    return Result.detail(
        json("deleted", true, title, change.widgets().size(), url),
        look -> DashboardWords.done("Deleted " + whole, url));
  }

  private static JsonObject json(
      String outcome, boolean value, String title, int count, String url) {
    JsonObject json = new JsonObject();
    json.addProperty(outcome, value);
    json.addProperty("widgetTitle", title);
    json.addProperty("widgetCount", count);
    json.addProperty("url", url);
    return json;
  }
}
