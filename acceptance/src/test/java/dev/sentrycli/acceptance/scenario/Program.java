package dev.sentrycli.acceptance.scenario;

import dev.sentrycli.cli.Main;
import dev.sentrycli.terminal.Attached;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// What plays the command lines.
sealed interface Program {
  /// What one run left behind.
  record Outcome(int exit, String out, String err) {}

  /// One run of the program.
  ///
  /// @param launcher what started the program; null if nothing did. An executable knows by itself
  /// @param terminal whether its streams lead to one, standard input only if something is typed
  record Run(
      List<String> words,
      Map<String, String> variables,
      Path folder,
      String input,
      boolean terminal,
      Clock clock,
      Path launcher) {}

  Outcome run(Run run) throws InterruptedException;

  /// The program in this process, at the time its scenario takes place.
  record InProcess() implements Program {
    @Override
    public Outcome run(Run run) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      boolean terminal = run.terminal();
      int exit =
          Main.run(
              run.words().toArray(String[]::new),
              run.variables(),
              run.folder(),
              new ByteArrayInputStream(run.input().getBytes(StandardCharsets.UTF_8)),
              out,
              err,
              new Attached(terminal && !run.input().isEmpty(), terminal, terminal),
              run.clock(),
              () -> ZoneOffset.UTC,
              run.launcher());
      return new Outcome(
          exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }

  /// Any executable that takes the same commands.
  record Executable(Path file) implements Program {
    @Override
    public Outcome run(Run run) throws InterruptedException {
      try {
        Path streams = Files.createTempDirectory("streams");
        Path input = Files.writeString(streams.resolve("in"), run.input());
        Path out = streams.resolve("out");
        Path err = streams.resolve("err");
        ProcessBuilder builder =
            new ProcessBuilder(
                    java.util.stream.Stream.concat(
                            java.util.stream.Stream.of(file.toString()), run.words().stream())
                        .toList())
                .directory(run.folder().toFile())
                .redirectInput(input.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("TZ", "UTC");
        builder.environment().putAll(run.variables());
        int exit = builder.start().waitFor();
        return new Outcome(exit, Files.readString(out), Files.readString(err));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
