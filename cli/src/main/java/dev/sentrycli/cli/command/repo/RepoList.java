package dev.sentrycli.cli.command.repo;

import com.google.gson.JsonObject;
import dev.sentrycli.api.SentryApi;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.repository.Repository;
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

/// `sentry repo list`: the code repositories an organization has connected.
public final class RepoList extends OwnedList<Repository> {
  private static final Flag<Integer> LIMIT = SharedFlags.limit("repositories");

  public RepoList() {
    super(new Repositories(), LIMIT);
  }

  @Override
  public Usage usage() {
    return Usage.of("List connected code repositories")
        .detail(
            """
            'acme/' lists an organization's repositories, 'acme/shop' those with this in their name, \
            'acme/*shop' those whose whole name fits. Without an argument it is the organization in \
            use here, else every organization.""")
        .examples(
            "sentry repo list acme/",
            "sentry repo list acme/storefront",
            "sentry repo list acme/ --json --fields name,provider.name")
        .takes(Positional.optional("org/name", "An organization with '/', or part of a name in it"))
        .flags(LIMIT, SharedFlags.CURSOR, SharedFlags.FRESH)
        .field("id", "string", "Its number")
        .field("name", "string", "What it is called, such as 'acme/shop'")
        .field("url", "string", "Where people find it")
        .field("provider", "object", "Where it is hosted: id, name")
        .field("status", "string", "Whether it is 'active'")
        .field("orgSlug", "string", "The organization it belongs to");
  }

  private static final class Repositories implements Owned<Repository> {
    @Override
    public String command() {
      return "repo list";
    }

    @Override
    public String one() {
      return "repository";
    }

    @Override
    public String many() {
      return "repositories";
    }

    @Override
    public Slice<Repository> page(
        SentryApi api, String organization, int limit, @Nullable String cursor) {
      return api.repositories().list(organization, limit, cursor);
    }

    @Override
    public Slice<Repository> first(SentryApi api, String organization, int limit) {
      return api.repositories().first(organization, limit);
    }

    @Override
    public List<Repository> all(SentryApi api, String organization) {
      return api.repositories().all(organization);
    }

    @Override
    public List<Repository> called(SentryApi api, String organization, String word) {
      return api.repositories().search(organization, word);
    }

    @Override
    public List<String> names(Repository repository) {
      return List.of(repository.name());
    }

    @Override
    public List<Block> table(List<JsonObject> rows, Look look) {
      List<Column> columns =
          List.of(
              new Column("ORG", false, true, 0),
              new Column("NAME", false, false, 0),
              new Column("PROVIDER", false, true, 0, look.bounded() ? 1 : 0),
              new Column("STATUS", false, true, 0, look.bounded() ? 2 : 0),
              new Column("URL", false, false, 0));
      List<List<Cell>> cells = new ArrayList<>();
      for (JsonObject row : rows) {
        cells.add(
            List.of(
                Cell.of(Fields.textOr(row, "orgSlug", "")),
                Cell.of(Fields.textOr(row, "name", "")),
                Cell.of(Fields.textOr(Fields.objectOrNull(row, "provider"), "name", "")),
                Cell.of(Fields.textOr(row, "status", "")),
                Cell.of(Fields.textOr(row, "url", ""))));
      }
      return List.of(new Block.Grid(columns, cells, false, false));
    }
  }
}
