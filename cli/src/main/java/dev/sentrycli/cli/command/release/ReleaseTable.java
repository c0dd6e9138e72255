package dev.sentrycli.cli.command.release;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.format.Sparkline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/// A list of releases as a table.
///
/// @param rows the releases, with the organization each is of
/// @param pages what leads to the page of a version of an organization
record ReleaseTable(List<JsonObject> rows, BinaryOperator<String> pages, Moments moments) {
  private static final int WIDEST_KEPT = 32;

  Block draw(Look look) {
    boolean leave = look.bounded();
    boolean projects = ofSeveralProjects();
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("ORG", false, true, 0, leave ? 6 : 0));
    if (projects) {
      columns.add(new Column("PROJECT", false, true, 0, leave ? 5 : 0));
    }
    // It is what one types next, so it breaks only where a terminal leaves no room for it.
    columns.add(new Column("VERSION", false, !leave, leave ? leastForVersions() : 0));
    columns.add(new Column("ADOPTION", true, true, 0, leave ? 2 : 0));
    columns.add(new Column("SESSIONS", false, true, 0, leave ? 3 : 0));
    columns.add(new Column("CRASH-FREE", true, true, 0));
    columns.add(new Column("CRASHES", true, true, 0, leave ? 4 : 0));
    columns.add(new Column("NEW ISSUES", true, true, 0, leave ? 1 : 0));
    List<List<Cell>> cells = new ArrayList<>();
    for (JsonObject row : rows) {
      cells.add(row(row, projects));
    }
    return new Block.Grid(columns, cells, false, false);
  }

  /// As wide as the longest version, within reason.
  private int leastForVersions() {
    int longest = 0;
    for (JsonObject row : rows) {
      longest = Math.max(longest, Fields.textOr(row, "version", "").length());
    }
    return Math.min(longest + 2, WIDEST_KEPT);
  }

  private boolean ofSeveralProjects() {
    String first = null;
    for (JsonObject row : rows) {
      String project = project(row);
      if (first != null && !first.equals(project)) {
        return true;
      }
      first = project;
    }
    return false;
  }

  private static String project(JsonObject row) {
    String chosen = Fields.textOrNull(row, "targetProject");
    if (chosen != null) {
      return chosen;
    }
    StringBuilder slugs = new StringBuilder();
    for (JsonObject project : Fields.objects(row, "projects")) {
      slugs.append(slugs.isEmpty() ? "" : ", ").append(Fields.textOr(project, "slug", ""));
    }
    return slugs.toString();
  }

  private List<Cell> row(JsonObject row, boolean projects) {
    String organization = Fields.textOr(row, "orgSlug", "");
    Health health = Health.of(row, Fields.textOrNull(row, "targetProject"));
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(organization));
    if (projects) {
      cells.add(Cell.of(project(row)));
    }
    cells.add(version(row, organization));
    cells.add(Cell.of(health.adoption()));
    double[] series = health.series();
    cells.add(
        Cell.of(
            series.length == 0
                ? Text.of(Health.NONE)
                : Text.of(Sparkline.of(series), Style.MUTED)));
    cells.add(Cell.of(health.crashFree()));
    cells.add(Cell.of(health.count("sessionsCrashed")));
    cells.add(Cell.of(Fields.textOr(row, "newGroups", Health.NONE)));
    return cells;
  }

  /// The version, and below it how old it is and where it was deployed last.
  private Cell version(JsonObject row, String organization) {
    String version = Fields.textOr(row, "version", "?");
    String shown = ReleaseArgument.brief(version);
    Text link = Text.link(shown, pages.apply(organization, version), Style.BOLD);
    int at = version.lastIndexOf('@');
    Text whole =
        at > 0 && version.endsWith(shown) && shown.length() < version.length()
            ? Text.of(version.substring(0, at + 1), Style.MUTED).plus(link)
            : link;
    String age = moments.relative(Fields.textOrNull(row, "dateCreated"));
    String deployed = Fields.textOrNull(Fields.objectOrNull(row, "lastDeploy"), "environment");
    String second = deployed == null ? age : age + " | " + deployed;
    return new Cell(List.of(whole, Text.of(second, Style.MUTED)));
  }
}
