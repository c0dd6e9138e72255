package dev.sentrycli.cli.command.issue.change;

import dev.sentrycli.api.repository.Repository;
import dev.sentrycli.cli.git.GitRepository;
import dev.sentrycli.cli.git.RemoteAddress;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.SettingException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The git repository the working folder is in.
///
/// @param head the full name of the commit that is checked out
/// @param origin where `origin` is, without user and password
record GitCheckout(String head, RemoteAddress origin) {
  /// @throws SettingException (21) if there is no git, no repository, no commit or no `origin`
  static GitCheckout of(Session session) {
    Path folder = session.environment().workingFolder();
    GitRepository git = GitRepository.around(folder, session.programs());
    if (git == null) {
      throw SettingException.value(
          "'@commit' needs git, which is not on the PATH",
          "'@commit:<repository>@<sha>' does without");
    }
    String head = git.head();
    if (head == null) {
      throw SettingException.value(
          "'@commit' needs a git repository with a commit, which '" + folder + "' is not in",
          "'@commit:<repository>@<sha>' names a commit anywhere");
    }
    RemoteAddress origin = git.origin();
    if (origin == null) {
      throw SettingException.value(
          "The repository of this folder has no remote called 'origin'",
          "'@commit:<repository>@<sha>' names the repository");
    }
    return new GitCheckout(head, origin);
  }

  String remote() {
    return origin.written();
  }

  /// The name of the connected repository that this one is a copy of, or null.
  @Nullable String repositoryAmong(List<Repository> repositories) {
    String called = null;
    for (Repository repository : repositories) {
      String url = repository.url();
      if (url != null && origin.isSameAs(new RemoteAddress(url))) {
        return repository.name();
      }
      // Another provider may have one of the same name.
      if (called == null && repository.name().equalsIgnoreCase(origin.repository())) {
        called = repository.name();
      }
    }
    return called;
  }
}
