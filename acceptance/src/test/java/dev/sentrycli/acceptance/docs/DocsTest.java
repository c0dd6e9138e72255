package dev.sentrycli.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentrycli.cli.Commands;
import dev.sentrycli.cli.ManPages;
import dev.sentrycli.grammar.Route;
import dev.sentrycli.grammar.help.Reference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The pages that are written from the declarations, and what else has to agree with these. With
/// `-Ddocs.update` they are rewritten.
class DocsTest {
  private static final Path FOLDER = Path.of("..", "docs");
  private static final Path MANUAL = FOLDER.resolve("man");
  private static final Path USERS =
      Path.of("..", "cli", "src", "main", "resources")
          .resolve("dev/sentrycli/cli/command/schema/used-by.tsv");
  private static final boolean UPDATE = System.getProperty("docs.update") != null;

  @Test
  void theCommandReferenceSaysWhatTheProgramSays() throws IOException {
    compare(FOLDER.resolve("commands.md"), Reference.markdown(Commands.tree()));
  }

  @Test
  void theManualSaysWhatTheProgramSays() throws IOException {
    Map<String, String> pages = ManPages.all();
    if (UPDATE) {
      for (String name : names(MANUAL)) {
        if (!pages.containsKey(name)) {
          Files.delete(MANUAL.resolve(name));
        }
      }
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      compare(MANUAL.resolve(page.getKey()), page.getValue());
    }
    assertThat(names(MANUAL))
        .as("docs/man has pages on what is no command: 'make docs' removes them")
        .isEqualTo(new TreeSet<>(pages.keySet()));
  }

  @Test
  void theCatalogueNamesOnlyCommandsThatThereAre() throws IOException {
    var tree = Commands.tree();
    List<String> users = new ArrayList<>();
    for (String line : Files.readAllLines(USERS)) {
      users.addAll(List.of(line.split("\t", -1)[2].split(", ", -1)));
    }
    assertThat(users)
        .isNotEmpty()
        .allSatisfy(
            user -> assertThat(tree.at(List.of(user.split(" ", -1)))).isInstanceOf(Route.class));
  }

  /// Skipped where the formatter is not installed: Debian has it in 'groff-base' and 'man-db'.
  @ParameterizedTest
  @CsvSource({
    "groff, groff -man -ww -z -Tutf8",
    "man, man --warnings -E UTF-8 -l -Tutf8 -Z",
    "mandoc, mandoc -T lint -W error"
  })
  void formattersHaveNothingToSayAgainstTheManual(String formatter, String call) throws Exception {
    assumeTrue(isInstalled(formatter), formatter + " is not installed");
    for (String name : ManPages.all().keySet()) {
      List<String> words = new ArrayList<>(List.of(call.split(" ", -1)));
      words.add(MANUAL.resolve(name).toString());
      Process process =
          new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      String complaints =
          new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(complaints).as(name).isEmpty();
      assertThat(process.waitFor()).as(name).isZero();
    }
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static SortedSet<String> names(Path folder) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files.forEach(file -> names.add(file.getFileName().toString()));
      }
    }
    return names;
  }

  private static void compare(Path file, String page) throws IOException {
    if (UPDATE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, page);
      return;
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as("%s is out of date: 'make docs' writes it", file)
        .isEqualTo(page);
  }
}
