package dev.sentrycli.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.api.gateway.BaseUrl.BadAddressException;
import dev.sentrycli.api.gateway.address.WebAddress;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sentry.example.com | https://sentry.example.com",
        "127.0.0.1:9000 | https://127.0.0.1:9000",
        "localhost:9000 | https://localhost:9000",
        "HTTPS://Sentry.EXAMPLE.com:443 | https://sentry.example.com",
        "http://h:80 | http://h",
        "https://h:80 | https://h:80",
        "'  https://a.example///  ' | https://a.example",
        "https://h/sentry | https://h/sentry",
        "https://h:8443/sentry/ | https://h:8443/sentry",
        "HTTP://H:9000 | http://h:9000",
        "http://[::1]:9000 | http://[::1]:9000",
        "http://[0:0:0:0:0:0:0:1]:9000 | http://[::1]:9000",
        "http://[2001:DB8::0001] | http://[2001:db8::1]",
        "http://sentry_web:9000 | http://sentry_web:9000",
        "https://bücher.example | https://xn--bcher-kva.example",
        "https://xn--fa-hia.example | https://xn--fa-hia.example",
        "https://日本。example | https://xn--wgv71a.example",
        "http://[::ffff:127.0.0.1]:9000 | http://127.0.0.1:9000",
        "https://a.example.:444 | https://a.example.:444",
        "https://a/api/0/ | https://a",
        "https://a/api/0 | https://a",
        "https://a/sentry/api/0/ | https://a/sentry",
        "https://a:/ | https://a",
        "https://h/@x | https://h/@x",
      })
  void readsWhatPeopleWrite(String written, String meant) {
    assertThat(BaseUrl.parse(written)).hasToString(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "https://u:p@h",
        "u:p@h",
        "https://u@h/x",
        "ftp://h",
        "file:///x",
        "javascript:alert(1)",
        "data:text/html,x",
        "http:h",
        "https:/h",
        "not a url",
        "http://",
        "https:///x",
        "https://a\tb",
        "https://a\nb",
        "https://a\u0000",
        "https://a b",
        "https://a\\b",
        "https://h:0",
        "https://h:99999",
        "https://h:65536",
        "https://h:9000000000000000000000",
        "https://h:+80",
        "https://h:x",
        "https://a?x=1",
        "https://a/#x",
        "https://a/b/../c",
        "https://a/%2e%2E/c",
        "https://a/./c",
        "https://a..b",
        "https://-a",
        "https://a-",
        "https://.a",
        "https://a%2eb",
        "https://1.2.3",
        "https://1.2.3.256",
        "https://1.2.3.4.5",
        "https://010.1.1.1",
        "https://0x7f.1",
        "https://faß.example",
        "https://[::1",
        "https://[zz]",
        "https://[:::::]",
        "https://::1",
        "http://sentry.io",
        "http://us.sentry.io:80",
      })
  void refusesWhatNamesNoInstance(String written) {
    assertThatExceptionOfType(BadAddressException.class)
        .isThrownBy(() -> BaseUrl.parse(written))
        .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("u:p").isNotBlank());
  }

  @Test
  void saysHowToWriteANameThatReadersDisagreeAbout() {
    assertThatExceptionOfType(BadAddressException.class)
        .isThrownBy(() -> BaseUrl.parse("https://faß.example"))
        .withMessageContaining("'xn--...'");
  }

  @Test
  void saysThatItLeavesOutTheApiPath() {
    List<String> notices = new ArrayList<>();

    BaseUrl.parse("https://a/api/0/", notices::add);

    assertThat(notices).singleElement().asString().contains("/api/0");
  }

  @Test
  void keepsThePrefixInFrontOfEveryPath() {
    assertThat(BaseUrl.parse("https://h/sentry").resolve("/api/0/organizations/"))
        .isEqualTo("https://h/sentry/api/0/organizations/");
  }

  @ParameterizedTest
  @CsvSource({
    "https://sentry.io, true",
    "https://us.sentry.io, true",
    "https://SENTRY.io:443, true",
    "https://sentry.io:8443, false",
    "https://sentry.io., false",
    "https://notsentry.io, false",
    "https://sentry.io.example.com, false",
  })
  void knowsWhatBelongsToSentryIo(String written, boolean saas) {
    assertThat(BaseUrl.parse(written).isSaas()).isEqualTo(saas);
  }

  @Property(tries = 500)
  void agreesWithTheParserThatConnects(@ForAll("addresses") String written) {
    BaseUrl base;
    try {
      base = BaseUrl.parse(written);
    } catch (BadAddressException refused) {
      return;
    }
    WebAddress address = WebAddress.parse(base.resolve("/api/0/x/"));
    assertThat(address).isNotNull();
    assertThat(Origin.of(address)).isEqualTo(base.origin());
    assertThat(address.encodedPath()).endsWith("/api/0/x/");
    assertThat(address.hasLogin()).isFalse();
    assertThat(BaseUrl.parse(base.toString())).isEqualTo(base);
  }

  @Property(tries = 500)
  void neverFailsInAnotherWay(@ForAll String written) {
    try {
      assertThat(BaseUrl.parse(written).toString()).startsWith("http");
    } catch (BadAddressException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  @Provide
  Arbitrary<String> addresses() {
    Arbitrary<String> scheme = Arbitraries.of("http://", "https://", "HTTPS://", "");
    Arbitrary<String> host =
        Arbitraries.oneOf(
            Arbitraries.of(
                "[::1]",
                "[fe80::1]",
                "10.0.0.1",
                "bücher.example",
                "日本.example",
                "a_b",
                "sentry.io"),
            Arbitraries.strings().withChars("aZ09-_.é@:%[]").ofMinLength(1).ofMaxLength(12));
    Arbitrary<String> port = Arbitraries.of("", ":", ":80", ":443", ":9000", ":65535");
    Arbitrary<String> path =
        Arbitraries.strings().withChars("/ab.%2eé:@").ofMaxLength(12).map(p -> "/" + p);
    return Combinators.combine(scheme, host, port, path).as((s, h, p, t) -> s + h + p + t);
  }
}
