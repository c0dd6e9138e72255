package dev.sentrycli.sandbox;

import dev.sentrycli.sandbox.edition.Edition;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/// The sandbox as a program: `start` serves until Ctrl-C, `try` shows what the client does with it.
public final class Main {
  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int UNKNOWN = 251;
  private static final int USAGE = 252;
  private static final int STOCK_PORT = 9000;

  private static final String HELP =
      """
      A self-hosted Sentry in one process, to try things on

      Usage
        sentry sandbox start [--port N] [--seed demo|empty] [--data DIR] [--host H]
                             [--server VERSION] [--without FEATURE]
        sentry sandbox try

      Commands
        start   Serve until Ctrl-C; shows address, token, client id, set-up code and DSN
        try     Start one, log in to it, list and view things, stop

      Flags of start
        --port N           Port to listen at, 0 for any free one (default 9000)
        --seed demo|empty  What it holds at first: two companies with issues, or nothing (default demo)
        --data DIR         Folder to keep everything in; without it all is forgotten at the end
        --server VERSION   The version of Sentry to be, as 25.6.0 (26.8.0)
        --without FEATURE  What to have turned off, as ourlogs-enabled; may be repeated
        --host H           Address to listen at (default 127.0.0.1)
      """;

  private final Map<String, String> environment;
  private final Properties properties;
  private final PrintStream out;
  private final PrintStream err;

  Main(Map<String, String> environment, Properties properties, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.properties = properties;
    this.out = out;
    this.err = err;
  }

  public static void main(String[] arguments) {
    int exit =
        new Main(System.getenv(), System.getProperties(), System.out, System.err)
            .run(List.of(arguments));
    System.out.flush();
    System.exit(exit);
  }

  /// Words that make no sense; the message says which.
  private static final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exit;

    UsageException(String message) {
      this(message, USAGE);
    }

