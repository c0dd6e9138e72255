package dev.sentrycli.cli.command.dashboard;

import com.google.gson.JsonObject;
import dev.sentrycli.api.dashboard.Dashboard;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.PageWalk;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.command.WebPage;
import dev.sentrycli.cli.dashboard.DashboardReference;
import dev.sentrycli.cli.dashboard.FoundDashboard;
import dev.sentrycli.cli.dashboard.TitlePattern;
import dev.sentrycli.cli.link.WebLinks;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.output.TypedCommand;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.SeenNames;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `sentry dashboard list`: the dashboards of an organization.
public final class DashboardList implements Command<DashboardList.Options> {
  private static final String USAGE = "sentry dashboard list <org>/";
  private static final Flag<Integer> LIMIT = SharedFlags.limit("dashboards");

  /// @param pattern of the titles; null for all
  public record Options(
      Target target, @Nullable String pattern, boolean web, int limit, @Nullable String cursor) {}

  @Override
  public Usage usage() {
    return Usage.of("List dashboards")
        .detail(
            """
            'acme/' lists those of an organization; without it, it is the organization in use here. \
            A pattern narrows them down by title: '*' stands for anything, '?' for one character.""")
        .examples(
            "sentry dashboard list acme/",
            "sentry dashboard list acme/ 'Front*'",
            "sentry dashboard list --json --fields id,title")
        .takes(
            Positional.optional("org", "An organization with '/'"),
            Positional.optional("pattern", "Only those whose title fits"))
        .flags(SharedFlags.WEB, LIMIT, SharedFlags.CURSOR, SharedFlags.FRESH)
        .field("id", "string", "Its number")
        .field("title", "string", "What it is called")
        .field("widgetDisplay", "array", "How its widgets are shown")
        .field("projects", "array", "The numbers of the projects it looks at")
        .field("createdBy", "object", "Who made it")
        .field("dateCreated", "string", "When it was made");
  }

  @Override
  public Options read(Arguments arguments) {
    String first = arguments.positional(0);
    String pattern = arguments.positional(1);
    Target target = new Target.Detect();
    if (first != null && pattern != null) {
      target = DashboardReference.organization(first);
    } else if (first != null && Command.isWebAddress(first)) {
      target = TargetSyntax.parse(first);
    } else if (first != null && first.indexOf('/') >= 0) {
      // 'acme/web/Front*' names a project and a pattern.
      int slash = first.indexOf('/', first.indexOf('/') + 1);
      target = TargetSyntax.parse(slash < 0 ? first : first.substring(0, slash));
      String rest = slash < 0 ? "" : first.substring(slash + 1).strip();
      pattern = rest.isEmpty() ? null : rest;
    } else {
      pattern = first;
    }
    return new Options(
        target,
        pattern,
        arguments.get(SharedFlags.WEB),
        arguments.get(LIMIT),
        PageWalk.checked(arguments.get(SharedFlags.CURSOR)));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    String organization = session.targets().organization(options.target(), USAGE);
    if (options.target() instanceof Target.Explicit) {
      session
          .notices()
          .info(
              "target",
              "dashboards belong to an organization: those of all of '%s/' are listed"
                  .formatted(organization));
    }
    String page = session.links().page(organization, null, WebLinks.Section.DASHBOARDS);
    if (options.web()) {
      return WebPage.open(page, session);
    }
    String context = organization + "/|q=" + (options.pattern() == null ? "" : options.pattern());
    PageWalk walk = PageWalk.start("dashboard list", context, options.cursor(), session);
    Found found =
        RefusedException.unlessMissing(
            organization, session, () -> find(organization, options, walk.cursor(), session));
    List<JsonObject> shown = new ArrayList<>();
    Map<String, String> titles = new LinkedHashMap<>();
    for (Dashboard dashboard : found.dashboards()) {
      shown.add(dashboard.json());
      titles.put(organization + "/" + dashboard.id(), dashboard.title());
    }
    session.seenNames().add(SeenNames.Kind.DASHBOARDS, titles);
    TypedCommand call = new TypedCommand("dashboard list").word(organization + "/");
    if (options.pattern() != null) {
      call.word(options.pattern());
    }
    return Result.page(
            shown,
            walk.envelope(found.next(), false),
            look ->
                shown.isEmpty()
                    ? nothing(options, organization, found.passed())
                    : table(found.dashboards(), organization, session))
        .note(
            !shown.isEmpty(),
            PageWalk.count(shown.size(), "dashboard")
                + (found.next() == null ? "" : " (more available)"))
        .note(walk.hasHint(), walk.hint(call, options.limit(), LIMIT))
        .note(
            shown.isEmpty() && options.pattern() == null,
            "Tip: 'sentry dashboard create " + organization + "/ <title>' makes one")
        .note(
            !shown.isEmpty(),
            "Tip: 'sentry dashboard view " + organization + "/<id>' shows one of them");
  }

