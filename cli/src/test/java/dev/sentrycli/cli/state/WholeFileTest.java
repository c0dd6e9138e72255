package dev.sentrycli.cli.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir private Path root;

  @Test
  void aNewFileIsThereWholeAndForItsOwner() throws IOException {
    Path file = root.resolve("ticket.zip");

    WholeFile.create(file, out -> out.write(new byte[] {'a', 'b'}));

    assertThat(file).hasContent("ab");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(root.toFile().list()).containsExactly("ticket.zip");
  }

  @Test
  void nothingIsLeftOfWhatCouldNotBeWritten() throws IOException {
    Path file = root.resolve("ticket.zip");

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                WholeFile.create(
                    file,
                    out -> {
                      out.write(new byte[] {'a'});
                      throw new IOException("No space left on device");
                    }))
        .withMessage("No space left on device");

    assertThat(root).isEmptyDirectory();
    WholeFile.create(file, out -> out.write(new byte[] {'a', 'b'}));
    assertThat(file).hasContent("ab");
  }

  @Test
  void aNewFileReplacesNothing() throws IOException {
    Path file = Files.writeString(root.resolve("ticket.zip"), "old");

    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> WholeFile.create(file, out -> out.write('a')));

    assertThat(file).hasContent("old");
    assertThat(root.toFile().list()).containsExactly("ticket.zip");
  }
}
