package dev.sentrycli.cli.command.sandbox;

import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import java.util.List;

/// `sentry sandbox start` and `try`, as help and completion know them. The sandbox is a program of
/// its own, so that it costs the other commands nothing: the launcher starts it when the word comes
/// first on the command line.
public final class SandboxCommand implements Command<SandboxCommand.Options> {
  private static final Flag<Integer> PORT =
      Flag.count("port", 9000, 0, 65535, "Where to listen; 0 for any free port");
  private static final Flag<String> HOST =
      Flag.text("host", "address", "127.0.0.1", "The address to listen on");
  private static final Flag<String> SEED =
      Flag.choice("seed", List.of("demo", "empty"), "demo", "What is there at first");
  private static final Flag<@org.jspecify.annotations.Nullable String> DATA =
      Flag.text("data", "dir", "Keep what happens in this folder");
  private static final Flag<String> SERVER =
      Flag.text("server", "version", "26.8.0", "The version of Sentry to be");
  private static final Flag<List<String>> WITHOUT =
      Flag.texts("without", "feature", "What to have turned off, as on an older installation");

  private final Usage usage;

  /// Nothing: this class only explains.
  public record Options() {}

  private SandboxCommand(Usage usage) {
    this.usage = usage;
  }

  public static SandboxCommand start() {
    return new SandboxCommand(
        Usage.of("Run a Sentry server of your own on this machine")
            .detail(
                """
                Prints its address, a token, a client id and a DSN, and runs until Ctrl-C. SDKs can \
                send events to the DSN; they become issues.""")
            .examples(
                "sentry sandbox start",
                "sentry sandbox start --port 9000 --data ./sandbox",
                "sentry sandbox start --server 25.6.0")
            .flags(PORT, HOST, SEED, DATA, SERVER, WITHOUT)
            .asAnonymous()
            .asApart());
  }

  /// The guided tour.
  public static SandboxCommand tour() {
    return new SandboxCommand(
        Usage.of("Start one, log in to it and look around, then stop it")
            .examples("sentry sandbox try")
            .asAnonymous()
            .asApart());
  }

  @Override
  public Usage usage() {
    return usage;
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options();
  }

  @Override
  public Result run(Options options, Session session) {
    throw new NotFirst();
  }

  /// The launcher did not see the word.
  private static final class NotFirst extends Failure {
    NotFirst() {
      super(
          Exit.USAGE,
          "The sandbox is started by the launcher, which looks at the first word only",
          List.of(),
          List.of("write 'sandbox' first: 'sentry sandbox start'"));
    }
  }
}
