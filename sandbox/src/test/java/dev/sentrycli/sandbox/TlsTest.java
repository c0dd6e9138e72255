package dev.sentrycli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir private static Path folder = Path.of("");

  @BeforeAll
  static void makeCertificate() throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "sandbox",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=IP:127.0.0.1",
                "-keystore",
                folder.resolve("keys.p12").toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().readAllBytes();
    assertThat(keytool.waitFor()).isZero();
  }

  private static SandboxOptions options() {
    return SandboxOptions.DEFAULT.keystore(folder.resolve("keys.p12"), PASSWORD);
  }

  private static String get(Socket open, Sandbox sandbox) throws Exception {
    try (Socket socket = open) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "GET /api/0/ HTTP/1.1\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8) + sandbox.port();
    }
  }

  @Test
  void servesHttpsToThoseWhoTrustTheCertificate() throws Exception {
    try (Sandbox sandbox = Sandbox.start(options())) {
      assertThat(sandbox.url()).startsWith("https://127.0.0.1:");
      KeyStore keys =
          KeyStore.getInstance(folder.resolve("keys.p12").toFile(), PASSWORD.toCharArray());
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("sandbox", keys.getCertificate("sandbox"));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);

      Socket socket =
          context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), sandbox.port());
      assertThat(get(socket, sandbox)).startsWith("HTTP/1.1 200").contains("\"version\":\"0\"");
    }
  }

  @Test
  void othersAreNotFooled() {
    try (Sandbox sandbox = Sandbox.start(options())) {
      assertThatThrownBy(
              () ->
                  get(
                      SSLContext.getDefault()
                          .getSocketFactory()
                          .createSocket(InetAddress.getLoopbackAddress(), sandbox.port()),
                      sandbox))
          .isInstanceOf(SSLException.class);
      assertThat(sandbox.requests().all()).isEmpty();
    }
  }

  @Test
  void aKeystoreThatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> SandboxOptions.DEFAULT.keystore(folder.resolve("none"), PASSWORD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none");
  }
}
