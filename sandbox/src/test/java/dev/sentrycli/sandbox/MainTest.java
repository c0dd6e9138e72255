package dev.sentrycli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Properties properties = new Properties();

  private int run(String... words) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("SENTRY_AUTH_TOKEN", "must not be handed on");
    return new Main(
            environment,
            properties,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(List.of(words));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void explainsItself() {
    assertThat(run("--help")).isZero();
    assertThat(out()).contains("sentry sandbox start", "--port", "--seed", "--data", "--host");
    assertThat(run()).isZero();
    assertThat(run("start", "-h")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start now",
        "start --port",
        "start --port x",
        "start --port 70000",
        "start --seed full",
        "try it",
      })
  void wordsThatMakeNoSenseAreRefused(String line) {
    assertThat(run(line.split(" ", -1))).isEqualTo(252);
    assertThat(err()).startsWith("Error: ").contains("--help");
    assertThat(out()).isEmpty();
  }

  @Test
  void aCommandThatIsNoneHasACodeOfItsOwn() {
    assertThat(run("dance")).isEqualTo(251);
    assertThat(err()).startsWith("Error: 'dance'").contains("--help");
  }

  @Test
  void dataThatCouldNotBeKeptIsSaidBeforeAnythingRuns(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(run("start", "--port", "0", "--data", file.toString())).isEqualTo(1);
    assertThat(err()).contains("'" + file + "'", "it is no folder").hasLineCount(1);
    err.reset();
    Path below = file.resolve("data");
    assertThat(run("start", "--port", "0", "--data", below.toString())).isEqualTo(1);
    assertThat(err()).contains("'" + below + "'").hasLineCount(1);
  }

  @Test
  void aFolderBelongsToOneSandboxAtATime(@TempDir Path folder) {
    try (Sandbox first = Sandbox.start(SandboxOptions.DEFAULT.data(folder))) {
      assertThat(run("start", "--port", "0", "--data", folder.toString())).isEqualTo(1);
      assertThat(err()).contains("another sandbox uses it").hasLineCount(1);
      assertThat(first.port()).isPositive();
    }
    Sandbox.start(SandboxOptions.DEFAULT.data(folder)).close();
  }

  @Test
  void aTakenPortIsSaidInOneSentence() {
    try (Sandbox sandbox = Sandbox.start()) {
      assertThat(run("start", "--port", Integer.toString(sandbox.port()))).isEqualTo(1);
      assertThat(err()).startsWith("Error: port " + sandbox.port()).hasLineCount(1);
    }
  }

  @Test
  void aProgramThatIsNotThereCannotBeTried(@TempDir Path folder) {
    properties.setProperty("sentry.program", folder.resolve("sentry").toString());

    assertThat(run("try")).isEqualTo(1);
    assertThat(err()).contains(folder.resolve("sentry").toString());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void tryLogsTheProgramInAndShowsWhatItDoes(@TempDir Path folder) throws IOException {
    properties.setProperty(
        "sentry.program", program(folder, FakeProgram.class.getName() + " \"$@\"").toString());

    assertThat(run("try")).as(err()).isZero();
    assertThat(out())
        .containsSubsequence(
            "$ sentry auth login --url http://127.0.0.1:",
            "Logged in",
            "$ sentry org list",
            "organizations/ 200",
            "$ sentry project list ",
            "projects/ 200",
            "$ sentry issue list ",
            "issues/ 200",
            "$ sentry issue view ",
            " 200");
    assertThat(err()).contains("Code: ", "Device approved");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void tryFailsWithTheFirstStepThatFails(@TempDir Path folder) throws IOException {
    properties.setProperty("sentry.program", program(folder, "no.such.Program").toString());

    assertThat(run("try")).isEqualTo(1);
    assertThat(err()).contains("Error: 'sentry auth login");
    assertThat(out()).doesNotContain("org list");
  }

  private static Path program(Path folder, String main) throws IOException {
    Path program = folder.resolve("sentry");
    Files.writeString(
        program,
        "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s\n"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                main));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program;
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void servesUntilItIsStopped(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "start",
                "--port=0",
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .start();
    try (var lines = process.inputReader()) {
      StringBuilder text = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        text.append(line).append('\n');
        if (line.startsWith("Ctrl-C")) {
          break;
        }
      }
      assertThat(text).contains("http://127.0.0.1:", "Token ", "Client id ", "DSN ", "Login ");
      assertThat(text.toString()).contains("sentry auth login --url");
      assertThat(text.toString().lines()).allMatch(line -> line.length() <= 120);
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor()).isNotZero();
    assertThat(data).isDirectoryContaining(file -> Files.isRegularFile(file));
  }
}
