package dev.sentrycli.acceptance.reliability;

import dev.sentrycli.cli.Main;
import dev.sentrycli.terminal.Attached;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Somebody's machine: a home, a folder to work in, variables. Runs the real program on it, in this
/// process.
final class Machine {
  /// A proxy nobody listens at, so that no request can leave this machine by mistake: loopback goes
  /// past proxies, everything else ends here.
  static final String NOWHERE = "http://127.0.0.1:9";

  private final Path root;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private Attached attached = Attached.NOWHERE;

  Machine(Path root) {
    this.root = root;
    make(home());
    make(work());
    set("HOME", home().toString());
    set("HTTPS_PROXY", NOWHERE);
    set("HTTP_PROXY", NOWHERE);
    set("SENTRY_DISABLE_TIPS", "1");
  }

  /// What one run left behind.
  record Run(List<String> words, int exit, String out, String err) {
    String all() {
      return out + err;
    }

    @Override
    public String toString() {
      return "sentry " + String.join(" ", words) + "\nexit " + exit + "\n" + out + "---\n" + err;
    }
  }

  Path root() {
    return root;
  }

  Path home() {
    return root.resolve("home");
  }

  Path work() {
    return root.resolve("home/projects/shop");
  }

  Path config() {
    return home().resolve(".config/sentry");
  }

  Path accounts() {
    return config().resolve("accounts.json");
  }

  Map<String, String> variables() {
    return variables;
  }

  Machine set(String name, String value) {
    variables.put(name, value);
    return this;
  }

  Machine unset(String name) {
    variables.remove(name);
    return this;
  }

  Machine attached(Attached other) {
    attached = other;
    return this;
  }

  /// Writes a `.sentryclirc` in a folder below the home or the working folder.
  Machine rc(Path folder, String... lines) {
    make(folder);
    write(folder.resolve(".sentryclirc"), String.join("\n", lines) + "\n");
    return this;
  }

  /// A copy with a home of its own, which may be changed without touching this one.
  Machine copy(Path otherRoot) {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Path target = otherRoot.resolve(root.relativize(path).toString());
        if (Files.isDirectory(path)) {
          make(target);
        } else {
          Files.copy(path, target);
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    Machine copy = new Machine(otherRoot);
    variables.forEach(copy.variables::putIfAbsent);
    return copy;
  }

  Run run(String... words) {
    return runWith(InputStream.nullInputStream(), words);
  }

  Run runWith(String input, String... words) {
    return runWith(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), words);
  }

  private Run runWith(InputStream in, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = Main.run(words.clone(), variables, work(), in, out, err, attached);
    return new Run(
        List.of(words),
        exit,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8));
  }

  /// The program in a process of its own, with a class path and nothing else of this one.
  ///
  /// @param options of the virtual machine
  ProcessBuilder process(List<String> options, String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(options);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add("dev.sentrycli.cli.Main");
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(work().toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    return builder;
  }

  /// The text of every file below the home, by its path from there.
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    try {
      Files.walkFileTree(
          home(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              files.put(
                  home().relativize(file).toString(),
                  new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return files;
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
