package dev.sentrycli.cli.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.setting.DefaultValue;
import dev.sentrycli.cli.state.Defaults;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadHostTest {
  @TempDir Path root;
  private Situation situation;

  @BeforeEach
  void prepare() {
    situation = new Situation(root);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:PASSWORD@h",
        "https://user:PASSWORD@h/x y",
        "ftp://h",
        "ftp://user:PASSWORD@h",
        "file:///x",
        "javascript:alert(1)",
        "not a url",
        "http://",
        "https:///x",
        "https://h\u0007",
        "https://h\nX-Evil: PASSWORD",
        "https://h i",
        "https://h:99999",
        "https://h:0",
        "https://h:x",
        "https://a?PASSWORD=1",
        "https://a#PASSWORD",
        "http://sentry.io",
        "http://acme.sentry.io",
        "https://a/../b",
        "sntrys_PASSWORD=",
      })
  void isRefusedEverywhereWithoutShowingASecret(String bad) {
    Failure byVariable = failure(() -> situation.variable("SENTRY_HOST", bad).resolve());
    assertThat(byVariable.exit()).isEqualTo(Exit.CONFIG);
    assertThat(byVariable.getMessage()).startsWith("SENTRY_HOST");

    situation.variable("SENTRY_HOST", null);
    Failure byAlias = failure(() -> situation.variable("SENTRY_URL", bad).resolve());
    assertThat(byAlias.exit()).isEqualTo(Exit.CONFIG);
    assertThat(byAlias.getMessage()).startsWith("SENTRY_URL");

    situation.variable("SENTRY_URL", null);
    Failure byFlag = failure(() -> situation.loginHost(bad, null));
    assertThat(byFlag.exit()).isEqualTo(Exit.USAGE);
    assertThat(byFlag.getMessage()).startsWith("--url");

    Failure byDefault = failure(() -> DefaultValue.of(Defaults.Key.URL, bad, situation.home));
    assertThat(byDefault.exit()).isEqualTo(Exit.VALIDATION);

    if (bad.indexOf('\n') < 0) {
      situation.repositoryRc("[auth]", "token=tok", "[defaults]", "url=" + bad);
      Failure byFile = failure(() -> situation.resolve());
      assertThat(byFile.exit()).isEqualTo(Exit.CONFIG);
      assertThat(byFile.getMessage()).contains(".sentryclirc line 4");
    }
  }

  @Test
  void anEmptyFlagIsRefused() {
    assertThat(failure(() -> situation.loginHost("", null)).exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void aHarmlessValueIsShown() {
    Failure failure = failure(() -> situation.variable("SENTRY_HOST", "ftp://h").resolve());

    assertThat(failure.getMessage()).contains("'ftp://h'");
    assertThat(failure.hints()).singleElement().asString().contains("SENTRY_HOST=https://");
  }

  @Test
  void aBadStoredDefaultNamesTheFile() {
    situation.stored(Defaults.Key.URL, "ftp://h");

    assertThat(failure(() -> situation.resolve()).getMessage()).contains("defaults.json");
  }

  private static Failure failure(ThrowingCallable action) {
    Failure failure = catchThrowableOfType(Failure.class, action);
    assertThat(failure).isNotNull();
    assertThat(failure.getMessage() + failure.details() + failure.hints())
        .doesNotContain("PASSWORD");
    return failure;
  }
}
