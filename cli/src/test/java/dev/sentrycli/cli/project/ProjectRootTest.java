package dev.sentrycli.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectRootTest {
  @TempDir private Path home;
  private Path work;

  @BeforeEach
  void makeFolders() throws IOException {
    work = home.resolve("code/shop/web/src");
    Files.createDirectories(work);
  }

  @ParameterizedTest
  @ValueSource(strings = {".git", ".hg", "package.json", "pom.xml", "x.csproj", "Makefile"})
  void aMarkUpwardsIsTheRoot(String mark) throws IOException {
    Files.createFile(home.resolve("code/shop").resolve(mark));
    assertThat(ProjectRoot.of(work, home)).isEqualTo(home.resolve("code/shop"));
  }

  @ParameterizedTest
  @CsvSource({".git, package.json", "package.json, Makefile", ".github, go.mod"})
  void theStrongerMarkCountsEvenIfItIsFartherUp(String above, String below) throws IOException {
    Files.createFile(home.resolve("code/shop").resolve(above));
    Files.createFile(home.resolve("code/shop/web").resolve(below));
    assertThat(ProjectRoot.of(work, home)).isEqualTo(home.resolve("code/shop"));
  }

  @Test
  void aDsnInAnEnvFileBeatsThemAll() throws IOException {
    Files.createFile(home.resolve("code/shop/.git"));
    Files.writeString(home.resolve("code/shop/web/.env"), "SENTRY_DSN=https://k@h/1\n");
    Files.writeString(work.resolve(".env"), "OTHER=1\n");
    assertThat(ProjectRoot.of(work, home)).isEqualTo(home.resolve("code/shop/web"));
  }

  @Test
  void anEditorConfigCountsIfItSaysSo() throws IOException {
    Files.writeString(home.resolve("code/shop/web/.editorconfig"), "[*]\nroot = true\n");
    Files.writeString(home.resolve("code/.editorconfig"), "; x\nRoot = TRUE\n[*]\n");
    assertThat(ProjectRoot.of(work, home)).isEqualTo(home.resolve("code"));
  }

  @Test
  void withoutMarksItIsTheWorkingFolder() {
    assertThat(ProjectRoot.of(work, home)).isEqualTo(work);
  }

  @Test
  void homeIsNoRootUnlessOneWorksThere() throws IOException {
    Files.createFile(home.resolve(".git"));
    assertThat(ProjectRoot.of(work, home)).isEqualTo(work);
    assertThat(ProjectRoot.of(home, home)).isEqualTo(home);
  }

  @ParameterizedTest
  @CsvSource({
    "web, web, true", "web, acme-web, true", "acme-web, web, true", "Acme_Web, acme-web, true",
    "web, webhooks, false", "my.web.app, web, true", "a, a, false", "web, api, false"
  })
  void aFolderFitsAProjectByWholeWords(String directory, String project, boolean fits) {
    assertThat(DirectoryName.fits(directory, project)).isEqualTo(fits);
  }

  @Test
  void hiddenAndVeryShortNamesMeanNothing() {
    assertThat(DirectoryName.of(Path.of("/x/.config"))).isNull();
    assertThat(DirectoryName.of(Path.of("/x/a"))).isNull();
    assertThat(DirectoryName.of(Path.of("/x/web"))).isEqualTo("web");
    assertThat(DirectoryName.of(Path.of("/"))).isNull();
  }
}
