package dev.sentrycli.cli.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandAliasesTest {
  @TempDir Path root;

  private CommandAliases aliases() {
    return new CommandAliases(new StateFolder(root));
  }

  private Path file() {
    return root.resolve("command-aliases.json");
  }

  @Test
  void areStillThereInTheNextRunForTheirOwnerAlone() throws IOException {
    aliases().set("b", "org list");
    aliases().set("a", "!echo $1");

    assertThat(aliases().all().keySet()).containsExactly("a", "b");
    assertThat(aliases().get("a")).isEqualTo("!echo $1");
    assertThat(aliases().get("c")).isNull();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void withTheLastOneTheFileGoes() {
    aliases().set("a", "org list");
    aliases().delete("a");

    assertThat(aliases().all()).isEmpty();
    assertThat(Files.exists(file())).isFalse();
  }

  @Test
  void areNotThoseOfShortIds() {
    aliases().set("a", "org list");

    assertThat(Files.exists(root.resolve("aliases.json"))).isFalse();
  }

  @Test
  void aFileOfAnotherKindIsLeftAsItIs() throws IOException {
    for (String text : new String[] {"", "[]", "{}", "{\"format\": 2}", "nonsense"}) {
      Files.writeString(file(), text);

      assertThatThrownBy(() -> aliases().all()).isInstanceOf(StateException.class);
      assertThatThrownBy(() -> aliases().set("a", "b")).isInstanceOf(StateException.class);
      assertThat(Files.readString(file())).isEqualTo(text);
    }
  }

  @Test
  void withoutAFolderThereAreNoneAndNoneCanBeKept() {
    CommandAliases nowhere = new CommandAliases(null);

    assertThat(nowhere.all()).isEmpty();
    assertThatThrownBy(() -> nowhere.set("a", "b")).isInstanceOf(StateException.class);
  }
}
