package dev.sentrycli.cli.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
  @TempDir Path root;

  @Test
  void folderAndFilesAreTheOwnersAlone() throws IOException {
    StateFolder folder = new StateFolder(root.resolve("a/b"));

    folder.write("x.json", "{}");
    folder.locked("x", () -> "");

    assertThat(permissions(root.resolve("a/b"))).isEqualTo("rwx------");
    assertThat(permissions(folder.file("x.json"))).isEqualTo("rw-------");
    assertThat(permissions(folder.file("x.lock"))).isEqualTo("rw-------");
  }

  @Test
  void aFolderAndFileThatWereOpenToOthersAreClosedByAWrite() throws IOException {
    Path open = Files.createDirectory(root.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path file = Files.writeString(open.resolve("accounts.json"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    StateFolder folder = new StateFolder(open);
    assertThat(folder.isReadableByOthers("accounts.json")).isTrue();

    folder.write("accounts.json", "new");

    assertThat(permissions(open)).isEqualTo("rwx------");
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(folder.isReadableByOthers("accounts.json")).isFalse();
    assertThat(folder.read("accounts.json")).isEqualTo("new");
  }

  @Test
  void aFolderThatHoldsWhatOthersPutThereStaysOpen() throws IOException {
    Path project = Files.createDirectory(root.resolve("project"));
    Files.writeString(project.resolve("package.json"), "{}");
    Files.setPosixFilePermissions(project, PosixFilePermissions.fromString("rwxr-xr-x"));
    StateFolder folder = new StateFolder(project);

    folder.locked("accounts.json", () -> "");
    folder.write("accounts.json", "new");

    assertThat(permissions(project)).isEqualTo("rwxr-xr-x");
    assertThat(permissions(folder.file("accounts.json"))).isEqualTo("rw-------");
  }

  @Test
  void aFolderWithinIsClosedWhateverItHolds() throws IOException {
    Path within = Files.createDirectories(root.resolve("cache/code"));
    Files.writeString(within.resolve("0a1b.json"), "{}");
    Files.setPosixFilePermissions(within, PosixFilePermissions.fromString("rwxr-xr-x"));

    new StateFolder(root).within("cache").within("code").write("2c3d.json", "{}");

    assertThat(permissions(within)).isEqualTo("rwx------");
  }

  @Test
  void onlyFilesWithNamesOfOursAreDiscarded() throws IOException {
    for (String name :
        List.of(
            "defaults.json",
            "cache/code/2c3d",
            "cache/api-responses/0a1b.3c.part",
            "cache/certificates/0a1b",
            "bulk/acme-archive-20261125-120000-2.json.journal")) {
      put(name);
    }
    List<String> others =
        List.of(
            "cache/code/.keep",
            "notes.txt",
            "cache/thesis.pdf",
            "cache/code/main.c",
            "bulk/letters.json");
    for (String name : others) {
      put(name);
    }
    assertThat(new StateFolder(root).discard()).isFalse();
    try (Stream<Path> left = Files.walk(root)) {
      assertThat(left.filter(Files::isRegularFile).map(file -> root.relativize(file).toString()))
          .containsExactlyInAnyOrderElementsOf(others);
    }
    assertThat(root.resolve("cache/certificates")).doesNotExist();
    assertThat(new StateFolder(root).holdsAnything()).isFalse();
  }

  private void put(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, "");
  }

  @Test
  void whoMayReadAFileIsAskedOfWhatALinkLeadsTo() throws IOException {
    StateFolder folder = new StateFolder(root);
    folder.write("real.json", "{}");
    Files.createSymbolicLink(folder.file("accounts.json"), folder.file("real.json"));

    assertThat(folder.isReadableByOthers("accounts.json")).isFalse();
  }

  @Test
  void nothingButTheFileIsLeftBehind() throws IOException {
    StateFolder folder = new StateFolder(root);

    folder.write("x.json", "1");
    folder.write("x.json", "2");

    assertThat(names(root)).containsExactly("x.json");
  }

  @Test
  void whatKilledWritersOfAFileLeftIsSwept() throws IOException {
    Files.createFile(root.resolve("x.json.1f.tmp"));
    Files.createFile(root.resolve("other.json.2f.tmp"));

    new StateFolder(root).sweep("x.json");

    assertThat(names(root)).containsExactly("other.json.2f.tmp");
  }

  @Test
  void aLockThatCannotBeMadeIsReported() throws IOException {
    StateFolder folder = new StateFolder(Files.createFile(root.resolve("file")).resolve("below"));

    assertThatThrownBy(() -> folder.locked("x", () -> "")).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void theSameThreadMayLockTwice() {
    StateFolder folder = new StateFolder(root);

    assertThat(folder.locked("x", () -> folder.locked("x", () -> "inner"))).isEqualTo("inner");
  }

  /// A writer that is killed in the middle of its work leaves the old text or the new one, whole.
  @Test
  void aKilledWriterNeverLeavesHalfAFile() throws Exception {
    for (int round = 0; round < 6; round++) {
      Process writer = OtherProcess.start(EndlessWriter.class, root.toString());
      assertThat(writer.inputReader().readLine()).isEqualTo("writing");
      Thread.sleep(round * 7L);
      writer.destroyForcibly().waitFor(20, TimeUnit.SECONDS);

      String text = new StateFolder(root).read("big.json");

      assertThat(text).isNotNull().hasSize(EndlessWriter.SIZE);
      assertThat(text.chars().distinct().count()).isEqualTo(1);
    }
  }

  /// Writes files of one repeated letter until it is killed.
  static final class EndlessWriter {
    static final int SIZE = 300_000;

    private EndlessWriter() {}

    public static void main(String[] arguments) throws IOException {
      StateFolder folder = new StateFolder(Path.of(arguments[0]));
      folder.write("big.json", "a".repeat(SIZE));
      System.out.println("writing");
      for (int i = 0; ; i++) {
        folder.write("big.json", String.valueOf((char) ('a' + i % 26)).repeat(SIZE));
      }
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
