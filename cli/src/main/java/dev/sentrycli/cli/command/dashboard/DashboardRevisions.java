package dev.sentrycli.cli.command.dashboard;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.PageWalk;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.dashboard.DashboardReference;
import dev.sentrycli.cli.dashboard.FoundDashboard;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.output.TypedCommand;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry dashboard revisions`: what a dashboard was before.
public final class DashboardRevisions implements Command<DashboardRevisions.Options> {
  private static final String USAGE = "sentry dashboard revisions <org>/<dashboard>";
  private static final Flag<Integer> LIMIT = SharedFlags.limit("revisions");

  public record Options(DashboardReference dashboard, int limit, @Nullable String cursor) {}

  @Override
  public Usage usage() {
    return Usage.of("List what a dashboard was before")
        .detail(
            """
            Servers keep earlier states only where an administrator has switched that on. 'sentry \
            dashboard restore' brings one back.""")
        .examples(
            "sentry dashboard revisions acme/42",
            "sentry dashboard revisions acme/ 'Front end' --json")
        .takes(DashboardWords.dashboard("A dashboard is required: '" + USAGE + "'"))
        .flags(LIMIT, SharedFlags.CURSOR, SharedFlags.FRESH)
        .field("id", "string", "The number of the revision")
        .field("title", "string", "What the dashboard was called")
        .field("dateCreated", "string", "When it stopped being so")
        .field("createdBy", "object", "Who changed it")
        .field("source", "string", "What made the revision, such as 'edit'");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(
        DashboardReference.parse(arguments.positionals()),
        arguments.get(LIMIT),
        PageWalk.checked(arguments.get(SharedFlags.CURSOR)));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    FoundDashboard found = FoundDashboard.of(options.dashboard(), USAGE, session);
    String name = found.organization() + "/" + found.id();
    PageWalk walk = PageWalk.start("dashboard revisions", name, options.cursor(), session);
    Slice<JsonObject> slice =
        DashboardRestore.revisions(
            found,
            session,
            () ->
                session
                    .api()
                    .dashboards()
                    .revisions(found.organization(), found.id(), options.limit(), walk.cursor()));
    List<JsonObject> rows = slice.items();
    return Result.page(
            rows,
            walk.envelope(slice.next(), slice.hasPrevious()),
            look ->
                rows.isEmpty()
                    ? List.of(
                        new Block.Paragraph(
                            Text.of("No revisions of the dashboard " + name + " found")))
                    : table(rows, session.moments()))
        .note(
            !rows.isEmpty(),
            PageWalk.count(rows.size(), "revision") + (slice.hasMore() ? " (more available)" : ""))
        .note(
            walk.hasHint(),
            walk.hint(new TypedCommand("dashboard revisions").word(name), options.limit(), LIMIT))
        .note(
            !rows.isEmpty(),
            "Tip: 'sentry dashboard restore " + name + " --revision <id>' brings one back");
  }

  private static List<Block> table(List<JsonObject> revisions, Moments moments) {
    List<Column> columns =
        List.of(
            new Column("ID", false, true, 0),
            new Column("TITLE", false, false, 0),
            new Column("AUTHOR", false, false, 0),
            new Column("CREATED", false, false, 0));
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonObject revision : revisions) {
      JsonObject author = Fields.objectOrNull(revision, "createdBy");
      String name = Fields.textOr(author, "name", "");
      String when = Fields.textOrNull(revision, "dateCreated");
      rows.add(
          List.of(
              Cell.of(Fields.textOr(revision, "id", "")),
              Cell.of(Fields.textOr(revision, "title", "")),
              Cell.of(name.isEmpty() ? Fields.textOr(author, "email", "—") : name),
              new Cell(
                  List.of(
                      Text.of(moments.relative(when)),
                      Text.of(when == null ? "" : when, Style.MUTED)))));
    }
    return List.of(new Block.Grid(columns, rows, false, false));
  }
}
