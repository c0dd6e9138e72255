package dev.sentrycli.cli;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.setting.Environment;
import dev.sentrycli.cli.setting.LocalZone;
import dev.sentrycli.terminal.Attached;
import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.Platform;
import dev.sentrycli.terminal.desktop.Programs;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where the program starts: the only place that touches the process it runs in.
public final class Main {
  private static final List<String> SET_ASIDE =
      List.of("LC_ALL", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private Main() {}

  public static void main(String[] args) {
    int code;
    try {
      code =
          run(
              args,
              variables(),
              Path.of(""),
              System.in,
              new FileOutputStream(FileDescriptor.out),
              new FileOutputStream(FileDescriptor.err),
              Attached.detect(Platform.of(System.getProperty("os.name", ""))));
    } catch (StackOverflowError | OutOfMemoryError _) {
      System.err.println(
          "Error: There is not enough memory for this\n\n→ a smaller --limit needs less");
      code = Exit.GENERAL.code();
    }
    // halt, not exit: nothing is left to be run, and exit costs milliseconds
    Runtime.getRuntime().halt(code);
  }

  /// One run, apart from the process it runs in: several can share one.
  ///
  /// @param workingFolder what relative paths are meant from
  /// @return the exit code
  public static int run(
      String[] args,
      Map<String, String> variables,
      Path workingFolder,
      InputStream in,
      OutputStream out,
      OutputStream err,
      Attached attached) {
    return run(
        args,
        variables,
        workingFolder,
        in,
        out,
        err,
        attached,
        Clock.systemUTC(),
        () -> LocalZone.of(variables));
  }

  /// As above, at a time and place of the caller's choice.
  public static int run(
      String[] args,
      Map<String, String> variables,
      Path workingFolder,
      InputStream in,
      OutputStream out,
      OutputStream err,
      Attached attached,
      Clock clock,
      Supplier<ZoneId> zone) {
    return run(args, variables, workingFolder, in, out, err, attached, clock, zone, launcher());
  }

  /// As above, started by a launcher of the caller's choice; null for none.
  public static int run(
      String[] args,
      Map<String, String> variables,
      Path workingFolder,
      InputStream in,
      OutputStream out,
      OutputStream err,
      Attached attached,
      Clock clock,
      Supplier<ZoneId> zone,
      @Nullable Path launcher) {
    Environment environment =
        new Environment(
            Map.copyOf(variables), workingFolder.toAbsolutePath(), clock, zone, launcher);
    Platform platform = Platform.of(System.getProperty("os.name", ""));
    return new Runner(
            environment,
            new Console(in, out, err, attached, variables),
            new Programs(platform, variables))
        .run(List.of(args));
  }

  /// The variables of the process, those that the launcher had to change as they were before.
  private static Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(System.getenv());
    for (String name : SET_ASIDE) {
      String before = System.getProperty("sentry.environment." + name);
      if (before != null && before.isEmpty()) {
        variables.remove(name);
      } else if (before != null) {
        variables.put(name, before);
      }
    }
    return variables;
  }

  private static @Nullable Path launcher() {
    String program = System.getProperty("sentry.program");
    return program == null ? null : Path.of(program);
  }
}
