package dev.sentrycli.cli.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrycli.cli.setting.Environment;
import dev.sentrycli.cli.state.FolderTree;
import dev.sentrycli.terminal.Platform;
import dev.sentrycli.terminal.desktop.Programs;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  private final Programs programs = new Programs(Platform.UNIX, Map.of());

  @TempDir Path root;
  private Path lib = Path.of("");
  private Path folder = Path.of("");

  @BeforeEach
  void install() throws IOException {
    root = root.toRealPath();
    lib = Files.createDirectories(root.resolve("lib"));
    folder = program("sentry", "0.1.0");
  }

  private Path program(String name, String version) throws IOException {
    Path place = lib.resolve(name);
    for (String file :
        new String[] {
          "bin/sentry", "runtime/bin/java", "lib/sentry-" + version + "-0123456789ab.jar"
        }) {
      Path path = place.resolve(file);
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Files.writeString(
          path,
          "#!/bin/sh\n# dev.sentrycli.cli.Main\n[ \"$1\" != --version ] || echo " + version + "\n");
      assertThat(path.toFile().setExecutable(true)).isTrue();
    }
    return place;
  }

  private Installation installation(Path launcher) {
    return Objects.requireNonNull(
        Installation.find(
            new Environment(Map.of(), root, Clock.systemUTC(), () -> ZoneOffset.UTC, launcher)));
  }

  private Installation installation() {
    return installation(folder.resolve("bin/sentry"));
  }

  private String[] besides() throws IOException {
    try (Stream<Path> files = Files.list(lib)) {
      return files.map(path -> String.valueOf(path.getFileName())).sorted().toArray(String[]::new);
    }
  }

  @Test
  void theNewProgramTakesThePlaceOfTheOld() throws IOException {
    try (Packed packed = Packed.release("0.2.0")) {
      assertThat(installation().replace(packed.in(root), "0.1.0", programs)).isEmpty();
    }
    assertThat(Installation.versionIn(folder)).isEqualTo("0.2.0");
    assertThat(Installation.versionIn(lib.resolve("sentry.previous"))).isEqualTo("0.1.0");
    assertThat(besides()).containsExactly("sentry", "sentry.previous");
  }

  @Test
  void onlyTheLastProgramIsKept() throws IOException {
    program("sentry.previous", "0.0.9");
    try (Packed packed = Packed.release("0.2.0")) {
      installation().replace(packed.in(root), "0.1.0", programs);
    }
    assertThat(Installation.versionIn(lib.resolve("sentry.previous"))).isEqualTo("0.1.0");
    assertThat(besides()).containsExactly("sentry", "sentry.previous");
  }

  @Test
  void aProgramThatDoesNotStartChangesNothing() throws IOException {
    program("sentry.previous", "0.0.9");
    try (Packed packed = Packed.release("something else")) {
      ReleaseArchive archive = packed.in(root);
      assertThatThrownBy(() -> installation().replace(archive, "0.1.0", programs))
          .isInstanceOf(InstallationException.class)
          .hasMessageContaining("does not start as 0.2.0");
    }
    assertThat(Installation.versionIn(folder)).isEqualTo("0.1.0");
    assertThat(Installation.versionIn(lib.resolve("sentry.previous"))).isEqualTo("0.0.9");
    assertThat(besides()).containsExactly("sentry", "sentry.previous");
  }

  @Test
  void aSwapThatFailsHalfwayIsTakenBack() throws IOException {
    program("sentry.previous", "0.0.9");
    assertThatThrownBy(() -> installation().swapIn(lib.resolve("not there")))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(Installation.versionIn(folder)).isEqualTo("0.1.0");
    assertThat(Installation.versionIn(lib.resolve("sentry.previous"))).isEqualTo("0.0.9");
    assertThat(besides()).containsExactly("sentry", "sentry.previous");
  }

  @Test
  void whatAKilledRunLeftIsRemoved() throws IOException {
    Files.createDirectories(lib.resolve(".sentry-new-123/program/bin"));
    try (Packed packed = Packed.release("0.2.0")) {
      installation().replace(packed.in(root), "0.1.0", programs);
    }
    assertThat(besides()).containsExactly("sentry", "sentry.previous");
  }

  @Test
  void undoCanBeUndone() throws IOException {
    program("sentry.previous", "0.0.9");
    assertThat(installation().previousVersion()).isEqualTo("0.0.9");
    installation().undo("0.1.0", programs);
    assertThat(Installation.versionIn(folder)).isEqualTo("0.0.9");
    installation().undo("0.0.9", programs);
    assertThat(Installation.versionIn(folder)).isEqualTo("0.1.0");
    assertThat(besides()).containsExactly("sentry", "sentry.previous");
  }

  @Test
  void theKeptProgramPutsItselfBackWhereTheOtherIsGone() throws IOException {
    Path kept = program("sentry.previous", "0.0.9");
    FolderTree.delete(folder);
    installation(kept.resolve("bin/sentry")).undo("0.0.9", programs);
    assertThat(Installation.versionIn(folder)).isEqualTo("0.0.9");
    assertThat(besides()).containsExactly("sentry");
  }

  @Test
  void thereIsNothingToUndoAtFirst() {
    assertThatThrownBy(() -> installation().undo("0.1.0", programs))
        .isInstanceOf(InstallationException.class)
        .hasMessageContaining("nothing to go back to");
  }

  @Test
  void twoRunsDoNotReplaceItAtOnce() throws IOException {
    try (Packed packed = Packed.release("0.2.0");
        FileChannel channel =
            FileChannel.open(
                folder.resolve("lib/sentry-0.1.0-0123456789ab.jar"), StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      assertThat(held.isValid()).isTrue();
      ReleaseArchive archive = packed.in(root);
      assertThatThrownBy(() -> installation().replace(archive, "0.1.0", programs))
          .isInstanceOf(InstallationException.class)
          .hasMessageContaining("Another run");
    }
    assertThat(besides()).containsExactly("sentry");
  }

  @Test
  void aProgramThatWasReplacedMeanwhileIsLeftAlone() throws IOException {
    try (Packed packed = Packed.release("0.2.0")) {
      ReleaseArchive archive = packed.in(root);
      assertThatThrownBy(() -> installation().replace(archive, "0.0.8", programs))
          .isInstanceOf(InstallationException.class)
          .hasMessageContaining("while this run was under way");
    }
    assertThat(besides()).containsExactly("sentry");
  }

  @Test
  void foldersOfOthersAreKept() throws IOException {
    assertThat(installation().reasonToKeep()).isNull();
    Files.writeString(folder.resolve("bin/sentry"), "#!/bin/sh\necho somebody else's\n");
    assertThat(installation().reasonToKeep()).contains("does not look like");
  }

  @Test
  void aFolderThatHoldsMoreThanTheProgramIsKept() throws IOException {
    for (String stranger :
        new String[] {"etc/hosts", "bin/other", "lib/python3/site.py", "share/doc/other.txt"}) {
      Path file = folder.resolve(stranger);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, "somebody else's");
      assertThat(installation().reasonToKeep()).as(stranger).contains("holds more than");
      assertThatThrownBy(() -> installation().requireChangeable())
          .isInstanceOf(InstallationException.class)
          .hasMessageContaining("holds more than");
      assertThat(installation().piecesAmongOthers())
          .containsExactly("bin/sentry", "runtime", "lib/sentry-0.1.0-0123456789ab.jar");
      Files.delete(file);
      if (!stranger.startsWith("bin/")) {
        FolderTree.delete(Objects.requireNonNull(file.getParent()));
      }
    }
    assertThat(installation().reasonToKeep()).isNull();
    assertThat(installation().piecesAmongOthers()).isEmpty();
  }

  @Test
  void allThatAnArchiveHoldsIsOurs() throws IOException {
    for (String file :
        new String[] {
          "LICENSE",
          "THIRD-PARTY.txt",
          "install.sh",
          "lib/help.txt",
          "lib/sentry-0.1.0-0123456789ab.http.aot",
          "lib/sandbox-0.1.0-0123456789ab.jar",
          "runtime/lib/modules",
          "share/man/man1/sentry.1",
          "share/man/man1/sentry-issue.1"
        }) {
      Path path = folder.resolve(file);
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Files.writeString(path, "");
    }
    assertThat(installation().reasonToKeep()).isNull();
  }

  @Test
  void aFolderOfOthersBesideTheKeptProgramIsKept() throws IOException {
    Path kept = program("other.previous", "0.0.9");
    Path others = Files.createDirectories(lib.resolve("other"));
    Files.writeString(others.resolve("thesis.txt"), "somebody else's");
    Installation started = installation(kept.resolve("bin/sentry"));
    assertThat(started.reasonToKeep()).contains(others + " does not look like");
    assertThatThrownBy(started::requireChangeable).isInstanceOf(InstallationException.class);
    FolderTree.delete(others);
    assertThat(started.reasonToKeep()).isNull();
  }

  @Test
  void whatIsCalledAsTheKeptProgramIsNotReplaced() throws IOException {
    Path others = Files.createDirectories(lib.resolve("sentry.previous"));
    Files.writeString(others.resolve("thesis.txt"), "somebody else's");
    assertThatThrownBy(() -> installation().requireChangeable())
        .isInstanceOf(InstallationException.class)
        .hasMessageContaining("it would be kept as " + others);
    assertThatThrownBy(() -> installation().previousVersion())
        .isInstanceOf(InstallationException.class)
        .hasMessageContaining("does not look like");
  }

  @Test
  void aBuildOfACheckoutIsKept() throws IOException {
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.writeString(root.resolve("sentry"), "#!/bin/sh");
    Path built = Files.createDirectories(root.resolve("build")).resolve("image");
    Files.move(folder, built);
    assertThat(installation(built.resolve("bin/sentry")).reasonToKeep()).contains("sources");
  }

  @Test
  void onlyALinkToTheProgramIsItsLink() throws IOException {
    Path link = Files.createDirectories(root.resolve("bin")).resolve("sentry");
    assertThat(installation().link()).isNull();
    Files.createSymbolicLink(link, Path.of("../lib/other/bin/sentry"));
    assertThat(installation().link()).isNull();
    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("../lib/sentry/bin/sentry"));
    assertThat(installation().link()).isEqualTo(link);
  }
}
