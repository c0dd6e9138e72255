package dev.sentrycli.api.organization;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import dev.sentrycli.api.SentryApi;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Network;
import dev.sentrycli.api.gateway.Notices;
import dev.sentrycli.api.gateway.Passport;
import dev.sentrycli.api.json.Memory;
import dev.sentrycli.api.project.Project;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// sentry.io and its regions, played by one server that a proxy leads to whatever the name.
class RegionsTest {
  @AutoClose private final MockWebServer server = new MockWebServer();
  @AutoClose private Tunnels tunnels;
  @TempDir private Path folder;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, JsonElement> remembered = new ConcurrentHashMap<>();
  private Gateway gateway;

  @BeforeEach
  void start() throws IOException {
    HeldCertificate root =
        new HeldCertificate.Builder().certificateAuthority(0).commonName("root").build();
    HeldCertificate leaf =
        new HeldCertificate.Builder()
            .signedBy(root)
            .commonName("sentry.io")
            .addSubjectAlternativeName("sentry.io")
            .addSubjectAlternativeName("us.sentry.io")
            .addSubjectAlternativeName("de.sentry.io")
            .build();
    server.useHttps(
        new HandshakeCertificates.Builder().heldCertificate(leaf).build().sslSocketFactory());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    server.start();
    tunnels = new Tunnels(server.getPort());
    Path ca = Files.writeString(folder.resolve("ca.pem"), root.certificatePem());
    Network network =
        Network.plain("test")
            .withProxyVariables(Map.of("HTTPS_PROXY", "http://127.0.0.1:" + tunnels.port()))
            .withCaFiles(List.of(new Network.CaFile(ca, "SENTRY_CA_CERT", false)));
    gateway = new Gateway(network, Passport.anonymous(BaseUrl.SENTRY_IO), Notices.NONE);
    answers.put("sentry.io/api/0/organizations/acme/", organization("https://de.sentry.io"));
    answers.put("de.sentry.io/api/0/projects/acme/web/", "{\"id\":\"1\",\"slug\":\"web\"}");
  }

  @Test
  void anOrganizationIsAskedInItsRegionWhichIsRemembered() {
    assertThat(api().projects().view("acme", "web").id()).isEqualTo("1");
    assertThat(asked)
        .containsExactly(
            "sentry.io/api/0/organizations/acme/", "de.sentry.io/api/0/projects/acme/web/");
    asked.clear();
    api().projects().view("acme", "web");
    assertThat(asked).containsExactly("de.sentry.io/api/0/projects/acme/web/");
  }

  @Test
  void anOrganizationThatMovedIsLookedUpOnceMore() {
    api().projects().view("acme", "web");
    answers.put("sentry.io/api/0/organizations/acme/", organization("https://us.sentry.io"));
    answers.put("us.sentry.io/api/0/projects/acme/api/", "{\"id\":\"2\",\"slug\":\"api\"}");
    asked.clear();
    assertThat(api().projects().view("acme", "api").id()).isEqualTo("2");
    assertThat(asked)
        .containsExactly(
            "de.sentry.io/api/0/projects/acme/api/",
            "sentry.io/api/0/organizations/acme/",
            "us.sentry.io/api/0/projects/acme/api/");
  }

  @Test
  void aRegionOutsideOfTheServiceIsIgnored() {
    answers.put("sentry.io/api/0/organizations/acme/", organization("https://evil.example"));
    answers.put("sentry.io/api/0/projects/acme/web/", "{\"id\":\"3\",\"slug\":\"web\"}");
    assertThat(api().projects().view("acme", "web").id()).isEqualTo("3");
    assertThat(asked).allMatch(address -> address.startsWith("sentry.io/"));
  }

  @Test
  void aKeyIsLookedForInAllRegions() {
    answers.put(
        "sentry.io/api/0/users/me/regions/",
        "{\"regions\":[{\"url\":\"https://us.sentry.io\"},{\"url\":\"https://de.sentry.io\"},"
            + "{\"url\":\"https://evil.example\"}]}");
    answers.put("us.sentry.io/api/0/projects/", "[]");
    answers.put("de.sentry.io/api/0/projects/", "[{\"id\":\"1\",\"slug\":\"web\"}]");
    assertThat(api().projects().withKey("k", Duration.ofSeconds(10)))
        .extracting(Project::slug)
        .containsExactly("web");
    assertThat(asked).noneMatch(address -> address.startsWith("evil"));
  }

  private SentryApi api() {
    Memory memory =
        new Memory() {
          @Override
          public @Nullable JsonElement recall(String key) {
            return remembered.get(key);
          }

          @Override
          public void remember(String key, JsonElement value, Duration life) {
            remembered.put(key, value);
          }
        };
    return new SentryApi(gateway, memory, 50);
  }

  private MockResponse answer(RecordedRequest request) {
    String target = request.getTarget();
    int question = target.indexOf('?');
    String address =
        request.getUrl().host() + (question < 0 ? target : target.substring(0, question));
    asked.add(address);
    String json = answers.get(address);
    return new MockResponse.Builder()
        .code(json == null ? 404 : 200)
        .addHeader("Content-Type", "application/json")
        .body(json == null ? "{\"detail\":\"no\"}" : json)
        .build();
  }

  private static String organization(String region) {
    return "{\"slug\":\"acme\",\"links\":{\"regionUrl\":\"" + region + "\"}}";
  }

  /// A proxy that leads every `CONNECT` to one port.
  private static final class Tunnels implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;

    Tunnels(int target) throws IOException {
      this.target = target;
      Thread.ofVirtual().start(this::accept);
    }

    int port() {
      return door.getLocalPort();
    }

    private void accept() {
      while (!door.isClosed()) {
        try {
          Socket client = door.accept();
          Thread.ofVirtual().start(() -> lead(client));
        } catch (IOException closed) {
          return;
        }
      }
    }

    private void lead(Socket client) {
      try (client;
          Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
          head.append((char) client.getInputStream().read());
        }
        client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
        Thread back = Thread.ofVirtual().start(() -> copy(server, client));
        copy(client, server);
        back.join();
      } catch (IOException | InterruptedException ended) {
        // the connection is over
      }
    }

    private static void copy(Socket from, Socket to) {
      try {
        from.getInputStream().transferTo(to.getOutputStream());
        to.shutdownOutput();
      } catch (IOException ended) {
        // the connection is over
      }
    }

    @Override
    public void close() throws IOException {
      door.close();
    }
  }
}
