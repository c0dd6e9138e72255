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

/// Runs a list of commands in one JVM, so that the classes they need end up in the AOT cache.
///
/// A line of the list is a command as typed, words split at blanks, after any `NAME=value` pairs of
/// its environment; a leading `!` says that it has to fail. `[name]` starts the commands of a
/// server whose address is given as `name=address`; `#` starts a comment. The last command of all
/// goes through `Main.main`, as a real run does, which also ends the JVM.
public final class Trainer {
  private final Map<String, String> servers;
  private final Map<String, String> environment;
  private final Path folder;

  private Trainer(Map<String, String> servers, Map<String, String> environment, Path folder) {
    this.servers = servers;
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
    Trainer trainer = new Trainer(servers, Map.copyOf(System.getenv()), Path.of(args[1]));
    trainer.runAll(Files.readAllLines(Path.of(args[0])));
    Main.main(new String[] {"org", "list"});
  }

  private void runAll(List<String> lines) {
    String server = "";
    for (String line : lines) {
      String command = line.strip();
      if (command.isEmpty() || command.startsWith("#")) {
        continue;
      }
      if (command.startsWith("[")) {
        server = servers.get(command.substring(1, command.length() - 1));
        if (server == null) {
          throw new IllegalArgumentException("no address given for " + command);
        }
      } else {
        runOne(command, server);
      }
    }
  }

  private void runOne(String command, String server) {
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
