package dev.sentrycli.cli.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.cli.installation.SetupFile.Presence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedBlockTest {
  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void name() {
    file = folder.resolve(".bashrc");
  }

  private MarkedBlock block(String lines) {
    return new MarkedBlock("PATH", file, lines);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "one\n", "one\ntwo\n", "\n\n", "größe\n"})
  void whatWasThereIsThereAgainAfterwards(String before) throws IOException {
    Files.writeString(file, before);
    assertThat(block("a\nb").presence()).isEqualTo(Presence.ABSENT);
    block("a\nb").write();
    assertThat(block("a\nb").presence()).isEqualTo(Presence.CURRENT);
    assertThat(file).content().startsWith(before).contains("\na\nb\n");
    block("a\nb").remove();
    assertThat(file).hasContent(before);
  }

  @Test
  void anOlderBlockIsRenewedInItsPlace() throws IOException {
    Files.writeString(file, "one\n");
    block("old").write();
    Files.writeString(file, Files.readString(file) + "two\n");
    assertThat(block("new").presence()).isEqualTo(Presence.OLDER);
    block("new").write();
    assertThat(file).content().doesNotContain("old").startsWith("one\n").endsWith("two\n");
    block("whatever").remove();
    assertThat(file).hasContent("one\ntwo\n");
  }

  @Test
  void bytesOfNoEncodingStay() throws IOException {
    byte[] bytes = {'a', (byte) 0xff, (byte) 0xfe, '\n'};
    Files.write(file, bytes);
    block("PATH=/größe").write();
    assertThat(Files.readAllBytes(file)).startsWith(bytes);
    block("x").remove();
    assertThat(file).hasBinaryContent(bytes);
  }

  @Test
  void halfABlockIsNobodysToTouch() throws IOException {
    Files.writeString(file, "# >>> sentry cli setup >>>\nexport A=b\n");
    assertThat(block("a").presence()).isEqualTo(Presence.FOREIGN);
    Files.writeString(file, "# <<< sentry cli setup <<<\n");
    assertThat(block("a").presence()).isEqualTo(Presence.FOREIGN);
  }

  @Test
  void linksAndPermissionsStay() throws IOException {
    Path real = Files.writeString(folder.resolve("dotfile"), "one\n");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    Files.createSymbolicLink(file, real);
    block("a").write();
    assertThat(file).isSymbolicLink();
    assertThat(real).content().contains("\na\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void aFileThatIsNotThereIsMade() throws IOException {
    file = folder.resolve("fish/config.fish");
    assertThat(block("a").presence()).isEqualTo(Presence.ABSENT);
    block("a").write();
    assertThat(block("a").presence()).isEqualTo(Presence.CURRENT);
  }
}
