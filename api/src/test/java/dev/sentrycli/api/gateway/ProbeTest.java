package dev.sentrycli.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrycli.api.gateway.ApiException.ProxyServer;
import dev.sentrycli.api.gateway.ApiException.Unreachable;
import dev.sentrycli.api.gateway.probe.NameLookup;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;

/// Finding out how far a connection gets, without asking anything.
class ProbeTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static Gateway through(String home, Map<String, String> variables) {
    Network network = Doors.network(new ArrayList<>()).withProxyVariables(variables);
    return new Gateway(network, Passport.anonymous(BaseUrl.parse(home)), Notices.NONE);
  }

  @Test
  void aGreetingSendsNoRequest() throws IOException {
    try (MockWebServer server = Doors.server(Doors.json(200, "{}"));
        Gateway gateway = Doors.gateway(server)) {
      assertThat(gateway.handshake()).isNull();
      assertThat(server.getRequestCount()).isZero();
    }
  }

  @Test
  void aClosedPortIsToldAsARequestWouldTellIt() {
    try (Gateway gateway = through("http://127.0.0.1:1", Map.of())) {
      assertThatThrownBy(gateway::handshake)
          .isInstanceOfSatisfying(
              Unreachable.class,
              failure -> assertThat(failure.reason()).isEqualTo(Unreachable.Reason.REFUSED));
    }
  }

  @Test
  void theProxyIsNamedWithoutItsPassword() {
    Map<String, String> variables =
        Map.of("HTTPS_PROXY", "http://carl:secret@proxy.example.com:3128", "NO_PROXY", ".internal");

    try (Gateway proxied = through("https://sentry.example.com", variables);
        Gateway direct = through("https://sentry.internal", variables)) {
      assertThat(proxied.proxy())
          .isEqualTo(new ProxyServer("proxy.example.com:3128", "HTTPS_PROXY"));
      assertThat(direct.proxy()).isNull();
    }
  }

  @Test
  void aProxyThatCantBeUsedIsASettingsFault() {
    try (Gateway gateway =
        through("https://sentry.example.com", Map.of("HTTPS_PROXY", "socks5://p:1"))) {
      assertThatThrownBy(gateway::proxy).isInstanceOf(ApiException.Misconfigured.class);
    }
  }

  @Test
  void namesAreLookedUp() {
    assertThat(NameLookup.of("127.0.0.1", LIMIT))
        .isEqualTo(new NameLookup(java.util.List.of("127.0.0.1"), true));
    assertThat(NameLookup.of("localhost", LIMIT).areOfThisMachine()).isTrue();
    NameLookup nobody = NameLookup.of("nobody.invalid", LIMIT);
    assertThat(nobody.addresses()).isEmpty();
    assertThat(nobody.areOfThisMachine()).isFalse();
  }
}
