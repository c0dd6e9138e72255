package dev.sentrycli.cli.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseArchiveTest {
  private static final String TOP = Packed.RELEASE + "/";

  @TempDir Path folder;

  @Test
  void unpacksFilesFoldersAndLinks() throws IOException {
    String deep = "legal/" + "a".repeat(90) + "/" + "b".repeat(90);
    Path target = folder.resolve("program");
    try (Packed packed = Packed.release("0.2.0")) {
      ReleaseArchive archive =
          packed
              .file(TOP + deep, "long", 0600)
              .entry(TOP + "legal/LICENSE", TarConstants.LF_SYMLINK, "../" + deep)
              .in(folder);
      assertThat(archive.inspect()).isEqualTo(Packed.RELEASE);
      assertThat(target).doesNotExist();
      assertThat(archive.unpack(target)).isEqualTo(Packed.RELEASE);
    }
    assertThat(target.resolve("legal/LICENSE")).isSymbolicLink().hasContent("long");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target.resolve(deep))))
        .isEqualTo("rw-r--r--");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(target.resolve("bin/sentry"))))
        .isEqualTo("rwxr-xr-x");
  }

  @ParameterizedTest
  @ValueSource(
      bytes = {
        TarConstants.LF_LINK,
        TarConstants.LF_CHR,
        TarConstants.LF_BLK,
        TarConstants.LF_FIFO,
        TarConstants.LF_CONTIG,
        'Z'
      })
  void whatIsNoFileIsRefused(byte type) throws IOException {
    try (Packed packed = Packed.release("0.2.0")) {
      ReleaseArchive archive = packed.entry(TOP + "odd", type, TOP + "bin/sentry").in(folder);
      assertThatThrownBy(archive::inspect)
          .isInstanceOf(InstallationException.class)
          .hasMessageContaining("neither a file nor a folder");
    }
  }

  @Test
  void aLinkOutOfTheFolderIsRefused() throws IOException {
    try (Packed packed = Packed.release("0.2.0")) {
      ReleaseArchive archive =
          packed.entry(TOP + "x", TarConstants.LF_SYMLINK, "../../.bashrc").in(folder);
      assertThatThrownBy(() -> archive.unpack(folder.resolve("program")))
          .isInstanceOf(InstallationException.class)
          .hasMessageContaining("not in its folder");
    }
  }

  @Test
  void aFileThatIsReplacedAfterItWasCheckedIsNoticed() throws IOException {
    try (Packed good = Packed.release("0.2.0");
        Packed bad = Packed.release("evil")) {
      ReleaseArchive archive = good.in(folder);
      Files.write(folder.resolve("release.tar.gz"), bad.bytes());
      assertThatThrownBy(() -> archive.unpack(folder.resolve("program")))
          .isInstanceOf(InstallationException.class)
          .hasMessageContaining("checksum");
    }
  }

  @Test
  void everyTornArchiveIsRefused() throws IOException {
    try (Packed packed = Packed.release("0.2.0")) {
      byte[] whole = packed.bytes();
      for (int length = 0; length < whole.length; length++) {
        ReleaseArchive torn = Packed.open(folder, Arrays.copyOf(whole, length));
        assertThatThrownBy(torn::inspect).isInstanceOf(InstallationException.class);
      }
    }
  }

  @Test
  void garbageIsRefusedInWordsOfOurOwn() throws IOException {
    Random random = new Random(7);
    try (Packed packed = Packed.release("0.2.0")) {
      byte[] whole = packed.bytes();
      for (int i = 0; i < 2000; i++) {
        byte[] bytes = whole.clone();
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        ReleaseArchive garbage = Packed.open(folder, bytes);
        try {
          assertThat(garbage.inspect()).isEqualTo(Packed.RELEASE);
        } catch (InstallationException refused) {
          assertThat(refused.getMessage()).contains("release.tar.gz");
        }
      }
    }
  }

  @Test
  void garbageWithinTheZipIsRefusedInWordsOfOurOwn() throws IOException {
    Random random = new Random(11);
    byte[] tar;
    try (Packed packed = Packed.release("0.2.0");
        java.util.zip.GZIPInputStream in =
            new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(packed.bytes()))) {
      tar = in.readAllBytes();
    }
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = tar.clone();
      for (int changes = random.nextInt(8); changes >= 0; changes--) {
        bytes[random.nextInt(4 * 512)] = (byte) random.nextInt(256);
      }
      java.io.ByteArrayOutputStream zipped = new java.io.ByteArrayOutputStream();
      try (java.util.zip.GZIPOutputStream out = new java.util.zip.GZIPOutputStream(zipped)) {
        out.write(bytes);
      }
      ReleaseArchive garbage = Packed.open(folder, zipped.toByteArray());
      try {
        garbage.inspect();
      } catch (InstallationException refused) {
        assertThat(refused.getMessage()).contains("release.tar.gz");
      }
    }
  }

  @Test
  void theSumIsReadFromLinesOfAllKinds() {
    String sum = "0123456789abcdef".repeat(4);
    assertThat(ReleaseArchive.sumIn(sum + "  a.tar.gz\n", "a.tar.gz")).isEqualTo(sum);
    assertThat(ReleaseArchive.sumIn(sum + " *build/a.tar.gz\r\n", "a.tar.gz")).isEqualTo(sum);
    assertThat(ReleaseArchive.sumIn(sum.toUpperCase(java.util.Locale.ROOT), "a.tar.gz"))
        .isEqualTo(sum);
    assertThat(ReleaseArchive.sumIn(sum + "  b.tar.gz\n", "a.tar.gz")).isNull();
    assertThat(ReleaseArchive.sumIn("", "a.tar.gz")).isNull();
    assertThat(ReleaseArchive.sumIn("<html>not found</html>", "a.tar.gz")).isNull();
  }

  @Test
  void aWrongSumIsRefusedBeforeAnythingIsRead() throws IOException {
    Path file = Files.writeString(folder.resolve("release.tar.gz"), "whatever");
    assertThatThrownBy(() -> ReleaseArchive.open(file, "0".repeat(64)))
        .isInstanceOf(InstallationException.class)
        .hasMessageContaining("has to be 0000");
    assertThatThrownBy(() -> ReleaseArchive.open(file, null))
        .isInstanceOf(InstallationException.class)
        .hasMessageContaining("release.tar.gz.sha256");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }
}
