package dev.sentrycli.cli.instance;

import static dev.sentrycli.cli.instance.Situation.A;
import static dev.sentrycli.cli.instance.Situation.B;
import static dev.sentrycli.cli.instance.Situation.claiming;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.state.Defaults;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginHostTest {
  @TempDir Path root;
  private Situation situation;

  @BeforeEach
  void prepare() {
    situation = new Situation(root);
  }

  @ParameterizedTest(name = "--url {0}, server {1}, HOST {2}, URL {3}, default {4} -> {5} from {6}")
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, https://a.example, -, -, https://a.example, SENTRY_HOST",
        "-, -, -, https://a.example/, -, https://a.example, SENTRY_URL",
        "-, -, https://a.example, https://b.example, -, https://a.example, SENTRY_HOST",
        "https://b.example, -, https://a.example, -, -, https://b.example, --url",
        "-, b.example:9000, https://a.example, -, -, https://b.example:9000, the argument",
        "https://b.example, c.example, -, -, -, https://b.example, --url",
        "-, -, -, -, https://a.example, https://a.example, the last login or 'sentry cli defaults url'",
        "-, -, -, -, -, https://sentry.io, the default",
        "https://h/sentry, -, -, -, -, https://h/sentry, --url"
      },
      quoteCharacter = '|')
  void isTheFirstThatTheUserNames(
      @Nullable String flag,
      @Nullable String server,
      @Nullable String host,
      @Nullable String url,
      @Nullable String stored,
      String expected,
      String source) {
    situation.variable("SENTRY_HOST", host).variable("SENTRY_URL", url);
    if (stored != null) {
      situation.stored(Defaults.Key.URL, stored);
    }

    LoginHost login = situation.loginHost(flag, server);

    assertThat(login.announcement())
        .isEqualTo("Logging in to " + expected + " (from " + source + ")");
  }

  @Test
  void aProjectsFileAloneDoesNotDecideIt() {
    situation.repositoryRc("[defaults]", "url=" + B);

    TrustException refused = refused(null);

    assertThat(refused.exit()).isEqualTo(Exit.HOST_SCOPE);
    assertThat(refused.hints()).first().asString().startsWith("sentry auth login --url " + B);
    assertThat(refused.details().toString()).contains(".sentryclirc line 2");
    assertThat(situation.loginHost(B, null).base().value()).hasToString(B);
  }

  @Test
  void aProjectsFileWithATokenDoesNotDecideItEither() {
    situation.repositoryRc("[defaults]", "url=" + B, "[auth]", "token=t");

    refused(null);
  }

  @Test
  void aProjectsFileDoesNotLeadAwayFromTheStoredDefault() {
    situation.stored(Defaults.Key.URL, A).repositoryRc("[defaults]", "url=" + B);

    assertThat(refused(null).hints().toString()).contains("--url " + A, "--url " + B);
  }

  @Test
  void aProjectsFileMayNameWhatTheUserConfirmed() {
    situation.stored(Defaults.Key.URL, B).repositoryRc("[defaults]", "url=" + B);
    assertThat(situation.loginHost(null, null).base().value()).hasToString(B);
  }

  @Test
  void aProjectsFileMayNameAnInstanceWithALogin() {
    situation.login(B, "t").login(A, "t").repositoryRc("[defaults]", "url=" + B);

    assertThat(situation.loginHost(null, null).base().value()).hasToString(B);
  }

  @Test
  void theUsersOwnFileDecidesIt() {
    situation.homeRc("[defaults]", "url=" + B);

    assertThat(situation.loginHost(null, null).base().value()).hasToString(B);
  }

  @Test
  void theEnvironmentSilencesTheFile() {
    situation.variable("SENTRY_HOST", A).repositoryRc("[defaults]", "url=" + B);

    assertThat(situation.loginHost(null, null).base().value()).hasToString(A);
  }

  @Test
  void theLoginCarriesTheCustomHeaders() {
    situation.variable("SENTRY_CUSTOM_HEADERS", "X-Gate: 1");

    assertThat(situation.loginHost(A, null).customHeaders().headers()).hasSize(1);
    assertThat(situation.loginHost(null, null).customHeaders().isEmpty()).isTrue();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "http://h.example:9000, true",
    "http://localhost:9000, false",
    "http://127.0.0.1:9000, false",
    "https://h.example, false"
  })
  void plainHttpToAnotherMachineIsWorthAWarning(String host, boolean warns) {
    assertThat(situation.loginHost(host, null).warnings()).hasSize(warns ? 1 : 0);
  }

  @ParameterizedTest(name = "claim {0}, {1} by {2}: {3}")
  @CsvSource({
    "https://a.example, https://a.example, flag, none",
    "http://a.example, https://a.example, flag, none",
    "https://a.example, https://b.example, flag, insist",
    "http://sentry-internal:9000, https://b.example, flag, insist",
    "https://sentry.io, https://b.example, flag, never",
    "https://a.example, https://sentry.io, flag, never",
    "https://a.example, https://b.example, variable, never"
  })
  void aTokenThatSaysItIsFromElsewhereIsNotStored(
      String claim, String host, String source, String outcome) {
    LoginHost login =
        source.equals("flag")
            ? situation.loginHost(host, null)
            : situation.variable("SENTRY_HOST", host).loginHost(null, null);

    TrustException objection = login.objection(claiming(claim));

    switch (outcome) {
      case "none" -> assertThat(objection).isNull();
      case "insist" -> {
        assertThat(objection).isNotNull();
        assertThat(objection.confirmable()).isNotNull();
        assertThat(objection.hints().toString()).contains("--force").doesNotContain("SECRET");
      }
      default -> {
        assertThat(objection).isNotNull();
        assertThat(objection.confirmable()).isNull();
      }
    }
  }

  @Test
  void anOpaqueTokenIsNotObjectedTo() {
    assertThat(situation.loginHost(B, null).objection("abc")).isNull();
  }

  private TrustException refused(@Nullable String flag) {
    return catchThrowableOfType(TrustException.class, () -> situation.loginHost(flag, null));
  }
}
