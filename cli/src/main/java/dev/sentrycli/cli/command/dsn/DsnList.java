package dev.sentrycli.cli.command.dsn;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.project.Project;
import dev.sentrycli.api.project.ProjectKey;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.PageWalk;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.output.TypedCommand;
import dev.sentrycli.cli.session.Session;
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
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `sentry dsn list`: the keys that SDKs send events with.
public final class DsnList implements Command<DsnList.Options> {
  /// The lines of a table of two columns and the room beside them.
  private static final int BORDERS = 7;

  private static final String USAGE = "sentry dsn list <org>/<project>";
  private static final Flag<Integer> LIMIT = SharedFlags.limit("DSNs");

  public record Options(Target target, int limit, @Nullable String cursor) {}

  @Override
  public Usage usage() {
    return Usage.of("List DSNs, which SDKs send events with")
        .detail(
            """
            'acme/web' lists those of a project, 'acme/' those of a whole organization. Without an \
            argument it is the project in use here.""")
        .examples(
            "sentry dsn list acme/storefront",
            "sentry dsn list acme/",
            "sentry dsn list acme/storefront --json --fields dsn")
        .takes(Positional.optional("org/project", "An organization with '/', or a project"))
        .flags(LIMIT, SharedFlags.CURSOR, SharedFlags.FRESH)
        .field("dsn", "string", "The DSN")
        .field("name", "string", "What people call the key")
        .field("isActive", "boolean", "Whether events sent with it are taken")
        .field("org", "string", "The organization")
        .field("project", "string", "The project");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(
        TargetSyntax.parse(arguments.positional(0)),
        arguments.get(LIMIT),
        PageWalk.checked(arguments.get(SharedFlags.CURSOR)));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    return switch (session.targets().listed(options.target(), USAGE)) {
      case Scope.Organization(String organization) ->
          ofOrganization(organization, options, session);
      case Scope.Projects(List<ProjectTarget> projects) -> ofProjects(projects, options, session);
      case Scope.Fitting(String organization, String pattern) ->
          ofProjects(session.targets().fitting(organization, pattern), options, session);
      case Scope.Everything _ -> throw new IllegalStateException("nobody asked for everything");
    };
  }

  private static Result ofOrganization(String organization, Options options, Session session) {
    PageWalk walk = PageWalk.start("dsn list", organization + "/", options.cursor(), session);
    Slice<ProjectKey> slice;
    try {
      slice = session.api().projects().allKeys(organization, options.limit(), walk.cursor());
    } catch (ApiException.Status status) {
      if (status.status() != 404) {
        throw status;
      }
      return ofProjects(allOf(organization, session), options, session);
    }
    Map<String, String> slugs = new HashMap<>();
    List<JsonObject> rows = new ArrayList<>();
    for (ProjectKey key : slice.items()) {
      String id = key.projectId();
      String slug = id == null ? "" : slugs.get(id);
      if (slug == null && id != null) {
        Project project = session.api().projects().find(organization, id);
        slug = project == null ? id : project.slug();
        slugs.put(id, slug);
      }
      rows.add(row(key, organization, String.valueOf(slug)));
    }
    return page(rows, slice, walk, organization + "/", options.limit(), session);
  }

  /// Servers before 2025 have no list for a whole organization.
  private static List<ProjectTarget> allOf(String organization, Session session) {
    try {
      return session.targets().fitting(organization, "*");
    } catch (ApiException.Status status) {
      throw status.status() == 404 ? session.targets().noOrganization(organization) : status;
    }
  }

  private static Result ofProjects(List<ProjectTarget> projects, Options options, Session session) {
    List<ProjectTarget> known = session.targets().withDetails(projects);
    if (known.size() == 1) {
      ProjectTarget target = known.getFirst();
      String name = target.organization() + "/" + slug(target);
      PageWalk walk = PageWalk.start("dsn list", name, options.cursor(), session);
      Slice<ProjectKey> slice =
          session
              .api()
              .projects()
              .keys(target.organization(), slug(target), options.limit(), walk.cursor());
      List<JsonObject> rows = new ArrayList<>();
      slice.items().forEach(key -> rows.add(row(key, target.organization(), slug(target))));
      return page(rows, slice, walk, name, options.limit(), session);
    }
    List<JsonObject> all = new ArrayList<>();
    for (ProjectTarget target : known) {
      for (ProjectKey key : session.api().projects().keys(target.organization(), slug(target))) {
        all.add(row(key, target.organization(), slug(target)));
      }
    }
    List<JsonObject> rows = all.subList(0, Math.min(all.size(), options.limit()));
    boolean more = all.size() > rows.size();
    return Result.page(
            rows,
            new Result.Envelope(more, null, false, new JsonObject()),
            look -> blocks(rows, "these projects", look, session.moments()))
        .note(
            !rows.isEmpty(),
            PageWalk.count(rows.size(), "DSN")
                + (more ? " of " + all.size() + "; --limit shows more" : ""));
  }

