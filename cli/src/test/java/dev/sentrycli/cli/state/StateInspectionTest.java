package dev.sentrycli.cli.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.cli.state.StateInspection.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void whatSomebodyElsePutThereIsNotTouched() throws IOException {
    Path own = write("notes.txt", "{");
    open(own, "rw-r--r--");
    assertThat(inspect(true)).isEmpty();
    assertThat(own).hasContent("{");
  }

  @Test
  void aFileInPlaceOfTheFolderIsTold() throws IOException {
    Files.writeString(folder(), "x");
    assertThat(inspect(true)).singleElement().matches(finding -> finding.remedy() != null);
  }
}
