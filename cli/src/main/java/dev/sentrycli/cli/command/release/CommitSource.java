package dev.sentrycli.cli.command.release;

import dev.sentrycli.grammar.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the commits of a release come from.
sealed interface CommitSource {
  /// What servers keep of an id, as long as the longest there are.
  int LONGEST_ID = 64;

  /// None: those it has are taken away.
  record Nowhere() implements CommitSource {}

  /// What the command line names.
  record Named(List<Ref> refs) implements CommitSource {}

  /// The server, which asks the connected repository that this checkout is a copy of.
  record Connected() implements CommitSource {}

  /// The history of this checkout.
  ///
  /// @param from what the release before was made of; null to take the newest commits
  /// @param paths only commits that touch these; none for all
  /// @param most how many, if there is no `from`
  record Local(@Nullable String from, List<String> paths, int most) implements CommitSource {}

  /// The server if it can, else the history of this checkout.
  record Best(Local otherwise) implements CommitSource {}

  /// A commit of a repository, and the one that the release before ended with.
  record Ref(String repository, String commit, @Nullable String previous) {}

  /// Reads `owner/name@sha` and `owner/name@before..sha`.
  ///
  /// @throws UsageException (21) if it is neither
  static List<Ref> refs(List<String> texts) {
    List<Ref> refs = new ArrayList<>();
    for (String text : texts) {
      int at = text.lastIndexOf('@');
      String repository = at < 0 ? "" : text.substring(0, at).strip();
      String commit = at < 0 ? "" : text.substring(at + 1).strip();
      int dots = commit.indexOf("..");
      String previous = dots < 0 ? null : commit.substring(0, dots);
      String last = dots < 0 ? commit : commit.substring(dots + 2);
      if (repository.isEmpty()
          || last.isEmpty()
          || last.startsWith(".")
          || (previous != null && previous.isEmpty())) {
        throw new UsageException(
            UsageException.Kind.VALUE,
            "'" + text + "' names no commit of a repository",
            "a commit is written 'owner/name@sha', a range 'owner/name@before..sha'");
      }
      refs.add(new Ref(repository, last, previous));
    }
    return refs;
  }

  /// Whether it is the id of a commit, or the beginning of one, and not the name of a tag or
  /// branch.
  static boolean isId(String commit) {
    for (int i = 0; i < commit.length(); i++) {
      char c = Character.toLowerCase(commit.charAt(i));
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return !commit.isEmpty() && commit.length() <= LONGEST_ID;
  }
}
