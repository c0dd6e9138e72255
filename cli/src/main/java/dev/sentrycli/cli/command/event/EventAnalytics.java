package dev.sentrycli.cli.command.event;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.time.TimeSpan;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.PeriodFlag;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.OneOrganization;
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
import dev.sentrycli.terminal.format.Amounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `sentry event analytics`: how much was taken, how much was dropped, and why.
public final class EventAnalytics implements Command<EventAnalytics.Options> {
  private static final String USAGE = "sentry event analytics <org>/<project>";
  private static final Map<String, Set<String>> CATEGORIES =
      Map.of(
          "errors", Set.of("error", "default", "security"),
          "spans", Set.of("span"),
          "logs", Set.of("log_item"),
          "metrics", Set.of("trace_metric", "metric"));
  private static final Flag<String> DATASET =
      Flag.choice(
              "dataset", List.of("errors", "spans", "logs", "metrics"), "errors", "What is counted")
          .letter('d');
  private static final Flag<Period> PERIOD =
      PeriodFlag.of("7d", "Only of this time: 24h, 30d, 2026-01-01..2026-01-31");

  public record Options(Target target, String dataset, Period period) {}

  @Override
  public Usage usage() {
    return Usage.of("Show how much was taken, and why the rest was dropped")
        .detail(
            """
            'acme/web' counts what was sent to a project, 'acme/' to a whole organization. Without \
            an argument it is the project in use here.""")
        .examples(
            "sentry event analytics acme/web",
            "sentry event analytics acme/ --dataset spans --period 24h",
            "sentry event analytics acme/web --json --fields outcome,reason,events")
        .takes(Positional.optional("org/project", "An organization with '/', or a project"))
        .flags(DATASET, PERIOD, SharedFlags.FRESH)
        .field("outcome", "string", "What became of them, as 'accepted' or 'rate_limited'")
        .field("label", "string", "The same for people")
        .field("reason", "string", "Why")
        .field("category", "string", "What they were, as 'error'")
        .field("events", "number", "How many")
        .field("share", "number", "Which part of everything, from 0 to 1")
        .field("tags", "array", "'intentional' or 'unintentional', where the server says so");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(
        TargetSyntax.parse(arguments.positional(0)), arguments.get(DATASET), arguments.get(PERIOD));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    OneOrganization place =
        session
            .targets()
            .oneOrganization(options.target(), USAGE, "One organization is counted at a time");
    List<OutcomeSums.Row> rows = sums(place, options, session).rows();
    List<JsonObject> json = new ArrayList<>();
    rows.forEach(row -> json.add(row.json()));
    return Result.listing(
        json,
        look ->
            rows.isEmpty()
                ? List.of(
                    new Block.Paragraph(
                        Text.of(
                            "No "
                                + options.dataset()
                                + " were sent to "
                                + place.typed()
                                + " within "
                                + time(options))))
                : blocks(rows, place, options));
  }

  private static OutcomeSums sums(OneOrganization place, Options options, Session session) {
    List<String> ids = session.targets().ids(place.projects());
    TimeSpan time = PeriodFlag.span(options.period(), session);
    try {
      return OutcomeSums.ofRows(
          session.api().outcomes().dropped(place.organization(), options.dataset(), ids, time));
    } catch (ApiException.Status status) {
      if (status.status() != 404) {
        throw status;
      }
      session.notices().debug("event", "No events-dropped on this server; asking for sums");
    }
    return OutcomeSums.ofGroups(
        RefusedException.unlessMissing(
            place.organization(),
            session,
            () -> session.api().outcomes().sums(place.organization(), ids, time)),
        CATEGORIES.getOrDefault(options.dataset(), Set.of()));
  }

  private static String time(Options options) {
    return options.period().words();
  }

  private static List<Block> blocks(
      List<OutcomeSums.Row> rows, OneOrganization place, Options options) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Heading(
            3,
            Text.of(
                "What became of "
                    + options.dataset()
                    + " in "
                    + place.typed()
                    + " within "
                    + time(options)
                    + ":")));
    Map<String, List<OutcomeSums.Row>> byOutcome = new LinkedHashMap<>();
    for (OutcomeSums.Row row : rows) {
      byOutcome.computeIfAbsent(row.outcome(), first -> new ArrayList<>()).add(row);
    }
    if (!byOutcome.containsKey(OutcomeSums.ACCEPTED)) {
      blocks.add(new Block.Paragraph(Text.of("Accepted: ", Style.BOLD).plus("0 (0.00%)")));
    }
    byOutcome.forEach(
        (outcome, some) -> {
          long events = 0;
          double share = 0;
          for (OutcomeSums.Row row : some) {
            events += row.events();
            share += row.share();
          }
          boolean accepted = outcome.equals(OutcomeSums.ACCEPTED);
          if (!accepted) {
            blocks.add(new Block.Gap());
          }
          blocks.add(
              new Block.Paragraph(
                  Text.of(OutcomeSums.label(outcome) + ": ", Style.BOLD)
                      .plus(
                          events
                              + (accepted ? " (" : " dropped (")
                              + Amounts.share(share, 2)
                              + ")")));
          if (!accepted) {
            blocks.add(table(some));
          }
        });
    return blocks;
  }

  private static Block table(List<OutcomeSums.Row> rows) {
    List<List<Cell>> cells = new ArrayList<>();
    for (OutcomeSums.Row row : rows) {
      cells.add(
          List.of(
              Cell.of(row.reason()),
              Cell.of(row.category()),
              Cell.of(Long.toString(row.events())),
              Cell.of(Amounts.share(row.share(), 2)),
              Cell.of(String.join(", ", row.tags()))));
    }
    return new Block.Grid(
        List.of(
            new Column("Reason", false, false, 0),
            new Column("Category", false, true, 0),
            new Column("Dropped", true, true, 0),
            new Column("Share", true, true, 0),
            new Column("Tags", false, false, 0)),
        cells,
        false,
        false);
  }
}
