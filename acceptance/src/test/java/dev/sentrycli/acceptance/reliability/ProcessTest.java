package dev.sentrycli.acceptance.reliability;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sentrycli.acceptance.reliability.Machine.Run;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.oauth.Scopes;
import dev.sentrycli.sandbox.world.credential.Token;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The program as processes of their own: many at once, killed, without room or right to write,
/// without anybody to read what they print.
@EnabledOnOs(OS.LINUX)
class ProcessTest {
  private static final int AT_ONCE = 20;

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
    sandbox.faults().clear();
    sandbox.requests().clear();
  }

  private List<String> program(String... words) {
    return machine
        .process(
            List.of(
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-Xmx96m",
                "--enable-native-access=ALL-UNNAMED"),
            words)
        .command();
  }

  private Process begin(List<String> command) throws IOException {
    ProcessBuilder builder = machine.process(List.of()).command(command);
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.redirectInput(Path.of("/dev/null").toFile());
    return builder.start();
  }

  private static Run end(Process process, String... words) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(90, SECONDS)).isTrue();
    return new Run(List.of(words), process.exitValue(), out, err);
  }

  private Run run(List<String> prefix, String... words) throws Exception {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(program(words));
    return end(begin(command), words);
  }

  /// A login whose token is due for renewal.
  private Token oldLogin() {
    Run login = machine.run("auth", "login", "--url", sandbox.url(), "--token", sandbox.token());
    assertThat(login.exit()).as("%s", login).isZero();
    Token token =
        sandbox
            .world()
            .credentials()
            .addOAuth(
                sandbox.user(),
                Objects.requireNonNull(
                    sandbox.world().credentials().application(sandbox.clientId())),
                Scopes.all(),
                Duration.ofDays(30));
    JsonObject file = JsonParser.parseString(Machine.read(machine.accounts())).getAsJsonObject();
    JsonObject account = file.getAsJsonArray("accounts").get(0).getAsJsonObject();
    account.addProperty("kind", "oauth");
    account.addProperty("clientId", sandbox.clientId());
    Machine.write(machine.accounts(), file.toString());
    DeviceLogins.replaceTokens(machine, token.value(), token.refreshToken(), Duration.ofMinutes(1));
    sandbox.requests().clear();
    return token;
  }

  private JsonArray accounts() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(machine.accounts())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(machine.config())))
        .isEqualTo("rwx------");
    return JsonParser.parseString(Machine.read(machine.accounts()))
        .getAsJsonObject()
        .getAsJsonArray("accounts");
  }

  @Test
  void manyRunsRenewATokenOnce() throws Exception {
    Token old = oldLogin();
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      processes.add(begin(program("org", "list", "--json", "--fresh")));
    }
    for (Process process : processes) {
      Run run = end(process, "org", "list");
      assertThat(run.exit()).as("%s", run).isZero();
      assertThat(run.err()).isEmpty();
    }

    assertThat(sandbox.requests().matching("POST /oauth/token/")).hasSize(1);
    assertThat(sandbox.requests().matching("GET /api/0/organizations/")).hasSize(AT_ONCE);
    assertThat(Servers.authorizations(sandbox)).doesNotContain("Bearer " + old.value());
    assertThat(accounts()).hasSize(1);
  }

  @Test
  void loginsAtTheSameTimeAreAllKept() throws Exception {
    List<Trap> servers = new ArrayList<>();
    List<Process> processes = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        String user = "{\"id\":\"" + i + "\",\"email\":\"u" + i + "@x.example\"}";
        Trap server =
            Trap.open(
                request ->
                    Trap.answer(
                        200,
                        "application/json",
                        request.startsWith("GET /api/0/ ")
                            ? "{\"version\":\"0\",\"auth\":{\"scopes\":[]},\"user\":" + user + "}"
                            : request.startsWith("GET /api/0/auth/ ") ? user : "[]"));
        servers.add(server);
        processes.add(
            begin(program("auth", "login", "--url", server.url(), "--token", "t".repeat(40))));
      }
      for (Process process : processes) {
        Run run = end(process, "auth", "login");
        assertThat(run.exit()).as("%s", run).isZero();
      }
    } finally {
      servers.forEach(Trap::close);
    }
    int active = 0;
    for (JsonElement account : accounts()) {
      active += account.getAsJsonObject().get("active").getAsBoolean() ? 1 : 0;
    }
    assertThat(accounts()).hasSize(4);
    assertThat(active).isEqualTo(1);
  }

  @Test
  void whoeverIsKilledLeavesWholeFiles() throws Exception {
    Random random = new Random(7);
    oldLogin();
    String[][] lines = {
      {"auth", "login", "--force", "--url", sandbox.url(), "--token", sandbox.token()},
      {"auth", "refresh", "--force"},
      {"org", "list", "--fresh"},
    };
    for (int round = 0; round < 6; round++) {
      sandbox.requests().clear();
      Process process = begin(program(lines[round % lines.length]));
      while (process.isAlive() && sandbox.requests().all().isEmpty()) {
        Thread.sleep(2);
      }
      Thread.sleep(random.nextInt(40));
      process.destroyForcibly().waitFor();
      assertThat(accounts()).hasSize(1);
      assertThat(
              JsonParser.parseString(Machine.read(machine.config().resolve("defaults.json")))
                  .isJsonObject())
          .isTrue();
    }

    Run after =
        machine.run("auth", "login", "--force", "--url", sandbox.url(), "--token", sandbox.token());
    assertThat(after.exit()).as("%s", after).isZero();
    Run list = machine.run("org", "list", "--fresh");
    assertThat(list.exit()).as("%s", list).isZero();
  }

  @Test
  void withoutRoomOnTheDiskNoTokenIsBurntAndNothingIsLost() throws Exception {
    Token old = oldLogin();
    String before = Machine.read(machine.accounts());
    List<String> noRoom = List.of("/bin/sh", "-c", "ulimit -f 0; exec \"$@\"", "sh");

    Run list = run(noRoom, "org", "list", "--fresh");

    assertThat(Insides.in(list.err())).as("%s", list).isNull();
    assertThat(sandbox.requests().matching("POST /oauth/token/")).as("%s", list).isEmpty();
    assertThat(Machine.read(machine.accounts())).isEqualTo(before);
    assertThat(list.exit()).as("the old token is still good: %s", list).isZero();
    assertThat(Servers.authorizations(sandbox)).containsExactly("Bearer " + old.value());

    Run login =
        run(noRoom, "auth", "login", "--force", "--url", sandbox.url(), "--token", sandbox.token());
    assertThat(login.exit()).as("%s", login).isIn(1, 20);
    assertThat(login.err()).contains("Error: ").contains(machine.config().toString());
    assertThat(Insides.in(login.err())).as("%s", login).isNull();
    assertThat(Machine.read(machine.accounts())).isEqualTo(before);
  }

  @Test
  void aFolderThatCannotBeWrittenStopsOnlyWhatMustBeStored() throws Exception {
    assertThat(machine.config().toFile().mkdirs()).isTrue();
    Files.setPosixFilePermissions(machine.config(), PosixFilePermissions.fromString("r-x------"));
    List<String> unprivileged =
        System.getProperty("user.name").equals("root")
            ? List.of("/usr/bin/setpriv", "--bounding-set=-all", "--inh-caps=-all")
            : List.of();
    assumeTrue(unprivileged.isEmpty() || Files.isExecutable(Path.of(unprivileged.getFirst())));
    machine.set("SENTRY_HOST", sandbox.url());

    Run login = run(unprivileged, "auth", "login", "--token", sandbox.token());
    assertThat(login.exit()).as("%s", login).isIn(1, 20);
    assertThat(login.err()).contains("Error: ").contains(machine.config().toString());
    assertThat(Insides.in(login.err())).as("%s", login).isNull();

    machine.set("SENTRY_AUTH_TOKEN", sandbox.token());
    Run list = run(unprivileged, "org", "list", "--json");
    assertThat(list.exit()).as("%s", list).isZero();
    assertThat(JsonParser.parseString(list.out()).isJsonArray()).isTrue();
    assertThat(list.err().lines().filter(line -> line.contains("WARN")).count()).isLessThan(2);
    assertThat(Insides.in(list.err())).as("%s", list).isNull();
  }

  @Test
  void aFileInPlaceOfTheFolderIsNamed() {
    assertThat(machine.config().getParent().toFile().mkdirs()).isTrue();
    Machine.write(machine.config(), "in the way");
    machine.set("SENTRY_HOST", sandbox.url());

    Run login = machine.run("auth", "login", "--token", sandbox.token());
    assertThat(login.exit()).as("%s", login).isIn(1, 20);
    assertThat(login.err()).contains("Error: ").contains(machine.config().toString());

    machine.set("SENTRY_AUTH_TOKEN", sandbox.token());
    assertThat(machine.run("org", "list").exit()).isZero();
    assertThat(Machine.read(machine.config())).isEqualTo("in the way");
  }

  @Test
  void aReaderWhoHasSeenEnoughIsNoError() throws Exception {
    machine.set("SENTRY_HOST", sandbox.url()).set("SENTRY_AUTH_TOKEN", sandbox.token());
    for (String line : List.of("org list --json", "--help")) {
      Process process = begin(program(line.split(" ", -1)));
      process.getInputStream().close();
      String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(process.waitFor()).as("%s: %s", line, err).isZero();
      assertThat(err).as(line).isEmpty();
    }
  }

  @Test
  void outputThatCannotBeWrittenIsAnError() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    machine.set("SENTRY_HOST", sandbox.url()).set("SENTRY_AUTH_TOKEN", sandbox.token());
    Run run =
        run(List.of("/bin/sh", "-c", "exec \"$@\" > /dev/full", "sh"), "org", "list", "--json");

    assertThat(run.exit()).as("%s", run).isEqualTo(1);
    assertThat(run.err()).startsWith("Error: ");
    assertThat(Insides.in(run.err())).as("%s", run).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"exec \"$@\" > /dev/full", "exec \"$@\" --json > /dev/full"})
  void aTokenThatCannotBeShownIsToldWithTheWayToDeleteIt(String line) throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    machine.set("SENTRY_HOST", sandbox.url()).set("SENTRY_AUTH_TOKEN", sandbox.token());
    Run run = run(List.of("/bin/sh", "-c", line, "sh"), "token", "create", "acme/lost");

    assertThat(run.exit()).as("%s", run).isEqualTo(1);
    assertThat(run.err()).contains("The token 'lost' (ID ").contains("Error: Cannot write");
    String command = run.err().replaceFirst("(?s).*'sentry (token delete [^']+)'.*", "$1");
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    words.add("--yes");
    assertThat(machine.run(words.toArray(String[]::new)).exit()).as("%s", run).isZero();
    assertThat(machine.run("token", "list", "acme", "--json").out()).doesNotContain("\"lost\"");
  }

  @Test
  void aTokenThatATemplateCannotShowIsToldAsWell() throws Exception {
    machine.set("SENTRY_HOST", sandbox.url()).set("SENTRY_AUTH_TOKEN", sandbox.token());
    Run run = machine.run("token", "create", "acme/unfit", "--jq", ".token | tonumber");

    assertThat(run.exit()).as("%s", run).isNotZero();
    assertThat(run.err()).contains("The token 'unfit' (ID ").contains("'sentry token delete acme/");
  }

  @Test
  void interruptingADeviceLoginStoresNothing() throws Exception {
    machine.set("SENTRY_CLIENT_ID", sandbox.clientId());
    List<String> command = new ArrayList<>(List.of("/usr/bin/env", "--default-signal=INT"));
    command.addAll(program("auth", "login", "--url", sandbox.url()));
    Process process = begin(command);
    while (process.isAlive() && sandbox.requests().matching("POST /oauth/token/").isEmpty()) {
      Thread.sleep(20);
    }
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();

    Run run = end(process, "auth", "login");
    assertThat(run.exit()).as("%s", run).isEqualTo(130);
    assertThat(run.out()).isEmpty();
    assertThat(Insides.in(run.err())).as("%s", run).isNull();
    assertThat(machine.accounts()).doesNotExist();
  }
}
