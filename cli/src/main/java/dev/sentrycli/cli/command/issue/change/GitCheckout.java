package dev.sentrycli.cli.command.issue.change;

import dev.sentrycli.api.repository.Repository;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.SettingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The git repository the working folder is in.
///
/// @param head the full name of the commit that is checked out
/// @param remote where `origin` is, without user and password
record GitCheckout(String head, String remote) {
  /// @throws SettingException (21) if there is no git, no repository, no commit or no `origin`
  static GitCheckout of(Session session) {
    Path git = session.programs().find("git");
    if (git == null) {
      throw SettingException.value(
          "'@commit' needs git, which is not on the PATH",
          "'@commit:<repository>@<sha>' does without");
    }
    Path folder = session.environment().workingFolder();
    String head = session.programs().ask(List.of(git.toString(), "rev-parse", "HEAD"), folder);
    if (head == null || head.isBlank()) {
      throw SettingException.value(
          "'@commit' needs a git repository with a commit, which '" + folder + "' is not in",
          "'@commit:<repository>@<sha>' names a commit anywhere");
    }
    String remote =
        session
            .programs()
            .ask(List.of(git.toString(), "config", "--get", "remote.origin.url"), folder);
    if (remote == null || remote.isBlank()) {
      throw SettingException.value(
          "The repository of this folder has no remote called 'origin'",
          "'@commit:<repository>@<sha>' names the repository");
    }
    return new GitCheckout(head.strip(), withoutLogin(remote.strip()));
  }

  /// The name of the connected repository that this one is a copy of, or null.
  @Nullable String repositoryAmong(List<Repository> repositories) {
    String path = path(remote);
    for (Repository repository : repositories) {
      String name = repository.name();
      String url = repository.url();
      boolean same = url != null && plain(url).equals(plain(remote));
      if (same || name.toLowerCase(Locale.ROOT).equals(path)) {
        return name;
      }
    }
    return null;
  }

  private static String withoutLogin(String address) {
    int scheme = address.indexOf("://");
    int at = address.indexOf('@', scheme + 1);
    int slash = address.indexOf('/', scheme + 3);
    return scheme > 0 && at > 0 && (slash < 0 || at < slash)
        ? address.substring(0, scheme + 3) + address.substring(at + 1)
        : address;
  }

  /// `host/owner/name` of both ways to write an address: `https://host/owner/name.git` and
  /// `git@host:owner/name`.
  private static String plain(String address) {
    String rest = withoutLogin(address).toLowerCase(Locale.ROOT);
    int scheme = rest.indexOf("://");
    rest = scheme >= 0 ? rest.substring(scheme + 3) : rest;
    int at = rest.indexOf('@');
    rest = at >= 0 ? rest.substring(at + 1) : rest;
    int colon = rest.indexOf(':');
    if (scheme < 0 && colon > 0) {
      rest = rest.substring(0, colon) + "/" + rest.substring(colon + 1);
    }
    rest = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
    return rest.endsWith(".git") ? rest.substring(0, rest.length() - 4) : rest;
  }

  /// `owner/name`.
  private static String path(String address) {
    String plain = plain(address);
    int slash = plain.indexOf('/');
    return slash < 0 ? plain : plain.substring(slash + 1);
  }
}