  /// @param next the cursor of what follows, or null
  /// @param passed those that did not fit
  private record Found(List<Dashboard> dashboards, @Nullable String next, List<Dashboard> passed) {}

  /// A cursor is the server's, a bar, and the number of the dashboard that was shown last: the
  /// pages of the server are larger than ours.
  private static Found find(
      String organization, Options options, @Nullable String cursor, Session session) {
    int bar = cursor == null ? -1 : cursor.indexOf('|');
    String server = cursor == null ? null : bar < 0 ? cursor : cursor.substring(0, bar);
    server = server == null || server.isEmpty() ? null : server;
    String after = cursor == null || bar < 0 ? "" : cursor.substring(bar + 1);
    Search search = new Search(options, server, after);
    String next = session.api().dashboards().walk(organization, server, search::goesOn);
    return search.found(next);
  }

  /// Looks through the pages of the server for as many as make one of ours.
  private static final class Search {
    private final @Nullable TitlePattern pattern;
    private final int limit;
    private final List<Dashboard> found = new ArrayList<>();
    private final List<Dashboard> passed = new ArrayList<>();
    private @Nullable String server;
    private String after;
    private @Nullable String rest;

    Search(Options options, @Nullable String server, String after) {
      this.pattern = options.pattern() == null ? null : new TitlePattern(options.pattern());
      this.limit = options.limit();
      this.server = server;
      this.after = after;
    }

    boolean goesOn(Slice<Dashboard> slice) {
      for (Dashboard dashboard : afterThe(after, slice.items())) {
        if (pattern != null && !pattern.fits(dashboard.title())) {
          passed.add(dashboard);
        } else if (found.size() < limit) {
          found.add(dashboard);
        } else {
          rest = (server == null ? "" : server) + "|" + found.getLast().id();
          return false;
        }
      }
      server = slice.next();
      after = "";
      return found.size() < limit;
    }

    /// @param next the cursor of the server after the last page
    Found found(@Nullable String next) {
      return new Found(found, rest != null || next == null ? rest : next + "|", passed);
    }
  }

  private static List<Dashboard> afterThe(String id, List<Dashboard> items) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).id().equals(id)) {
        return items.subList(i + 1, items.size());
      }
    }
    return items;
  }

  private static List<Block> nothing(Options options, String organization, List<Dashboard> passed) {
    String pattern = options.pattern();
    if (pattern == null) {
      return List.of(new Block.Paragraph(Text.of("No dashboards found in " + organization)));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            Text.of("No dashboards found in " + organization + " for '" + pattern + "'")));
    List<String> near = FoundDashboard.near(pattern.replace("*", "").replace("?", ""), passed);
    if (!near.isEmpty()) {
      blocks.add(new Block.Paragraph(Text.of("Did you mean " + String.join(", ", near) + "?")));
    }
    return blocks;
  }

  private static List<Block> table(
      List<Dashboard> dashboards, String organization, Session session) {
    List<Column> columns =
        List.of(
            new Column("ID", false, true, 0),
            new Column("TITLE", false, false, 0),
            new Column("WIDGETS", true, true, 0));
    List<List<Cell>> rows = new ArrayList<>();
    for (Dashboard dashboard : dashboards) {
      String url = session.links().dashboard(organization, dashboard.id());
      rows.add(
          List.of(
              Cell.of(dashboard.id()),
              new Cell(List.of(Text.link(dashboard.title(), url), Text.of(url, Style.MUTED))),
              Cell.of(Integer.toString(dashboard.widgetCount()))));
    }
    return List.of(new Block.Grid(columns, rows, true, false));
  }
}
