package dev.sentrycli.cli.command.cli;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.installation.Installation;
import dev.sentrycli.cli.installation.InstallationException;
import dev.sentrycli.cli.installation.ReleaseArchive;
import dev.sentrycli.cli.installation.ReleaseName;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry cli upgrade`: puts a release that was downloaded in the place of the program, and the
/// one before back. The program asks nobody about newer ones.
public final class CliUpgrade implements Command<CliUpgrade.Options> {
  private static final String UNDO = "undo";
  private static final String STABLE = "stable";
  private static final String ARCHIVE = "archive";
  private static final Flag<@Nullable String> FROM =
      Flag.text("from", "file", "The archive of the release, as it was downloaded");
  private static final Flag<@Nullable String> CHECKSUM =
      Flag.text(
          "checksum", "sha256", "The archive's SHA-256, where there is no .sha256 file beside it");
  private static final Flag<Boolean> CHECK =
      Flag.toggle("check", "Only say which version this is, or what --from would do");
  private static final Flag<Boolean> FORCE =
      Flag.toggle("force", "Install the same or an older version, too").letter('f');
  private static final Flag<Boolean> OFFLINE =
      Flag.toggle("offline", "Call no server, as it never does");
  private static final Flag<@Nullable String> METHOD =
      Flag.text("method", "name", "How the program is installed; there is only 'archive'");
  private static final Flag<Boolean> NO_AGENT_SKILLS =
      Flag.toggle("no-agent-skills", "Write no skill for agents, as only 'cli setup' does");

  /// @param wanted a version, a channel, `undo`, or null
  /// @param from the archive, or null
  /// @param sum the checksum it has to have; null if a file says so
  /// @param dryRun whether to only say what would happen
  public record Options(
      @Nullable String wanted,
      @Nullable String from,
      @Nullable String sum,
      boolean dryRun,
      boolean force,
      @Nullable String method) {}

  @Override
  public Usage usage() {
    return Usage.of("Install a downloaded release, or go back to the one before")
        .detail(
            """
            The program never looks for newer versions and downloads nothing: fetch the archive of a release and the \
            .sha256 file beside it, and name the archive with --from. Its checksum is verified, it is unpacked beside the \
            program and has to start; only then the folders change places. Until that moment nothing has changed.

            The old program is kept beside the new one, under a name that ends with '.previous'. 'undo' puts it back. \
            Exit code 50 if the program stays as it is for some reason.""")
        .examples(
            "sentry cli upgrade --check",
            "sentry cli upgrade --from sentry-0.2.0-linux-x86_64.tar.gz --dry-run",
            "sentry cli upgrade --from sentry-0.2.0-linux-x86_64.tar.gz",
            "sentry cli upgrade undo")
        .takes(
            Positional.optional("version", "The version the archive has to be, or undo")
                .choices(UNDO, STABLE))
        .flags(FROM, CHECKSUM, CHECK, Consent.DRY_RUN, FORCE, OFFLINE, METHOD, NO_AGENT_SKILLS)
        .field("action", "string", "check, up-to-date, upgraded or undone")
        .field("currentVersion", "string", "The version that ran this")
        .field("targetVersion", "string", "The version to be there then; null: nobody was asked")
        .field("channel", "string", "stable, the only one")
        .field("method", "string", "archive, the only one")
        .field("forced", "boolean", "Whether --force was given")
        .optionalField("offline", "boolean", "True where a file was installed or looked at")
        .optionalField("warnings", "array", "What was left undone without harm")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    String wanted = arguments.positional(0);
    String from = arguments.get(FROM);
    String sum = arguments.get(CHECKSUM);
    if (from != null && from.isBlank()) {
      throw new UsageException(
          Kind.VALUE, "--from names no file", "sentry cli upgrade --from FILE");
    }
    if (from == null && sum != null) {
      throw new UsageException(
          Kind.VALUE,
          "--checksum belongs to an archive, and there is none",
          "sentry cli upgrade --from FILE --checksum SHA256");
    }
    if (sum != null && !ReleaseArchive.isSum(sum.strip())) {
      throw new UsageException(
          Kind.VALUE,
          "--checksum '" + sum + "' is no SHA-256, which has 64 digits from 0 to 9 and a to f",
          "'sha256sum FILE' prints one");
    }
    if (from != null && UNDO.equals(wanted)) {
      throw new UsageException(
          Kind.VALUE,
          "'undo' puts the program before back and takes no --from",
          "sentry cli upgrade undo");
    }
    return new Options(
        wanted,
        from,
        sum == null ? null : sum.strip(),
        arguments.get(CHECK) || arguments.get(Consent.DRY_RUN),
        arguments.get(FORCE),
        arguments.get(METHOD));
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    return null;
  }

  @Override
  public Result run(Options options, Session session) {
    String method = options.method();
    if (method != null && !method.equals(ARCHIVE)) {
      throw new InstallationException(
          "This program is installed from archives, not by '" + method + "'",
          "sentry cli upgrade --from FILE");
    }
    String from = options.from();
    if (from != null) {
      return install(
          session.environment().workingFolder().resolve(from).normalize(), options, session);
    }
    if (UNDO.equals(options.wanted())) {
      return undo(options, session);
    }
    if (!options.dryRun()) {
      throw new InstallationException(
          "Releases are fetched by you: this program looks for none and downloads nothing",
          "fetch the archive of a release and its .sha256 file, then 'sentry cli upgrade --from FILE'");
    }
    return Result.detail(
            json("check", null, options, session),
            look -> List.of(new Block.Paragraph(Text.of("This is " + session.version()))))
        .note(true, "Releases are fetched by you: nobody was asked for a newer one");
  }

  private static Result install(Path file, Options options, Session session) {
    ReleaseArchive archive = ReleaseArchive.open(file, options.sum());
    ReleaseName release = archive.inspect();
    ReleaseName here = ReleaseName.here(release.version());
    if (!release.equals(here)) {
      throw new InstallationException(
          file + " is for " + release.platform() + ", and this is " + here.platform(),
          "fetch " + here + ".tar.gz");
    }
    String current = session.version();
    String target = release.version();
    String wanted = options.wanted();
    if (wanted != null && !wanted.equals(STABLE) && !wanted.equals(target)) {
      throw new InstallationException(
          file + " is " + target + ", not " + wanted, "fetch the archive of the version you want");
    }
    int newer = ReleaseName.compare(target, current);
    if (newer == 0 && !options.force()) {
      return said(
          "up-to-date",
          target,
          options,
          session,
          List.of(),
          "This is " + current + " already; --force installs it again");
    }
    if (newer < 0 && !options.force()) {
      throw new InstallationException(
          target + " is older than this " + current, "--force installs it all the same");
    }
    Installation installation = installation(session);
    installation.requireChangeable();
    if (options.dryRun()) {
      return said(
          "check",
          target,
          options,
          session,
          List.of(),
          "Would put "
              + target
              + " in the place of "
              + current
              + " in "
              + installation.folder()
              + ", if it starts");
    }
    List<String> warnings = installation.replace(archive, current, session.programs());
    return said(
            "upgraded",
            target,
            options,
            session,
            warnings,
            "Installed " + target + " in " + installation.folder())
        .note(true, "'sentry cli upgrade undo' puts " + current + " back")
        .note(true, "'sentry cli setup' renews the completion scripts");
  }

  private static Result undo(Options options, Session session) {
    Installation installation = installation(session);
    String target = installation.previousVersion();
    installation.requireChangeable();
    String current = session.version();
    if (options.dryRun()) {
      return said(
          "check",
          target,
          options,
          session,
          List.of(),
          "Would put "
              + target
              + " back in the place of "
              + current
              + " in "
              + installation.folder());
    }
    List<String> warnings = installation.undo(current, session.programs());
    return said(
            "undone",
            target,
            options,
            session,
            warnings,
            "Put " + target + " back in " + installation.folder())
        .note(true, "'sentry cli upgrade undo' brings " + current + " back");
  }

  private static Installation installation(Session session) {
    Installation installation = Installation.find(session.environment());
    if (installation == null) {
      throw new InstallationException(
          "This program runs from no folder of its own that could be replaced",
          "unpack the archive, and run the install.sh in it");
    }
    return installation;
  }

  private static Result said(
      String action,
      String target,
      Options options,
      Session session,
      List<String> warnings,
      String sentence) {
    for (String warning : warnings) {
      session.notices().warn("upgrade", warning);
    }
    JsonObject json = json(action, target, options, session);
    json.addProperty("offline", true);
    if (!warnings.isEmpty()) {
      json.add("warnings", Fields.array(warnings));
    }
    boolean done = !action.equals("check");
    return Result.detail(
        json,
        look -> List.of(new Block.Lines(List.of(done ? Text.done(sentence) : Text.of(sentence)))));
  }

  private static JsonObject json(
      String action, @Nullable String target, Options options, Session session) {
    JsonObject json = new JsonObject();
    json.addProperty("action", action);
    json.addProperty("currentVersion", session.version());
    json.addProperty("targetVersion", target);
    json.addProperty("channel", STABLE);
    json.addProperty("method", ARCHIVE);
    json.addProperty("forced", options.force());
    return json;
  }
}
