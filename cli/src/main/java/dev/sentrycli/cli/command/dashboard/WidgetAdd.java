package dev.sentrycli.cli.command.dashboard;

import com.google.gson.JsonObject;
import dev.sentrycli.api.dashboard.Dashboard;
import dev.sentrycli.api.dashboard.Place;
import dev.sentrycli.api.dashboard.Widget;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.dashboard.DashboardReference;
import dev.sentrycli.cli.dashboard.FoundDashboard;
import dev.sentrycli.cli.dashboard.WidgetPlacing;
import dev.sentrycli.cli.dashboard.WidgetWish;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.query.SearchSlips;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry dashboard widget add`: one more widget on a dashboard.
public final class WidgetAdd implements Command<WidgetAdd.Options> {
  private static final String USAGE =
      "sentry dashboard widget add <org>/<dashboard> <title> --display line";
  private static final Flag<@Nullable String> DISPLAY = WidgetFlags.DISPLAY.mandatory();
  private static final Flag<String> LAYOUT =
      Flag.choice(
              "layout",
              List.of("sequential", "dense"),
              "sequential",
              "Where there is room: after the last widget, or in the first gap")
          .letter('l');

  public record Options(
      DashboardReference dashboard, String title, WidgetWish wish, boolean dense) {}

  @Override
  public Usage usage() {
    return Usage.of("Add a widget to a dashboard")
        .detail(
            """
            It is shown as %s.

            It counts rows of %s; 'count' and 'p95:span.duration' are short for aggregates. Without \
            --query it is 'count'. A text widget shows its --description."""
                .formatted(
                    String.join(", ", WidgetWish.DISPLAYS), String.join(", ", WidgetWish.DATASETS)))
        .examples(
            "sentry dashboard widget add acme/42 'Errors' --display line --dataset errors",
            "sentry dashboard widget add acme/ 'Front end' 'Slow pages' --display table --query"
                + " p95:span.duration --group-by transaction --limit 5",
            "sentry dashboard widget add acme/42 'Notes' --display text --description '# On call'")
        .takes(DashboardWords.titled("A dashboard and a title are required: '" + USAGE + "'"))
        .flags(
            DISPLAY,
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
            WidgetFlags.HEIGHT,
            LAYOUT)
        .field("dashboard", "object", "The dashboard as it is now")
        .field("widget", "object", "The widget as it was sent")
        .field("url", "string", "The address of the dashboard's page");
  }

  @Override
  public Options read(Arguments arguments) {
    List<String> words = arguments.positionals();
    int last = words.size() - 1;
    return new Options(
        DashboardReference.parse(words.subList(0, last)),
        DashboardWords.title(words.get(last)),
        WidgetFlags.wish(arguments),
        arguments.get(LAYOUT).equals("dense"));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    FoundDashboard found = FoundDashboard.of(options.dashboard(), USAGE, session);
    Dashboard dashboard = found.loadNow(session);
    List<String> remarks = new ArrayList<>();
    JsonObject widget = options.wish().made(options.title(), free(dashboard, options), remarks);
    remarks.forEach(remark -> session.notices().info("dashboard", remark));
    SearchSlips.tell(options.wish().where(), slip -> session.notices().warn("dashboard", slip));
    WidgetChange change = new WidgetChange(found, dashboard);
    change.widgets().add(widget);
    return change.send(widget, "Added the widget '" + options.title() + "' to", session);
  }

  private static Place free(Dashboard dashboard, Options options) {
    List<Place> taken = new ArrayList<>();
    Place last = null;
    for (Widget widget : dashboard.widgets()) {
      Place place = widget.place();
      if (place != null) {
        taken.add(place);
        last = place;
      }
    }
    String display = options.wish().display();
    Place size = options.wish().sized(WidgetPlacing.usualSize(display == null ? "line" : display));
    return options.dense()
        ? WidgetPlacing.inGap(taken, size.w(), size.h())
        : WidgetPlacing.after(last, taken, size.w(), size.h());
  }
}
