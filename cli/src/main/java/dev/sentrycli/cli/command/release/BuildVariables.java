package dev.sentrycli.cli.command.release;

import dev.sentrycli.cli.git.RemoteAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the services that build software tell of it in variables.
record BuildVariables(Map<String, String> variables) {

  /// A version, and what told of it.
  record Proposal(String version, String source) {}

  /// The commit that is built, and the repository it is of.
  record Built(String repository, String commit) {}

  private record Named(String variable, @Nullable String service) {}

  /// A variable that names a repository, by itself or by its owner and its name.
  private record Pair(@Nullable String owner, String repository, String commit) {}

  private static final List<Named> VERSIONS =
      List.of(
          new Named("SENTRY_RELEASE", null),
          new Named("SOURCE_VERSION", null),
          new Named("HEROKU_BUILD_COMMIT", null),
          new Named("HEROKU_SLUG_COMMIT", null),
          new Named("CODEBUILD_RESOLVED_SOURCE_VERSION", "AWS CodeBuild"),
          new Named("CIRCLE_SHA1", "CircleCI"),
          new Named("CF_PAGES_COMMIT_SHA", "Cloudflare Pages"),
          new Named("GAE_DEPLOYMENT_ID", "Google App Engine"),
          new Named("GITHUB_SHA", "GitHub Actions"),
          new Named("VERCEL_GIT_COMMIT_SHA", "Vercel"),
          new Named("RENDER_GIT_COMMIT", "Render"),
          new Named("NETLIFY_COMMIT_SHA", "Netlify"),
          new Named("CI_COMMIT_SHA", "GitLab CI"),
          new Named("BITBUCKET_COMMIT", "Bitbucket Pipelines"),
          new Named("TRAVIS_COMMIT", "Travis CI"));

  private static final List<Pair> PAIRS =
      List.of(
          new Pair(null, "GITHUB_REPOSITORY", "GITHUB_SHA"),
          new Pair(null, "CI_PROJECT_PATH", "CI_COMMIT_SHA"),
          new Pair(null, "BITBUCKET_REPO_FULL_NAME", "BITBUCKET_COMMIT"),
          new Pair("VERCEL_GIT_REPO_OWNER", "VERCEL_GIT_REPO_SLUG", "VERCEL_GIT_COMMIT_SHA"),
          new Pair(null, "RENDER_GIT_REPO_SLUG", "RENDER_GIT_COMMIT"),
          new Pair("RAILWAY_GIT_REPO_OWNER", "RAILWAY_GIT_REPO_NAME", "RAILWAY_GIT_COMMIT_SHA"),
          new Pair("CIRCLE_PROJECT_USERNAME", "CIRCLE_PROJECT_REPONAME", "CIRCLE_SHA1"),
          new Pair(null, "BUILDKITE_REPO", "BUILDKITE_COMMIT"),
          new Pair(null, "REPOSITORY_URL", "COMMIT_REF"),
          new Pair(null, "BUILD_REPOSITORY_URI", "BUILD_SOURCEVERSION"));

  /// The first version that a variable tells, or null.
  @Nullable Proposal version() {
    for (Named named : VERSIONS) {
      String value = get(named.variable());
      if (value != null) {
        return new Proposal(
            value,
            named.service() == null
                ? named.variable()
                : named.variable() + " (" + named.service() + ")");
      }
    }
    return null;
  }

  /// The first repository that is told of with a commit, or null.
  @Nullable Built built() {
    for (Pair pair : PAIRS) {
      String commit = get(pair.commit());
      String repository = repository(pair);
      if (commit != null && repository != null && isHash(commit) && counts(pair)) {
        return new Built(repository, commit);
      }
    }
    return null;
  }

  private @Nullable String repository(Pair pair) {
    String name = get(pair.repository());
    if (name == null) {
      return null;
    }
    if (pair.owner() != null) {
      String owner = get(pair.owner());
      return owner == null ? null : owner + "/" + name;
    }
    RemoteAddress address = new RemoteAddress(name);
    return address.isHosted() ? address.repository() : name;
  }

  /// Vercel builds previews of what was never merged, and others name their variables as Netlify
  /// does.
  private boolean counts(Pair pair) {
    return switch (pair.commit()) {
      case "VERCEL_GIT_COMMIT_SHA" -> "production".equals(get("VERCEL_ENV"));
      case "COMMIT_REF" -> get("NETLIFY") != null;
      default -> true;
    };
  }

  private @Nullable String get(String name) {
    String value = variables.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /// Whether a text is the full name of a commit.
  static boolean isHash(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean hash = lower.length() == 40 || lower.length() == 64;
    for (int i = 0; hash && i < lower.length(); i++) {
      hash = Character.digit(lower.charAt(i), 16) >= 0;
    }
    return hash;
  }
}
