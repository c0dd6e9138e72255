package dev.sentrycli.cli.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.cli.state.StateInspection.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateInspectionTest {
  private static final long NOW = 1_800_000_000_000L;

  @TempDir Path root;

  private Path folder() {
    return root.resolve("state");
  }

  private List<Finding> inspect(boolean repair) {
    return new StateInspection(new StateFolder(folder()), NOW).run(repair);
  }

  private Path write(String name, String text) throws IOException {
    new StateFolder(folder()).write(name, text);
    return folder().resolve(name);
  }

  private static void open(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void whatIsNotThereAndWhatIsWholeIsFine() throws IOException {
    assertThat(inspect(true)).isEmpty();
    write("defaults.json", "{\"format\": 1}");
    assertThat(inspect(true)).isEmpty();
  }

  @Test
  void nobodyElseMayReadIt() throws IOException {
    Path file = write("accounts.json", "{\"format\": 1}");
    open(file, "rw-r--r--");
    open(folder(), "rwxr-xr-x");

    assertThat(inspect(false)).hasSize(2).noneMatch(Finding::repaired);
    assertThat(permissions(file)).isEqualTo("rw-r--r--");
    assertThat(inspect(true)).hasSize(2).allMatch(Finding::repaired);
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(permissions(folder())).isEqualTo("rwx------");
    assertThat(inspect(true)).isEmpty();
  }

  @Test
  void aDamagedFileIsSetAsideUnderANameOfItsOwn() throws IOException {
    write("accounts.json", "{\"format\": 1, \"acc");
    assertThat(inspect(true)).singleElement().matches(Finding::repaired);
    write("accounts.json", "[]");
    assertThat(inspect(true)).singleElement().matches(Finding::repaired);

    assertThat(folder().resolve("accounts.json")).doesNotExist();
    assertThat(folder().resolve("accounts.json.damaged-1800000000"))
        .hasContent("{\"format\": 1, \"acc");
    assertThat(folder().resolve("accounts.json.damaged-1800000000-2")).hasContent("[]");
    assertThat(inspect(true)).isEmpty();
  }

  @Test
  void aFileOfANewerVersionIsLeftAlone() throws IOException {
    Path file = write("accounts.json", "{\"format\": 2}");
    assertThat(inspect(true)).singleElement().matches(finding -> finding.remedy() != null);
    assertThat(file).exists();
  }

  @Test
  void aLeftoverGoesOnlyWhereNothingIsLost() throws IOException {
    write("accounts.json", "{\"format\": 1}");
    Path over = write("accounts.json.12ab.tmp", "{\"form");
    Path lone = write("defaults.json.34cd.tmp", "{\"format\": 1}");
    Path young = write("accounts.json.56ef.tmp", "{");
    for (Path file : List.of(over, lone)) {
      Files.setLastModifiedTime(file, FileTime.fromMillis(NOW - 3_600_000));
    }
    Files.setLastModifiedTime(young, FileTime.fromMillis(NOW));

    assertThat(inspect(true)).hasSize(2);
    assertThat(over).doesNotExist();
    assertThat(lone).doesNotExist();
    assertThat(folder().resolve("defaults.json.damaged-1800000000")).hasContent("{\"format\": 1}");
    assertThat(young).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notes.txt",
        "config.json",
        "package.json",
        "package.json.12ab.tmp",
        "package.json.damaged-1",
        "yarn.lock",
        "my-aliases.json",
        "accounts.json.bak",
        "accounts.json.backup.tmp",
        "accounts.json..tmp",
        "accounts.json.damaged-"
      })
  void whatSomebodyElsePutThereIsNotTouched(String name) throws IOException {
    write("defaults.json", "{\"format\": 1}");
    Path own = Files.writeString(folder().resolve(name), "{");
    open(own, "rw-r--r--");
    Files.setLastModifiedTime(own, FileTime.fromMillis(NOW - 3_600_000));
    open(folder(), "rwxr-xr-x");

    assertThat(inspect(true)).isEmpty();
    assertThat(own).hasContent("{");
    assertThat(permissions(own)).isEqualTo("rw-r--r--");
    assertThat(permissions(folder())).isEqualTo("rwxr-xr-x");
  }

  @Test
  void oursAreLookedAfterInAFolderOfOthersToo() throws IOException {
    Path file = write("accounts.json", "{\"format\": 1, \"acc");
    Files.writeString(folder().resolve("package.json"), "{}");
    open(Files.createDirectory(folder().resolve("cache")), "rwxr-xr-x");
    open(folder(), "rwxr-xr-x");

    assertThat(inspect(true))
        .singleElement()
        .matches(finding -> finding.path().equals(file) && finding.type().equals("damaged"));
    assertThat(permissions(folder())).isEqualTo("rwxr-xr-x");
    assertThat(permissions(folder().resolve("cache"))).isEqualTo("rwxr-xr-x");
  }

  @Test
  void ourFoldersAreOursAlone() throws IOException {
    write("defaults.json", "{\"format\": 1}");
    open(Files.createDirectory(folder().resolve("cache")), "rwxr-xr-x");
    open(Files.createDirectory(folder().resolve("bulk")), "rwxr-xr-x");

    assertThat(inspect(true)).hasSize(2).allMatch(Finding::repaired);
    assertThat(permissions(folder().resolve("cache"))).isEqualTo("rwx------");
    assertThat(permissions(folder().resolve("bulk"))).isEqualTo("rwx------");
    assertThat(inspect(true)).isEmpty();
  }

  @Test
  void aLinkIsAsGoodAsWhatItLinksTo() throws IOException {
    Path real = Files.createDirectory(root.resolve("dotfiles"));
    Path settings = Files.writeString(root.resolve("settings.json"), "{\"format\": 1}");
    Files.createSymbolicLink(folder(), real);
    Files.createSymbolicLink(real.resolve("defaults.json"), settings);
    open(real, "rwxr-xr-x");
    open(settings, "rw-r--r--");

    assertThat(inspect(true)).hasSize(2).allMatch(Finding::repaired);
    assertThat(permissions(real)).isEqualTo("rwx------");
    assertThat(permissions(settings)).isEqualTo("rw-------");
    assertThat(inspect(true)).isEmpty();
  }

  @Test
  void aLinkToNowhereIsTold() throws IOException {
    write("defaults.json", "{\"format\": 1}");
    Files.createSymbolicLink(folder().resolve("accounts.json"), root.resolve("gone"));
    assertThat(inspect(true)).singleElement().matches(finding -> finding.type().equals("kind"));
  }

  /// What was damaged when it was first read is whole by the time its writer lets go of the lock.
  @Test
  void nothingIsMovedUnderTheHandsOfAWriter() throws Exception {
    StateFolder state = new StateFolder(folder());
    Path file = write("accounts.json", "{\"format\": 1, \"acc");
    Path leftover = write("accounts.json.12ab.tmp", "{");
    Files.setLastModifiedTime(leftover, FileTime.fromMillis(NOW - 3_600_000));
    AtomicReference<List<Finding>> findings = new AtomicReference<>(List.of());
    Thread inspection = new Thread(() -> findings.set(inspect(true)));

    state.locked(
        "accounts.json",
        () -> {
          inspection.start();
          while (inspection.getState() != Thread.State.WAITING && inspection.isAlive()) {
            Thread.onSpinWait();
          }
          try {
            assertThat(file).exists();
            assertThat(leftover).exists();
            state.write("accounts.json", "{\"format\": 1}");
            Files.delete(leftover);
          } catch (IOException failed) {
            throw new UncheckedIOException(failed);
          }
          return "";
        });
    inspection.join();

    assertThat(findings.get()).isEmpty();
    assertThat(file).hasContent("{\"format\": 1}");
  }

  @Test
  void aFileInPlaceOfTheFolderIsTold() throws IOException {
    Files.writeString(folder(), "x");
    assertThat(inspect(true)).singleElement().matches(finding -> finding.remedy() != null);
  }
}
