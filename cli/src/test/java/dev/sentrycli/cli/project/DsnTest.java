package dev.sentrycli.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.api.gateway.BaseUrl;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DsnTest {
  @ParameterizedTest
  @CsvSource({
    "https://abc123@sentry.example.com/42, https://sentry.example.com, '', abc123, 42",
    "http://k@sentry/3, http://sentry, '', k, 3",
    "http://k@localhost:9000/3, http://localhost:9000, '', k, 3",
    "https://k@h/sentry/3, https://h, /sentry, k, 3",
    "https://k@h/a/b/3/, https://h, /a/b, k, 3",
    "HTTPS://K@H.Example:443/3, https://h.example, '', K, 3",
    "http://k@[::1]:9000/3, http://[::1]:9000, '', k, 3",
    "http://k@sentry_web:9000/3, http://sentry_web:9000, '', k, 3",
    "https://k@o42.ingest.us.sentry.io/3, https://o42.ingest.us.sentry.io, '', k, 3",
  })
  void itNamesWhereForWhichProjectAndWithWhichKey(
      String text, String origin, String prefix, String key, String project) {
    Dsn dsn = parsed(text);
    assertThat(dsn.origin()).hasToString(origin);
    assertThat(dsn.prefix()).isEqualTo(prefix);
    assertThat(dsn.publicKey()).isEqualTo(key);
    assertThat(dsn.projectId()).isEqualTo(project);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "k@h/1",
        "https://h/1",
        "https://@h/1",
        "https://k@/1",
        "https://k@h",
        "https://k@h/",
        "https://k@h/abc",
        "https://k@h/1x",
        "https://k:@h/1",
        "ftp://k@h/1",
        "https://k@h:99999/1",
        "https://a-b@h/1",
        "https://k@h/../1",
        "https://k@h/1?x=y",
        "https://k@h//1",
        "https://k@[::1/1",
        "https://<key>@h/1",
        "https://k@h/1 x"
      })
  void whatLacksAPartIsNone(String text) {
    assertThat(Dsn.parse(text)).isNull();
  }

  @Test
  void onlyTheHostedServiceTellsTheOrganization() {
    assertThat(parsed("https://k@o42.ingest.sentry.io/3").organizationId()).isEqualTo("42");
    assertThat(parsed("https://k@o42.ingest.us.sentry.io/3").organizationId()).isEqualTo("42");
    assertThat(parsed("https://k@o42.ingest.example.com/3").organizationId()).isNull();
    assertThat(parsed("https://k@sentry.io/3").organizationId()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://k@h.example/1, https://h.example, true",
    "http://k@h.example/1, https://h.example, true",
    "https://k@ingest.h.example/1, https://h.example/sentry, true",
    "https://k@h.example:9000/1, http://h.example:9000, true",
    "https://k@h.example:9000/1, http://h.example, false",
    "https://k@xh.example/1, https://h.example, false",
    "https://k@o1.ingest.sentry.io/1, https://h.example, false",
    "https://k@o1.ingest.sentry.io/1, https://sentry.io, true",
    "https://k@h.example/1, https://sentry.io, false",
  })
  void itBelongsToTheInstanceOfItsHost(String text, String instance, boolean belongs) {
    assertThat(parsed(text).pointsAt(BaseUrl.parse(instance))).isEqualTo(belongs);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://examplePublicKey@h/1", "https://examplekey@h/1", "https://yourpublickey@h/1",
        "https://k@h/0", "https://k@h/000", "https://k@o0.ingest.sentry.io/1"
      })
  void examplesAreNotTakenForProjects(String text) {
    assertThat(parsed(text).isPlaceholder()).isTrue();
  }

  @Test
  void theSecretKeyIsNotPrinted() {
    Dsn dsn = parsed("https://k:hush@h:9000/sentry/1");
    assertThat(dsn.secretKey()).isEqualTo("hush");
    assertThat(dsn).hasToString("https://k@h:9000/sentry/1");
  }

  @Property
  void whatIsPrintedCanBeReadBack(@ForAll String noise) {
    Dsn dsn = Dsn.parse("https://k@h.example/" + noise);
    if (dsn != null) {
      assertThat(Dsn.parse(dsn.toString())).isEqualTo(dsn);
    }
    assertThat(Dsn.parse(noise)).isNull();
  }

  private static Dsn parsed(String text) {
    Dsn dsn = Dsn.parse(text);
    assertThat(dsn).as(text).isNotNull();
    return dsn;
  }
}
