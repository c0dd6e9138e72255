package dev.sentrycli.cli.command.release;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.release.Release;
import dev.sentrycli.api.repository.Repository;
import dev.sentrycli.cli.git.GitCommit;
import dev.sentrycli.cli.git.GitRepository;
import dev.sentrycli.cli.git.RemoteAddress;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.SettingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells the server what a release is made of.
final class CommitTeller {
  private static final Duration LIFE = Duration.ofHours(1);
  private static final int LONGEST_REPOSITORY = 64;
  private static final int LONGEST_NAME = 128;
  private static final int LONGEST_ADDRESS = 200;
  private static final int SHORTEST_WORD = 3;
  private static final int SHOWN = 5;

  private final String organization;
  private final ReleaseArgument release;
  private final Session session;
  private final @Nullable GitRepository git;
  private String deed = "";

  CommitTeller(String organization, ReleaseArgument release, Session session) {
    this.organization = organization;
    this.release = release;
    this.session = session;
    this.git = GitRepository.around(folder(session), session.programs());
  }

  private static Path folder(Session session) {
    return session.environment().workingFolder();
  }

  /// What is built here.
  ///
  /// @param address where its repository is, if git told
  private record Here(String repository, String commit, @Nullable RemoteAddress address) {}

  /// What was done, for people.
  String deed() {
    return deed;
  }

  /// @throws SettingException (21) if there is nothing to tell
  Release tell(CommitSource source) {
    return switch (source) {
      case CommitSource.Nowhere _ -> {
        deed = "Took the commits away";
        yield refs(List.of());
      }
      case CommitSource.Named(List<CommitSource.Ref> named) -> {
        deed = "Told the server which commits";
        yield refs(resolved(named));
      }
      case CommitSource.Connected _ -> connected();
      case CommitSource.Local local -> local(local);
      case CommitSource.Best(CommitSource.Local otherwise) -> best(otherwise);
    };
  }

  /// With the full ids of what is named by tags, branches and the like.
  private List<CommitSource.Ref> resolved(List<CommitSource.Ref> named) {
    List<CommitSource.Ref> resolved = new ArrayList<>();
    for (CommitSource.Ref one : named) {
      String previous = one.previous();
      resolved.add(
          new CommitSource.Ref(
              one.repository(),
              resolved(one.repository(), one.commit()),
              previous == null ? null : resolved(one.repository(), previous)));
    }
    return resolved;
  }

  /// As it was typed where nothing here tells the id: servers ask the host of the repository, which
  /// may know the name.
  private String resolved(String repository, String commit) {
    if (CommitSource.isId(commit)) {
      return commit;
    }
    RemoteAddress origin = git == null ? null : git.origin();
    String here = origin == null ? null : origin.repository();
    boolean others = here != null && !plain(here).equals(plain(repository));
    String id = git == null || others || commit.startsWith("-") ? null : git.commit(commit);
    if (id == null) {
      session
          .notices()
          .warn(
              "release",
              "'%s' is sent as it is: it is no id of a commit, and %s"
                  .formatted(
                      commit,
                      others
                          ? "this checkout is of '" + here + "'"
                          : "there is no checkout here that has a tag or branch of that name"));
    }
    return id == null ? commit : id;
  }

  private Release refs(List<CommitSource.Ref> named) {
    JsonArray refs = new JsonArray();
    for (CommitSource.Ref one : named) {
      JsonObject ref = new JsonObject();
      ref.addProperty("repository", one.repository());
      ref.addProperty("commit", one.commit());
      if (one.previous() != null) {
        ref.addProperty("previousCommit", one.previous());
      }
      refs.add(ref);
    }
    JsonObject change = new JsonObject();
    change.add("refs", refs);
    return update(change);
  }

  private Release update(JsonObject change) {
    return release.asked(
        organization,
        session,
        () -> session.api().releases().update(organization, release.version(), change));
  }

