package dev.sentrycli.cli.instance;

import static dev.sentrycli.cli.instance.Situation.A;
import static dev.sentrycli.cli.instance.Situation.B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.cli.setting.Source;
import dev.sentrycli.cli.state.Defaults;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostResolutionTest {
  @TempDir Path root;
  private Situation situation;

  @BeforeEach
  void prepare() {
    situation = new Situation(root);
  }

  @Test
  void hostBeatsUrl() {
    situation.variable("SENTRY_HOST", A).variable("SENTRY_URL", B);

    assertThat(target()).isEqualTo(A);
    assertThat(source()).isEqualTo("SENTRY_HOST");
  }

  @Test
  void aBlankHostIsNotThere() {
    situation.variable("SENTRY_HOST", "  ").variable("SENTRY_URL", B);

    assertThat(target()).isEqualTo(B);
    assertThat(source()).isEqualTo("SENTRY_URL");
  }

  @Test
  void anEnvironmentHostMakesTheUrlOfAFileCountForNothing() {
    situation
        .variable("SENTRY_HOST", A)
        .variable("SENTRY_AUTH_TOKEN", "tok")
        .repositoryRc("[defaults]", "url=" + B);

    assertThat(target()).isEqualTo(A);
    assertThat(situation.instance().remarks())
        .anyMatch(remark -> remark.contains(".sentryclirc line 2 does not count"));
  }

  @Test
  void anEnvironmentHostMakesEvenABadUrlOfAFileCountForNothing() {
    situation
        .variable("SENTRY_HOST", A)
        .variable("SENTRY_AUTH_TOKEN", "tok")
        .repositoryRc("[defaults]", "url=ftp://x");

    assertThat(target()).isEqualTo(A);
  }

  @Test
  void aFileBeatsTheStoredDefaultWhichBeatsTheBuiltIn() {
    assertThat(target()).isEqualTo("https://sentry.io");
    assertThat(situation.resolve().target().source()).isEqualTo(new Source.BuiltIn());

    situation.stored(Defaults.Key.URL, A);
    assertThat(target()).isEqualTo(A);
    assertThat(source()).isEqualTo("the last login or 'sentry cli defaults url'");

    situation.homeRc("[defaults]", "url=" + B);
    assertThat(target()).isEqualTo(B);
  }

  @Test
  void afterALoginNoVariableIsNeeded() {
    situation.login(A, "tok");

    assertThat(target()).isEqualTo(A);
    assertThat(source()).isEqualTo("the stored login");
  }

  @Test
  void aUrlArgumentBeatsTheEnvironment() {
    situation.variable("SENTRY_HOST", A).login(B, "tok");

    Selection selection = situation.resolveUrl(B);

    assertThat(selection.target().value()).hasToString(B);
    assertThat(selection.target().source()).isEqualTo(new Source.UrlArgument());
  }

  @Test
  void aSaasUrlArgumentLeadsToSentryIoWhateverItsSubdomain() {
    situation.variable("SENTRY_HOST", A).login("https://sentry.io", "tok");

    assertThat(situation.resolveUrl("https://acme.sentry.io").target().value())
        .hasToString("https://sentry.io");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "sentry.example.com, https://sentry.example.com",
    "localhost:9000, https://localhost:9000",
    "127.0.0.1:9000, https://127.0.0.1:9000",
    "HTTPS://Sentry.EXAMPLE.com:443, https://sentry.example.com",
    "' https://a.example/// ', https://a.example",
    "https://h/sentry/, https://h/sentry",
    "HTTP://H:9000, http://h:9000",
    "http://[::1]:9000, http://[::1]:9000",
    "http://sentry_web:9000, http://sentry_web:9000",
    "https://bücher.example, https://xn--bcher-kva.example",
    "https://h:8443/sentry/, https://h:8443/sentry",
    "https://a.example./, https://a.example.",
    "https://a.example/api/0/, https://a.example",
    "https://h/sentry/api/0, https://h/sentry"
  })
  void whatPeopleWriteIsUnderstood(String written, String meant) {
    situation.variable("SENTRY_HOST", written);

    assertThat(target()).isEqualTo(meant);
  }

  @Test
  void anApiEndingIsDroppedWithOneWarning() {
    situation.variable("SENTRY_HOST", A + "/api/0/").variable("SENTRY_AUTH_TOKEN", "tok");

    assertThat(situation.resolve().warnings()).singleElement().asString().contains("SENTRY_HOST");
  }

  @Test
  void thePrefixOfTheStoredLoginIsKept() {
    situation.login("https://h.example/sentry", "tok");

    assertThat(target()).isEqualTo("https://h.example/sentry");
    assertThat(situation.resolveUrl("https://h.example").target().value())
        .hasToString("https://h.example/sentry");
  }

  @ParameterizedTest(name = "login at {0}, link of {1}")
  @CsvSource({
    "https://h.example, http://h.example",
    "http://h.example, https://h.example",
    "https://h.example/sentry, http://h.example"
  })
  void aLinkWithTheOtherSchemeMeansTheStoredInstance(String stored, String link) {
    situation.login(stored, "tok");

    Selection selection = situation.resolveUrl(link);

    assertThat(selection.target().value()).hasToString(stored);
    assertThat(selection.credential()).isNotNull();
  }

  @Test
  void aPortMakesAnotherInstance() {
    situation.login("https://h.example", "tok");

    assertThat(situation.instance().select(base("http://h.example:9000")).problem())
        .isInstanceOf(TrustException.class);
  }

  @Test
  void theKnownAddressesAreThoseOfLoginsVariablesAndFiles() {
    situation
        .login(A, "tok")
        .variable("SENTRY_HOST", "https://h.example/sentry")
        .repositoryRc("[defaults]", "url=" + B);

    assertThat(situation.instance().known())
        .extracting(Object::toString)
        .contains(A, "https://h.example/sentry", B);
  }

  private static dev.sentrycli.api.gateway.BaseUrl base(String text) {
    return dev.sentrycli.api.gateway.BaseUrl.parse(text);
  }

  private String target() {
    return situation.instance().select(null).target().value().toString();
  }

  private String source() {
    return situation.instance().select(null).target().source().describe();
  }
}
