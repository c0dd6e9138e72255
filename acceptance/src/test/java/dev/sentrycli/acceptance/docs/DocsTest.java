package dev.sentrycli.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.cli.Commands;
import dev.sentrycli.grammar.help.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The pages that are written from the declarations. With `-Ddocs.update` they are rewritten.
class DocsTest {
  private static final Path FOLDER = Path.of("..", "docs");

  @Test
  void theCommandReferenceSaysWhatTheProgramSays() throws IOException {
    compare("commands.md", Reference.markdown(Commands.tree()));
  }

  private static void compare(String name, String page) throws IOException {
    Path file = FOLDER.resolve(name);
    if (System.getProperty("docs.update") != null) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, page);
      return;
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as("docs/%s is out of date: 'make docs' writes it", name)
        .isEqualTo(page);
  }
}
