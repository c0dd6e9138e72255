package dev.sentrycli.sandbox.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.sandbox.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ForwardProxyTest {
  @AutoClose private final Sandbox sandbox = Sandbox.start();

  private static String talk(ForwardProxy proxy, String... parts) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
      OutputStream out = socket.getOutputStream();
      for (String part : parts) {
        out.write(part.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(answer);
      return answer.toString(StandardCharsets.UTF_8);
    }
  }

  @Test
  void tunnelsToThePortWhateverTheHost() throws Exception {
    try (ForwardProxy proxy = ForwardProxy.to(sandbox.port())) {
      String answer =
          talk(
              proxy,
              "CONNECT sentry.example.com:443 HTTP/1.1\nHost: sentry.example.com:443\n\n",
              "GET /api/0/ HTTP/1.1\nHost: sentry.example.com\nConnection: close\n\n");

      assertThat(answer)
          .startsWith("HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 200 OK")
          .contains("\"version\":\"0\"");
      assertThat(proxy.heads()).hasSize(1);
      assertThat(proxy.heads().getFirst().line())
          .isEqualTo("CONNECT sentry.example.com:443 HTTP/1.1");
    }
  }

  @Test
  void passesPlainRequestsOnWithoutWhatWasForTheProxy() throws Exception {
    try (ForwardProxy proxy = ForwardProxy.to(sandbox.port())) {
      String answer =
          talk(
              proxy,
              """
              GET http://sentry.example.com/api/0/?a=b HTTP/1.1
              Host: sentry.example.com
              Proxy-Authorization: Basic eDp5
              X-Own: kept

              """);

      assertThat(answer).startsWith("HTTP/1.1 200");
      assertThat(sandbox.requests().lines()).containsExactly("GET /api/0/?a=b");
      assertThat(sandbox.requests().all().getFirst().header("X-Own")).isEqualTo("kept");
      assertThat(sandbox.requests().all().getFirst().header("Proxy-Authorization")).isNull();
    }
  }

  @Test
  void mayWantAPassword() throws Exception {
    try (ForwardProxy proxy = ForwardProxy.to(sandbox.port(), "me", "secret")) {
      String request = "GET http://x.example/api/0/ HTTP/1.1\nHost: x.example\n";

      assertThat(talk(proxy, request + "\n"))
          .startsWith("HTTP/1.1 407")
          .contains("Proxy-Authenticate: Basic");
      assertThat(talk(proxy, request + "Proxy-Authorization: Basic bWU6d3Jvbmc=\n\n"))
          .startsWith("HTTP/1.1 407");
      assertThat(sandbox.requests().all()).isEmpty();

      assertThat(talk(proxy, request + "proxy-authorization: Basic bWU6c2VjcmV0\n\n"))
          .startsWith("HTTP/1.1 200");
    }
  }
}
