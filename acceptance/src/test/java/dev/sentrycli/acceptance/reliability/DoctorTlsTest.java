package dev.sentrycli.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sentrycli.acceptance.reliability.Machine.Run;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `sentry doctor` says of certificates.
class DoctorTlsTest {
  @TempDir static Path keys;
  private static Sandbox sandbox;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    keytool(
        "-genkeypair",
        "-alias",
        "sandbox",
        "-keyalg",
        "EC",
        "-dname",
        "CN=Doctor Test",
        "-ext",
        "SAN=ip:127.0.0.1",
        "-validity",
        "10");
    keytool("-exportcert", "-rfc", "-alias", "sandbox", "-file", keys.resolve("ca.pem").toString());
    sandbox = Servers.start(SandboxOptions.DEFAULT.keystore(keys.resolve("keys.p12"), "changeit"));
  }

  private static void keytool(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(words));
    command.addAll(
        List.of(
            "-keystore",
            keys.resolve("keys.p12").toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            "changeit"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private Machine machine() {
    return new Machine(folder)
        .set("SENTRY_HOST", sandbox.url())
        .set("SENTRY_AUTH_TOKEN", sandbox.token());
  }

  private static JsonObject check(Run run, String name) {
    JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
    for (JsonElement check : json.getAsJsonArray("checks")) {
      if (check.getAsJsonObject().get("name").getAsString().equals(name)) {
        return check.getAsJsonObject();
      }
    }
    throw new AssertionError("no check " + name + ": " + run);
  }

  @Test
  void aCertificateNobodyVouchesForIsNamedWithWhatWouldTrustIt() {
    Run run = machine().run("doctor", "--json");

    JsonObject tls = check(run, "tls");
    assertThat(run.exit()).isEqualTo(60);
    assertThat(tls.get("status").getAsString()).isEqualTo("failed");
    assertThat(tls.get("detail").getAsString()).contains("CN=Doctor Test", "signed by itself");
    assertThat(tls.get("fix").getAsString()).contains("SENTRY_CA_CERT", "ca-cert");
    assertThat(check(run, "connection").get("status").getAsString()).isEqualTo("ok");
    assertThat(check(run, "server").get("status").getAsString()).isEqualTo("skipped");
  }

  @Test
  void whoVouchesIsToldAndThatItEndsSoon() {
    String file = keys.resolve("ca.pem").toString();

    Run run = machine().set("SENTRY_CA_CERT", file).run("doctor", "--json");

    JsonObject tls = check(run, "tls");
    assertThat(tls.get("status").getAsString()).as("%s", run).isEqualTo("warning");
    assertThat(tls.get("trustedBy").getAsString()).isEqualTo("SENTRY_CA_CERT (" + file + ")");
    assertThat(tls.getAsJsonArray("certificates")).hasSize(1);
    assertThat(tls.get("detail").getAsString()).contains("more, until");
    assertThat(check(run, "server").get("status").getAsString()).isEqualTo("ok");
    assertThat(check(run, "token").get("status").getAsString()).isEqualTo("ok");
  }

  @Test
  void aFileThatCantBeReadIsAWarningBesideTheFailure() {
    Run run = machine().set("SENTRY_CA_CERT", "/nowhere/ca.pem").run("doctor", "--json");

    JsonObject settings = check(run, "settings");
    assertThat(settings.get("status").getAsString()).isEqualTo("warning");
    assertThat(settings.get("source").getAsString()).isEqualTo("SENTRY_CA_CERT");
    assertThat(check(run, "tls").get("status").getAsString()).isEqualTo("failed");
  }
}
