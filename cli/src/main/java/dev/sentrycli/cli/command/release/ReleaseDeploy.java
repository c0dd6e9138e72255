package dev.sentrycli.cli.command.release;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry release deploy`: notes that a release was put into an environment.
public final class ReleaseDeploy implements Command<ReleaseDeploy.Options> {
  private static final String USAGE = "sentry release deploy <org>/<version> <environment>";
  private static final int LONGEST = 64;
  private static final int LONGEST_VERSION = 200;
  private static final Flag<@Nullable String> URL =
      Flag.text("url", "address", "A page about the deploy");
  private static final Flag<@Nullable String> STARTED = MomentFlag.of("started", "When it began");
  private static final Flag<@Nullable String> FINISHED =
      MomentFlag.of("finished", "When it was done; now, if left out");
  private static final Flag<@Nullable Integer> TIME =
      Flag.count("time", 0, Integer.MAX_VALUE, "How many seconds it took until now").letter('t');

  /// What the command line says.
  public static final class Options {
    private final ReleaseArgument release;
    private final String environment;
    private final @Nullable String name;
    private final @Nullable String url;
    private final @Nullable String started;
    private final @Nullable String finished;
    private final @Nullable Integer seconds;
    private final boolean dryRun;

    private Options(Arguments arguments) {
      release = ReleaseArgument.parse(arguments.positionals().getFirst());
      environment = arguments.positionals().get(1).strip();
      name = arguments.positional(2);
      url = arguments.get(URL);
      started = arguments.get(STARTED);
      finished = arguments.get(FINISHED);
      seconds = arguments.get(TIME);
      dryRun = arguments.get(Consent.DRY_RUN);
    }
  }

  @Override
  public Usage usage() {
    return Usage.of("Note that a release was deployed")
        .examples(
            "sentry release deploy acme/web@2.5.0 production",
            "sentry release deploy acme/web@2.5.0 staging 'rollout 9' --time 90")
        .takes(
            ReleaseArgument.positional("deploy"),
            Positional.required("environment", "Where it was deployed, such as 'production'")
                .missing("An environment is required: '" + USAGE + "'"),
            Positional.optional("name", "What to call the deploy"))
        .flags(URL, STARTED, FINISHED, TIME, Consent.DRY_RUN)
        .field("id", "string", "The number of the deploy")
        .field("environment", "string", "Where it was deployed")
        .field("name", "string", "What it is called, or null")
        .field("url", "string", "A page about it, or null")
        .field("dateStarted", "string", "When it began, or null")
        .field("dateFinished", "string", "When it was done")
        .optionalField("dryRun", "boolean", "True with --dry-run")
        .optionalField("version", "string", "The version, with --dry-run");
  }

  @Override
  public Options read(Arguments arguments) {
    Options options = new Options(arguments);
    if (options.seconds != null && (options.started != null || options.finished != null)) {
      throw new UsageException(
          UsageException.Kind.VALUE,
          "--time says when it began and was done, as --started and --finished do",
          "use either --time or the other two");
    }
    String first = arguments.positionals().getFirst().strip();
    if (options.environment.indexOf('/') > 0
        && options.environment.length() <= LONGEST_VERSION
        && first.indexOf('/') < 0
        && first.indexOf('@') < 0) {
      throw new UsageException(
          UsageException.Kind.VALUE,
          "The environment stands before the version of the release",
          "write 'sentry release deploy "
              + Slug.printable(options.environment)
              + " "
              + Slug.printable(first)
              + "'");
    }
    if (options.environment.isEmpty()
        || options.environment.length() > LONGEST
        || options.environment.indexOf('/') >= 0) {
      throw new UsageException(
          UsageException.Kind.VALUE,
          "The name of an environment has 1 to " + LONGEST + " characters and no slash",
          "the usual ones are 'production' and 'staging'");
    }
    return options;
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    String version = options.release.version();
    JsonObject deploy = new JsonObject();
    deploy.addProperty("environment", options.environment);
    add(deploy, "name", options.name);
    add(deploy, "url", options.url);
    Integer seconds = options.seconds;
    if (seconds != null) {
      Instant now = session.environment().clock().instant();
      deploy.addProperty("dateStarted", now.minusSeconds(seconds).toString());
      deploy.addProperty("dateFinished", now.toString());
    }
    addTime(deploy, "dateStarted", options.started, session);
    addTime(deploy, "dateFinished", options.finished, session);
    if (options.dryRun) {
      JsonObject json = new JsonObject();
      json.addProperty("dryRun", true);
      json.addProperty("version", version);
      deploy.entrySet().forEach(one -> json.add(one.getKey(), one.getValue()));
      String plan = "Would note a deploy of " + version + " to " + options.environment;
      return Result.detail(json, look -> List.of(new Block.Paragraph(Text.of(plan))));
    }
    String organization = options.release.organization(session, USAGE);
    JsonObject made =
        options.release.asked(
            organization,
            session,
            () -> session.api().releases().deploy(organization, version, deploy));
    String finished = Fields.textOrNull(made, "dateFinished");
    String deed =
        "Noted the deploy of "
            + version
            + " to "
            + Fields.textOr(made, "environment", options.environment)
            + (finished == null ? "" : ", done " + session.moments().absolute(finished));
    return Result.detail(made, look -> List.of(new Block.Paragraph(Text.done(deed))));
  }

  private static void addTime(
      JsonObject deploy, String name, @Nullable String moment, Session session) {
    if (moment != null) {
      deploy.addProperty(name, MomentFlag.sent(moment, session.environment().zone().get()));
    }
  }

  private static void add(JsonObject deploy, String name, @Nullable String value) {
    if (value != null) {
      deploy.addProperty(name, value);
    }
  }
}
