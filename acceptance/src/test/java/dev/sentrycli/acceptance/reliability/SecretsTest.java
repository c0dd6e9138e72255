package dev.sentrycli.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.acceptance.reliability.Machine.Run;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.proxy.ForwardProxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secrets where nothing fails at the server, or where it is the secret itself that is wrong;
/// [FailuresTest] has the failures.
class SecretsTest {
  private static final String HEADER = "canary-header-0a1b2c3d4e5f";
  private static final String PROXY = "canary-proxy-5f4e3d2c1b0a";
  private static final String KEY = "Y2FuYXJ5LWtleS05ZjhlN2Q2YzViNGE";

  private static Sandbox sandbox;

  @TempDir Path folder;
  private Machine machine;

  @BeforeAll
  static void start() {
    sandbox = Servers.start();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void anew() {
    machine = new Machine(folder);
    sandbox.requests().clear();
  }

  private static void hides(Run run, String... secrets) {
    for (String secret : secrets) {
      assertThat(run.all()).as("%s", run).doesNotContain(secret);
    }
  }

  private void storesNowhereElse(List<String> allowed, String... secrets) {
    machine
        .files()
        .forEach(
            (name, text) -> {
              if (allowed.stream().noneMatch(name::endsWith)) {
                for (String secret : secrets) {
                  assertThat(text).as(name).doesNotContain(secret);
                }
              }
            });
  }

  @Test
  void noSuccessfulRunTellsASecretHoweverTalkative() throws Exception {
    machine.set("SENTRY_CUSTOM_HEADERS", "X-Gate: " + HEADER);
    machine.set("HTTPS_PROXY", "http://office:" + PROXY + "@127.0.0.1:9");
    Run login =
        DeviceLogins.approved(
            machine, sandbox, "auth", "login", "--url", sandbox.url(), "--log-level", "trace");
    assertThat(login.exit()).as("%s", login).isZero();
    String org = Servers.organization(sandbox).slug();
    List<Run> runs = new ArrayList<>(List.of(login));
    for (String line :
        List.of(
            "auth status",
            "auth list",
            "auth whoami",
            "auth refresh --force",
            "org list",
            "org view " + org,
            "project list " + org + "/",
            "issue list " + org + "/",
            "info",
            "issue view " + org + "/" + AnswersTest.issue(sandbox),
            "api /organizations/",
            "cli defaults",
            "auth switch",
            "auth trust",
            "auth logout")) {
      for (String mode : List.of(" --log-level trace", " --json", " --verbose")) {
        if (line.equals("auth logout")) {
          break;
        }
        runs.add(machine.run((line + mode).split(" ", -1)));
      }
    }
    List<String> secrets = new ArrayList<>(List.of(HEADER, PROXY));
    sandbox
        .world()
        .credentials()
        .tokens()
        .forEach(
            token -> {
              secrets.add(token.value());
              if (token.refreshToken() != null) {
                secrets.add(token.refreshToken());
              }
            });
    String stored = Machine.read(machine.accounts());
    for (String field : List.of("token", "refreshToken")) {
      secrets.add(
          com.google.gson.JsonParser.parseString(stored)
              .getAsJsonObject()
              .getAsJsonArray("accounts")
              .get(0)
              .getAsJsonObject()
              .get(field)
              .getAsString());
    }
    String[] all = secrets.toArray(String[]::new);
    runs.forEach(run -> hides(run, all));
    storesNowhereElse(List.of("/accounts.json"), all);
    assertThat(stored).contains(secrets.getLast());
    for (String name : machine.files().keySet()) {
      if (name.startsWith(".config/sentry/")) {
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(machine.home().resolve(name))))
            .as(name)
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void aTokenIsShownOnlyToWhoAsksForIt() {
    machine.run("auth", "login", "--url", sandbox.url(), "--token", sandbox.token());

    hides(machine.run("auth", "status"), sandbox.token());
    hides(machine.run("auth", "status", "--json"), sandbox.token());
    assertThat(machine.run("auth", "status", "--show-token", "--json").out())
        .contains(sandbox.token());
    assertThat(machine.run("auth", "token").out()).isEqualTo(sandbox.token() + "\n");
    assertThat(machine.run("auth", "token", "--verbose").err()).doesNotContain(sandbox.token());
  }

  @Test
  void aNewTokenOfAnOrganizationIsShownOnStandardOutputAndNowhereElse() {
    machine.run("auth", "login", "--url", sandbox.url(), "--token", sandbox.token());
    String org = Servers.organization(sandbox).slug();
    for (List<String> mode :
        List.of(List.of("--verbose"), List.of("--json", "--log-level", "trace"))) {
      List<String> words = new ArrayList<>(List.of("token", "create", org + "/ci"));
      words.addAll(mode);
      Run made = machine.run(words.toArray(String[]::new));
      String token = sandbox.world().credentials().tokens().getLast().value();

      assertThat(made.exit()).as("%s", made).isZero();
      assertThat(token).startsWith("sntrys_");
      assertThat(made.out()).containsOnlyOnce(token);
      assertThat(made.err()).doesNotContain(token);
      hides(machine.run("token", "list", org, "--json", "--verbose"), token);
      hides(machine.run("token", "list", org), token);
      storesNowhereElse(List.of(), token);
    }
  }

  @Test
  void headersThatCannotBeUsedAreNamedNotQuoted() {
    machine.set("SENTRY_HOST", sandbox.url()).set("SENTRY_AUTH_TOKEN", sandbox.token());
    for (String value :
        List.of(
            HEADER,
            "X Gate: " + HEADER,
            ": " + HEADER,
            "Authorization: Bearer " + HEADER,
            "Host: " + HEADER,
            "X-A: a;b " + HEADER + ",X-B: c",
            "Cookie: a=" + HEADER + "; b=2",
            "X-A: " + HEADER + "\rX-B: c",
            "X-A: " + HEADER + "\u0000",
            "X-A: " + HEADER + "\u20ac",
            "X-B\u00fccher: " + HEADER,
            "Transfer-Encoding: " + HEADER)) {
      machine.set("SENTRY_CUSTOM_HEADERS", value);
      for (String line :
          List.of(
              "org list",
              "org list --verbose",
              "auth status --json",
              "auth login --force --token " + sandbox.token(),
              "api /organizations/")) {
        Run run = machine.run(line.split(" ", -1));
        assertThat(run.exit()).as("%s", run).isEqualTo(20);
        assertThat(run.all()).contains("SENTRY_CUSTOM_HEADERS");
        hides(run, HEADER, sandbox.token());
      }
      Run stored = machine.run("cli", "defaults", "headers", value);
      assertThat(stored.exit()).as("%s", stored).isEqualTo(21);
      hides(stored, HEADER);
    }
    assertThat(sandbox.requests().all()).isEmpty();
  }

  @Test
  void storedHeadersAreMasked() {
    Run set = machine.run("cli", "defaults", "headers", "X-Gate: " + HEADER);
    assertThat(set.exit()).as("%s", set).isZero();
    hides(set, HEADER);
    for (String line :
        List.of(
            "cli defaults",
            "cli defaults --json",
            "cli defaults headers",
            "cli defaults headers --json",
            "info",
            "info --json")) {
      hides(machine.run(line.split(" ", -1)), HEADER);
    }
    hides(machine.run("cli", "defaults", "headers", "X-Other: 1", "--json"), HEADER);
    machine.run("cli", "defaults", "headers", "X-Gate: " + HEADER);
    machine.set("SENTRY_HOST", sandbox.url()).set("SENTRY_AUTH_TOKEN", sandbox.token());
    assertThat(machine.run("org", "list").exit()).isZero();
    assertThat(Servers.log(sandbox)).contains(HEADER);
    storesNowhereElse(List.of("/defaults.json"), HEADER, sandbox.token());
  }

  @Test
  void aTokenThatIsNoneIsNotRepeated() {
    for (String token :
        List.of(
            "Bearer " + HEADER,
            "two " + HEADER,
            HEADER + "\n" + HEADER,
            "\u00e9" + HEADER,
            "sntryc_" + HEADER)) {
      Run run = machine.run("auth", "login", "--url", sandbox.url(), "--token", token);
      assertThat(run.exit()).as("%s", run).isEqualTo(12);
      hides(run, HEADER);
      machine.set("SENTRY_AUTH_TOKEN", token).set("SENTRY_HOST", sandbox.url());
      Run use = machine.run("org", "list", "--verbose");
      assertThat(use.exit()).as("%s", use).isIn(12, 20);
      hides(use, HEADER);
      machine.unset("SENTRY_AUTH_TOKEN").unset("SENTRY_HOST");
    }
    assertThat(sandbox.requests().all()).isEmpty();
    storesNowhereElse(List.of(), HEADER);
  }

  @Test
  void aSetupCodeGoesToItsServerAndNowhereElse() {
    machine.set("SENTRY_CLIENT_ID", sandbox.clientId());
    machine.set("SENTRY_CUSTOM_HEADERS", "X-Gate: " + HEADER);
    String code = sandbox.setupCode();
    String secret = code.substring(code.length() - 43);
    try (Trap other = Trap.open()) {
      machine.set("SENTRY_SETUP_CODE", code);
      Run elsewhere = machine.run("auth", "bootstrap", "--url", other.url(), "--verbose");
      assertThat(elsewhere.exit()).as("%s", elsewhere).isEqualTo(21);
      hides(elsewhere, secret, HEADER);
      assertThat(other.connections()).isZero();
    }
    Run unconfirmed = machine.run("auth", "bootstrap", "--verbose");
    assertThat(unconfirmed.exit()).as("%s", unconfirmed).isEqualTo(21);
    assertThat(sandbox.requests().all()).isEmpty();

    for (int expected : List.of(0, 12)) {
      Run run =
          machine.run(
              "auth", "bootstrap", "--url", sandbox.url(), "--force", "--log-level", "trace");
      assertThat(run.exit()).as("%s", run).isEqualTo(expected);
      hides(run, secret, HEADER);
    }
    for (String bad : List.of(code + "x", code.substring(1), code.replace("_", "-"))) {
      machine.set("SENTRY_SETUP_CODE", bad);
      Run run = machine.run("auth", "bootstrap", "--verbose");
      assertThat(run.exit()).as("%s", run).isEqualTo(21);
      hides(run, secret.substring(2, 41));
    }
    storesNowhereElse(List.of(), secret, HEADER);
  }

  @Test
  void aServerThatRepeatsASetupCodeIsNotQuoted() {
    for (int status : List.of(200, 400, 401, 500)) {
      try (Trap server =
          Trap.open(
              request ->
                  Trap.answer(
                      status,
                      "application/json",
                      "{\"error\": \"invalid_grant\", \"error_description\": \"no '%s'\"}"
                          .formatted(request.substring(request.indexOf("sntryc_")))))) {
        String code =
            "sntryc_"
                + Base64.getEncoder()
                    .withoutPadding()
                    .encodeToString(
                        "{\"url\":\"%s\"}".formatted(server.url()).getBytes(StandardCharsets.UTF_8))
                + "_"
                + "s".repeat(43);
        machine.set("SENTRY_SETUP_CODE", code).set("SENTRY_CLIENT_ID", "abc");
        Run run = machine.run("auth", "bootstrap", "--url", server.url(), "--log-level", "trace");
        assertThat(run.exit()).as("%s", run).isEqualTo(status == 400 || status == 401 ? 12 : 30);
        hides(run, "s".repeat(43));
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  @Test
  void theProxysPasswordGoesToTheProxyAlone() {
    machine.set("SENTRY_HOST", "http://sentry.test").set("SENTRY_AUTH_TOKEN", sandbox.token());
    machine.set("SENTRY_CUSTOM_HEADERS", "X-Gate: " + HEADER);
    try (ForwardProxy strict = ForwardProxy.to(sandbox.port(), "office", "right-" + PROXY)) {
      String address = "@127.0.0.1:" + strict.port();
      machine.set("HTTP_PROXY", "http://office:" + PROXY + address);
      Run wrong = machine.run("org", "list", "--verbose");
      assertThat(wrong.exit()).as("%s", wrong).isEqualTo(30);
      assertThat(wrong.err()).contains("HTTP_PROXY");
      hides(wrong, PROXY, HEADER, sandbox.token());

      machine.set("HTTP_PROXY", "http://office:right-" + PROXY + address);
      Run right = machine.run("org", "list", "--log-level", "trace");
      assertThat(right.exit()).as("%s", right).isZero();
      hides(right, PROXY, HEADER, sandbox.token());
      assertThat(Servers.log(sandbox)).doesNotContain(PROXY).doesNotContain("Proxy-Auth");

      for (String bad :
          List.of(
              "socks5://office:" + PROXY + address,
              "ftp://o:" + PROXY + "@x",
              "http://office:" + PROXY + "@127.0.0.1:99999",
              "http://office:" + PROXY + "@ bad")) {
        machine.set("HTTP_PROXY", bad);
        Run run = machine.run("org", "list", "--fresh", "--verbose");
        assertThat(run.exit()).as("%s", run).isIn(20, 30);
        hides(run, PROXY);
      }
    }
  }

  @Test
  void aClientKeyIsNeverShown() {
    Path file = machine.home().resolve("client.pem");
    machine.set("SENTRY_HOST", "https://127.0.0.1:" + sandbox.port());
    machine.set("SENTRY_AUTH_TOKEN", sandbox.token()).set("SENTRY_CLIENT_CERT", file.toString());
    for (String text :
        List.of(
            "-----BEGIN PRIVATE KEY-----\n" + KEY + "\n-----END PRIVATE KEY-----\n",
            "-----BEGIN CERTIFICATE-----\n" + KEY + "\n-----END CERTIFICATE-----\n",
            "-----BEGIN PRIVATE KEY-----\n" + KEY + "!!\n",
            KEY)) {
      Machine.write(file, text);
      Run run = machine.run("org", "list", "--verbose");
      assertThat(run.exit()).as("%s", run).isIn(20, 21);
      assertThat(run.err()).contains("SENTRY_CLIENT_CERT");
      hides(run, KEY, sandbox.token());
    }
    storesNowhereElse(List.of("client.pem"), KEY, sandbox.token());
  }
}