  private static String slug(ProjectTarget target) {
    Project details = target.details();
    return details == null ? target.project() : details.slug();
  }

  private static Result page(
      List<JsonObject> rows,
      Slice<ProjectKey> slice,
      PageWalk walk,
      String of,
      int limit,
      Session session) {
    return Result.page(
            rows,
            walk.envelope(slice.next(), slice.hasPrevious()),
            look -> blocks(rows, of, look, session.moments()))
        .note(
            !rows.isEmpty(),
            PageWalk.count(rows.size(), "DSN") + (slice.hasMore() ? " (more available)" : ""))
        .note(walk.hasHint(), walk.hint(new TypedCommand("dsn list").word(of), limit, LIMIT));
  }

  private static JsonObject row(ProjectKey key, String organization, String project) {
    JsonObject row = new JsonObject();
    row.addProperty("name", Fields.textOrNull(key.json(), "name"));
    row.addProperty("isActive", key.isActive());
    row.addProperty("dateCreated", Fields.textOrNull(key.json(), "dateCreated"));
    row.addProperty("dsn", key.publicDsn());
    row.addProperty("org", organization);
    row.addProperty("project", project);
    return row;
  }

  /// What a row needs at least: DSNs are copied, and so are never cut.
  private static int width(List<JsonObject> rows) {
    int place = 0;
    int dsn = 0;
    for (JsonObject row : rows) {
      place = Math.max(place, place(row).length());
      dsn = Math.max(dsn, Fields.textOr(row, "dsn", "—").length());
    }
    return place + dsn + BORDERS;
  }

  private static String place(JsonObject row) {
    return Fields.textOr(row, "org", "") + "/" + Fields.textOr(row, "project", "");
  }

  private static List<Block> cards(List<JsonObject> rows, Moments moments) {
    List<Block> blocks = new ArrayList<>();
    for (JsonObject row : rows) {
      if (!blocks.isEmpty()) {
        blocks.add(new Block.Gap());
      }
      String rest =
          Fields.textOr(row, "name", "")
              + " · "
              + (Fields.truth(row, "isActive") ? "Enabled" : "Disabled")
              + " · "
              + moments.relative(Fields.textOrNull(row, "dateCreated"));
      blocks.add(
          new Block.Lines(
              List.of(
                  Text.of(place(row), Style.BOLD),
                  Text.of(rest, Style.MUTED),
                  Text.of(Fields.textOr(row, "dsn", "—")))));
    }
    return blocks;
  }

  private static List<Block> blocks(List<JsonObject> rows, String of, Look look, Moments moments) {
    if (rows.isEmpty()) {
      return List.of(new Block.Paragraph(Text.of("No DSNs found in " + of)));
    }
    if (look.bounded() && width(rows) > look.width()) {
      return cards(rows, moments);
    }
    boolean leave = look.bounded();
    List<Column> columns =
        List.of(
            new Column("PROJECT", false, true, 0),
            new Column("NAME", false, false, 0, leave ? 2 : 0),
            new Column("STATUS", false, true, 0, leave ? 1 : 0),
            new Column("CREATED", false, true, 0, leave ? 3 : 0),
            new Column("DSN", false, true, 0));
    List<List<Cell>> cells = new ArrayList<>();
    for (JsonObject row : rows) {
      boolean active = Fields.truth(row, "isActive");
      cells.add(
          List.of(
              Cell.of(place(row)),
              Cell.of(Fields.textOr(row, "name", "")),
              Cell.of(active ? Text.of("Enabled", Style.GREEN) : Text.of("Disabled", Style.MUTED)),
              Cell.of(moments.relative(Fields.textOrNull(row, "dateCreated"))),
              Cell.of(Fields.textOr(row, "dsn", "—"))));
    }
    return List.of(new Block.Grid(columns, cells, false, false));
  }
}
