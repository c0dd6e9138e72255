package dev.sentrycli.cli.command.alert.metrics;

import com.google.gson.JsonObject;
import dev.sentrycli.api.alert.Detector;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.PageWalk;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.command.WebPage;
import dev.sentrycli.cli.command.alert.AlertException;
import dev.sentrycli.cli.command.alert.AlertParts;
import dev.sentrycli.cli.command.alert.WorkflowBlocks;
import dev.sentrycli.cli.link.WebLinks;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.output.TypedCommand;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.PageLimit;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.Scope;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `sentry alert metrics list`: the alerts about numbers of an organization.
public final class AlertMetricsList implements Command<AlertMetricsList.Options> {
  private static final String USAGE = "sentry alert metrics list <org>/";
  private static final Flag<Integer> LIMIT = SharedFlags.limit("metric alerts");
  private static final Flag<@Nullable String> QUERY =
      Flag.text("query", "text", "Only those whose name holds this").letter('q');

  public record Options(
      Target target, @Nullable String query, int limit, @Nullable String cursor, boolean web) {}

  /// An organization whose alerts are listed.
  private record Place(String name, @Nullable String query, Session session)
      implements AlertParts.Source {
    @Override
    public Slice<JsonObject> page(int perPage, int limit, @Nullable String cursor) {
      Slice<Detector> slice =
          AlertException.answered(
              session,
              () ->
                  session
                      .api()
                      .alerts()
                      .ofMetrics(kept -> kept.list(name, this::isWanted, perPage, limit, cursor)));
      return new Slice<>(
          slice.items().stream().map(Detector::json).toList(),
          slice.previous(),
          slice.next(),
          slice.pages());
    }

    private boolean isWanted(Detector detector) {
      return query == null
          || detector.name().toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT));
    }
  }

  @Override
  public Usage usage() {
    return Usage.of("List metric alerts")
        .detail(
            """
            They belong to an organization: of 'acme/web' only 'acme' counts. Without an argument \
            it is the organization in use here.

            On servers that know no monitors it is the metric alert rules, shown the same way.""")
        .examples(
            "sentry alert metrics list acme/",
            "sentry alert metrics list acme/ --query errors --json --fields id,name,aggregate")
        .takes(Positional.optional("org/project", "An organization with '/'"))
        .flags(SharedFlags.WEB, LIMIT, QUERY, SharedFlags.CURSOR, SharedFlags.FRESH)
        .field("id", "string", "Its number")
        .field("name", "string", "What people call it")
        .field("status", "number", "0 if it is switched on, else 1")
        .field("query", "string", "Which events count")
        .field("aggregate", "string", "What is watched")
        .field("dataset", "string", "What is counted")
        .field("timeWindow", "number", "How many minutes it looks back")
        .field("environment", "string", "The environment that counts; null for all")
        .field("owner", "string", "Whom it belongs to")
        .field("projects", "array", "The slugs of the projects that are watched")
        .field("dateCreated", "string", "When it was made");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(
        TargetSyntax.parse(arguments.positional(0)),
        arguments.get(QUERY),
        arguments.get(LIMIT),
        PageWalk.checked(arguments.get(SharedFlags.CURSOR)),
        arguments.get(SharedFlags.WEB));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    List<String> organizations = organizations(session.targets().listed(options.target(), USAGE));
    if (options.web()) {
      return WebPage.open(
          session.links().page(organizations.getFirst(), null, WebLinks.Section.ALERTS), session);
    }
    List<Place> places = new ArrayList<>();
    organizations.forEach(
        organization -> places.add(new Place(organization, options.query(), session)));
    String title = String.join(",", organizations) + (organizations.size() == 1 ? "/" : "");
    PageWalk walk =
        PageWalk.start(
            "alert metrics list", title + " " + options.query(), options.cursor(), session);
    int maxPages = PageLimit.of(session.environment());
    AlertParts parts =
        places.size() == 1
            ? AlertException.explained(
                organizations.getFirst(),
                session,
                () -> AlertParts.fetch(places, options.limit(), maxPages, walk.cursor()))
            : AlertParts.fetch(places, options.limit(), maxPages, walk.cursor());
    Result.Envelope envelope =
        walk.envelope(parts.next(), parts.hasPrevious(), parts.errors("org", session));
    TypedCommand call =
        new TypedCommand("alert metrics list").word(title).flag("-q", options.query(), null);
    List<AlertParts.Row> rows = parts.rows();
    return Result.page(
            session.format() == Format.JSON
                ? json(rows, organizations, session)
                : rows.stream().map(AlertParts.Row::json).toList(),
            envelope,
            look -> blocks(rows, title, organizations.size() > 1, options.query(), look))
        .note(
            !rows.isEmpty(),
            PageWalk.count(rows.size(), "metric alert")
                + (envelope.hasMore() ? " (more available)" : ""))
        .note(walk.hasHint(), walk.hint(call, options.limit(), LIMIT));
  }

  private static List<String> organizations(Scope scope) {
    return switch (scope) {
      case Scope.Organization(String organization) -> List.of(organization);
      case Scope.Fitting(String organization, String _) -> List.of(organization);
      case Scope.Projects(List<ProjectTarget> projects) ->
          projects.stream().map(ProjectTarget::organization).distinct().toList();
      case Scope.Everything _ -> throw new IllegalStateException("nobody asked for everything");
    };
  }

  private static List<JsonObject> json(
      List<AlertParts.Row> rows, List<String> organizations, Session session) {
    List<JsonObject> all = new ArrayList<>();
    for (String organization : organizations) {
      List<Detector> detectors = new ArrayList<>();
      for (AlertParts.Row row : rows) {
        if (row.source().name().equals(organization)) {
          detectors.add(new Detector(row.json()));
        }
      }
      Map<String, String> slugs = MetricRow.slugs(organization, detectors, session);
      detectors.forEach(detector -> all.add(MetricRow.of(detector, slugs)));
    }
    return all;
  }

  private static List<Block> blocks(
      List<AlertParts.Row> rows, String title, boolean several, @Nullable String query, Look look) {
    if (rows.isEmpty()) {
      return List.of(
          new Block.Paragraph(
              Text.of(
                  "No metric alerts found in "
                      + title
                      + (query == null ? "" : " for '" + query + "'"))));
    }
    boolean leave = look.bounded();
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("ID", false, true, 0));
    columns.add(new Column("NAME", false, false, leave ? 18 : 0));
    if (several) {
      columns.add(new Column("ORG", false, false, 0));
    }
    columns.add(new Column("AGGREGATE", false, false, leave ? 20 : 0));
    columns.add(new Column("DATASET", false, true, 0, leave ? 3 : 0));
    columns.add(new Column("WINDOW", true, true, 0, leave ? 2 : 0));
    columns.add(new Column("ENVIRONMENT", false, false, leave ? 13 : 0, leave ? 1 : 0));
    columns.add(new Column("STATUS", false, true, 0));
    List<List<Cell>> cells = new ArrayList<>();
    for (AlertParts.Row row : rows) {
      Detector detector = new Detector(row.json());
      List<Cell> line = new ArrayList<>();
      line.add(Cell.of(detector.id()));
      line.add(Cell.of(detector.name()));
      if (several) {
        line.add(Cell.of(row.source().name()));
      }
      line.add(Cell.of(Fields.textOr(detector.query(), "aggregate", "—")));
      line.add(Cell.of(detector.dataset()));
      line.add(Cell.of(MetricRow.window(detector)));
      line.add(Cell.of(MetricRow.environment(Fields.textOrNull(detector.query(), "environment"))));
      line.add(Cell.of(WorkflowBlocks.status(detector.isEnabled())));
      cells.add(line);
    }
    return List.of(new Block.Grid(columns, cells, false, false));
  }
}
