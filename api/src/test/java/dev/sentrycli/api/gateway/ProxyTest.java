package dev.sentrycli.api.gateway;

import static dev.sentrycli.api.gateway.Doors.CUSTOM;
import static dev.sentrycli.api.gateway.Doors.TOKEN;
import static dev.sentrycli.api.gateway.Doors.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentrycli.api.gateway.ApiException.Misconfigured;
import dev.sentrycli.api.gateway.ApiException.ProxyServer;
import dev.sentrycli.api.gateway.ApiException.Unreachable;
import dev.sentrycli.api.gateway.ApiException.Unreachable.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyTest {
  private static final Request GET = Request.get("/api/0/organizations/");

  @TempDir private Path folder;
  private final Doors.Heard heard = new Doors.Heard();

  private Gateway gateway(String base, Map<String, String> variables) {
    return new Gateway(
        Network.plain("test/1.0").withProxyVariables(variables),
        Doors.passport(BaseUrl.parse(base)),
        heard);
  }

  @Test
  void plainRequestsGoThroughTheProxyWithItsLogin() throws Exception {
    try (MockWebServer proxy = Doors.server(json(200, "{}"));
        Gateway gateway =
            gateway(
                "http://sentry.test:9000",
                Map.of("http_proxy", "http://me:proxy-password@127.0.0.1:" + proxy.getPort()))) {
      assertThat(gateway.send(GET).status()).isEqualTo(200);

      RecordedRequest seen = proxy.takeRequest();
      assertThat(seen.getRequestLine())
          .isEqualTo("GET http://sentry.test:9000/api/0/organizations/ HTTP/1.1");
      assertThat(seen.getHeaders().get("Proxy-Authorization"))
          .isEqualTo("Basic bWU6cHJveHktcGFzc3dvcmQ=");
      assertThat(String.join("\n", heard.debug))
          .contains("through 127.0.0.1:" + proxy.getPort())
          .doesNotContain("proxy-password")
          .doesNotContain("bWU6");
    }
  }

  @Test
  void thisMachineIsReachedDirectly() {
    try (MockWebServer proxy = Doors.server(json(500, "{}"));
        MockWebServer server = Doors.server(json(200, "{}"));
        Gateway gateway =
            gateway(
                Doors.base(server).toString(),
                Map.of("http_proxy", "http://127.0.0.1:" + proxy.getPort()))) {
      assertThat(gateway.send(GET).status()).isEqualTo(200);
      assertThat(proxy.getRequestCount()).isZero();
    }
  }

  @Test
  void secureRequestsGoThroughATunnelThatKnowsNoSecret() throws Exception {
    try (Tunnel tunnel = new Tunnel("HTTP/1.1 200 Connected\r\n\r\n");
        Gateway gateway = tunnel.gateway("http://me:pw@127.0.0.1:" + tunnel.port())) {
      assertThat(gateway.send(GET).status()).isEqualTo(200);

      assertThat(tunnel.heads).hasSize(1);
      assertThat(tunnel.heads.getFirst())
          .startsWith("CONNECT sentry.test:443 HTTP/1.1\r\n")
          .contains("User-Agent: test/1.0\r\n", "Proxy-Authorization: Basic bWU6cHc=\r\n")
          .doesNotContain(TOKEN)
          .doesNotContain(CUSTOM.value());
      RecordedRequest inside = tunnel.server.takeRequest();
      assertThat(inside.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
      assertThat(inside.getHeaders().get(CUSTOM.name())).isEqualTo(CUSTOM.value());
      assertThat(inside.getHeaders().get("Proxy-Authorization")).isNull();
    }
  }

  @Test
  void aProxyThatWantsALoginIsNamedAndNotTheServer() throws Exception {
    String wanting =
        """
        HTTP/1.1 407 Proxy Authentication Required\r
        Proxy-Authenticate: Basic realm="p"\r
        Content-Length: 0\r
        \r
        """;
    try (Tunnel tunnel = new Tunnel(wanting)) {
      for (String login : List.of("", "me:wrong@")) {
        try (Gateway gateway = tunnel.gateway("http://" + login + "127.0.0.1:" + tunnel.port())) {
          Unreachable failure = catchThrowableOfType(Unreachable.class, () -> gateway.send(GET));

          assertThat(failure.reason()).isEqualTo(Reason.PROXY_LOGIN);
          assertThat(failure.proxy())
              .isEqualTo(new ProxyServer("127.0.0.1:" + tunnel.port(), "HTTPS_PROXY"));
        }
      }
      assertThat(tunnel.heads).hasSize(2);
    }
    try (MockWebServer proxy = Doors.server(json(407, "{}"));
        Gateway gateway =
            gateway("http://sentry.test", Map.of("http_proxy", "127.0.0.1:" + proxy.getPort()))) {
      Unreachable failure = catchThrowableOfType(Unreachable.class, () -> gateway.exchange(GET));

      assertThat(failure.reason()).isEqualTo(Reason.PROXY_LOGIN);
      assertThat(proxy.getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void aProxyThatWillNotConnectIsNamed() throws Exception {
    try (Tunnel tunnel = new Tunnel("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
        Gateway gateway = tunnel.gateway("http://127.0.0.1:" + tunnel.port())) {
      Unreachable failure = catchThrowableOfType(Unreachable.class, () -> gateway.send(GET));

      assertThat(failure.reason()).isEqualTo(Reason.PROXY_REFUSED);
    }
  }

  @Test
  void aProxyThatIsNotThereIsNamed() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0)) {
      port = gone.getLocalPort();
    }
    Network network =
        Doors.network(new CopyOnWriteArrayList<>())
            .withProxyVariables(Map.of("ALL_PROXY", "127.0.0.1:" + port));
    for (String base : List.of("http://sentry.test", "https://sentry.test")) {
      try (Gateway gateway =
          new Gateway(network, Doors.passport(BaseUrl.parse(base)), Notices.NONE)) {
        Unreachable failure = catchThrowableOfType(Unreachable.class, () -> gateway.send(GET));

        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure.proxy()).isEqualTo(new ProxyServer("127.0.0.1:" + port, "ALL_PROXY"));
      }
    }
  }

  @Test
  void aProxyOfAnotherKindIsASettingToMend() {
    try (Gateway gateway =
        gateway("https://sentry.test", Map.of("all_proxy", "socks5://me:secret@p:1080"))) {
      Misconfigured refused = catchThrowableOfType(Misconfigured.class, () -> gateway.send(GET));

      assertThat(refused.setting()).isEqualTo("all_proxy");
      assertThat(refused.reason()).contains("socks5://");
      assertThat(refused.toString()).doesNotContain("secret");
    }
  }

  /// A proxy that gives one answer to CONNECT, and a secure server behind it that is called
  /// sentry.test.
  private final class Tunnel implements AutoCloseable {
    private final HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("sentry.test").build();
    private final MockWebServer server = Doors.server(json(200, "{}"));
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final String answer;
    private final Path authority;

    Tunnel(String answer) throws IOException {
      this.answer = answer;
      server.useHttps(
          new HandshakeCertificates.Builder()
              .heldCertificate(certificate)
              .build()
              .sslSocketFactory());
      authority = Files.writeString(folder.resolve("proxied.pem"), certificate.certificatePem());
      Thread.ofVirtual().start(this::serve);
    }

    int port() {
      return door.getLocalPort();
    }

    Gateway gateway(String proxy) {
      return new Gateway(
          Network.plain("test/1.0")
              .withProxyVariables(Map.of("HTTPS_PROXY", proxy))
              .withCaFiles(List.of(new Network.CaFile(authority, "SENTRY_CA_CERT", true))),
          Doors.passport(BaseUrl.parse("https://sentry.test")),
          heard);
    }

    private void serve() {
      while (!door.isClosed()) {
        try {
          Socket client = door.accept();
          StringBuilder head = new StringBuilder();
          while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) client.getInputStream().read());
          }
          heads.add(head.toString());
          client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
          if (answer.startsWith("HTTP/1.1 200")) {
            Socket target = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.getPort());
            Thread.ofVirtual().start(() -> pump(client, target));
            Thread.ofVirtual().start(() -> pump(target, client));
          } else {
            client.close();
          }
        } catch (IOException closed) {
          heard.debug(closed.toString());
        }
      }
    }

    private void pump(Socket from, Socket to) {
      try (InputStream in = from.getInputStream();
          OutputStream out = to.getOutputStream()) {
        in.transferTo(out);
      } catch (IOException closed) {
        heard.debug(closed.toString());
      }
    }

    @Override
    public void close() throws IOException {
      door.close();
      server.close();
    }
  }
}
