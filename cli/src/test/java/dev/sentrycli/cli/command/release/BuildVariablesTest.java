package dev.sentrycli.cli.command.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildVariablesTest {
  private static final String SHA = "9fceb02d0ae598e95dc970b74767f19372d61af8";

  @Test
  void theFirstVariableThatHoldsSomethingCounts() {
    assertThat(new BuildVariables(Map.of()).version()).isNull();
    assertThat(
            new BuildVariables(
                    Map.of("SENTRY_RELEASE", "  ", "GITHUB_SHA", " b ", "CI_COMMIT_SHA", "c"))
                .version())
        .isEqualTo(new BuildVariables.Proposal("b", "GITHUB_SHA (GitHub Actions)"));
    assertThat(new BuildVariables(Map.of("SENTRY_RELEASE", "1", "GITHUB_SHA", "b")).version())
        .isEqualTo(new BuildVariables.Proposal("1", "SENTRY_RELEASE"));
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB_REPOSITORY=acme/web GITHUB_SHA=*, acme/web",
    "CI_PROJECT_PATH=group/sub/web CI_COMMIT_SHA=*, group/sub/web",
    "VERCEL_GIT_REPO_OWNER=acme VERCEL_GIT_REPO_SLUG=web VERCEL_GIT_COMMIT_SHA=* VERCEL_ENV=production, acme/web",
    "CIRCLE_PROJECT_USERNAME=acme CIRCLE_PROJECT_REPONAME=web CIRCLE_SHA1=*, acme/web",
    "BUILDKITE_REPO=git@github.com:acme/web.git BUILDKITE_COMMIT=*, acme/web",
    "NETLIFY=true REPOSITORY_URL=https://github.com/acme/web COMMIT_REF=*, acme/web",
    "BUILD_REPOSITORY_URI=https://dev.example/acme/web BUILD_SOURCEVERSION=*, acme/web"
  })
  void namesTheRepositoryThatIsBuilt(String variables, String repository) {
    assertThat(variables(variables).built()).isEqualTo(new BuildVariables.Built(repository, SHA));
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB_REPOSITORY=acme/web",
    "GITHUB_SHA=*",
    "GITHUB_REPOSITORY=acme/web GITHUB_SHA=9fceb02",
    "VERCEL_GIT_REPO_OWNER=acme VERCEL_GIT_REPO_SLUG=web VERCEL_GIT_COMMIT_SHA=* VERCEL_ENV=preview",
    "CIRCLE_PROJECT_REPONAME=web CIRCLE_SHA1=*",
    "REPOSITORY_URL=https://github.com/acme/web COMMIT_REF=*"
  })
  void takesNoHalfOfAPair(String variables) {
    assertThat(variables(variables).built()).isNull();
  }

  private static BuildVariables variables(String text) {
    Map<String, String> all = new java.util.HashMap<>();
    for (String pair : text.split(" ", -1)) {
      String[] parts = pair.split("=", 2);
      all.put(parts[0], parts[1].equals("*") ? SHA : parts[1]);
    }
    return new BuildVariables(all);
  }
}
