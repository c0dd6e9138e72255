package dev.sentrycli.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.acceptance.reliability.Machine.Run;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.fault.Action;
import dev.sentrycli.sandbox.fault.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a redirect: with reading and writing requests, of the API and of OAuth, to the
/// same origin, another port, another scheme.
class RedirectTest {
  private static final String LIST = "/api/0/organizations/";
  private static final String MOVED = "/api/0/moved/";

  private static Sandbox sandbox;
  private static Machine template;

  @TempDir static Path templates;
  @TempDir Path folder;
  private Machine machine;
  private Trap other;

  @BeforeAll
  static void start() {
    sandbox = Servers.start();
    template = new Machine(templates.resolve("t"));
    template.set("SENTRY_CUSTOM_HEADERS", "X-Gate: open-sesame");
    Run run =
        DeviceLogins.approved(template, sandbox, "auth", "login", "--url", sandbox.url());
    assertThat(run.exit()).as("%s", run).isZero();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void anew() {
    machine = template.copy(folder.resolve("m"));
    sandbox.faults().clear();
    sandbox.requests().clear();
    other = Trap.open();
  }

  private List<String> elsewhere() {
    return List.of(
        other.url() + LIST,
        sandbox.url().replace("http:", "https:") + LIST,
        "http://localhost:" + sandbox.port() + LIST,
        "//127.0.0.1:" + other.port() + LIST,
        "ftp://127.0.0.1:" + other.port() + LIST);
  }

  private void redirect(String request, int status, String to) {
    sandbox.faults().clear();
    sandbox.requests().clear();
    sandbox.faults().add(Fault.on(request, Action.redirect(status, to)));
  }

  private void refused(Run run, int asked, Integer... exits) {
    assertThat(run.exit()).as("%s", run).isIn((Object[]) exits);
    assertThat(run.err().lines().filter(line -> line.startsWith("Error: "))).hasSize(1);
    assertThat(run.out()).isEmpty();
    assertThat(other.connections()).as("%s", run).isZero();
    assertThat(sandbox.requests().all()).as("%s", run).hasSize(asked);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void readingFollowsWithinTheOriginOnly(int status) {
    redirect("GET " + LIST, status, sandbox.url() + "/api/0/projects/");
    Run within = machine.run("org", "list", "--fresh", "--json");
    assertThat(within.exit()).as("%s", within).isZero();
    assertThat(sandbox.requests().lines()).last().asString().startsWith("GET /api/0/projects/");
    assertThat(sandbox.requests().all().getLast().header("Authorization")).startsWith("Bearer ");

    for (String to : elsewhere()) {
      redirect("GET " + LIST, status, to);
      refused(machine.run("org", "list", "--fresh"), 1, 13, 30);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void writingIsNeverTurnedIntoReadingNorSentElsewhere(int status) {
    String[] post = {"api", "-X", "POST", "/organizations/acme/teams/", "-f", "slug=moved"};
    redirect("POST *", status, sandbox.url() + MOVED);
    sandbox.faults().clear();
    sandbox.faults().add(Fault.on("POST */teams/", Action.redirect(status, MOVED)));
    Run within = machine.run(post);
    List<String> lines = sandbox.requests().lines();
    if (status < 307) {
      assertThat(within.exit()).as("%s", within).isIn(30, 60);
      assertThat(lines).containsExactly("POST /api/0/organizations/acme/teams/");
    } else {
      assertThat(lines).last().isEqualTo("POST " + MOVED);
      assertThat(sandbox.requests().all().getLast().body()).contains("moved");
    }

    for (String to : elsewhere()) {
      redirect("POST *", status, to);
      refused(machine.run(post), 1, 13, 30, 60);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void anOAuthEndpointIsNeverFollowed(int status) {
    List<String> targets = new ArrayList<>(elsewhere());
    targets.add(sandbox.url() + "/oauth/token/");
    for (String to : targets) {
      redirect("POST /oauth/device/code/", status, to);
      refused(machine.run("auth", "login", "--force", "--url", sandbox.url()), 1, 51);

      redirect("POST /oauth/token/", status, to);
      String before = Machine.read(machine.accounts());
      refused(machine.run("auth", "refresh", "--force"), 1, 30);
      assertThat(Machine.read(machine.accounts())).isEqualTo(before);
    }
    redirect("POST /oauth/token/", status, other.url() + "/oauth/token/");
    refused(machine.run("auth", "login", "--force", "--url", sandbox.url()), 2, 51);
  }

  @Test
  void aCircleEnds() {
    redirect("GET " + LIST, 302, LIST);

    Run run = machine.run("org", "list", "--fresh");

    assertThat(run.exit()).as("%s", run).isEqualTo(30);
    assertThat(sandbox.requests().all().size()).isBetween(2, 6);
  }

  @Test
  void httpsIsNeverLeftForHttp() throws Exception {
    Path keys = folder.resolve("keys.p12");
    keytool("-genkeypair", "-alias", "s", "-keyalg", "EC", "-dname", "CN=127.0.0.1", "-ext",
        "san=ip:127.0.0.1", "-keystore", keys.toString());
    Path certificate = folder.resolve("server.pem");
    keytool("-exportcert", "-rfc", "-alias", "s", "-keystore", keys.toString(), "-file",
        certificate.toString());
    try (Sandbox secure = Servers.start(SandboxOptions.DEFAULT.keystore(keys, "changeit"))) {
      machine = new Machine(folder.resolve("secure"));
      machine.set("SENTRY_CA_CERT", certificate.toString()).set("SENTRY_HOST", secure.url());
      machine.set("SENTRY_AUTH_TOKEN", secure.token());
      machine.set("SENTRY_CUSTOM_HEADERS", "X-Gate: open-sesame");
      assertThat(machine.run("org", "list").exit()).isZero();
      secure.requests().clear();
      for (String to :
          List.of(other.url() + LIST, "http://127.0.0.1:" + secure.port() + LIST)) {
        secure.faults().clear();
        secure.faults().add(Fault.on("GET *", Action.redirect(302, to)));
        Run run = machine.run("org", "list", "--fresh");
        assertThat(run.exit()).as("%s", run).isIn(13, 30);
        assertThat(other.connections()).isZero();
      }
      assertThat(secure.requests().all()).hasSize(2);
    }
  }

  private static void keytool(String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words));
    command.addAll(List.of("-storepass", "changeit"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(),
        java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
