package dev.sentrycli.cli.command.release;

import com.google.gson.JsonObject;
import dev.sentrycli.api.release.Release;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry release finalize`: says that a version is live.
public final class ReleaseFinalize implements Command<ReleaseFinalize.Options> {
  private static final String USAGE = "sentry release finalize <org>/<version>";
  private static final Flag<@Nullable String> RELEASED =
      MomentFlag.of("released", "When it went live; now, if left out");
  private static final Flag<@Nullable String> URL = Flag.text("url", "address", "A page about it");

  /// What the command line says.
  public static final class Options {
    private final ReleaseArgument release;
    private final @Nullable String released;
    private final @Nullable String url;
    private final boolean dryRun;

    private Options(Arguments arguments) {
      release = ReleaseArgument.parse(arguments.positionals().getFirst());
      released = arguments.get(RELEASED);
      url = arguments.get(URL);
      dryRun = arguments.get(Consent.DRY_RUN);
    }
  }

  @Override
  public Usage usage() {
    return Usage.of("Say that a release is live")
        .examples(
            "sentry release finalize acme/web@2.5.0",
            "sentry release finalize acme/web@2.5.0 --released 2026-01-31T12:00:00Z")
        .takes(ReleaseArgument.positional("finalize"))
        .flags(RELEASED, URL, Consent.DRY_RUN)
        .field("version", "string", "The version")
        .field("dateReleased", "string", "When it went live")
        .optionalField("dryRun", "boolean", "True with --dry-run")
        .optionalField("org", "string", "The organization, with --dry-run")
        .optionalField("released", "string", "When it would go live, with --dry-run");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(arguments);
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    String version = options.release.version();
    String organization = options.release.organization(session, USAGE);
    String released =
        options.released == null
            ? session.environment().clock().instant().toString()
            : MomentFlag.sent(options.released, session.environment().zone().get());
    if (options.dryRun) {
      JsonObject json = new JsonObject();
      json.addProperty("dryRun", true);
      json.addProperty("version", version);
      json.addProperty("org", organization);
      json.addProperty("released", released);
      if (options.url != null) {
        json.addProperty("url", options.url);
      }
      String plan =
          "Would say that the release "
              + version
              + " of "
              + organization
              + " is live since "
              + session.moments().absolute(released);
      return Result.detail(json, look -> List.of(new Block.Paragraph(Text.of(plan))));
    }
    JsonObject change = new JsonObject();
    change.addProperty("dateReleased", released);
    if (options.url != null) {
      change.addProperty("url", options.url);
    }
    Release release =
        options.release.asked(
            organization,
            session,
            () -> session.api().releases().update(organization, version, change));
    ReleaseCard card =
        new ReleaseCard(
            release.json(), session.links().release(organization, version), session.moments());
    return Result.detail(
        release.json(), look -> card.changed("The release " + version + " is live"));
  }
}
