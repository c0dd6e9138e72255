package dev.sentrycli.dist;

import dev.sentrycli.cli.Main;
import dev.sentrycli.terminal.Attached;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs a list of commands in one JVM, so that the classes they need end up in the AOT cache.
///
/// A line of the list is a command as typed, words split at blanks, after any `NAME=value` pairs of
/// its environment; a leading `!` says that it has to fail. `[name]` starts the commands of a
/// server; those of servers not asked for are passed over. `#` starts a comment. The last command
/// is run through `Main.main`, as a real one is, which also ends the JVM.
public final class Trainer {
  private final Map<String, String> environment;
  private final Path folder;

  private Trainer(Map<String, String> environment, Path folder) {
    this.environment = environment;
    this.folder = folder;
  }

  /// Called as `Trainer LIST FOLDER NAME=ADDRESS…`, in the environment that the last command needs.
  public static void main(String[] args) throws IOException {
    Map<String, String> servers = new HashMap<>();
    for (int i = 2; i < args.length; i++) {
      int equals = args[i].indexOf('=');
      servers.put(args[i].substring(0, equals), args[i].substring(equals + 1));
    }
    List<Line> lines = read(Files.readAllLines(Path.of(args[0])), servers);
    Line last = lines.removeLast();
    Trainer trainer = new Trainer(Map.copyOf(System.getenv()), Path.of(args[1]));
    for (Line line : lines) {
      trainer.run(line.command(), line.server());
    }
    Main.main(words(last.command()).toArray(new String[0]));
  }

  private record Line(String command, String server) {}

  private static List<Line> read(List<String> text, Map<String, String> servers) {
    List<Line> lines = new ArrayList<>();
    @Nullable String server = null;
    for (String line : text) {
      String command = line.strip();
      if (command.startsWith("[")) {
        server = servers.get(command.substring(1, command.length() - 1));
      } else if (server != null && !command.isEmpty() && !command.startsWith("#")) {
        lines.add(new Line(command, server));
      }
    }
    return lines;
  }

  private void run(String command, String server) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("SENTRY_HOST", server);
    List<String> words = words(command);
    boolean mustFail = words.getFirst().equals("!");
    if (mustFail) {
      words.removeFirst();
    }
    for (int equals = assignment(words.getFirst());
        equals > 0;
        equals = assignment(words.getFirst())) {
      String pair = words.removeFirst();
      variables.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    String[] args = words.toArray(new String[0]);

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.run(
            args, variables, folder, InputStream.nullInputStream(), out, err, Attached.NOWHERE);
    if ((exit != 0) != mustFail) {
      throw new IllegalStateException(
          "'%s' ended with %d%n%s%s"
              .formatted(
                  command,
                  exit,
                  out.toString(StandardCharsets.UTF_8),
                  err.toString(StandardCharsets.UTF_8)));
    }
  }

  // By hand, as a regular expression or a lambda here would add its classes to the cache.
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= line.length(); i++) {
      if (i == line.length() || line.charAt(i) == ' ') {
        if (i > start) {
          words.add(line.substring(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }

  /// Where the `=` of `NAME=value` is, or 0 if this is a word of the command.
  private static int assignment(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '=') {
        return i;
      }
      if (c != '_' && (c < 'A' || c > 'Z')) {
        return 0;
      }
    }
    return 0;
  }
}
