package dev.sentrycli.cli.command.integration;

import com.google.gson.JsonObject;
import dev.sentrycli.api.SentryApi;
import dev.sentrycli.api.integration.Integration;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
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
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `sentry integration list`: the services an organization has connected.
public final class IntegrationList extends OwnedList<Integration> {
  private static final Flag<Integer> LIMIT = SharedFlags.limit("integrations");

  public IntegrationList() {
    super(new Integrations(), LIMIT);
  }

  @Override
  public Usage usage() {
    return Usage.of("List connected services, such as GitHub and Slack")
        .detail(
            """
            'acme/' lists an organization's integrations, 'acme/git' those whose name or service \
            fits. Without an argument it is the organization in use here, else every organization.""")
        .examples(
            "sentry integration list acme/",
            "sentry integration list acme/slack",
            "sentry integration list acme/ --json --fields id,name,provider.key")
        .takes(Positional.optional("org/name", "An organization with '/', or part of a name in it"))
        .flags(LIMIT, SharedFlags.CURSOR, SharedFlags.FRESH)
        .field("id", "string", "Its number")
        .field("name", "string", "What it is called")
        .field("domainName", "string", "Where the service is")
        .field("provider", "object", "What kind of service it is: key, name")
        .field("status", "string", "Whether the service is 'active'")
        .field(
            "organizationIntegrationStatus",
            "string",
            "Whether it is 'active' in this organization")
        .field("orgSlug", "string", "The organization it belongs to");
  }

  private static final class Integrations implements Owned<Integration> {
    @Override
    public String command() {
      return "integration list";
    }

    @Override
    public String one() {
      return "integration";
    }

    @Override
    public String many() {
      return "integrations";
    }

    @Override
    public Set<String> siblings() {
      return Set.of("list", "ls", "delete", "remove", "rm");
    }

    @Override
    public Slice<Integration> page(
        SentryApi api, String organization, int limit, @Nullable String cursor) {
      return api.integrations().list(organization, limit, cursor);
    }

    @Override
    public List<Integration> all(SentryApi api, String organization) {
      return api.integrations().all(organization);
    }

    /// Servers have no search for them.
    @Override
    public List<Integration> called(SentryApi api, String organization, String word) {
      String wanted = word.toLowerCase(Locale.ROOT);
      List<Integration> found = new ArrayList<>();
      for (Integration integration : all(api, organization)) {
        if (integration.name().toLowerCase(Locale.ROOT).contains(wanted)
            || integration.provider().toLowerCase(Locale.ROOT).contains(wanted)) {
          found.add(integration);
        }
      }
      return found;
    }

    @Override
    public List<String> names(Integration integration) {
      return List.of(integration.name(), integration.provider());
    }

    @Override
    public List<Block> table(List<JsonObject> rows, Look look) {
      List<Column> columns =
          List.of(
              new Column("ORG", false, true, 0),
              new Column("ID", false, true, 0),
              new Column("PROVIDER", false, true, 0),
              new Column("NAME", false, false, 0),
              new Column("STATUS", false, true, 0, look.bounded() ? 1 : 0),
              new Column("DOMAIN", false, false, 0, look.bounded() ? 2 : 0));
      List<List<Cell>> cells = new ArrayList<>();
      for (JsonObject row : rows) {
        Integration integration = new Integration(row);
        cells.add(
            List.of(
                Cell.of(Fields.textOr(row, "orgSlug", "")),
                Cell.of(integration.id()),
                Cell.of(integration.provider()),
                Cell.of(integration.name()),
                Cell.of(integration.status()),
                Cell.of(Fields.textOr(row, "domainName", ""))));
      }
      return List.of(new Block.Grid(columns, cells, false, false));
    }
  }
}
