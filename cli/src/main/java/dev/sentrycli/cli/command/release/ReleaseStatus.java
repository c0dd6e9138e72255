package dev.sentrycli.cli.command.release;

import com.google.gson.JsonObject;
import dev.sentrycli.api.release.Release;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.List;

/// `sentry release archive` and `sentry release restore`: takes a release out of the lists, and
/// back into them.
public final class ReleaseStatus implements Command<ReleaseStatus.Options> {
  private final boolean away;

  private ReleaseStatus(boolean away) {
    this.away = away;
  }

  public static ReleaseStatus archive() {
    return new ReleaseStatus(true);
  }

  public static ReleaseStatus restore() {
    return new ReleaseStatus(false);
  }

  /// What the command line says.
  public static final class Options {
    private final ReleaseArgument release;
    private final boolean dryRun;

    private Options(ReleaseArgument release, boolean dryRun) {
      this.release = release;
      this.dryRun = dryRun;
    }
  }

  private String command() {
    return away ? "archive" : "restore";
  }

  @Override
  public Usage usage() {
    return Usage.of(away ? "Take a release out of the lists" : "Take a release back into the lists")
        .detail(
            away
                ? """
                  It keeps all it has, and 'sentry release restore' brings it back. 'sentry release \
                  list --status archived' shows those that are away."""
                : "The opposite of 'sentry release archive'.")
        .examples("sentry release " + command() + " acme/web@2.5.0")
        .takes(ReleaseArgument.positional(command()))
        .flags(Consent.DRY_RUN)
        .field("version", "string", "The version")
        .field("status", "string", "archived or open")
        .optionalField("dryRun", "boolean", "True with --dry-run")
        .optionalField("org", "string", "The organization, with --dry-run");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(
        ReleaseArgument.parse(arguments.positionals().getFirst()), arguments.get(Consent.DRY_RUN));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    String version = options.release.version();
    String organization =
        options.release.organization(session, "sentry release " + command() + " <org>/<version>");
    if (options.dryRun) {
      JsonObject json = new JsonObject();
      json.addProperty("dryRun", true);
      json.addProperty("version", version);
      json.addProperty("org", organization);
      String plan = "Would " + command() + " the release " + version + " of " + organization;
      return Result.detail(json, look -> List.of(new Block.Paragraph(Text.of(plan))));
    }
    JsonObject change = new JsonObject();
    change.addProperty("status", away ? "archived" : "open");
    Release release =
        options.release.asked(
            organization,
            session,
            () -> session.api().releases().update(organization, version, change));
    ReleaseCard card =
        new ReleaseCard(
            release.json(), session.links().release(organization, version), session.moments());
    String deed = (away ? "Archived" : "Restored") + " the release " + version;
    return Result.detail(release.json(), look -> card.changed(deed));
  }
}
