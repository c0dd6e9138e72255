package dev.sentrycli.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sentrycli.acceptance.scenario.Scenario.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Plays the scenarios in `src/test/scenarios`. With `-Dscenarios.update` they are rewritten to
/// what happened; with `-Dsentry.binary=PATH` an executable plays them; `-Dscenarios.only=org/`
/// picks some.
@Execution(ExecutionMode.CONCURRENT)
class ScenarioTest {
  private static final Path FOLDER = Path.of("src", "test", "scenarios");

  @TestFactory
  Stream<DynamicTest> scenarios() throws IOException {
    String only = System.getProperty("scenarios.only", "");
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".scenario")).sorted().toList().stream()
          .filter(file -> FOLDER.relativize(file).toString().startsWith(only))
          .map(file -> dynamicTest(FOLDER.relativize(file).toString(), () -> play(file)));
    }
  }

  private static void play(Path file) throws IOException, InterruptedException {
    String binary = System.getProperty("sentry.binary");
    Program program =
        binary == null ? new Program.InProcess() : new Program.Executable(Path.of(binary));
    Scenario expected = Scenario.read(Files.readString(file));
    Scenario actual;
    try (Stage stage = new Stage(program)) {
      actual = stage.play(expected);
    }
    if (System.getProperty("scenarios.update") != null) {
      Files.writeString(file, reconciled(expected, actual).write());
      return;
    }
    for (int i = 0; i < expected.steps().size(); i++) {
      if (expected.steps().get(i) instanceof Step.Call(var command, var wanted)
          && actual.steps().get(i) instanceof Step.Call(var _, var lines)
          && !new Expectation(wanted).isMetBy(lines)) {
        assertThat(String.join("\n", new Expectation(wanted).updated(lines).lines()))
            .as("$ %s%n(-Dscenarios.update takes on what is printed now)", command)
            .isEqualTo(String.join("\n", wanted));
      }
    }
  }

  /// What happened, in the words of the expectation wherever it was met.
  private static Scenario reconciled(Scenario expected, Scenario actual) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < actual.steps().size(); i++) {
      Step step = actual.steps().get(i);
      if (step instanceof Step.Call(var command, var lines)
          && expected.steps().get(i) instanceof Step.Call(var _, var wanted)) {
        Expectation expectation = new Expectation(wanted);
        List<String> told =
            expectation.isMetBy(lines) ? wanted : expectation.updated(lines).lines();
        step = new Step.Call(command, told);
      }
      steps.add(step);
    }
    return new Scenario(steps);
  }
}
