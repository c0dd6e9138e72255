package dev.sentrycli.acceptance.reliability;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.fault.Action;
import dev.sentrycli.sandbox.fault.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A job behind `monitor run` as a process: its streams, its signals, and a server that is no help.
@EnabledOnOs(OS.LINUX)
class MonitorRunTest {
  private static final String COUNTING =
      "n=0; trap 'n=$((n+1))' TERM USR1; echo ready;"
          + " for i in $(seq 300); do [ $n = 0 ] || break; sleep 0.1; done;"
          + " for i in $(seq 15); do sleep 0.1; done; echo \"signals $n\"; exit 5";

  private static Sandbox sandbox;

  @TempDir Path folder;
  private Machine machine;

  @BeforeAll
  static void start() {
    sandbox = Servers.start();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void anew() {
    machine = new Machine(folder);
    machine.set("SENTRY_DSN", sandbox.dsn()).set("SENTRY_AUTH_TOKEN", "secret-of-the-run");
    machine.set("PATH", "/usr/bin:/bin");
    sandbox.faults().clear();
    sandbox.requests().clear();
  }

  private ProcessBuilder job(String... command) {
    List<String> words = new ArrayList<>(List.of("monitor", "run", "backup", "--"));
    words.addAll(List.of(command));
    return machine.process(List.of("-Xshare:auto"), words.toArray(String[]::new));
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static void signal(String name, String process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-s", name, "--", process).start();
    assertThat(kill.waitFor()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "USR1"})
  void handsASignalOnOnce(String name) throws Exception {
    Process process = job("sh", "-c", COUNTING).start();
    BufferedReader output = output(process);
    assertThat(output.readLine()).isEqualTo("ready");

    signal(name, Long.toString(process.pid()));

    assertThat(output.readLine()).isEqualTo("signals 1");
    assertThat(process.waitFor()).isEqualTo(5);
  }

  @Test
  void doesNotDoubleASignalThatReachesTheJobByItself() throws Exception {
    ProcessBuilder alone = job("sh", "-c", COUNTING);
    alone.command().addFirst("setsid");
    Process process = alone.start();
    BufferedReader output = output(process);
    assertThat(output.readLine()).isEqualTo("ready");

    signal("TERM", "-" + process.pid());

    assertThat(output.readLine()).isEqualTo("signals 1");
    assertThat(process.waitFor()).isEqualTo(5);
  }

  @Test
  void endsAsTheSignalSaysThatEndedTheJob() throws Exception {
    Process process = job("sh", "-c", "echo ready; exec sleep 60").start();
    assertThat(output(process).readLine()).isEqualTo("ready");

    signal("TERM", Long.toString(process.pid()));

    assertThat(process.waitFor()).isEqualTo(143);
    assertThat(sandbox.requests().all()).hasSize(2);
  }

  @Test
  void givesTheJobItsOwnStreamsAndNoToken() throws Exception {
    machine.set("SENTRY_CUSTOM_HEADERS", "X-Gate: open-sesame");
    Path input = folder.resolve("in");
    Path output = folder.resolve("out");
    Machine.write(input, "first\nsecond\n");
    ProcessBuilder builder = job("sh", "-c", "read a; cat; echo \"<$a>\"; env");
    Process process = builder.redirectInput(input.toFile()).redirectOutput(output.toFile()).start();

    assertThat(process.waitFor()).isZero();
    assertThat(Machine.read(output))
        .startsWith("second\n<first>\n")
        .contains("SENTRY_MONITOR_SLUG=backup\n")
        .doesNotContain("secret-of-the-run", "open-sesame");
  }

  @Test
  void startsTheJobWhileTheServerHangs() throws Exception {
    sandbox.faults().add(Fault.on("POST /api/*/envelope/", new Action.Hang(Duration.ofMinutes(1))));
    Process process = job("sh", "-c", "echo ready; exit 4").start();
    BufferedReader said = process.errorReader(StandardCharsets.UTF_8);

    assertThat(output(process).readLine()).isEqualTo("ready");
    awaitLine(said, "has not answered the check-in for 30 seconds");
    awaitLine(said, "ended with exit code 4");
    // The run has seen the end of the job: what comes now is for its wait, which it ends at once.
    Instant end = Instant.now().plusSeconds(20);
    while (!process.waitFor(200, MILLISECONDS) && Instant.now().isBefore(end)) {
      process.toHandle().destroy();
    }
    assertThat(process.isAlive()).isFalse();
    assertThat(process.exitValue()).isEqualTo(4);
  }

  private static void awaitLine(BufferedReader lines, String text) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.contains(text)) {
      line = lines.readLine();
    }
    assertThat(line).contains(text);
  }

  @Test
  void waitsForASlowServerBeforeTheJobStarts() throws Exception {
    sandbox
        .faults()
        .add(Fault.on("POST /api/*/envelope/", new Action.Delay(Duration.ofSeconds(2))).times(1));
    Process process = job("sh", "-c", "echo ready").start();

    assertThat(output(process).readLine()).isEqualTo("ready");
    assertThat(process.waitFor()).isZero();
    assertThat(process.errorReader(StandardCharsets.UTF_8).lines())
        .noneMatch(line -> line.contains("[monitor]"));
    assertThat(sandbox.requests().all()).hasSize(2);
  }

  @Test
  void startsTheJobWithoutAServer() throws IOException, InterruptedException {
    machine.set("SENTRY_DSN", "http://abc@127.0.0.1:1/1");
    Process process = job("sh", "-c", "echo done; exit 9").start();

    assertThat(output(process).readLine()).isEqualTo("done");
    assertThat(process.waitFor()).isEqualTo(9);
  }
}
