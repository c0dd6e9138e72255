package dev.sentrycli.cli.command.issue.change;

import com.google.gson.JsonObject;
import dev.sentrycli.api.repository.Repository;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.SettingException;
import dev.sentrycli.grammar.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// With what an issue is resolved: the value of `--in`.
public sealed interface ResolvedIn {
  /// At once, whatever is running.
  record Now() implements ResolvedIn {}

  /// In whatever release comes next.
  record NextRelease() implements ResolvedIn {}

  record Release(String version) implements ResolvedIn {}

  /// A commit of a repository the organization has connected.
  record Commit(String text, String repository, String sha) implements ResolvedIn {}

  /// The commit that is checked out in the working folder.
  record HeadCommit() implements ResolvedIn {}

  /// @throws UsageException (21) if the value says none of these
  static ResolvedIn parse(@Nullable String text) {
    if (text == null) {
      return new Now();
    }
    String word = text.strip();
    if (word.equalsIgnoreCase("@next")) {
      return new NextRelease();
    }
    if (word.equalsIgnoreCase("@commit")) {
      return new HeadCommit();
    }
    if (word.regionMatches(true, 0, "@commit:", 0, 8)) {
      int at = word.lastIndexOf('@');
      if (at <= 8 || at == word.length() - 1) {
        throw refused("'" + word + "' lacks a repository or a commit");
      }
      return new Commit(word, word.substring(8, at), word.substring(at + 1));
    }
    if (word.isEmpty() || word.charAt(0) == '@') {
      throw refused("--in needs a release or a commit, not '" + word + "'");
    }
    return new Release(word);
  }

  private static UsageException refused(String message) {
    return new UsageException(
        UsageException.Kind.VALUE,
        message,
        "known are a release such as 'web@2.5.0', '@next', '@commit' and"
            + " '@commit:<repository>@<sha>'");
  }

  /// What the server is told as `statusDetails`, or null for nothing.
  ///
  /// @throws SettingException (21) if there is no such commit or repository
  default @Nullable JsonObject details(String organization, Session session) {
    JsonObject details = new JsonObject();
    switch (this) {
      case Now _ -> {
        return null;
      }
      case NextRelease _ -> details.addProperty("inNextRelease", true);
      case Release(String version) -> details.addProperty("inRelease", version);
      case Commit(String text, String repository, String sha) -> {
        List<String> known = names(session.api().repositories().all(organization));
        if (!known.contains(repository)) {
          throw SettingException.value(
              "No repository '" + repository + "' is connected to " + organization + ": " + text,
              known(known));
        }
        details.add("inCommit", commit(repository, sha));
      }
      case HeadCommit _ -> {
        GitCheckout checkout = GitCheckout.of(session);
        List<Repository> all = session.api().repositories().all(organization);
        String repository = checkout.repositoryAmong(all);
        if (repository == null) {
          throw SettingException.value(
              "The repository of this folder, "
                  + checkout.remote()
                  + ", is not connected to "
                  + organization,
              known(names(all)));
        }
        details.add("inCommit", commit(repository, checkout.head()));
      }
    }
    return details;
  }

  private static List<String> names(List<Repository> repositories) {
    List<String> names = new ArrayList<>();
    for (Repository repository : repositories) {
      names.add(repository.name());
    }
    return names;
  }

  private static String known(List<String> names) {
    return names.isEmpty()
        ? "it has none at all: they are connected under Settings > Repositories"
        : "connected are " + String.join(", ", names);
  }

  private static JsonObject commit(String repository, String sha) {
    JsonObject commit = new JsonObject();
    commit.addProperty("commit", sha);
    commit.addProperty("repository", repository);
    return commit;
  }

  /// What was done, for people.
  default String sentence() {
    return switch (this) {
      case Now _ -> "Resolved immediately";
      case NextRelease _ -> "Resolved in the next release";
      case Release(String version) -> "Resolved in release " + version;
      case Commit(String _, String repository, String sha) ->
          "Resolved in commit " + sha + " of " + repository;
      case HeadCommit _ -> "Resolved in the commit of this folder";
    };
  }
}
