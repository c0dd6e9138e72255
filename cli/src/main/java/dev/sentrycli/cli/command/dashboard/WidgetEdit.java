package dev.sentrycli.cli.command.dashboard;

import com.google.gson.JsonObject;
import dev.sentrycli.api.dashboard.Dashboard;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.dashboard.DashboardReference;
import dev.sentrycli.cli.dashboard.FoundDashboard;
import dev.sentrycli.cli.dashboard.WidgetWish;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.query.SearchSlips;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry dashboard widget edit`: changes a widget of a dashboard.
public final class WidgetEdit implements Command<WidgetEdit.Options> {
  private static final String USAGE = "sentry dashboard widget edit <org>/<dashboard> --index 0";
  private static final Flag<@Nullable String> NEW_TITLE =
      Flag.text("new-title", "text", "What it is to be called");

  /// @param title null for the one it has
  public record Options(
      DashboardReference dashboard,
      WidgetFlags.Choice choice,
      WidgetWish wish,
      @Nullable String title) {}

  @Override
  public Usage usage() {
    return Usage.of("Change a widget of a dashboard")
        .detail(
            """
            What is not said stays as it is. Of a widget with several queries the first one is \
            changed.""")
        .examples(
            "sentry dashboard widget edit acme/42 --index 0 --new-title 'All errors'",
            "sentry dashboard widget edit acme/42 --title 'Slow pages' --query p99:span.duration"
                + " --limit 10")
        .takes(DashboardWords.dashboard("A dashboard is required: '" + USAGE + "'"))
        .flags(
            WidgetFlags.INDEX,
            WidgetFlags.TITLE,
            NEW_TITLE,
            WidgetFlags.DISPLAY,
            WidgetFlags.DATASET,
            WidgetFlags.QUERY,
            WidgetFlags.WHERE,
            WidgetFlags.GROUP_BY,
            WidgetFlags.SORT,
            WidgetFlags.LIMIT,
            WidgetFlags.DESCRIPTION,
            WidgetFlags.COLUMN,
            WidgetFlags.ROW,
            WidgetFlags.WIDTH,
            WidgetFlags.HEIGHT)
        .field("dashboard", "object", "The dashboard as it is now")
        .field("widget", "object", "The widget as it was sent")
        .field("url", "string", "The address of the dashboard's page");
  }

  @Override
  public Options read(Arguments arguments) {
    String title = arguments.get(NEW_TITLE);
    WidgetFlags.Choice choice = WidgetFlags.Choice.of(arguments, "edit");
    WidgetWish wish = WidgetFlags.wish(arguments);
    if (title == null && !wish.isSaid()) {
      throw new UsageException(
          UsageException.Kind.VALUE,
          "It is not said what to change about the widget",
          "'--new-title', '--query', '--where', '--display' and others say it");
    }
    return new Options(
        DashboardReference.parse(arguments.positionals()),
        choice,
        wish,
        title == null ? null : DashboardWords.title(title));
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
    WidgetChange change = new WidgetChange(found, dashboard);
    List<String> remarks = new ArrayList<>();
    JsonObject widget =
        options.wish().changed(change.widgets().get(place), options.title(), remarks);
    remarks.forEach(remark -> session.notices().info("dashboard", remark));
    SearchSlips.tell(options.wish().where(), slip -> session.notices().warn("dashboard", slip));
    change.widgets().set(place, widget);
    String title = widget.get("title").getAsString();
    return change.send(widget, "Changed the widget '" + title + "' of", session);
  }
}
