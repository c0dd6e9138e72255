package dev.sentrycli.cli.instance;

import static dev.sentrycli.cli.instance.Situation.A;
import static dev.sentrycli.cli.instance.Situation.B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrycli.cli.account.AccountException;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenPrecedenceTest {
  @TempDir Path root;
  private Situation situation;

  @BeforeEach
  void prepare() {
    situation = new Situation(root);
  }

  /// The table: S is a stored login at A, X an expired one without a refresh token; `r` stands in a
  /// file of the project. The environment says that A is meant.
  @ParameterizedTest(name = "stored {0}, AUTH_TOKEN {1}, TOKEN {2}, rc {3}, FORCE {4} -> {5}")
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, -, -, -, 10",
        "-, -, -, -, 1, 10",
        "-, e, t, r, -, e",
        "-, '', t, r, -, t",
        "-, ' ', '', r, -, r",
        "S, e, -, -, -, S",
        "S, e, t, -, 1, e",
        "S, -, t, -, 1, t",
        "S, -, -, r, 1, r",
        "S, -, -, r, -, S",
        "S, -, -, -, 1, S",
        "S, e, -, -, 0, S",
        "X, e, -, -, -, e",
        "X, -, -, r, -, r",
        "X, -, -, -, -, 11"
      })
  void oneCredentialIsSent(
      @Nullable String stored,
      @Nullable String authToken,
      @Nullable String token,
      @Nullable String rc,
      @Nullable String force,
      String sent) {
    if (stored != null && stored.equals("S")) {
      situation.login(A, "S");
    }
    if (stored != null && stored.equals("X")) {
      situation.expiredLogin(A, "X");
    }
    if (rc != null) {
      situation.repositoryRc("[auth]", "token=" + rc);
    }
    situation
        .variable("SENTRY_HOST", A)
        .variable("SENTRY_AUTH_TOKEN", authToken)
        .variable("SENTRY_TOKEN", token)
        .variable("SENTRY_FORCE_ENV_TOKEN", force);
    assertThat(sent(situation)).isEqualTo(sent);
  }

  @Test
  void aStoredLoginOfAnotherInstanceIsRefused() {
    situation.login(A, "S").variable("SENTRY_AUTH_TOKEN", "e").variable("SENTRY_HOST", B);

    assertThat(sent(situation)).isEqualTo("13");
  }

  @Test
  void theForcedTokenGoesToTheHostOfTheEnvironment() {
    situation
        .login(A, "S")
        .variable("SENTRY_AUTH_TOKEN", "e")
        .variable("SENTRY_HOST", B)
        .variable("SENTRY_FORCE_ENV_TOKEN", "1");

    assertThat(sent(situation)).isEqualTo("e");
    assertThat(situation.resolve().target().value()).hasToString(B);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "T", "yes", "Y", " on ", "TRUE"})
  void yesForces(String yes) {
    situation
        .login(A, "S")
        .variable("SENTRY_AUTH_TOKEN", "e")
        .variable("SENTRY_FORCE_ENV_TOKEN", yes);

    assertThat(sent(situation)).isEqualTo("e");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "no", "false", "off", "2", "maybe", ""})
  void everythingElseDoesNot(String no) {
    situation
        .login(A, "S")
        .variable("SENTRY_AUTH_TOKEN", "e")
        .variable("SENTRY_FORCE_ENV_TOKEN", no);

    assertThat(sent(situation)).isEqualTo("S");
  }

  @Test
  void aForcedTokenWithoutAHostGoesToTheInstanceOfTheLogin() {
    situation
        .login(A, "S")
        .variable("SENTRY_AUTH_TOKEN", "e")
        .variable("SENTRY_FORCE_ENV_TOKEN", "1");

    assertThat(situation.resolve().target().value()).hasToString(A);
  }

  @Test
  void surroundingSpaceIsNoPartOfAToken() {
    situation.variable("SENTRY_AUTH_TOKEN", "  e\n").variable("SENTRY_HOST", A);

    assertThat(sent(situation)).isEqualTo("e");
  }

  @Test
  void theTokenOfTheNearestFileCounts() {
    Path sub = situation.repository.resolve("sub");
    situation
        .variable("SENTRY_HOST", A)
        .repositoryRc("[auth]", "token=far")
        .rc(sub, "[auth]", "token=near")
        .workingIn(sub);

    assertThat(sent(situation)).isEqualTo("near");
  }

  @Test
  void aShadowedVariableIsWorthOneHintForPeople() {
    situation.login(A, "S").variable("SENTRY_TOKEN", "secret-e");

    Selection selection = situation.resolve();

    assertThat(selection.hints())
        .singleElement()
        .asString()
        .contains("user1@example.com", "SENTRY_TOKEN", "SENTRY_FORCE_ENV_TOKEN=1")
        .doesNotContain("secret-e");
    assertThat(selection.warnings()).isEmpty();
  }

  @Test
  void anExpiredLoginNamesWhoAndWhere() {
    situation.expiredLogin(A, "X");

    assertThatThrownBy(() -> situation.resolve().requireCredential())
        .isInstanceOf(AccountException.class)
        .hasMessageContaining("user1@example.com")
        .hasMessageContaining(A);
  }

  @Test
  void theActiveLoginIsNotReplacedByAnotherOneOfTheSameInstance() {
    situation.login(A, "other").expiredLogin(A, "X");

    assertThat(sent(situation)).isEqualTo("11");
  }

  @Test
  void anExpiredLoginElsewhereDoesNotHideThatThereIsNoneHere() {
    situation.expiredLogin(A, "X").variable("SENTRY_HOST", B);

    assertThat(sent(situation)).isEqualTo("10");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer SECRET",
        "bearer SECRET",
        "SEC RET",
        "SEC\u0000RET",
        "SECRETü",
        "sntryc_x_SECRET"
      })
  void whatCanBeNoTokenIsRefusedBeforeItIsSent(String bad) {
    situation.variable("SENTRY_AUTH_TOKEN", bad).variable("SENTRY_HOST", A);

    assertThatThrownBy(() -> situation.resolve())
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.exit()).isEqualTo(Exit.INVALID_TOKEN);
              assertThat(failure.getMessage() + failure.details() + failure.hints())
                  .contains("SENTRY_AUTH_TOKEN")
                  .doesNotContain("SECRET")
                  .doesNotContain("SEC");
            });
  }

  @Test
  void noTextFormShowsAToken() {
    situation.variable("SENTRY_AUTH_TOKEN", "SECRET").variable("SENTRY_HOST", A);
    assertThat(situation.resolve().toString()).doesNotContain("SECRET");

    situation
        .variable("SENTRY_AUTH_TOKEN", null)
        .repositoryRc("[auth]", "token=SECRET", "[defaults]", "url=" + A);
    assertThat(situation.resolve().toString()).doesNotContain("SECRET");

    situation.login(A, "SECRET");
    assertThat(situation.resolve().toString()).doesNotContain("SECRET");
  }

  /// The token, or the exit code.
  private static String sent(Situation situation) {
    try {
      return switch (situation.resolve().requireCredential()) {
        case ChosenCredential.Stored(var account) -> String.valueOf(account.token());
        case ChosenCredential.FromVariable(_, var token, _) -> token;
        case ChosenCredential.FromRc(_, var token, _) -> token;
      };
    } catch (Failure failure) {
      return String.valueOf(failure.exit().code());
    }
  }
}