    UsageException(String message, int exit) {
      super(message);
      this.exit = exit;
    }
  }

  /// @return the exit code
  int run(List<String> words) {
    try {
      if (words.isEmpty() || words.contains("--help") || words.contains("-h")) {
        out.print(HELP);
        return OK;
      }
      List<String> rest = words.subList(1, words.size());
      return switch (words.getFirst()) {
        case "start" -> start(options(rest));
        case "try" -> tour(rest);
        default -> throw new UsageException("'" + words.getFirst() + "' is no command", UNKNOWN);
      };
    } catch (UsageException wrong) {
      err.println("Error: " + wrong.getMessage());
      err.println("'sentry sandbox --help' shows what there is");
      return wrong.exit;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  private static final List<String> FLAGS =
      List.of("--port", "--seed", "--data", "--host", "--server", "--without");

  private static SandboxOptions options(List<String> words) throws UsageException {
    SandboxOptions options = SandboxOptions.DEFAULT.port(STOCK_PORT);
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      int equals = word.indexOf('=');
      String flag = equals < 0 ? word : word.substring(0, equals);
      if (!FLAGS.contains(flag)) {
        throw new UsageException("'" + word + "' is not known to 'start'");
      }
      if (equals < 0 && ++at == words.size()) {
        throw new UsageException("'" + flag + "' needs a value");
      }
      String value = equals < 0 ? words.get(at) : word.substring(equals + 1);
      options =
          switch (flag) {
            case "--port" -> options.port(port(value));
            case "--seed" -> options.seed(seed(value));
            case "--data" -> options.data(Path.of(value));
            case "--server", "--without" -> options.edition(edition(options, flag, value));
            default -> options.host(value);
          };
    }
    return options;
  }

  private static Edition edition(SandboxOptions options, String flag, String value)
      throws UsageException {
    try {
      return flag.equals("--server")
          ? options.edition().version(value)
          : options.edition().without(value);
    } catch (IllegalArgumentException unknown) {
      throw new UsageException(String.valueOf(unknown.getMessage()));
    }
  }

  private static int port(String value) throws UsageException {
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port < 65536) {
        return port;
      }
    } catch (NumberFormatException notNumber) {
      throw new UsageException("'" + value + "' is no port");
    }
    throw new UsageException("'" + value + "' is no port");
  }

  private static Seed seed(String value) throws UsageException {
    for (Seed seed : Seed.values()) {
      if (seed.name().toLowerCase(Locale.ROOT).equals(value)) {
        return seed;
      }
    }
    throw new UsageException("'--seed' is 'demo' or 'empty', not '" + value + "'");
  }

  private int start(SandboxOptions options) throws InterruptedException {
    Sandbox sandbox;
    try {
      sandbox = Sandbox.start(options);
    } catch (UncheckedIOException failed) {
      err.println("Error: " + reason(options, failed));
      return FAILED;
    }
    Thread stop = new Thread(sandbox::close, "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    introduce(sandbox, options);
    sandbox.awaitClose();
    return OK;
  }

  private static String reason(SandboxOptions options, UncheckedIOException failed) {
    IOException cause = Objects.requireNonNull(failed.getCause());
    if (cause instanceof BindException) {
      return "port %d of %s can't be used: something else listens there, or the address is not this machine's; '--port 0' takes a free one"
          .formatted(options.port(), options.host());
    }
    return options.data() == null
        ? "the sandbox could not start: " + cause.getMessage()
        : "the sandbox could not start with the data in '%s': %s"
            .formatted(options.data(), cause.getMessage());
  }

  private void introduce(Sandbox sandbox, SandboxOptions options) {
    String url = sandbox.url();
    out.println(
        """
        A self-hosted Sentry to try things on runs at %s

          Token        %s
          Client id    %s
          Set-up code  %s
          DSN          %s
          Login        %s, password '%s'

        Try next
          echo %s |
            sentry auth login --url %s --token -
          SENTRY_CLIENT_ID=%s \\
            sentry auth login --url %s --force
          sentry issue list %s/

        Ctrl-C stops it%s"""
            .formatted(
                url,
                sandbox.token(),
                sandbox.clientId(),
                sandbox.setupCode(),
                sandbox.dsn(),
                sandbox.user().email(),
                Sandbox.PASSWORD,
                sandbox.token(),
                url,
                sandbox.clientId(),
                url,
                sandbox.world().directory().organizations(sandbox.user()).getFirst().slug(),
                options.data() == null ? "; nothing is kept" : ""));
    out.flush();
    if (!options.host().equals("localhost") && !options.host().startsWith("127.")) {
      err.println("Note: whoever can reach " + options.host() + " can use this server");
    }
  }

  private int tour(List<String> words) throws UsageException, InterruptedException {
    if (!words.isEmpty()) {
      throw new UsageException("'try' takes nothing more, but there is '" + words.getFirst() + "'");
    }
    Path program = program();
    if (!Files.isExecutable(program)) {
      err.println("Error: there is no program at '" + program + "' to try");
      return FAILED;
    }
    try {
      return new Tour(program, environment, out, err).run() ? OK : FAILED;
    } catch (IOException | UncheckedIOException failed) {
      err.println("Error: " + failed.getMessage());
      return FAILED;
    }
  }

  /// The client: as the launcher says, else the one beside the Java that runs this, else the first
  /// on the path.
  private Path program() {
    String told = properties.getProperty("sentry.program");
    if (told != null) {
      return Path.of(told).toAbsolutePath();
    }
    Path java = Path.of(properties.getProperty("java.home", "."));
    List<Path> places = new ArrayList<>(List.of(java, java.resolve("bin")));
    Path above = java.getParent();
    if (above != null) {
      places.add(above);
      places.add(above.resolve("bin"));
    }
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!folder.isEmpty()) {
        places.add(Path.of(folder));
      }
    }
    for (Path place : places) {
      Path program = place.resolve("sentry");
      if (Files.isRegularFile(program) && Files.isExecutable(program)) {
        return program;
      }
    }
    return java.resolve("bin").resolve("sentry");
  }
}