  private Release connected() {
    Here here = here();
    if (here == null) {
      throw nothingHere(
          "--auto needs a git checkout with a remote called 'origin', which '"
              + folder(session)
              + "' is not in");
    }
    String previous = previous(here);
    Set<String> seen = new LinkedHashSet<>();
    Repository repository = connected(here, seen);
    if (repository == null) {
      List<String> hints = new ArrayList<>();
      if (!seen.isEmpty()) {
        hints.add("connected are " + String.join(", ", seen.stream().limit(SHOWN).toList()));
      }
      hints.add(
          "'sentry release set-commits "
              + organization
              + "/"
              + release.version()
              + " --local' sends the commits of this checkout");
      hints.add(
          "repositories are connected at "
              + session.links().repositories(organization)
              + ", so that releases can name their commits");
      throw SettingException.value(
          "The repository '" + here.repository() + "' is not connected to " + organization,
          hints.toArray(String[]::new));
    }
    return told(here, repository, previous);
  }

  private Release told(Here here, Repository repository, @Nullable String previous) {
    deed =
        "Told the server to fetch the commits of "
            + repository.name()
            + ", which it may do a little later";
    return refs(List.of(new CommitSource.Ref(repository.name(), here.commit(), previous)));
  }

  private Release best(CommitSource.Local otherwise) {
    Here here = here();
    if (here == null) {
      if (git == null || git.head() == null) {
        throw nothingHere(
            "'"
                + folder(session)
                + "' is in no git repository with a commit, and no variables of a build name one");
      }
      return local(otherwise);
    }
    String known = "no repositories\n" + organization;
    if (session.api().memory().recall(known) == null) {
      String previous = previous(here);
      Repository repository = connected(here, new LinkedHashSet<>());
      if (repository != null) {
        return told(here, repository, previous);
      }
      boolean any = session.api().repositories().hasAny(organization);
      if (!any) {
        session.api().memory().remember(known, new JsonPrimitive(true), LIFE);
      }
      session
          .notices()
          .warn(
              "release",
              (any
                      ? "The repository '" + here.repository() + "' is not connected to "
                      : "No repository is connected to ")
                  + organization
                  + ": the commits of this checkout are sent instead");
    }
    return local(otherwise);
  }

  /// The commit the release before ended with; null if there is none, if it is this one, or if the
  /// server can't tell.
  private @Nullable String previous(Here here) {
    try {
      String last =
          session
              .api()
              .releases()
              .previousWithCommits(organization, release.version())
              .lastCommit();
      return here.commit().equals(last) ? null : last;
    } catch (ApiException failed) {
      session.notices().debug("release", "No release before: " + failed.getMessage());
      return null;
    }
  }

  /// The connected repository that this one is a copy of. Servers call some by more than their
  /// path, so the words of the name are tried, too.
  ///
  /// @param seen takes the names of those that were found and are others
  private @Nullable Repository connected(Here here, Set<String> seen) {
    String whole = here.repository();
    Set<String> questions = new LinkedHashSet<>();
    questions.add(whole);
    String name = whole.substring(whole.lastIndexOf('/') + 1);
    questions.add(name);
    for (String word : name.split("[-_. ]", -1)) {
      if (word.length() >= SHORTEST_WORD) {
        questions.add(word);
      }
    }
    for (String question : questions) {
      for (Repository found : session.api().repositories().search(organization, question)) {
        if (isSame(found, here)) {
          return found;
        }
        seen.add(found.name());
      }
    }
    return null;
  }

  private static boolean isSame(Repository found, Here here) {
    String url = found.url();
    return plain(found.name()).equals(plain(here.repository()))
        || (url != null
            && here.address() != null
            && here.address().isSameAs(new RemoteAddress(url)));
  }

  /// GitLab's names have blanks around their slashes.
  private static String plain(String name) {
    return name.replace(" / ", "/").toLowerCase(Locale.ROOT);
  }

  private @Nullable Here here() {
    RemoteAddress origin = git == null ? null : git.origin();
    String repository = origin == null ? null : origin.repository();
    String head = git == null ? null : git.head();
    if (repository != null && head != null) {
      return new Here(repository, head, origin);
    }
    BuildVariables.Built built = new BuildVariables(session.environment().variables()).built();
    return built == null ? null : new Here(built.repository(), built.commit(), null);
  }

