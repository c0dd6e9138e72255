package dev.sentrycli.api.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.api.gateway.trust.SettingException;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyRulesTest {
  @Test
  void eachSchemeHasItsVariableAndLowerCaseWins() throws SettingException {
    Map<String, String> variables =
        Map.of(
            "https_proxy", "http://lower:1",
            "HTTPS_PROXY", "http://upper:2",
            "HTTP_PROXY", "plain:3",
            "ALL_PROXY", "http://all:4");

    assertThat(route(variables, true, "h", 443)).hasToString("lower:1");
    assertThat(route(variables, false, "h", 80)).hasToString("plain:3");
    assertThat(route(Map.of("all_proxy", "all"), true, "h", 443)).hasToString("all:80");
    assertThat(route(Map.of("all_proxy", " "), true, "h", 443)).isNull();
    assertThat(route(Map.of("http_proxy", "p"), true, "h", 443)).isNull();
  }

  @Test
  void tellsWhichVariableIsSetWhereItGoesUnused() throws SettingException {
    ProxyRules rules = new ProxyRules(Map.of("HTTP_PROXY", "http://127.0.0.1:9"));
    assertThat(rules.route(false, "127.0.0.1", 9000)).isNull();
    assertThat(rules.setting(false)).isEqualTo("HTTP_PROXY");
    assertThat(rules.setting(true)).isNull();
  }

  @Test
  void ignoresTheUpperCaseOneInCgiPrograms() throws SettingException {
    Map<String, String> cgi = Map.of("HTTP_PROXY", "http://evil", "REQUEST_METHOD", "GET");

    assertThat(route(cgi, false, "h", 80)).isNull();
  }

  @Test
  void decodesTheLoginAndShowsItNowhere() throws SettingException {
    ProxyRoute route =
        route(Map.of("HTTPS_PROXY", "http://me:p%40ss%3A+w@proxy.example:3128/"), true, "h", 443);

    assertThat(route).isNotNull();
    assertThat(route.login()).isEqualTo("me:p@ss:+w");
    assertThat(route.authorization()).isEqualTo("Basic bWU6cEBzczordw==");
    assertThat(route.setting()).isEqualTo("HTTPS_PROXY");
    assertThat(route.toString()).isEqualTo("proxy.example:3128");
    assertThat(route(Map.of("https_proxy", "[::1]:3128"), true, "h", 443))
        .hasToString("[::1]:3128");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://p:1080",
        "socks4a://p",
        "https://p",
        "http://",
        "http://p:0",
        "http://p:99999",
        "http://p:x",
        "http://me:secret%zz@p",
        "http://me:secret@",
        "http://me:secret@a b",
      })
  void refusesWhatIsNoPlainProxyWithoutRepeatingThePassword(String value) {
    assertThatExceptionOfType(SettingException.class)
        .isThrownBy(() -> route(Map.of("HTTPS_PROXY", value), true, "h", 443))
        .satisfies(
            refused -> {
              assertThat(refused.setting()).isEqualTo("HTTPS_PROXY");
              assertThat(refused.getMessage()).doesNotContain("secret");
              assertThat(refused.getCause()).isNull();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* | any.example | 443 | true",
        "any.example | any.example | 443 | true",
        "ANY.example | any.example | 443 | true",
        "example | any.example | 443 | true",
        ".example | any.example | 443 | true",
        "*.example | any.example | 443 | true",
        "any.example | a.any.example | 443 | true",
        ".any.example | any.example | 443 | true",
        "any.example. | any.example | 443 | true",
        "any.example | any.example. | 443 | true",
        "ny.example | any.example | 443 | false",
        "other.example | any.example | 443 | false",
        "a.any.example | any.example | 443 | false",
        "x, any.example | any.example | 443 | true",
        "x any.example | any.example | 443 | true",
        "',,any.example,' | any.example | 443 | true",
        "any.example:443 | any.example | 443 | true",
        "any.example:8443 | any.example | 443 | false",
        "any.example: | any.example | 443 | false",
        "10.1.2.3 | 10.1.2.3 | 443 | true",
        "10.1.2.3 | 10.1.2.4 | 443 | false",
        "10.1.2.3:9000 | 10.1.2.3 | 9000 | true",
        "10.0.0.0/8 | 10.1.2.3 | 443 | true",
        "10.0.0.0/8 | 11.1.2.3 | 443 | false",
        "10.1.2.0/23 | 10.1.3.255 | 443 | true",
        "10.1.2.0/23 | 10.1.4.0 | 443 | false",
        "0.0.0.0/0 | 11.1.2.3 | 443 | true",
        "10.0.0.0/33 | 10.1.2.3 | 443 | false",
        "10.0.0.0/x | 10.1.2.3 | 443 | false",
        "10.0.0.0/8 | any.example | 443 | false",
        "2.3 | 10.1.2.3 | 443 | false",
        "fd00::/8 | fd00::1 | 443 | true",
        "fd00::/8 | fe00::1 | 443 | false",
        "fd00::1 | fd00:0::1 | 443 | true",
        "[fd00::1]:9000 | fd00::1 | 9000 | true",
        "[fd00::1]:9000 | fd00::1 | 443 | false",
        "'' | any.example | 443 | false",
      })
  void noProxyNamesWhatIsReachedDirectly(String list, String host, int port, boolean direct)
      throws SettingException {
    Map<String, String> variables = Map.of("https_proxy", "p", "NO_PROXY", list);

    assertThat(route(variables, true, host, port) == null).isEqualTo(direct);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "a.localhost", "127.0.0.1", "127.9.9.9", "::1"})
  void thisMachineIsAlwaysReachedDirectly(String host) throws SettingException {
    assertThat(route(Map.of("http_proxy", "p"), false, host, 9000)).isNull();
  }

  @Property(tries = 500)
  void anyListIsUnderstoodOrIgnored(@ForAll String list, @ForAll String host)
      throws SettingException {
    ProxyRoute route = route(Map.of("http_proxy", "p", "no_proxy", list), false, host, 80);

    assertThat(route == null || route.host().equals("p")).isTrue();
  }

  private static @Nullable ProxyRoute route(
      Map<String, String> variables, boolean https, String host, int port) throws SettingException {
    return new ProxyRules(variables).route(https, host, port);
  }
}
