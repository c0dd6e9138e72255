package dev.sentrycli.cli.instance;

import static dev.sentrycli.cli.instance.Situation.A;
import static dev.sentrycli.cli.instance.Situation.B;
import static dev.sentrycli.cli.instance.Situation.claiming;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.setting.SettingException;
import dev.sentrycli.cli.state.Defaults;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomHeadersReachTest {
  @TempDir Path root;
  private Situation situation;

  @BeforeEach
  void prepare() {
    situation = new Situation(root);
    situation.variable("SENTRY_CUSTOM_HEADERS", "X-Gate: SECRET");
  }

  @Test
  void theyGoToTheHostOfTheEnvironment() {
    situation.variable("SENTRY_HOST", A).variable("SENTRY_AUTH_TOKEN", "t");

    assertThat(names(situation.resolve())).isEqualTo("X-Gate: ***");
  }

  @Test
  void theyGoToTheHostOfALogin() {
    situation.login(A, "t");

    assertThat(names(situation.resolve())).isEqualTo("X-Gate: ***");
    assertThat(names(situation.resolveUrl(A))).isEqualTo("X-Gate: ***");
  }

  @Test
  void theyGoToTheStoredDefault() {
    situation.stored(Defaults.Key.URL, A).variable("SENTRY_AUTH_TOKEN", "t");

    assertThat(names(situation.resolve())).isEqualTo("X-Gate: ***");
  }

  @Test
  void theyGoToTheHostOfTheUsersOwnFile() {
    situation.homeRc("[defaults]", "url=" + A, "[auth]", "token=t");

    assertThat(names(situation.resolve())).isEqualTo("X-Gate: ***");
  }

  @Test
  void theyGoWhereTheUsersOwnTokenSaysItIsFrom() {
    situation.variable("SENTRY_AUTH_TOKEN", claiming(A));

    assertThat(names(situation.resolve())).isEqualTo("X-Gate: ***");
  }

  @Test
  void theyDoNotGoToAHostThatOnlyAProjectNames() {
    situation.repositoryRc("[defaults]", "url=" + B, "[auth]", "token=t");

    Selection selection = situation.resolve();

    assertThat(selection.credential()).isNotNull();
    assertThat(names(selection)).isEmpty();
    assertThat(selection.warnings())
        .singleElement()
        .asString()
        .contains("SENTRY_HOST=" + B, "sentry cli defaults url " + B)
        .doesNotContain("SECRET");
  }

  @Test
  void theyDoNotGoToAHostThatOnlyAProjectNamesInContinuousIntegrationEither() {
    situation
        .repositoryRc("[defaults]", "url=" + B)
        .variable("SENTRY_AUTH_TOKEN", "t")
        .variable("CI", "1");

    assertThat(names(situation.resolve())).isEmpty();
    assertThat(situation.resolve().warnings()).hasSize(2);
  }

  @Test
  void theyGoToAHostOfAProjectThatTheUserConfirmed() {
    situation.repositoryRc("[defaults]", "url=" + B, "[auth]", "token=t").trusting(B);

    assertThat(names(situation.resolve())).isEqualTo("X-Gate: ***");
  }

  @Test
  void theyDoNotGoWhereALinkPoints() {
    assertThat(names(situation.instance().select(baseOfB()))).isEmpty();
  }

  @Test
  void theyDoNotGoToSentryIo() {
    situation.variable("SENTRY_AUTH_TOKEN", "t");

    Selection selection = situation.resolve();

    assertThat(names(selection)).isEmpty();
    assertThat(selection.warnings()).singleElement().asString().contains("https://sentry.io");
  }

  @Test
  void theVariableReplacesTheStoredOnesAsAWhole() {
    situation
        .stored(Defaults.Key.HEADERS, "X-Stored: SECRET")
        .variable("SENTRY_HOST", A)
        .variable("SENTRY_AUTH_TOKEN", "t");
    assertThat(names(situation.resolve())).isEqualTo("X-Gate: ***");

    situation.variable("SENTRY_CUSTOM_HEADERS", null);
    assertThat(names(situation.resolve())).isEqualTo("X-Stored: ***");
  }

  @Test
  void aBadValueStopsARunThatWouldSendThem() {
    situation
        .variable("SENTRY_HOST", A)
        .variable("SENTRY_AUTH_TOKEN", "t")
        .variable("SENTRY_CUSTOM_HEADERS", "Host: SECRET");

    SettingException refused =
        catchThrowableOfType(SettingException.class, () -> situation.resolve());

    assertThat(refused.exit()).isEqualTo(Exit.CONFIG);
    assertThat(refused.getMessage()).startsWith("SENTRY_CUSTOM_HEADERS").doesNotContain("SECRET");
  }

  @Test
  void aBadValueStopsNobodyWhoSendsNothing() {
    situation
        .variable("SENTRY_HOST", A)
        .variable("SENTRY_AUTH_TOKEN", "t")
        .variable("SENTRY_CUSTOM_HEADERS", "Host: SECRET");

    Selection selection = situation.instance().select(null);

    assertThat(selection.target().value()).hasToString(A);
    assertThat(selection.credential()).isNull();
    assertThat(catchThrowableOfType(SettingException.class, selection::requireCredential))
        .isSameAs(selection.problem());
    assertThat(catchThrowableOfType(SettingException.class, selection::customHeaders))
        .isSameAs(selection.problem());
    assertThat(selection.toString()).doesNotContain("SECRET");
  }

  @Test
  void aBadStoredValueNamesItsCommand() {
    situation
        .variable("SENTRY_CUSTOM_HEADERS", null)
        .variable("SENTRY_HOST", A)
        .stored(Defaults.Key.HEADERS, "Host: SECRET");

    assertThat(catchThrowableOfType(SettingException.class, () -> situation.resolve()).getMessage())
        .startsWith("'sentry cli defaults headers'");
  }

  private static dev.sentrycli.api.gateway.BaseUrl baseOfB() {
    return dev.sentrycli.api.gateway.BaseUrl.parse(B);
  }

  private static String names(Selection selection) {
    return selection.customHeaders().toString();
  }
}
