package dev.sentrycli.cli.command.about;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `sentry init`: how an application gets Sentry, step by step, for people and for coding agents.
/// The text is the same everywhere; nothing is asked or changed.
public final class InitCommand implements Command<InitCommand.Options> {
  private static final String GUIDE =
      """
      # Adding Sentry to an application

      Follow these steps in order. Every command works with an instance of your own as it does with
      sentry.io; add `--json` where a program reads the output.

      ## 1. Know where you are

      - `sentry auth status` shows the instance and the login in use. Without one:
        `sentry auth login --url https://sentry.example.com`
      - `sentry org list` shows the organizations, `sentry project list <org>/` the projects.
      - Look into the code before you change it: which languages and frameworks there are, and whether
        a Sentry SDK or a DSN is there already. If there is, go on with step 4.

      ## 2. Have a project

      One project per application that is deployed by itself; a front end and its back end are two.
      Use the one that fits, or make one with its platform, such as `python-django`, `javascript-react`
      or `java-spring-boot`; `sentry platform list` knows them all. It tells the DSN at once:

          sentry project create <org>/<name>:<platform>

      ## 3. Get its DSN

          sentry dsn list <org>/<project>

      The DSN names the instance that events go to. It is no secret, but it belongs into the
      configuration: read it from the variable `SENTRY_DSN` where the platform allows it.

      ## 4. Install the SDK and start it

      - The page of each platform is at https://docs.sentry.io/platforms/ and says which package to
        install and where to call `init`. Start it before any other code of the application runs.
      - Set `dsn`, `environment` (such as `production`) and `release` (a version or a commit).
      - Set `traces_sample_rate` or `tracesSampleRate` to a small number such as 0.1; 1.0 is for trying
        out.
      - Leave `send_default_pii` or `sendDefaultPii` off unless you were told to send personal data.
      - Keep to SDK versions your server knows; an old server drops what it does not understand.

      ## 5. Prove that it works

      Throw an error on purpose, run the application, and look for it:

          sentry issue list <org>/<project>

      Then take the error out again. Nothing arrives? `sentry event send <dsn> -m test` sends an event
      from here, and `sentry doctor` looks for what is wrong between here and the instance; the SDK's
      `debug` option shows what becomes of each event. A firewall or proxy has to let the application
      reach the host in the DSN.

      ## 6. Make the most of it

      - Readable stack traces: upload source maps or debug files in the build.
      - Name each release, so that Sentry can say which one brought an error.
      - `SENTRY_ORG` and `SENTRY_PROJECT`, or a `.sentryclirc` with `[defaults]`, tell this program which
        project a checkout belongs to. Never put a token into a file that is checked in.
      """;

  /// Nothing.
  public record Options() {}

  @Override
  public Usage usage() {
    return Usage.of("Show how to add Sentry to an application")
        .detail(
            """
            Prints a guide in Markdown, for people and for coding agents. Nothing is asked and nothing is changed.""")
        .examples("sentry init")
        .field("guide", "string", "The guide as Markdown")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options();
  }

  @Override
  public Result run(Options options, Session session) {
    if (session.format() == Format.JSON) {
      JsonObject json = new JsonObject();
      json.addProperty("guide", GUIDE);
      return Result.detail(json, look -> List.of());
    }
    return new Result.Verbatim(GUIDE.getBytes(StandardCharsets.UTF_8), Exit.OK);
  }
}
