package dev.sentrycli.cli.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrycli.cli.output.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultsTest {
  @TempDir Path root;

  @Test
  void areStillThereInTheNextRun() throws IOException {
    defaults().set(Defaults.Key.URL, "http://h:9000/");
    defaults().set(Defaults.Key.TIPS, "off");

    Defaults next = defaults();

    assertThat(next.get(Defaults.Key.URL)).isEqualTo("http://h:9000/");
    assertThat(next.isOn(Defaults.Key.TIPS, true)).isFalse();
    assertThat(next.isOn(Defaults.Key.GRAPHICS, true)).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void canBeClearedOneByOneAndAltogether() {
    Defaults defaults = defaults();
    defaults.set(Defaults.Key.ORGANIZATION, "acme");
    defaults.set(Defaults.Key.PROJECT, "web");

    defaults.clear(Defaults.Key.ORGANIZATION);
    assertThat(defaults().get(Defaults.Key.ORGANIZATION)).isNull();
    assertThat(defaults().get(Defaults.Key.PROJECT)).isEqualTo("web");

    defaults.clearAll();
    assertThat(defaults().get(Defaults.Key.PROJECT)).isNull();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "org, ORGANIZATION",
    "organization, ORGANIZATION",
    "project, PROJECT",
    "ca, CA_CERT",
    "cert, CA_CERT",
    "ca-certs, CA_CERT",
    "ca-cert, CA_CERT",
    "agent-skills, AGENT_SKILLS"
  })
  void keysHaveAliases(String word, Defaults.Key key) {
    assertThat(Defaults.Key.named(word)).isEqualTo(key);
  }

  @Test
  void anUnknownKeyIsNone() {
    assertThat(Defaults.Key.named("colour")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{}", "{\"organization\":\"x\"}", "\u0000"})
  void aDamagedFileIsAnErrorAndStaysAsItIs(String text) throws IOException {
    Files.writeString(file(), text);

    assertThatThrownBy(() -> defaults().get(Defaults.Key.URL))
        .isInstanceOfSatisfying(
            StateException.class, failure -> assertThat(failure.exit()).isEqualTo(Exit.CONFIG))
        .hasMessageContaining(file().toString());
    assertThatThrownBy(() -> defaults().set(Defaults.Key.URL, "http://h"))
        .isInstanceOf(StateException.class);
    assertThat(file()).hasContent(text);
  }

  @Test
  void bytesThatAreNoTextAreAnError() throws IOException {
    Files.write(file(), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

    assertThatThrownBy(() -> defaults().get(Defaults.Key.URL)).isInstanceOf(StateException.class);
  }

  @Test
  void aFileOfANewerVersionIsLeftAlone() throws IOException {
    String text = "{\"format\": 2, \"organization\": \"acme\"}";
    Files.writeString(file(), text);

    assertThatThrownBy(() -> defaults().set(Defaults.Key.URL, "http://h"))
        .hasMessageContaining("newer version");
    assertThat(file()).hasContent(text);
  }

  @Test
  void withoutAFolderThereAreNoneAndNoneCanBeKept() {
    Defaults nowhere = new Defaults(null);

    assertThat(nowhere.get(Defaults.Key.URL)).isNull();
    assertThatThrownBy(() -> nowhere.set(Defaults.Key.URL, "http://h"))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("no folder");
  }

  @Test
  void aFolderThatCannotBeWrittenNamesItsPath() throws IOException {
    Defaults closed =
        new Defaults(new StateFolder(Files.createFile(root.resolve("file")).resolve("below")));

    assertThat(closed.get(Defaults.Key.URL)).isNull();
    assertThatThrownBy(() -> closed.set(Defaults.Key.URL, "http://h"))
        .isInstanceOf(StateException.class)
        .hasMessageContaining(root.resolve("file/below").toString());
  }

  @Test
  void parallelThreadsAndProcessesKeepEachOthersChanges() throws Exception {
    List<Process> others = new ArrayList<>();
    for (Defaults.Key key : List.of(Defaults.Key.ORGANIZATION, Defaults.Key.PROJECT)) {
      others.add(OtherProcess.start(Setter.class, root.toString(), key.name()));
    }
    List<Thread> threads = new ArrayList<>();
    for (Defaults.Key key :
        List.of(
            Defaults.Key.TELEMETRY, Defaults.Key.TIPS, Defaults.Key.GRAPHICS, Defaults.Key.URL)) {
      threads.add(Thread.ofVirtual().start(() -> Setter.set(root, key)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    for (Process other : others) {
      assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(other.exitValue()).isZero();
    }

    Defaults all = defaults();
    for (Defaults.Key key :
        List.of(
            Defaults.Key.ORGANIZATION,
            Defaults.Key.PROJECT,
            Defaults.Key.TELEMETRY,
            Defaults.Key.TIPS,
            Defaults.Key.GRAPHICS,
            Defaults.Key.URL)) {
      assertThat(all.get(key)).as(key.word()).isEqualTo("7");
    }
  }

  /// Sets one key again and again.
  static final class Setter {
    private Setter() {}

    public static void main(String[] arguments) {
      set(Path.of(arguments[0]), Defaults.Key.valueOf(arguments[1]));
    }

    static void set(Path folder, Defaults.Key key) {
      Defaults defaults = new Defaults(new StateFolder(folder));
      for (int i = 0; i < 8; i++) {
        defaults.set(key, String.valueOf(i));
      }
    }
  }

  private Path file() {
    return root.resolve("defaults.json");
  }

  private Defaults defaults() {
    return new Defaults(new StateFolder(root));
  }
}
