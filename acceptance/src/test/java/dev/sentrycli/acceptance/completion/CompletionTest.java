package dev.sentrycli.acceptance.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentrycli.cli.Main;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.terminal.Attached;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Shells that have loaded the script the program prints complete command lines by asking the
/// program. A shell that is not installed is passed over.
class CompletionTest {
  @TempDir private static Path home;

  /// What is typed, and what is offered: commands, flags, and the names that earlier lists showed.
  private static final Map<String, List<String>> LINES = new LinkedHashMap<>();

  static {
    LINES.put("sentry iss", List.of("issue"));
    LINES.put("sentry auth sw", List.of("switch"));
    LINES.put("sentry issue list --li", List.of("--limit"));
    LINES.put("sentry issue list --sort fr", List.of("freq"));
    LINES.put("sentry org view ac", List.of("acme"));
    LINES.put("sentry issue list lan", List.of("lantern/"));
  }

  @BeforeAll
  static void looksAroundOnce() throws IOException {
    Path program = home.resolve("sentry");
    Files.writeString(
        program,
        """
        #!/bin/sh
        exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    try (Sandbox sandbox = Sandbox.start()) {
      sentry("auth", "login", "--url", sandbox.url(), "--token", sandbox.token());
      sentry("org", "list");
    }
    for (String shell : List.of("bash", "zsh", "fish")) {
      Files.writeString(home.resolve("script." + shell), sentry("cli", "completion", shell));
    }
  }

  private static String sentry(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.run(
            words,
            Map.of("HOME", home.toString()),
            home,
            InputStream.nullInputStream(),
            out,
            err,
            Attached.NOWHERE);
    assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void bashCompletes() throws Exception {
    StringBuilder script = new StringBuilder("source script.bash\n");
    for (String line : LINES.keySet()) {
      script
          .append("COMP_LINE='%s' COMP_WORDS=(%s)\n".formatted(line, line))
          .append("COMP_POINT=${#COMP_LINE} COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n")
          .append("_sentry\nprintf '>%s\\n' \"$COMP_LINE\"\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");
    }
    assertThat(answers(run("bash", List.of("bash", "--norc", "-s"), script.toString())))
        .isEqualTo(LINES);
  }

  @Test
  void zshCompletes() throws Exception {
    Path drivers =
        Path.of("..", "grammar/src/test/resources/dev/sentrycli/grammar/complete").toAbsolutePath();
    List<String> command =
        List.of(
            "zsh",
            "-f",
            drivers.resolve("zsh-driver").toString(),
            "script.zsh",
            drivers.resolve("zsh-inner").toString());
    assertThat(answers(run("zsh", command, String.join("\n", LINES.keySet()) + "\n")))
        .isEqualTo(LINES);
  }

  @Test
  void fishCompletes() throws Exception {
    StringBuilder script = new StringBuilder("source script.fish\n");
    for (String line : LINES.keySet()) {
      script.append("echo '>%s'\ncomplete -C '%s'\n".formatted(line, line));
    }
    assertThat(answers(run("fish", List.of("fish", "-N"), script.toString()))).isEqualTo(LINES);
  }

  /// What was offered for each line; after each stands what a shell shows beside it.
  private static Map<String, List<String>> answers(List<String> output) {
    Map<String, List<String>> answers = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    for (String line : output) {
      if (line.startsWith(">")) {
        current = new ArrayList<>();
        answers.put(line.substring(1), current);
      } else if (!line.isBlank()) {
        int tab = line.indexOf('\t');
        current.add(tab < 0 ? line : line.substring(0, tab));
      }
    }
    return answers;
  }

  private static List<String> run(String shell, List<String> command, String input)
      throws Exception {
    assumeTrue(isInstalled(shell), shell + " is not installed");
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().put("PATH", home + File.pathSeparator + System.getenv("PATH"));
    builder.environment().put("HOME", home.toString());
    builder.environment().put("TERM", "dumb");
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectErrorStream(true);
    Process process = builder.start();
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return output.replace("\r", "").lines().toList();
  }

  private static boolean isInstalled(String shell) {
    for (String place : System.getenv("PATH").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(place, shell))) {
        return true;
      }
    }
    return false;
  }
}
