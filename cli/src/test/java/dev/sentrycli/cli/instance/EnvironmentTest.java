package dev.sentrycli.cli.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.cli.account.Accounts;
import dev.sentrycli.cli.setting.Environment;
import dev.sentrycli.cli.setting.EnvironmentVariable;
import dev.sentrycli.cli.setting.RcFiles;
import dev.sentrycli.cli.state.Defaults;
import dev.sentrycli.grammar.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
  @TempDir Path root;

  @Test
  void theConfigurationFolderIsTheChosenOneOrTheUsualOne() {
    assertThat(environment("SENTRY_CONFIG_DIR", "/x/y", "HOME", "/h").configFolder())
        .isEqualTo(Path.of("/x/y"));
    assertThat(environment("SENTRY_CONFIG_DIR", "conf", "HOME", "/h").configFolder())
        .isEqualTo(root.resolve("conf"));
    assertThat(environment("XDG_CONFIG_HOME", "/xdg", "HOME", "/h").configFolder())
        .isEqualTo(Path.of("/xdg/sentry"));
    assertThat(environment("HOME", "/h").configFolder()).isEqualTo(Path.of("/h/.config/sentry"));
    assertThat(environment("USERPROFILE", "/h").configFolder())
        .isEqualTo(Path.of("/h/.config/sentry"));
  }

  @Test
  void anOlderFolderGoesOnWhileTheNewOneDoesNotExist() throws IOException {
    Files.createDirectory(root.resolve(".sentry"));
    Files.createFile(root.resolve(".sentry/cli.db"));
    Environment environment = environment("HOME", root.toString());
    assertThat(environment.configFolder()).isEqualTo(root.resolve(".sentry"));

    Files.createDirectories(root.resolve(".config/sentry"));
    assertThat(environment.configFolder()).isEqualTo(root.resolve(".config/sentry"));
  }

  @Test
  void withoutAHomeTheEnvironmentAloneIsEnough() {
    Environment environment =
        environment("SENTRY_HOST", Situation.A, "SENTRY_AUTH_TOKEN", "tok", "HOME", " ");
    assertThat(environment.configFolder()).isNull();

    Selection selection =
        new Instance(environment, new Defaults(null), new Accounts(null), new RcFiles(environment))
            .select(null);

    assertThat(selection.credential()).isInstanceOf(ChosenCredential.FromVariable.class);
    assertThat(selection.target().value()).hasToString(Situation.A);
  }

  @Test
  void everyVariableIsDescribedOnce() {
    Set<String> names = new HashSet<>();
    for (Tree.Variable variable : EnvironmentVariable.all()) {
      assertThat(names.add(variable.name())).as(variable.name()).isTrue();
      assertThat(variable.brief()).as(variable.name()).isNotBlank().doesNotEndWith(".");
      assertThat(variable.example()).as(variable.name()).isNotBlank();
    }
    assertThat(names)
        .contains(
            "SENTRY_HOST",
            "SENTRY_URL",
            "SENTRY_AUTH_TOKEN",
            "SENTRY_TOKEN",
            "SENTRY_FORCE_ENV_TOKEN",
            "SENTRY_CLIENT_ID",
            "SENTRY_CUSTOM_HEADERS",
            "SENTRY_ORG",
            "SENTRY_PROJECT");
  }

  private Environment environment(String... pairs) {
    Map<String, String> variables = new java.util.HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      variables.put(pairs[i], pairs[i + 1]);
    }
    return new Environment(variables, root, Clock.systemUTC(), () -> ZoneOffset.UTC);
  }
}
