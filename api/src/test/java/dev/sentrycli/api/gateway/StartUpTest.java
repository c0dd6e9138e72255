package dev.sentrycli.api.gateway;

import static dev.sentrycli.api.gateway.Doors.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a plain call must not pay for.
class StartUpTest {
  @TempDir private Path folder;

  /// Sends one request to the address given.
  public static final class OneCall {
    private OneCall() {}

    /// Prints the status.
    public static void main(String[] arguments) {
      BaseUrl home = BaseUrl.parse(arguments[0]);
      Network network = Network.plain("t").withCache(Path.of(arguments[1]), true);
      try (Gateway gateway = new Gateway(network, Doors.passport(home), Notices.NONE)) {
        System.out.println(gateway.send(Request.get("/api/0/organizations/")).status());
      }
    }
  }

  @Test
  void aPlainRequestLoadsNoTls() throws Exception {
    Path log = folder.resolve("classes.log");
    try (MockWebServer server = Doors.server(json(200, "[]"))) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-Xlog:class+load:file=" + log,
                  "-cp",
                  System.getProperty("java.class.path"),
                  OneCall.class.getName(),
                  Doors.base(server).toString(),
                  folder.resolve("cache").toString())
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(output).isEqualToIgnoringNewLines("200");
    }

    List<String> costly = new ArrayList<>();
    boolean client = false;
    for (String line : Files.readAllLines(log)) {
      String name = line.replaceFirst(".*] ", "").replaceFirst(" source:.*", "");
      client |= name.equals("dev.sentrycli.api.gateway.wire.Wire");
      if (name.startsWith("sun.security.ssl.")
          || name.equals("javax.net.ssl.SSLContext")
          || name.equals("javax.net.ssl.TrustManagerFactory")
          || name.equals("java.security.SecureRandom")
          || name.equals("java.security.MessageDigest")
          || name.equals("java.net.IDN")
          || name.equals("dev.sentrycli.api.gateway.trust.Tls")) {
        costly.add(name);
      }
    }
    assertThat(client).isTrue();
    assertThat(costly).isEmpty();
  }
}
