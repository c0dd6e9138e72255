package dev.sentrycli.cli.command.monitor;

import com.google.gson.JsonObject;
import dev.sentrycli.api.SentryApi;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.monitor.Monitor;
import dev.sentrycli.cli.command.Feature;
import dev.sentrycli.cli.command.Owned;
import dev.sentrycli.cli.command.OwnedList;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.suggest.Nearest;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// `sentry monitor list`: the monitors of scheduled jobs.
public final class MonitorList extends OwnedList<Monitor> {
  private static final Flag<Integer> LIMIT = SharedFlags.limit("monitors");

  public MonitorList() {
    super(new Monitors(), LIMIT);
  }

  @Override
  public Usage usage() {
    return Usage.of("List cron monitors")
        .detail(
            """
            'acme/' lists an organization's monitors, 'acme/backup' those with this in their slug or \
            name, 'acme/nightly-*' those whose whole slug or name fits. Without an argument it is the \
            organization in use here, else every organization.""")
        .examples(
            "sentry monitor list acme/",
            "sentry monitor list acme/backup",
            "sentry monitor list acme/ --json --fields slug,status,environments")
        .takes(
            Positional.optional(
                "org/name", "An organization with '/', or part of a monitor's name"))
        .flags(LIMIT, SharedFlags.CURSOR, SharedFlags.FRESH)
        .field("id", "string", "Its id")
        .field("slug", "string", "The name that check-ins use")
        .field("name", "string", "The name people see")
        .field("status", "string", "Whether it is 'active' or 'disabled'")
        .field("isMuted", "boolean", "Whether it makes no issues")
        .field("config", "object", "schedule_type, schedule, checkin_margin, max_runtime, timezone")
        .field(
            "environments",
            "array",
            "For each environment name, status, lastCheckIn, nextCheckIn, activeIncident")
        .field("project", "object", "The project it belongs to")
        .field("orgSlug", "string", "The organization it belongs to");
  }

  private static final class Monitors implements Owned<Monitor> {
    private static final int MOST_TYPOS = 2;

    @Override
    public String command() {
      return "monitor list";
    }

    @Override
    public String one() {
      return "monitor";
    }

    @Override
    public String many() {
      return "monitors";
    }

    @Override
    public Set<String> siblings() {
      return Set.of("list", "ls", "run");
    }

    @Override
    public Feature feature() {
      return Feature.MONITORS;
    }

    @Override
    public String allInstead() {
      return "";
    }

    @Override
    public Slice<Monitor> page(
        SentryApi api, String organization, int limit, @Nullable String cursor) {
      return api.monitors().list(organization, limit, cursor);
    }

    @Override
    public Slice<Monitor> first(SentryApi api, String organization, int limit) {
      return api.monitors().first(organization, limit);
    }

    @Override
    public List<Monitor> all(SentryApi api, String organization) {
      return api.monitors().all(organization);
    }

    @Override
    public List<Monitor> called(SentryApi api, String organization, String word) {
      String wanted = word.toLowerCase(Locale.ROOT);
      List<Monitor> found =
          kept(
              api.monitors().search(organization, word),
              name -> name.toLowerCase(Locale.ROOT).contains(wanted));
      return found.isEmpty()
          ? kept(
              all(api, organization),
              name ->
                  Nearest.distance(wanted, name.toLowerCase(Locale.ROOT), MOST_TYPOS) <= MOST_TYPOS)
          : found;
    }

    /// The server looks for the longest part of the pattern that stands for itself.
    @Override
    public List<Monitor> mayFit(SentryApi api, String organization, String pattern) {
      String literal = "";
      int start = 0;
      for (int i = 0; i <= pattern.length(); i++) {
        if (i == pattern.length() || pattern.charAt(i) == '*' || pattern.charAt(i) == '?') {
          literal = i - start > literal.length() ? pattern.substring(start, i) : literal;
          start = i + 1;
        }
      }
      return literal.isEmpty()
          ? all(api, organization)
          : api.monitors().search(organization, literal);
    }

    private static List<Monitor> kept(List<Monitor> monitors, Predicate<String> fits) {
      List<Monitor> kept = new ArrayList<>();
      for (Monitor monitor : monitors) {
        if (fits.test(monitor.slug()) || fits.test(monitor.name())) {
          kept.add(monitor);
        }
      }
      return kept;
    }

    @Override
    public List<String> names(Monitor monitor) {
      return List.of(monitor.slug(), monitor.name());
    }

    @Override
    public List<Block> table(List<JsonObject> rows, Look look) {
      Set<String> organizations = new LinkedHashSet<>();
      boolean named = false;
      for (JsonObject row : rows) {
        organizations.add(Fields.textOr(row, "orgSlug", ""));
        Monitor monitor = new Monitor(row);
        named |= !monitor.name().equals(monitor.slug());
      }
      boolean several = organizations.size() > 1;
      List<Column> columns = new ArrayList<>();
      if (several) {
        columns.add(new Column("ORG", false, true, 0));
      }
      columns.add(new Column("ID", false, true, 0, look.bounded() ? 3 : 0));
      columns.add(new Column("SLUG", false, true, 0));
      if (named) {
        columns.add(new Column("NAME", false, false, 12, look.bounded() ? 2 : 0));
      }
      columns.add(new Column("STATUS", false, true, 0));
      columns.add(new Column("SCHEDULE", false, false, 15));
      columns.add(new Column("ENVIRONMENTS", false, false, 18, look.bounded() ? 1 : 0));
      List<List<Cell>> cells = new ArrayList<>();
      for (JsonObject row : rows) {
        Monitor monitor = new Monitor(row);
        List<Cell> line = new ArrayList<>();
        if (several) {
          line.add(Cell.of(Fields.textOr(row, "orgSlug", "")));
        }
        line.add(Cell.of(monitor.id()));
        line.add(Cell.of(monitor.slug()));
        if (named) {
          line.add(Cell.of(monitor.name()));
        }
        line.add(Cell.of(monitor.status() + (monitor.isMuted() ? ", muted" : "")));
        line.add(Cell.of(monitor.schedule()));
        line.add(environments(monitor));
        cells.add(line);
      }
      return List.of(new Block.Grid(columns, cells, false, false));
    }

    private static Cell environments(Monitor monitor) {
      List<Text> lines = new ArrayList<>();
      for (JsonObject environment : monitor.environments()) {
        String status = Fields.textOr(environment, "status", "");
        Text name = Text.of(Fields.textOr(environment, "name", "") + " ");
        lines.add(
            switch (status) {
              case "ok" -> name.plus(status, Style.GREEN);
              case "error", "timeout", "missed_checkin" -> name.plus(status, Style.RED);
              default -> name.plus(status);
            });
      }
      return lines.isEmpty() ? Cell.of("") : new Cell(lines);
    }
  }
}
