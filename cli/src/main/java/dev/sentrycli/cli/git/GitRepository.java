package dev.sentrycli.cli.git;

import dev.sentrycli.terminal.desktop.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The git repository that a folder is in, asked by way of the installed `git`.
public final class GitRepository {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String git;
  private final Path folder;
  private final Programs programs;

  private GitRepository(String git, Path folder, Programs programs) {
    this.git = git;
    this.folder = folder;
    this.programs = programs;
  }

  /// Null where there is no git. The folder need not be in a repository.
  public static @Nullable GitRepository around(Path folder, Programs programs) {
    Path git = programs.find("git");
    return git == null ? null : new GitRepository(git.toString(), folder, programs);
  }

  /// The full name of the commit that is checked out; null outside of repositories and in those
  /// without a commit.
  public @Nullable String head() {
    return commit("HEAD");
  }

  /// Why git does not read the repository that the folder is in, in its own words: it may be
  /// somebody else's. Null if git reads it, or there is none.
  public @Nullable String refusal() {
    String said = programs.complaint(List.of(git, "rev-parse", "--git-dir"), folder);
    if (said == null || said.isBlank() || said.contains("not a git repository")) {
      return null;
    }
    String first = said.strip().lines().findFirst().orElse("");
    return first.startsWith("fatal: ") ? first.substring("fatal: ".length()) : first;
  }

  /// The full name of the commit that something names, such as a tag; null if there is none.
  public @Nullable String commit(String ref) {
    return line(ask("rev-parse", "--verify", "--quiet", ref + "^{commit}"));
  }

  /// Where `origin` is; null if there is no remote of this name.
  public @Nullable RemoteAddress origin() {
    String address = line(ask("remote", "get-url", "origin"));
    return address == null ? null : new RemoteAddress(address);
  }

  /// Whether commits are left out that came before.
  public boolean isShallow() {
    return "true".equals(line(ask("rev-parse", "--is-shallow-repository")));
  }

  /// Commits, newest first.
  ///
  /// @param range where to begin, such as `HEAD` or `v1..HEAD`
  /// @param most how many at most; 0 for all
  /// @param paths only those that touch these, seen from the folder; none for all
  /// @return null if git refuses
  public @Nullable List<GitCommit> log(String range, int most, List<String> paths) {
    List<String> words = new ArrayList<>();
    words.add(git);
    words.add("log");
    words.add("--no-show-signature");
    words.add("--encoding=UTF-8");
    words.add("--format=%H%x00%s%x00%aN%x00%aE%x00%aI");
    if (most > 0) {
      words.add("--max-count=" + most);
    }
    words.add(range);
    words.add("--");
    words.addAll(paths);
    String said = programs.hear(words, folder, PATIENCE);
    if (said == null) {
      return null;
    }
    List<GitCommit> commits = new ArrayList<>();
    for (String line : said.split("\n", -1)) {
      String[] parts = line.split("\0", -1);
      if (parts.length == 5) {
        commits.add(new GitCommit(parts[0], parts[1], parts[2], parts[3], parts[4]));
      }
    }
    return commits;
  }

  private @Nullable String ask(String... words) {
    List<String> all = new ArrayList<>();
    all.add(git);
    all.addAll(List.of(words));
    return programs.ask(all, folder);
  }

  private static @Nullable String line(@Nullable String said) {
    return said == null || said.isBlank() ? null : said.strip();
  }
}