  private SettingException nothingHere(String message) {
    SettingException unread = git == null ? null : unread(git, folder(session));
    if (unread != null) {
      return unread;
    }
    return SettingException.value(
        message,
        "--commit <repository>@<sha> names a commit anywhere",
        "--local sends the commits of a checkout without a remote");
  }

  /// What to say of a checkout that git does not read, as it belongs to somebody else, say. Null if
  /// that is not what is in the way.
  static @Nullable SettingException unread(GitRepository git, Path folder) {
    String refusal = git.refusal();
    if (refusal == null) {
      return null;
    }
    return SettingException.value(
        "git does not read the repository of '" + folder + "': " + refusal,
        "'git status' shows all that it says of it");
  }

  private Release local(CommitSource.Local wanted) {
    if (git == null) {
      throw SettingException.value(
          "The commits of a checkout are told by git, which is not on the PATH",
          "--commit <repository>@<sha> does without");
    }
    if (git.head() == null) {
      SettingException unread = unread(git, folder(session));
      if (unread != null) {
        throw unread;
      }
      throw SettingException.value(
          "'" + folder(session) + "' is in no git repository with a commit",
          "--commit <repository>@<sha> names a commit anywhere");
    }
    String from = wanted.from();
    if (from != null && git.commit(from) == null) {
      throw SettingException.value(
          "There is no '"
              + from
              + "' in this repository"
              + (git.isShallow() ? ", of which only the newest commits are here" : ""),
          git.isShallow() ? "'git fetch --unshallow' gets the others" : "'git tag' shows the tags");
    }
    if (git.isShallow()) {
      session
          .notices()
          .warn(
              "release",
              "This clone is shallow: commits it does not have are not sent."
                  + " 'git fetch --unshallow' gets them");
    }
    List<GitCommit> commits =
        git.log(
            from == null ? "HEAD" : from + "..HEAD",
            from == null ? wanted.most() : 0,
            wanted.paths());
    if (commits == null) {
      throw SettingException.value(
          "git could not list the commits of '" + folder(session) + "'",
          "--path names files of this checkout, as seen from this folder");
    }
    if (commits.isEmpty()) {
      return unchanged();
    }
    deed =
        "Sent "
            + commits.size()
            + " commit"
            + (commits.size() == 1 ? "" : "s")
            + " of this checkout";
    JsonObject change = new JsonObject();
    change.add("commits", json(commits));
    return update(change);
  }

  private Release unchanged() {
    session
        .notices()
        .warn("release", "No commits are there to send, so the release keeps those it has");
    deed = "Changed nothing";
    return release.asked(
        organization, session, () -> session.api().releases().get(organization, release.version()));
  }

  private JsonArray json(List<GitCommit> commits) {
    String repository = repositoryName();
    JsonArray array = new JsonArray();
    for (GitCommit commit : commits) {
      JsonObject json = new JsonObject();
      json.addProperty("id", commit.id());
      json.addProperty("message", commit.subject());
      add(json, "author_name", commit.authorName(), LONGEST_NAME);
      add(json, "author_email", commit.authorEmail(), LONGEST_ADDRESS);
      json.addProperty("timestamp", commit.date());
      if (repository != null) {
        json.addProperty("repository", repository);
      }
      array.add(json);
    }
    return array;
  }

  /// What servers take of a text, which refuse all of a longer one.
  private static void add(JsonObject json, String name, String text, int longest) {
    if (!text.isBlank()) {
      json.addProperty(name, text.length() > longest ? text.substring(0, longest) : text);
    }
  }

  private @Nullable String repositoryName() {
    RemoteAddress origin = git == null ? null : git.origin();
    String name = origin == null ? null : origin.repository();
    if (name != null && name.length() > LONGEST_REPOSITORY) {
      session
          .notices()
          .warn(
              "release",
              "The name of the repository is longer than servers take, and is left out: " + name);
      return null;
    }
    return name;
  }
}
