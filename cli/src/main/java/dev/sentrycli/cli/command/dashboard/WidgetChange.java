package dev.sentrycli.cli.command.dashboard;

import com.google.gson.JsonObject;
import dev.sentrycli.api.dashboard.Dashboard;
import dev.sentrycli.api.dashboard.Widget;
import dev.sentrycli.cli.dashboard.DashboardBody;
import dev.sentrycli.cli.dashboard.FoundDashboard;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import java.util.ArrayList;
import java.util.List;

/// A dashboard whose widgets are about to be changed.
final class WidgetChange {
  private final FoundDashboard found;
  private final Dashboard dashboard;
  private final List<JsonObject> widgets = new ArrayList<>();

  WidgetChange(FoundDashboard found, Dashboard dashboard) {
    this.found = found;
    this.dashboard = dashboard;
    for (Widget widget : dashboard.widgets()) {
      widgets.add(DashboardBody.widget(widget.json()));
    }
  }

  /// The widgets as they will be sent.
  List<JsonObject> widgets() {
    return widgets;
  }

  /// Sends the dashboard with its widgets.
  Dashboard send(Session session) {
    return session
        .api()
        .dashboards()
        .update(found.organization(), found.id(), DashboardBody.of(dashboard, widgets));
  }

  /// Sends the dashboard and shows what became of it.
  ///
  /// @param done what was done, as the start of a sentence that ends with the dashboard
  Result send(JsonObject widget, String done, Session session) {
    Dashboard changed = send(session);
    String url = found.url(session);
    JsonObject json = new JsonObject();
    json.add("dashboard", changed.json());
    json.add("widget", widget);
    json.addProperty("url", url);
    return Result.detail(
        json,
        look ->
            DashboardWords.done(
                done + " the dashboard '" + changed.title() + "' (" + found.id() + ")", url));
  }
}
