package dev.sentrycli.cli.command.team;

import com.google.gson.JsonObject;
import dev.sentrycli.api.SentryApi;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.team.Team;
import dev.sentrycli.cli.command.Owned;
import dev.sentrycli.cli.command.OwnedList;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Look;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry team list`: the teams of an organization or of a project.
public final class TeamList extends OwnedList<Team> {
  private static final Flag<Integer> LIMIT = SharedFlags.limit("teams");

  public TeamList() {
    super(new Teams(), LIMIT);
  }

  @Override
  public Usage usage() {
    return Usage.of("List teams")
        .detail(
            """
            'acme/' lists an organization's teams, 'acme/web' those of a project, 'acme/w*' those \
            whose name fits, 'web' those of a project or team of that name anywhere. Without an \
            argument it is the organization in use here, else every organization.""")
        .examples(
            "sentry team list acme/",
            "sentry team list acme/storefront # who looks after a project",
            "sentry team list acme/ --json --fields slug,memberCount")
        .takes(Positional.optional("org/project", "An organization with '/', or a project or team"))
        .flags(LIMIT, SharedFlags.CURSOR, SharedFlags.FRESH)
        .field("id", "string", "Its number")
        .field("slug", "string", "The name used in commands and addresses")
        .field("name", "string", "The name people see")
        .field("memberCount", "number", "How many people are in it")
        .field("isMember", "boolean", "Whether you are in it")
        .field("orgSlug", "string", "The organization it belongs to");
  }

  private static final class Teams implements Owned<Team> {
    @Override
    public String command() {
      return "team list";
    }

    @Override
    public String one() {
      return "team";
    }

    @Override
    public String many() {
      return "teams";
    }

    @Override
    public Slice<Team> page(
        SentryApi api, String organization, int limit, @Nullable String cursor) {
      return api.teams().list(organization, limit, cursor);
    }

    @Override
    public Slice<Team> first(SentryApi api, String organization, int limit) {
      return Slice.whole(api.teams().all(organization));
    }

    @Override
    public List<Team> all(SentryApi api, String organization) {
      return api.teams().all(organization);
    }

    @Override
    public List<Team> called(SentryApi api, String organization, String word) {
      return api.teams().search(organization, word);
    }

    @Override
    public @Nullable List<Team> ofProject(SentryApi api, String organization, String project) {
      return api.teams().ofProject(organization, project);
    }

    @Override
    public boolean isOfProjects() {
      return true;
    }

    @Override
    public boolean isRefusedByServer() {
      return true;
    }

    @Override
    public List<String> names(Team team) {
      return List.of(team.slug(), team.name());
    }

    @Override
    public List<Block> table(List<JsonObject> rows, Look look) {
      boolean narrow = look.isNarrow();
      List<Column> columns =
          List.of(
              new Column("ORG", false, false, 0),
              Column.ofNames("SLUG", look),
              new Column("NAME", false, false, 0),
              new Column("MEMBERS", true, narrow, 0, narrow ? 1 : 0));
      List<List<Cell>> cells = new ArrayList<>();
      for (JsonObject row : rows) {
        cells.add(
            List.of(
                Cell.of(Fields.textOr(row, "orgSlug", "")),
                Cell.of(Fields.textOr(row, "slug", "")),
                Cell.of(Fields.textOr(row, "name", "")),
                Cell.of(Fields.textOr(row, "memberCount", ""))));
      }
      return List.of(new Block.Grid(columns, cells, false, false));
    }
  }
}
