package dev.sentrycli.terminal.desktop;

import dev.sentrycli.terminal.Attached;
import dev.sentrycli.terminal.ClosedOutputException;
import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The programs of this computer that can be started. They are never looked for in the working
/// folder, and only real programs are: a script for the Windows shell would have its arguments
/// interpreted.
public final class Programs {
  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_SECONDS = 10;
  private static final int INTERRUPTED = 130;

  private final Platform platform;
  private final Map<String, String> variables;

  public Programs(Platform platform, Map<String, String> variables) {
    this.platform = platform;
    this.variables = variables;
  }

  public Platform platform() {
    return platform;
  }

  /// Where a program is, or null if it is not here.
  ///
  /// @param name a bare name or an absolute path
  public @Nullable Path find(String name) {
    boolean windows = platform == Platform.WINDOWS;
    String file = windows && !name.endsWith(".exe") ? name + ".exe" : name;
    try {
      if (file.indexOf('/') >= 0 || (windows && file.indexOf('\\') >= 0)) {
        return runnable(Path.of(file));
      }
      for (String folder : folders(windows ? ';' : ':')) {
        Path found = runnable(Path.of(folder, file));
        if (found != null) {
          return found;
        }
      }
    } catch (InvalidPathException notEvenAName) {
      return null;
    }
    return null;
  }

  /// Starts a program whose output nobody sees, without the variables that may hold a credential.
  ///
  /// @param words the program as [#find] gave it, then its arguments, each passed on as it is
  Process start(List<String> words) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("SENTRY_"));
    return builder.start();
  }

  /// What a program says on standard output; null if it could not be run, failed, or took longer
  /// than a few seconds.
  ///
  /// @param words as for [#start]
  /// @param folder where it runs
  public @Nullable String ask(List<String> words, Path folder) {
    return ask(words, folder, ProcessBuilder.Redirect.PIPE);
  }

  /// As [#ask(List, Path)], of a program that looks at its input.
  public @Nullable String ask(List<String> words, Path folder, ProcessBuilder.Redirect input) {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectInput(input)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("SENTRY_"));
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      // What is asked for fits into the pipe; a program that says more is taken not to end.
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return null;
      }
      byte[] said = process.getInputStream().readNBytes(MOST_BYTES);
      return process.exitValue() == 0 ? new String(said, StandardCharsets.UTF_8) : null;
    } catch (IOException notStarted) {
      return null; // as if it were not there
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /// What a program that fails says on its error stream, in English if it speaks that; null if it
  /// does not fail, could not be run, or took longer than a few seconds.
  ///
  /// @param words as for [#start]
  /// @param folder where it runs
  public @Nullable String complaint(List<String> words, Path folder) {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("SENTRY_"));
    builder.environment().put("LC_ALL", "C");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return null;
      }
      byte[] said = process.getErrorStream().readNBytes(MOST_BYTES);
      return process.exitValue() == 0 ? null : new String(said, StandardCharsets.UTF_8);
    } catch (IOException notStarted) {
      return null; // as if it were not there
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /// As [#ask], however much it says and with as long as that may take.
  public @Nullable String hear(List<String> words, Path folder, Duration limit) {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("SENTRY_"));
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      process
          .onExit()
          .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
          .exceptionally(late -> process.destroyForcibly());
      byte[] said = process.getInputStream().readAllBytes();
      return process.waitFor() == 0 ? new String(said, StandardCharsets.UTF_8) : null;
    } catch (IOException notStarted) {
      return null; // as if it were not there
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /// Lets a program take the place of this one until it ends: its input, output and errors are
  /// those of the run, and it sees all variables.
  ///
  /// @param words as for [#start]
  /// @param environment the variables it gets
  /// @param folder where it runs
  /// @return its exit code
  /// @throws IOException if it can't be started
  /// @throws ClosedOutputException if its results can't be written any more; it was ended then
  public int hand(List<String> words, Map<String, String> environment, Path folder, Console console)
      throws IOException {
    Attached attached = console.attached();
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    // A terminal is handed on as one; anything else goes through this run's own streams.
    if (attached.in()) {
      builder.redirectInput(ProcessBuilder.Redirect.INHERIT);
    }
    if (attached.out()) {
      builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
    }
    if (attached.err()) {
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    }
    Process process = builder.start();
    if (!attached.in()) {
      Thread.ofVirtual().start(() -> Job.feed(console.in(), process.getOutputStream()));
    }
    Thread errors = Thread.ofVirtual().start(() -> Job.tell(process.getErrorStream(), console));
    try {
      Job.pass(process.getInputStream(), console.out());
      errors.join();
      return process.waitFor();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return INTERRUPTED;
    } finally {
      process.destroy(); // where results can't be written any more, say
    }
  }

  private List<String> folders(char separator) {
    String path = variables.get("PATH");
    if (path == null) {
      path = variables.get("Path");
    }
    return path == null ? List.of() : words(path, separator);
  }

  /// The words between separators, empty ones left out.
  static List<String> words(String text, char separator) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == separator) {
        if (i > start) {
          words.add(text.substring(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }

  private static @Nullable Path runnable(Path path) {
    return path.isAbsolute() && Files.isRegularFile(path) && Files.isExecutable(path) ? path : null;
  }
}
