package dev.sentrycli.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.grammar.help.HelpPage;
import dev.sentrycli.grammar.help.HelpText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every start pays for is counted in classes, not in time.
class StartTest {
  /// Parses its arguments and draws the help they ask for.
  static final class Program {
    private Program() {}

    public static void main(String[] args) {
      Tree<ExampleTree.Call> tree = new ExampleTree().tree();
      Parsed<ExampleTree.Call> parsed = Parser.parse(tree, List.of(args));
      if (parsed instanceof Parsed.Help<ExampleTree.Call> help) {
        System.out.println(HelpText.plain(HelpPage.of(tree, help.topic()), 80));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"issue list acme/ --limit 5 --json -s freq", "issues --perPage=3", "--help"})
  void loadsNothingThatTakesLongToLoad(String line) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName()));
    command.addAll(List.of(line.split(" ")));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(output.lines())
        .anyMatch(loaded -> loaded.contains("dev.sentrycli.grammar.Words"))
        .noneMatch(loaded -> loaded.contains("TypeSwitch"))
        .noneMatch(loaded -> loaded.contains("java.util.regex.Pattern "))
        .noneMatch(loaded -> loaded.contains("java.util.stream.ReferencePipeline"))
        .noneMatch(loaded -> loaded.contains("java.util.Formatter "))
        .noneMatch(loaded -> loaded.contains("dev.sentrycli.grammar.Mistakes$"))
        .noneMatch(loaded -> loaded.contains("dev.sentrycli.grammar.suggest."));
  }
}
