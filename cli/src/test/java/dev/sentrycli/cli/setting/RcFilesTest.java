package dev.sentrycli.cli.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.cli.instance.Situation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RcFilesTest {
  @TempDir Path root;
  private Situation situation;

  @BeforeEach
  void prepare() {
    situation = new Situation(root);
  }

  @Test
  void eachKeyComesFromTheNearestFileThatHasIt() {
    Path sub = situation.repository.resolve("a/b");
    situation
        .rc(sub, "[defaults]", "org=near", "project=")
        .repositoryRc("[defaults]", "org=far", "project=web")
        .rc(situation.config, "[defaults]", "url=https://config", "[auth]", "token=config")
        .homeRc("[defaults]", "url=https://home", "[auth]", "token=home", "", "[defaults]", "org=h")
        .workingIn(sub);

    RcFiles files = situation.rcFiles();

    assertThat(value(files.organization())).isEqualTo("near");
    assertThat(value(files.project())).isEqualTo("web");
    assertThat(value(files.url())).isEqualTo("https://config");
    assertThat(value(files.token())).isEqualTo("config");
  }

  @Test
  void theWalkGoesUpToTheRootOfTheFileSystem() {
    situation.rc(root, "[defaults]", "org=above");

    assertThat(value(situation.rcFiles().organization())).isEqualTo("above");
  }

  @Test
  void aFileTheWalkFindsInTheHomeIsTheUsersOwn() {
    situation.homeRc("[defaults]", "org=mine").workingIn(situation.home.resolve("src/x"));

    assertThat(situation.rcFiles().organization())
        .extracting(Setting::source)
        .isEqualTo(new Source.RcFile(situation.home.resolve(".sentryclirc"), 2, true));
  }

  @Test
  void aFileTheWalkFindsInTheHomeIsReadOnceEvenByAnotherName() throws IOException {
    situation.homeRc("[defaults]", "org=mine", "url=https://h");
    Path link = Files.createSymbolicLink(root.resolve("link"), situation.home);
    situation.workingIn(link.resolve("src"));

    RcFiles files = situation.rcFiles();

    assertThat(files.organization()).extracting(Setting::source).isInstanceOf(Source.RcFile.class);
    assertThat(((Source.RcFile) source(files.organization())).global()).isTrue();
    assertThat(files.globalUrls()).hasSize(1);
  }

  @Test
  void aLinkInAProjectToTheUsersOwnFileIsAProjectsFile() throws IOException {
    situation.homeRc("[defaults]", "org=mine");
    Files.createSymbolicLink(
        situation.repository.resolve(".sentryclirc"), situation.home.resolve(".sentryclirc"));

    assertThat(((Source.RcFile) source(situation.rcFiles().organization())).global()).isFalse();
  }

  @Test
  void foldersPipesAndDanglingLinksAreNotThere() throws Exception {
    Path sub = situation.repository.resolve("sub");
    Path deeper = sub.resolve("deeper");
    situation.workingIn(deeper).repositoryRc("[defaults]", "org=acme");
    Files.createDirectory(deeper.resolve(".sentryclirc"));
    Files.createSymbolicLink(sub.resolve(".sentryclirc"), sub.resolve("nowhere"));
    new ProcessBuilder("mkfifo", root.resolve("src/.sentryclirc").toString()).start().waitFor();

    assertThat(value(situation.rcFiles().organization())).isEqualTo("acme");
  }

  @Test
  void aHugeFileIsPassedOverWithAWarning() throws IOException {
    Path file = situation.repository.resolve(".sentryclirc");
    byte[] huge = new byte[(1 << 20) + 1];
    byte[] start = "[defaults]\norg=acme\n".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(start, 0, huge, 0, start.length);
    Files.write(file, huge);

    RcFiles files = situation.rcFiles();

    assertThat(files.organization()).isNull();
    assertThat(files.warnings()).singleElement().asString().contains(file.toString(), "1 MiB");
  }

  @Test
  void aFileOfTheUserThatOthersMayWriteCountsAsAProjects() throws IOException {
    situation.homeRc("[defaults]", "url=https://h");
    Files.setPosixFilePermissions(
        situation.home.resolve(".sentryclirc"), PosixFilePermissions.fromString("rw-rw-r--"));

    RcFiles files = situation.rcFiles();

    assertThat(((Source.RcFile) source(files.url())).global()).isFalse();
    assertThat(files.warnings()).singleElement().asString().contains("others can write it");
  }

  @Test
  void aFileOfTheUserThatBelongsToSomebodyElseCountsAsAProjects() throws IOException {
    situation.homeRc("[defaults]", "url=https://h");
    Path file = situation.home.resolve(".sentryclirc");
    org.junit.jupiter.api.Assumptions.assumeTrue(
        Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0),
        "only the superuser can give a file away");
    Files.setAttribute(file, "unix:uid", 12345);

    RcFiles files = situation.rcFiles();

    assertThat(((Source.RcFile) source(files.url())).global()).isFalse();
    assertThat(files.warnings()).singleElement().asString().contains("it belongs to another user");
  }

  @Test
  void projectFilesMayBeWritableByOthers() throws IOException {
    situation.repositoryRc("[defaults]", "url=https://h", "[auth]", "token=t");
    Files.setPosixFilePermissions(
        situation.repository.resolve(".sentryclirc"), PosixFilePermissions.fromString("rw-rw-rw-"));

    assertThat(situation.resolve().credential()).isNotNull();
    assertThat(situation.resolve().warnings()).isEmpty();
  }

  @Test
  void nothingIsReadBeforeSomebodyAsks() throws IOException {
    RcFiles files = situation.rcFiles();
    assertThat(files.warnings()).isEmpty();

    situation.repositoryRc("[defaults]", "org=acme");

    assertThat(value(files.organization())).isEqualTo("acme");
  }

  @Test
  void worksWithoutAHome() {
    situation.variable("HOME", null).repositoryRc("[defaults]", "org=acme");

    assertThat(value(situation.rcFiles().organization())).isEqualTo("acme");
  }

  @Test
  void unknownSettingsAreRemarkedUpon() {
    situation.repositoryRc("[http]", "verify_ssl=false");

    assertThat(situation.rcFiles().remarks())
        .singleElement()
        .asString()
        .contains("http.verify_ssl");
  }

  private static @Nullable String value(@Nullable Setting<String> setting) {
    return setting == null ? null : setting.value();
  }

  private static Source source(@Nullable Setting<String> setting) {
    assertThat(setting).isNotNull();
    return setting.source();
  }
}
