package dev.sentrycli.cli.command.trial;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.trial.Trial;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `sentry trial list`: what an organization of sentry.io can try out.
public final class TrialList implements Command<TrialList.Options> {
  private static final String USAGE = "sentry trial list <org>";

  public record Options(Target target) {}

  @Override
  public Usage usage() {
    return Usage.of("List trials of an organization on sentry.io")
        .detail("Trials belong to the billing of sentry.io: an instance of your own has none.")
        .examples("sentry trial list acme")
        .takes(
            Positional.optional("org", "The organization; without it the one that is in use here"))
        .flags(SharedFlags.FRESH)
        .field("name", "string", "The name 'sentry trial start' takes")
        .field("category", "string", "The name the server uses")
        .field("status", "string", "available, active or expired")
        .field("daysRemaining", "number", "Days until it ends, null where it is not running")
        .field("isStarted", "boolean", "Whether it was started")
        .field("lengthDays", "number", "How many days it takes")
        .field("startDate", "string", "Its first day")
        .field("endDate", "string", "Its last day");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(TargetSyntax.parse(arguments.positional(0)));
  }

  @Override
  public Result run(Options options, Session session) {
    NoTrials.foresee(options.target(), session);
    String organization = session.targets().organization(options.target(), USAGE);
    List<Trial> trials;
    try {
      trials = session.api().trials().of(organization);
    } catch (ApiException.Status status) {
      throw NoTrials.explain(status, organization, session);
    }
    Instant now = session.environment().clock().instant();
    return Result.listing(
            trials.stream().map(trial -> json(trial, now)).toList(),
            look ->
                trials.isEmpty()
                    ? List.of(new Block.Paragraph(Text.of("No trials in '" + organization + "'")))
                    : table(trials, now))
        .note(
            trials.stream().anyMatch(trial -> trial.state(now) == Trial.State.AVAILABLE),
            "Tip: 'sentry trial start <name> " + organization + "' starts one");
  }

  private static JsonObject json(Trial trial, Instant now) {
    JsonObject json = new JsonObject();
    json.addProperty("name", trial.name());
    json.addProperty("category", trial.category());
    json.addProperty("status", trial.state(now).name().toLowerCase(Locale.ROOT));
    json.addProperty("daysRemaining", remaining(trial, now));
    json.addProperty("isStarted", trial.started());
    json.addProperty("lengthDays", trial.days());
    json.addProperty("startDate", trial.start());
    json.addProperty("endDate", trial.end());
    return json;
  }

  private static @Nullable Long remaining(Trial trial, Instant now) {
    return trial.state(now) == Trial.State.ACTIVE ? trial.daysLeft(now) : null;
  }

  private static List<Block> table(List<Trial> trials, Instant now) {
    List<Column> columns =
        List.of(
            new Column("TRIAL", false, false, 0),
            new Column("STATUS", false, false, 0),
            new Column("DAYS LEFT", true, false, 0));
    List<List<Cell>> rows = new ArrayList<>();
    for (Trial trial : trials) {
      Text state =
          switch (trial.state(now)) {
            case AVAILABLE -> Text.of("○ Available");
            case ACTIVE -> Text.of("● Active", Style.GREEN);
            case EXPIRED -> Text.of("− Expired", Style.MUTED);
          };
      Long left = remaining(trial, now);
      rows.add(
          List.of(
              Cell.of(trial.name()),
              Cell.of(state),
              Cell.of(left == null ? "—" : left.toString())));
    }
    return List.of(new Block.Grid(columns, rows, false, false));
  }
}
