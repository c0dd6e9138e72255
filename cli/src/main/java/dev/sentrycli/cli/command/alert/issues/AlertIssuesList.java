package dev.sentrycli.cli.command.alert.issues;

import com.google.gson.JsonObject;
import dev.sentrycli.api.alert.Workflow;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.project.Project;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.PageWalk;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.command.WebPage;
import dev.sentrycli.cli.command.alert.AlertException;
import dev.sentrycli.cli.command.alert.AlertParts;
import dev.sentrycli.cli.command.alert.WorkflowBlocks;
import dev.sentrycli.cli.link.WebLinks;
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
import org.jspecify.annotations.Nullable;

/// `sentry alert issues list`: the alerts about the issues of projects.
public final class AlertIssuesList implements Command<AlertIssuesList.Options> {
  private static final String USAGE = "sentry alert issues list <org>/<project>";
  private static final Flag<Integer> LIMIT = SharedFlags.limit("alerts");
  private static final Flag<@Nullable String> QUERY =
      Flag.text("query", "text", "Only those whose name holds this").letter('q');

  public record Options(
      Target target, @Nullable String query, int limit, @Nullable String cursor, boolean web) {}

  /// A project whose alerts are listed.
  private record Place(
      String organization, Project project, @Nullable String query, Session session)
      implements AlertParts.Source {
    @Override
    public String name() {
      return organization + "/" + project.slug();
    }

    @Override
    public Slice<JsonObject> page(int perPage, int limit, @Nullable String cursor) {
      Slice<Workflow> slice =
          AlertException.answered(
              session,
              () ->
                  session
                      .api()
                      .alerts()
                      .ofIssues(
                          kept ->
                              kept.list(
                                  organization, project, this::isWanted, perPage, limit, cursor)));
      return new Slice<>(
          slice.items().stream().map(Workflow::json).toList(),
          slice.previous(),
          slice.next(),
          slice.pages());
    }

    private boolean isWanted(Workflow workflow) {
      return query == null
          || workflow.name().toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT));
    }
  }

  @Override
  public Usage usage() {
    return Usage.of("List alerts about issues")
        .detail(
            """
            'acme/web' lists those of a project, 'acme/' those of all projects of an organization, \
            which share the limit. Without an argument it is the project in use here.

            On servers that know no workflows it is the alert rules of the projects, shown the same \
            way.""")
        .examples(
            "sentry alert issues list acme/storefront",
            "sentry alert issues list acme/ --query page",
            "sentry alert issues list acme/ --json --fields id,name,enabled")
        .takes(Positional.optional("org/project", "An organization with '/', or a project"))
        .flags(SharedFlags.WEB, LIMIT, QUERY, SharedFlags.CURSOR, SharedFlags.FRESH)
        .field("id", "string", "Its number")
        .field("name", "string", "What people call it")
        .field("enabled", "boolean", "Whether it is switched on")
        .field("environment", "string", "The environment it looks at; null for all")
        .field("triggers", "object", "What makes it look at an issue")
        .field("actionFilters", "array", "What an issue has to pass, and what is done then")
        .field("config", "object", "For how long it keeps quiet (frequency)")
        .field("owner", "string", "Whom it belongs to");
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
    Scope scope = session.targets().listed(options.target(), USAGE);
    if (options.web()) {
      return web(scope, session);
    }
    List<Place> places = new ArrayList<>();
    for (ProjectTarget target : projects(scope, session)) {
      places.add(
          new Place(
              target.organization(), session.targets().details(target), options.query(), session));
    }
    String title = title(scope, places);
    PageWalk walk =
        PageWalk.start(
            "alert issues list", title + " " + options.query(), options.cursor(), session);
    if (places.isEmpty()) {
      return page(List.of(), title, false, walk.envelope(null, false), walk, options);
    }
    int maxPages = PageLimit.of(session.environment());
    AlertParts parts =
        places.size() == 1
            ? AlertException.explained(
                places.getFirst().organization(),
                session,
                () -> AlertParts.fetch(places, options.limit(), maxPages, walk.cursor()))
            : AlertParts.fetch(places, options.limit(), maxPages, walk.cursor());
    Result.Envelope envelope =
        walk.envelope(parts.next(), parts.hasPrevious(), parts.errors("project", session));
    return page(parts.rows(), title, places.size() > 1, envelope, walk, options);
  }

  private static Result web(Scope scope, Session session) {
    WebLinks.Section section = WebLinks.Section.ALERTS;
    String address =
        switch (scope) {
          case Scope.Organization(String organization) ->
              session.links().page(organization, null, section);
          case Scope.Fitting(String organization, String _) ->
              session.links().page(organization, null, section);
          case Scope.Projects(List<ProjectTarget> projects) -> {
            ProjectTarget first = projects.getFirst();
            yield session
                .links()
                .page(
                    first.organization(),
                    projects.size() == 1 ? session.targets().id(first) : null,
                    section);
          }
          case Scope.Everything _ -> throw new IllegalStateException("nobody asked for everything");
        };
    return WebPage.open(address, session);
  }

  private static List<ProjectTarget> projects(Scope scope, Session session) {
    return switch (scope) {
      case Scope.Projects(List<ProjectTarget> projects) -> session.targets().withDetails(projects);
      case Scope.Organization(String organization) -> {
        try {
          yield session.targets().fitting(organization, "*");
        } catch (ApiException.Status status) {
          throw status.status() == 404 ? session.targets().noOrganization(organization) : status;
        }
      }
      case Scope.Fitting(String organization, String pattern) -> {
        List<ProjectTarget> fitting = session.targets().fitting(organization, pattern);
        if (fitting.isEmpty()) {
          throw session.targets().noProject(organization, pattern);
        }
        yield fitting;
      }
      case Scope.Everything _ -> throw new IllegalStateException("nobody asked for everything");
    };
  }

  /// How what is listed is typed.
  private static String title(Scope scope, List<Place> places) {
    return switch (scope) {
      case Scope.Organization(String organization) -> organization + "/";
      case Scope.Fitting(String organization, String pattern) -> organization + "/" + pattern;
      case Scope.Projects _, Scope.Everything _ ->
          String.join(",", places.stream().map(Place::name).toList());
    };
  }

  private static Result page(
      List<AlertParts.Row> rows,
      String title,
      boolean several,
      Result.Envelope envelope,
      PageWalk walk,
      Options options) {
    TypedCommand call =
        new TypedCommand("alert issues list").word(title).flag("-q", options.query(), null);
    return Result.page(
            rows.stream().map(AlertParts.Row::json).toList(),
            envelope,
            look -> blocks(rows, title, several, options.query(), look))
        .note(
            !rows.isEmpty(),
            PageWalk.count(rows.size(), "alert") + (envelope.hasMore() ? " (more available)" : ""))
        .note(walk.hasHint(), walk.hint(call, options.limit(), LIMIT));
  }

  private static List<Block> blocks(
      List<AlertParts.Row> rows, String title, boolean several, @Nullable String query, Look look) {
    if (rows.isEmpty()) {
      return List.of(
          new Block.Paragraph(
              Text.of(
                  "No alerts about issues found in "
                      + title
                      + (query == null ? "" : " for '" + query + "'"))));
    }
    boolean leave = look.bounded();
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("ID", false, true, 0));
    columns.add(new Column("NAME", false, false, 20));
    if (several) {
      columns.add(new Column("PROJECT", false, true, 0));
    }
    columns.add(new Column("CONDITIONS", true, true, 0, leave ? 3 : 0));
    columns.add(new Column("ACTIONS", true, true, 0, leave ? 2 : 0));
    columns.add(new Column("ENVIRONMENT", false, false, 0, leave ? 1 : 0));
    columns.add(new Column("STATUS", false, true, 0));
    List<List<Cell>> cells = new ArrayList<>();
    for (AlertParts.Row row : rows) {
      Workflow workflow = new Workflow(row.json());
      String environment = workflow.environment();
      List<Cell> line = new ArrayList<>();
      line.add(Cell.of(workflow.id()));
      line.add(Cell.of(workflow.name()));
      if (several) {
        line.add(Cell.of(row.source().name()));
      }
      line.add(Cell.of(Integer.toString(workflow.conditionCount())));
      line.add(Cell.of(Integer.toString(workflow.actionCount())));
      line.add(Cell.of(environment == null ? "all" : environment));
      line.add(Cell.of(WorkflowBlocks.status(workflow.isEnabled())));
      cells.add(line);
    }
    return List.of(new Block.Grid(columns, cells, false, false));
  }
}
