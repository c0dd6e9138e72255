package dev.sentrycli.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.cli.state.CodeScans;
import dev.sentrycli.cli.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DsnDetectionTest {
  @TempDir private Path root;

  @Test
  void codeComesBeforeFilesAndFilesBeforeVariables() throws IOException {
    write(".env", "SENTRY_DSN=https://k@h/2\n");
    write("src/b.py", "dsn='https://k@h/3'\n");
    write("src/a.js", "x\n  dsn: \"https://k@h/1\",\n");
    List<DetectedDsn> found = detection(Map.of("SENTRY_DSN", "https://k@h/4")).all(dsn -> true);
    assertThat(found).extracting(dsn -> dsn.dsn().projectId()).containsExactly("1", "3", "2", "4");
    assertThat(found)
        .extracting(dsn -> dsn.place().describe())
        .containsExactly("src/a.js line 2", "src/b.py line 1", ".env line 1", "SENTRY_DSN");
  }

  @Test
  void theSameDsnCountsOnce() throws IOException {
    write("a.js", "'https://k@h/1' 'https://k@h/1' 'https://k@h/2'");
    write("b.js", "'https://k@h/1'");
    assertThat(projects()).containsExactly("1", "2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// https://k@h/1",
        "  # dsn: https://k@h/1",
        "-- https://k@h/1",
        "<!-- https://k@h/1 -->",
        "/* https://k@h/1 */",
        " * https://k@h/1",
        "''' https://k@h/1",
        "\"\"\" https://k@h/1",
        "https://examplePublicKey@h/1",
        "https://k@h/0",
        "see https://docs.example/a/1",
        "https://user:pass-word@h/x/1a"
      })
  void commentsAndExamplesDoNotCount(String line) throws IOException {
    write("a.js", "let x;\n" + line + "\n");
    assertThat(projects()).isEmpty();
  }

  @Test
  void aDsnMayStandAnywhereInALine() throws IOException {
    write("a.yml", "x: http://h/ https://k@h.example/sentry/12.\nurl: HTTP://k@h:9000/13;");
    assertThat(projects()).containsExactly("12", "13");
  }

  @Test
  void onlyCodeIsRead() throws IOException {
    for (String name : List.of("a.txt", "a.md", "a", "js", "a.js.map")) {
      write(name, "https://k@h/1");
    }
    write("A.JS", "https://k@h/2");
    write(".hidden/x.ts", "https://k@h/3");
    assertThat(projects()).containsExactly("3", "2");
  }

  @Test
  void ofLargeFilesNothingIsRead() throws IOException {
    write("a.js", "https://k@h/1\n" + "x".repeat(256 * 1024));
    write("b.js", "x".repeat(256 * 1024 - 15) + "\nhttps://k@h/2");
    assertThat(projects()).containsExactly("2");
  }

  @Test
  void depthIsCountedAnewInPackages() throws IOException {
    write("a/b/c/x.js", "https://k@h/1");
    write("a/b/c/d/x.js", "https://k@h/2");
    write("packages/p/a/b/c/x.js", "https://k@h/3");
    write("packages/p/a/b/c/d/x.js", "https://k@h/4");
    assertThat(projects()).containsExactly("1", "3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"node_modules", "dist", "target", ".git", "tests", "__mocks__", ".venv"})
  void foldersOfOtherPeoplesCodeAreSkipped(String folder) throws IOException {
    write(folder + "/a.js", "https://k@h/1");
    write("src/" + folder + "/a.js", "https://k@h/1");
    assertThat(projects()).isEmpty();
  }

  @Test
  void whatGitIgnoresIsSkipped() throws IOException {
    write(".gitignore", "gen/\n*.local.js\n");
    write("gen/a.js", "https://k@h/1");
    write("a.local.js", "https://k@h/2");
    write("sub/.gitignore", "!mine.local.js\nb.js\n");
    write("sub/mine.local.js", "https://k@h/3");
    write("sub/b.js", "https://k@h/4");
    write("b.js", "https://k@h/5");
    assertThat(projects()).containsExactly("5", "3");
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    write("real/a.js", "https://k@h/1");
    Files.createSymbolicLink(root.resolve("again"), root.resolve("real"));
    Files.createSymbolicLink(root.resolve("loop"), root);
    Files.createSymbolicLink(root.resolve("b.js"), root.resolve("real/a.js"));
    assertThat(detection(Map.of()).all(dsn -> true))
        .extracting(dsn -> dsn.place().describe())
        .containsExactly("real/a.js line 1");
  }

  @Test
  void envFilesAreReadInTheirOrderAndInPackages() throws IOException {
    write(".env.production", "VITE_SENTRY_DSN=https://k@h/3");
    write(".env.local", "export SENTRY_DSN = \"https://k@h/1\" # ours\n#SENTRY_DSN=https://k@h/9");
    write(
        ".env", "SENTRY_DSN='https://k@h/2'\nOTHER_DSN=https://k@h/8\nSENTRY_DSN_X=https://k@h/7");
    write("apps/web/.env", "NEXT_PUBLIC_SENTRY_DSN=https://k@h/4 # x");
    write("other/web/.env", "SENTRY_DSN=https://k@h/6");
    assertThat(projects()).containsExactly("1", "2", "3", "4");
  }

  @Test
  void whatThisProgramRemembersIsNobodysCode() throws IOException {
    write(".config/sentry/remembered.json", "{\"dsn\": \"https://k@h/1\"}");
    write(".config/other/settings.json", "{\"dsn\": \"https://k@h/2\"}");
    write("state/command-aliases.json", "{\"x\": \"--dsn https://k@h/3\"}");
    StateFolder state = new StateFolder(root.resolve("state"));
    assertThat(projects(root, state)).containsExactly("2");
    assertThat(projects(root.resolve("state"), state)).isEmpty();
  }

  private static List<String> projects(Path root, StateFolder state) {
    Workplace workplace = new Workplace(() -> root, new CodeScans(state, Clock.systemUTC(), false));
    return new DsnDetection(workplace, Map.of())
        .all(dsn -> true).stream().map(dsn -> dsn.dsn().projectId()).toList();
  }

  @Test
  void manyFilesAreReadTogetherAndFoundInOrder() throws IOException {
    for (int i = 0; i < 2000; i++) {
      String folder = "p%02d/q%d".formatted(i % 50, i % 4);
      String content = i % 500 == 7 ? "dsn = 'https://k@h/" + (1 + i) + "'" : "const a = 1;\n";
      write(folder + "/f%04d.js".formatted(i), content);
    }
    assertThat(projects()).containsExactly("8", "508", "1008", "1508");
  }

  private DsnDetection detection(Map<String, String> variables) {
    return new DsnDetection(
        new Workplace(() -> root, new CodeScans(null, Clock.systemUTC(), false)), variables);
  }

  private List<String> projects() {
    return detection(Map.of()).all(dsn -> true).stream().map(dsn -> dsn.dsn().projectId()).toList();
  }

  private void write(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
