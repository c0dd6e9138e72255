package dev.sentrycli.cli.command.trial;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.trial.Trial;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.WebPage;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry trial start`: begins a trial in an organization of sentry.io.
public final class TrialStart implements Command<TrialStart.Options> {
  private static final String USAGE = "sentry trial start <name> <org>";

  /// @param reversed whether the organization came first
  public record Options(String name, Target target, boolean reversed) {}

  @Override
  public Usage usage() {
    return Usage.of("Start a trial in an organization on sentry.io")
        .detail(
            """
            Trials belong to the billing of sentry.io: an instance of your own has none. The trial of a plan is started on \
            the billing page, which is opened in the browser.""")
        .examples("sentry trial start replays acme", "sentry trial start plan")
        .takes(
            Positional.required("name", "Which trial").choices(Trial.NAMES.toArray(String[]::new)),
            Positional.optional("org", "The organization; without it the one that is in use here"))
        .field("name", "string", "The trial")
        .field("category", "string", "The name the server uses")
        .field("organization", "string", "The organization")
        .optionalField("lengthDays", "number", "How many days it takes")
        .optionalField("started", "boolean", "Whether it was started")
        .optionalField("url", "string", "The billing page, for a plan")
        .optionalField("opened", "boolean", "Whether a browser shows it")
        .asDestructive();
  }

  @Override
  public Options read(Arguments arguments) {
    String first = String.valueOf(arguments.positional(0));
    String second = arguments.positional(1);
    if (Trial.NAMES.contains(first)) {
      return new Options(first, TargetSyntax.parse(second), false);
    }
    if (second != null && Trial.NAMES.contains(second)) {
      return new Options(second, TargetSyntax.parse(first), true);
    }
    throw new UsageException(
        Kind.SYNTAX,
        second == null
            ? "'" + first + "' is not the name of a trial"
            : "Neither '" + first + "' nor '" + second + "' is the name of a trial",
        "there are " + String.join(", ", Trial.NAMES),
        USAGE);
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    return null;
  }

  @Override
  public boolean asksAfresh() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    NoTrials.foresee(options.target(), session);
    String organization = session.targets().organization(options.target(), USAGE);
    if (options.reversed()) {
      session
          .notices()
          .warn(
              "trial",
              "The name of the trial comes first: 'sentry trial start "
                  + options.name()
                  + " "
                  + organization
                  + "'");
    }
    Instant now = session.environment().clock().instant();
    try {
      List<Trial> trials = session.api().trials().of(organization);
      Trial trial = null;
      for (Trial candidate : trials) {
        if (candidate.name().equals(options.name())
            && candidate.state(now) == Trial.State.AVAILABLE) {
          trial = candidate;
          break;
        }
      }
      if (trial == null) {
        throw NoTrials.available(options.name(), organization, trials);
      }
      return trial.name().equals(Trial.PLAN)
          ? WebPage.open(json(trial, organization), session.links().billing(organization), session)
          : start(trial, organization, session);
    } catch (ApiException.Status status) {
      throw NoTrials.explain(status, organization, session);
    }
  }

  private static Result start(Trial trial, String organization, Session session) {
    session.api().trials().start(organization, trial.category());
    JsonObject json = json(trial, organization);
    Long days = trial.days();
    json.addProperty("lengthDays", days);
    json.addProperty("started", true);
    return Result.detail(
        json,
        look ->
            List.of(
                new Block.Paragraph(
                    Text.done(
                        "Trial of '"
                            + trial.name()
                            + "' started in '"
                            + organization
                            + "'"
                            + (days == null ? "" : ", for " + days + " days")))));
  }

  private static JsonObject json(Trial trial, String organization) {
    JsonObject json = new JsonObject();
    json.addProperty("name", trial.name());
    json.addProperty("category", trial.category());
    json.addProperty("organization", organization);
    return json;
  }
}
