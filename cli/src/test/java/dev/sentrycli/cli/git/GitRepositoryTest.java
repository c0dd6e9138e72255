package dev.sentrycli.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.terminal.Platform;
import dev.sentrycli.terminal.desktop.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryTest {
  private static final Programs PROGRAMS = new Programs(Platform.UNIX, System.getenv());

  @TempDir private Path folder;

  private static GitRepository around(Path place) {
    return Objects.requireNonNull(GitRepository.around(place, PROGRAMS));
  }

  private Checkout made() {
    return new Checkout(folder)
        .commit("first", "app/a.txt")
        .commit("second\n\nwith a body", "docs/b.txt")
        .commit("drittes: größer", "app/c.txt");
  }

  @Test
  void withoutGitThereIsNothing() {
    assertThat(GitRepository.around(folder, new Programs(Platform.UNIX, Map.of()))).isNull();
  }

  @Test
  void outsideOfARepositoryAndBeforeTheFirstCommitThereIsNoHead() {
    assertThat(around(folder).head()).isNull();
    Checkout empty = new Checkout(folder);
    assertThat(around(empty.folder()).head()).isNull();
    assertThat(around(empty.folder()).origin()).isNull();
  }

  @Test
  void listsCommitsWithTheirSubjectsNewestFirst() {
    Checkout checkout = made();
    GitRepository git = around(checkout.folder());

    List<GitCommit> all = Objects.requireNonNull(git.log("HEAD", 0, List.of()));

    assertThat(all)
        .extracting(GitCommit::subject)
        .containsExactly("drittes: größer", "second", "first");
    assertThat(all.getFirst())
        .isEqualTo(
            new GitCommit(
                checkout.git("rev-parse", "HEAD"),
                "drittes: größer",
                "Ann Ömer",
                "ann@acme.example",
                "2026-11-20T10:00:00+02:00"));
    assertThat(git.head()).isEqualTo(all.getFirst().id());
    assertThat(git.log("HEAD", 2, List.of())).hasSize(2);
  }

  @Test
  void rangesAndPathsNarrowTheList() {
    Checkout checkout = made();
    checkout.git("tag", "v1", "HEAD~2");
    GitRepository git = around(checkout.folder().resolve("app"));

    assertThat(git.log("v1..HEAD", 0, List.of())).hasSize(2);
    assertThat(git.log("HEAD", 0, List.of(".")))
        .extracting(GitCommit::subject)
        .containsExactly("drittes: größer", "first");
    assertThat(git.log("v1..HEAD", 0, List.of("../docs"))).hasSize(1);
    assertThat(git.log("HEAD", 0, List.of("nowhere"))).isEmpty();
    assertThat(git.log("nope..HEAD", 0, List.of())).isNull();
    assertThat(git.commit("v1")).isEqualTo(checkout.git("rev-parse", "HEAD~2"));
    assertThat(git.commit("nope")).isNull();
    assertThat(git.commit("-q")).isNull();
  }

  @Test
  void aShallowCloneIsKnownAsOne(@TempDir Path elsewhere) {
    Checkout whole = made();
    Checkout shallow = whole.clone(elsewhere.resolve("clone"), "--depth", "1");

    assertThat(around(whole.folder()).isShallow()).isFalse();
    assertThat(around(shallow.folder()).isShallow()).isTrue();
    assertThat(around(shallow.folder()).log("HEAD", 0, List.of())).hasSize(1);
    assertThat(Objects.requireNonNull(around(shallow.folder()).origin()).repository()).isNull();
  }

  @Test
  void moreThanAPipeHoldsIsHeard() throws Exception {
    Checkout checkout = new Checkout(folder);
    StringBuilder history = new StringBuilder();
    for (int i = 1; i <= 1500; i++) {
      history
          .append("commit refs/heads/main\nmark :")
          .append(i)
          .append("\ncommitter A <a@b> ")
          .append(1_700_000_000 + i)
          .append(" +0000\n")
          .append("data 40\n")
          .append("x".repeat(40))
          .append('\n');
      if (i > 1) {
        history.append("from :").append(i - 1).append('\n');
      }
    }
    Path file = folder.resolve("history.txt");
    Files.writeString(file, history);
    Process process =
        new ProcessBuilder("git", "fast-import", "--quiet")
            .directory(folder.toFile())
            .redirectInput(file.toFile())
            .start();
    assertThat(process.waitFor()).isZero();

    assertThat(around(checkout.folder()).log("main", 0, List.of())).hasSize(1500);
  }
}
