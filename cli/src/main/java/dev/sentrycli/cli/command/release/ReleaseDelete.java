package dev.sentrycli.cli.command.release;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.SeenNames;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.List;

/// `sentry release delete`: removes a release with its files.
public final class ReleaseDelete implements Command<ReleaseDelete.Options> {
  private static final String USAGE = "sentry release delete <org>/<version>";

  /// What the command line says.
  public static final class Options {
    private final ReleaseArgument release;

    /// Whether there is nothing left to ask.
    private final boolean sure;

    private final boolean dryRun;

    private Options(ReleaseArgument release, boolean sure, boolean dryRun) {
      this.release = release;
      this.sure = sure;
      this.dryRun = dryRun;
    }
  }

  @Override
  public Usage usage() {
    return Usage.of("Delete a release")
        .detail(
            """
            Its files go with it. Servers keep releases that an issue was first seen in, or that \
            sessions were told of; 'sentry release archive' takes those out of the lists.""")
        .examples(
            "sentry release delete acme/web@2.5.0",
            "sentry release delete acme/web@2.5.0 --dry-run")
        .takes(ReleaseArgument.positional("delete"))
        .flags(Consent.YES, Consent.FORCE, Consent.DRY_RUN)
        .field("deleted", "boolean", "Whether it was deleted")
        .field("org", "string", "The organization")
        .field("version", "string", "The version")
        .optionalField("dryRun", "boolean", "True with --dry-run")
        .asDestructive();
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(
        ReleaseArgument.parse(arguments.positionals().getFirst()),
        Consent.given(arguments),
        arguments.get(Consent.DRY_RUN));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    String version = options.release.version();
    String deed = "The release '" + version + "' would be deleted";
    Consent.foresee(options.sure || options.dryRun, deed, session);
    String organization = options.release.organization(session, USAGE);
    options.release.asked(
        organization, session, () -> session.api().releases().get(organization, version));
    if (options.dryRun) {
      JsonObject json = json(false, organization, version);
      json.addProperty("dryRun", true);
      String plan = "Would delete the release " + version + " of " + organization;
      return Result.detail(json, look -> List.of(new Block.Paragraph(Text.of(plan))));
    }
    if (!Consent.toDoByTyping(options.sure, deed, version, session)) {
      return Result.detail(json(false, organization, version), look -> List.of());
    }
    try {
      options.release.asked(
          organization,
          session,
          () -> {
            session.api().releases().delete(organization, version);
            return true;
          });
    } catch (ApiException.Status status) {
      throw status.status() != 400
          ? status
          : RefusedException.of(
              status,
              "The server keeps the release '" + version + "', as something needs it",
              session,
              "'sentry release archive "
                  + organization
                  + "/"
                  + version
                  + "' takes it out of the lists");
    }
    session.seenNames().forget(SeenNames.Kind.RELEASES, organization + "/" + version);
    return Result.detail(
        json(true, organization, version),
        look ->
            List.of(
                new Block.Paragraph(
                    Text.done("Deleted the release " + version + " of " + organization))));
  }

  private static JsonObject json(boolean deleted, String organization, String version) {
    JsonObject json = new JsonObject();
    json.addProperty("deleted", deleted);
    json.addProperty("org", organization);
    json.addProperty("version", version);
    return json;
  }
}
