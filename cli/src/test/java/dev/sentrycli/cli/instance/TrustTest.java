package dev.sentrycli.cli.instance;

import static dev.sentrycli.cli.instance.Situation.A;
import static dev.sentrycli.cli.instance.Situation.B;
import static dev.sentrycli.cli.instance.Situation.claiming;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.setting.Source;
import dev.sentrycli.cli.state.Defaults;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustTest {
  @TempDir Path root;
  private Situation situation;

  @BeforeEach
  void prepare() {
    situation = new Situation(root);
  }

  @Nested
  class AStoredLogin {
    @Test
    void neverFollowsAProjectsFile() {
      situation.login(A, "SECRET").repositoryRc("[defaults]", "url=" + B);

      TrustException refused = refused(situation::resolve);

      assertThat(refused.details().toString())
          .contains(".sentryclirc line 2", B, "the stored login of user1@example.com", A);
      assertThat(refused.hints().toString())
          .contains("sentry auth login --url " + B, ".sentryclirc", "SENTRY_HOST=" + A);
      assertThat(refused.confirmable()).isNull();
    }

    @Test
    void neverFollowsAProjectsFileInContinuousIntegrationOrAfterAConfirmation() {
      situation
          .login(A, "SECRET")
          .repositoryRc("[defaults]", "url=" + B)
          .variable("CI", "true")
          .trusting(B);

      assertThat(refused(situation::resolve).confirmable()).isNull();
    }

    @Test
    void neverFollowsAVariable() {
      situation.login(A, "SECRET").variable("SENTRY_HOST", B);

      TrustException refused = refused(situation::resolve);

      assertThat(refused.hints().toString())
          .contains("sentry auth login --url " + B, "unset SENTRY_HOST");
    }

    @Test
    void winsOverAnEnvironmentTokenButTheMessageSaysHowToChangeThat() {
      situation
          .login(A, "SECRET")
          .variable("SENTRY_HOST", B)
          .variable("SENTRY_AUTH_TOKEN", "SECRET2");

      assertThat(refused(situation::resolve).hints())
          .anySatisfy(
              hint ->
                  assertThat(hint)
                      .startsWith("SENTRY_FORCE_ENV_TOKEN=1")
                      .contains("SENTRY_AUTH_TOKEN"));
    }

    @Test
    void winsOverTheTokenOfAProjectsFile() {
      situation
          .login(A, "SECRET")
          .repositoryRc("[defaults]", "url=" + B, "[auth]", "token=SECRET2");

      assertThat(refused(situation::resolve).hints())
          .anySatisfy(hint -> assertThat(hint).startsWith("SENTRY_FORCE_ENV_TOKEN=1"));
    }

    @Test
    void doesNotSuggestATokenThatBelongsElsewhere() {
      situation
          .login(A, "SECRET")
          .variable("SENTRY_HOST", B)
          .variable("SENTRY_AUTH_TOKEN", claiming("https://c.example"));

      assertThat(refused(situation::resolve).hints().toString()).doesNotContain("FORCE");
    }

    @Test
    void neverFollowsALink() {
      situation.login(A, "SECRET").variable("CI", "true").trusting(B);

      TrustException refused = refused(() -> situation.resolveUrl(B));

      assertThat(refused.details().toString()).contains("the URL argument", A, B);
      assertThat(refused.confirmable()).isNull();
    }

    @Test
    void ofAnotherAccountIsUsedForItsOwnHostInThisRunOnly() {
      situation.login(B, "for-b").login(A, "for-a");

      assertThat(token(situation.resolveUrl(B))).isEqualTo("for-b");
      assertThat(token(situation.resolve())).isEqualTo("for-a");
    }

    @Test
    void theActiveOneIsPreferredThenTheMostRecentlyUsed() {
      situation.login(B, "first").login(B, "second").login(A, "for-a");
      assertThat(token(situation.resolveUrl(B))).isEqualTo("second");

      situation.activate("user1@example.com");
      assertThat(token(situation.resolveUrl(B))).isEqualTo("first");
    }

    @Test
    void isUsedForALinkEvenThoughTheFileNamesAnother() {
      situation.login(A, "for-a").repositoryRc("[defaults]", "url=" + B);

      assertThat(token(situation.resolveUrl(A))).isEqualTo("for-a");
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
      "https://a.example, https://b.a.example",
      "https://a.example, http://a.example:443",
      "https://a.example, https://a.example:8443",
      "http://a.example:9000, http://a.example",
      "https://sentry.io, https://sentry.io.evil.example",
      "https://sentry.io, https://notsentry.io",
      "https://sentry.io, https://sentry.io:8443",
      "http://localhost:9000, http://127.0.0.1:9000"
    })
    void isForOneOriginOnly(String stored, String asked) {
      situation.login(stored, "SECRET").variable("SENTRY_HOST", asked);

      refused(situation::resolve);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://us.sentry.io", "https://acme.sentry.io", "https://sentry.io"})
    void ofSentryIoIsForAllOfIt(String asked) {
      situation.login("https://sentry.io", "tok").variable("SENTRY_HOST", asked);

      assertThat(token(situation.resolve())).isEqualTo("tok");
    }
  }

  @Nested
  class AnEnvironmentToken {
    @BeforeEach
    void give() {
      situation.variable("SENTRY_AUTH_TOKEN", "SECRET");
    }

    @Test
    void doesNotFollowAProjectsFileUnlessConfirmed() {
      situation.repositoryRc("[defaults]", "url=" + B);

      TrustException refused = refused(situation::resolve);

      assertThat(refused.confirmable()).isEqualTo(BaseUrl.parse(B).origin());
      assertThat(refused.hints().toString())
          .contains("sentry auth trust " + B, "SENTRY_HOST=" + B, "CI is set");
      assertThat(refused.details().toString()).contains("sentry.io", ".sentryclirc line 2");

      situation.accounts().trust(java.util.Objects.requireNonNull(refused.confirmable()));
      assertThat(token(situation.resolve())).isEqualTo("SECRET");
      assertThat(situation.resolve().target().value()).hasToString(B);
    }

    @Test
    void isRefusedAgainOnceTheConfirmationIsTakenBack() {
      situation.repositoryRc("[defaults]", "url=" + B).trusting(B);
      situation.accounts().distrust(BaseUrl.parse(B).origin());

      refused(situation::resolve);
    }

    @Test
    void aConfirmationIsForOneOriginOnly() {
      situation.repositoryRc("[defaults]", "url=" + B + ":8443").trusting(B);

      refused(situation::resolve);
    }

    @Test
    void followsAProjectsFileInContinuousIntegrationAndSaysSo() {
      situation.repositoryRc("[defaults]", "url=" + B).variable("CI", "true");

      Selection selection = situation.resolve();

      assertThat(token(selection)).isEqualTo("SECRET");
      assertThat(selection.warnings())
          .singleElement()
          .asString()
          .contains(B, ".sentryclirc line 2", "SENTRY_AUTH_TOKEN")
          .doesNotContain("SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "false", "0"})
    void anEmptyOrNegatedCiIsNone(String ci) {
      situation.repositoryRc("[defaults]", "url=" + B).variable("CI", ci);

      refused(situation::resolve);
    }

    @Test
    void doesNotFollowAProjectsFileInContinuousIntegrationAwayFromAnInstanceOfTheUser() {
      situation
          .repositoryRc("[defaults]", "url=" + B)
          .variable("CI", "true")
          .stored(Defaults.Key.URL, A);

      refused(situation::resolve);
    }

    @Test
    void followsTheUsersOwnFile() {
      situation.homeRc("[defaults]", "url=" + B);
      assertThat(token(situation.resolve())).isEqualTo("SECRET");

      Situation other = new Situation(root.resolve("other"));
      other.variable("SENTRY_AUTH_TOKEN", "SECRET").rc(other.config, "[defaults]", "url=" + B);
      assertThat(token(other.resolve())).isEqualTo("SECRET");
    }

    @Test
    void goesToTheStatedHost() {
      situation.variable("SENTRY_HOST", B);

      assertThat(token(situation.resolve())).isEqualTo("SECRET");
    }

    @Test
    void doesNotFollowALinkUnlessConfirmed() {
      TrustException refused = refused(() -> situation.resolveUrl(B));
      assertThat(refused.confirmable()).isEqualTo(BaseUrl.parse(B).origin());
      assertThat(refused.hints().toString()).doesNotContain("CI is set");

      situation.variable("CI", "true");
      refused(() -> situation.resolveUrl(B));

      situation.trusting(B);
      assertThat(token(situation.resolveUrl(B))).isEqualTo("SECRET");
    }

    @Test
    void doesNotFollowALinkAwayFromTheStatedHost() {
      situation.variable("SENTRY_HOST", A).trusting(B);

      TrustException refused = refused(() -> situation.resolveUrl(B));

      assertThat(refused.confirmable()).isNull();
      assertThat(refused.details().toString()).contains("SENTRY_HOST");
    }

    @Test
    void goesToTheHostOfALinkThatIsTheStatedOne() {
      situation.variable("SENTRY_HOST", A + "/sentry");

      assertThat(situation.resolveUrl(A).target().value()).hasToString(A + "/sentry");
      assertThat(token(situation.resolveUrl(A))).isEqualTo("SECRET");
    }

    @Test
    void withoutAnyHostGoesToTheStoredDefault() {
      situation.stored(Defaults.Key.URL, A);

      assertThat(situation.resolve().target().value()).hasToString(A);
    }

    @Test
    void withoutAnythingGoesToSentryIo() {
      assertThat(situation.resolve().target().value()).hasToString("https://sentry.io");
    }

    @Test
    void sentryIoAsNamedByAProjectIsWhereItBelongsAnyway() {
      situation.repositoryRc("[defaults]", "url=https://sentry.io");

      assertThat(token(situation.resolve())).isEqualTo("SECRET");
    }

    @Test
    void forcedOverALoginStillDoesNotFollowAProjectsFile() {
      situation
          .login(A, "stored")
          .variable("SENTRY_FORCE_ENV_TOKEN", "1")
          .variable("CI", "true")
          .repositoryRc("[defaults]", "url=" + B);

      assertThat(refused(situation::resolve).bound()).isNotNull();
    }
  }

  @Nested
  class AnOrganizationToken {
    @ParameterizedTest(name = "claim {0}, host {1} -> {2}")
    @CsvSource({
      "https://a.example, https://b.example, 13",
      "https://sentry.io, https://b.example, 13",
      "https://a.example, https://sentry.io, 13",
      "https://a.example, https://a.example, 0",
      "https://a.example/x, https://a.example/y, 0",
      "http://h.example, https://h.example, 0",
      "http://h.example:9000, https://h.example:9000, 0",
      "http://h.example:9000, https://h.example, 13",
      "https://h.example, http://h.example, 13",
      "https://sentry.io, https://us.sentry.io, 0"
    })
    void goesWhereItSaysItIsFrom(String claim, String host, int exit) {
      String token = claiming(claim);
      situation.variable("SENTRY_AUTH_TOKEN", token).variable("SENTRY_HOST", host);

      if (exit == 0) {
        assertThat(token(situation.resolve())).isEqualTo(token);
        assertThat(situation.resolve().target().value()).hasToString(host);
      } else {
        TrustException refused = refused(situation::resolve);
        assertThat(refused.details().toString())
            .contains(
                BaseUrl.parse(claim).origin().toString(), BaseUrl.parse(host).origin().toString());
        assertThat(refused.confirmable()).isNull();
      }
    }

    @Test
    void withoutAStatedHostGoesHome() {
      situation.variable("SENTRY_AUTH_TOKEN", claiming(A));

      assertThat(situation.resolve().target().value()).hasToString(A);
      assertThat(situation.resolve().target().source()).isEqualTo(new Source.Claim());
    }

    @Test
    void followsAProjectsFileThatNamesItsHome() {
      situation.variable("SENTRY_AUTH_TOKEN", claiming(B)).repositoryRc("[defaults]", "url=" + B);

      assertThat(token(situation.resolve())).isEqualTo(claiming(B));
      assertThat(situation.resolve().warnings()).isEmpty();
    }

    @Test
    void followsALinkToItsHome() {
      situation.variable("SENTRY_AUTH_TOKEN", claiming(B));

      assertThat(token(situation.resolveUrl(B))).isEqualTo(claiming(B));
    }

    @Test
    void doesNotFollowAConfirmationAwayFromHome() {
      situation
          .variable("SENTRY_AUTH_TOKEN", claiming(A))
          .repositoryRc("[defaults]", "url=" + B)
          .variable("CI", "1")
          .trusting(B);

      refused(situation::resolve);
    }

    @Test
    void thatNamesNoHostIsLikeAnyOther() {
      String token = claiming("");
      situation.variable("SENTRY_AUTH_TOKEN", token).variable("SENTRY_HOST", B);

      assertThat(token(situation.resolve())).isEqualTo(token);
    }
  }

  @Nested
  class ATokenInAFile {
    @Test
    void goesToTheUrlOfTheSameFile() {
      situation.repositoryRc("[defaults]", "url=" + B, "[auth]", "token=t");

      Selection selection = situation.resolve();

      assertThat(token(selection)).isEqualTo("t");
      assertThat(selection.target().value()).hasToString(B);
    }

    @Test
    void goesToTheUrlOfAFileAboveIt() {
      Path sub = situation.repository.resolve("packages/web");
      situation.repositoryRc("[defaults]", "url=" + B).rc(sub, "[auth]", "token=t").workingIn(sub);

      assertThat(token(situation.resolve())).isEqualTo("t");
    }

    @Test
    void doesNotGoToTheUrlOfAFileBelowIt() {
      Path sub = situation.repository.resolve("packages/web");
      situation
          .repositoryRc("[auth]", "token=SECRET")
          .rc(sub, "[defaults]", "url=" + B)
          .workingIn(sub)
          .variable("CI", "true")
          .trusting(B);

      assertThat(refused(situation::resolve).confirmable()).isNull();
    }

    @Test
    void doesNotLeaveTheUrlOfItsOwnFileForOneBelow() {
      Path sub = situation.repository.resolve("packages/web");
      situation
          .repositoryRc("[auth]", "token=SECRET", "[defaults]", "url=" + A)
          .rc(sub, "[defaults]", "url=" + B)
          .workingIn(sub);

      refused(situation::resolve);
    }

    @Test
    void goesToTheUrlOfTheUsersOwnFile() {
      situation.repositoryRc("[auth]", "token=t").homeRc("[defaults]", "url=" + B);

      assertThat(token(situation.resolve())).isEqualTo("t");
    }

    @Test
    void ofTheUserDoesNotFollowAProjectsFileUnlessConfirmed() {
      situation.homeRc("[auth]", "token=SECRET").repositoryRc("[defaults]", "url=" + B);
      refused(situation::resolve);

      situation.variable("CI", "true");
      refused(situation::resolve);

      situation.trusting(B);
      assertThat(token(situation.resolve())).isEqualTo("SECRET");
    }

    @Test
    void ofTheUserDoesNotLeaveTheUrlBesideIt() {
      situation
          .homeRc("[auth]", "token=SECRET", "[defaults]", "url=" + A)
          .repositoryRc("[defaults]", "url=" + B)
          .trusting(B);

      refused(situation::resolve);
    }

    @Test
    void forcedOverALoginGoesToItsOwnHostAlone() {
      situation
          .login(A, "SECRET")
          .variable("SENTRY_FORCE_ENV_TOKEN", "1")
          .variable("SENTRY_CUSTOM_HEADERS", "X-Gate: SECRET")
          .repositoryRc("[defaults]", "url=" + B, "[auth]", "token=t");

      Selection selection = situation.resolve();

      assertThat(token(selection)).isEqualTo("t");
      assertThat(selection.target().value()).hasToString(B);
      assertThat(selection.customHeaders().isEmpty()).isTrue();
    }

    @Test
    void followsTheHostOfTheEnvironment() {
      situation
          .variable("SENTRY_HOST", A)
          .repositoryRc("[defaults]", "url=" + B, "[auth]", "token=t");

      assertThat(token(situation.resolve())).isEqualTo("t");
      assertThat(situation.resolve().target().value()).hasToString(A);
    }

    @Test
    void doesNotFollowALink() {
      situation.repositoryRc("[auth]", "token=SECRET", "[defaults]", "url=" + A).trusting(B);

      refused(() -> situation.resolveUrl(B));
    }
  }

  @Nested
  class NoCredential {
    @Test
    void isExit10WithTheHostInTheHint() {
      NotLoggedIn missing =
          catchThrowableOfType(
              NotLoggedIn.class, () -> situation.resolveUrl(B).requireCredential());

      assertThat(missing.exit()).isEqualTo(Exit.NOT_AUTHENTICATED);
      assertThat(missing.hints()).first().isEqualTo("sentry auth login --url " + B);
      assertThat(missing.offersLogin()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"variable, true", "default, true", "home, true", "project, false", "none, true"})
    void aLoginIsOfferedOnlyForHostsOfTheUser(String where, boolean offered) {
      switch (where) {
        case "variable" -> situation.variable("SENTRY_HOST", B);
        case "default" -> situation.stored(Defaults.Key.URL, B);
        case "home" -> situation.homeRc("[defaults]", "url=" + B);
        case "project" -> situation.repositoryRc("[defaults]", "url=" + B);
        default -> {}
      }

      NotLoggedIn missing =
          catchThrowableOfType(NotLoggedIn.class, () -> situation.resolve().requireCredential());

      assertThat(missing.offersLogin()).isEqualTo(offered);
    }
  }

  @Test
  void aLenientResolutionReportsTheMismatchAndSelectsNothing() {
    situation
        .login(A, "SECRET")
        .variable("SENTRY_HOST", B)
        .variable("SENTRY_CUSTOM_HEADERS", "X-Gate: SECRET");

    Selection selection = situation.instance().select(null);

    assertThat(selection.credential()).isNull();
    assertThat(selection.customHeaders().isEmpty()).isTrue();
    assertThat(selection.problem()).isInstanceOf(TrustException.class);
    assertThat(catchThrowableOfType(TrustException.class, selection::requireCredential))
        .isSameAs(selection.problem());
  }

  private static String token(Selection selection) {
    return switch (selection.requireCredential()) {
      case ChosenCredential.Stored(var account) -> String.valueOf(account.token());
      case ChosenCredential.FromVariable(_, var token, _) -> token;
      case ChosenCredential.FromRc(_, var token, _) -> token;
    };
  }

  /// The refusal, which never holds a secret and always says how to go on.
  private static TrustException refused(Supplier<Selection> resolution) {
    TrustException refused = catchThrowableOfType(TrustException.class, resolution::get);
    assertThat(refused).isNotNull();
    assertThat(refused.exit()).isEqualTo(Exit.HOST_SCOPE);
    assertThat(refused.hints()).hasSizeBetween(2, 3);
    assertThat(refused.hints().toString()).contains("sentry auth login --url");
    assertThat(refused.getMessage() + refused.details() + refused.hints()).doesNotContain("SECRET");
    return refused;
  }
}
