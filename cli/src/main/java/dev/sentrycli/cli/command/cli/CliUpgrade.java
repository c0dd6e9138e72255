package dev.sentrycli.cli.command.cli;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry cli upgrade`: how to get another version. The program asks nobody about newer ones.
public final class CliUpgrade implements Command<CliUpgrade.Options> {
  private static final Flag<Boolean> CHECK = Flag.toggle("check", "Only say which version this is");

  public record Options(boolean check) {}

  @Override
  public Usage usage() {
    return Usage.of("Say how to get another version")
        .detail(
            """
            The program never looks for newer versions and downloads nothing. A release is an archive that you fetch and \
            unpack; its install.sh puts it in the place of this one.""")
        .examples("sentry cli upgrade --check")
        .takes(Positional.optional("version", "The version that is wanted"))
        .flags(CHECK)
        .field("action", "string", "check")
        .field("currentVersion", "string", "This version")
        .field("targetVersion", "string", "null: nobody was asked")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(arguments.get(CHECK));
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    return null;
  }

  @Override
  public Result run(Options options, Session session) {
    if (!options.check()) {
      throw new FetchedByTheUserException();
    }
    JsonObject json = new JsonObject();
    json.addProperty("action", "check");
    json.addProperty("currentVersion", session.version());
    json.add("targetVersion", JsonNull.INSTANCE);
    json.addProperty("channel", "stable");
    json.addProperty("method", "archive");
    json.addProperty("forced", false);
    return Result.detail(
            json, look -> List.of(new Block.Paragraph(Text.of("This is " + session.version()))))
        .note(true, "Releases are fetched by you: nobody was asked for a newer one");
  }

  private static final class FetchedByTheUserException extends Failure {
    private FetchedByTheUserException() {
      super(
          Exit.UPGRADE_FAILED,
          "Releases are fetched by you: this program looks for none and downloads nothing",
          List.of(),
          List.of(
              "unpack the archive of a release, 'tar -xzf sentry-VERSION-OS-ARCH.tar.gz', and run the install.sh in it"));
    }
  }
}
