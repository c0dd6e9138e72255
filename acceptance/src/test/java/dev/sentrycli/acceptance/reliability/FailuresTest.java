package dev.sentrycli.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.acceptance.reliability.Machine.Run;
import dev.sentrycli.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every command against every way a server can fail. All runs are made once, at the same time;
/// each test then says one thing about all of them.
class FailuresTest {
  private static final String HEADER = "canary-header-0a1b2c3d4e5f";
  private static final String TOKEN = "canary-token-" + "0badcafe".repeat(6);
  private static final String REFRESH = "canary-refresh-" + "1badcafe".repeat(6);
  private static final String GIVEN = "canary-given-" + "2badcafe".repeat(6);
  private static final String PROXY = "canary-proxy-5f4e3d2c1b0a";
  private static final List<String> SECRETS = List.of(HEADER, TOKEN, REFRESH, GIVEN, PROXY);

  private static final String TRACE = "5a1c3f0e7b9d4286a0e2c4f6b8d01375";

  private static final String[] COMMANDS = {
    "org list",
    "org view acme",
    "project list acme/",
    "project view acme/web",
    "project view web",
    "issue list acme/web",
    "issue list acme/",
    "issue view acme/17",
    "issue view acme/WEB-1",
    "issue view {host}/organizations/acme/issues/17/",
    "auth status",
    "auth whoami",
    "auth refresh --force",
    "auth login --force --url {host} --token " + GIVEN,
    "auth login --force --url {host}",
    "api /organizations/",
    "api -X POST /organizations/acme/teams/ -f name=x",
  };

  /// Those that show what applications have sent. The project they name is known to every server,
  /// so that what fails is the request for the data.
  private static final String[] DATA_COMMANDS = {
    "trace list acme/shop",
    "trace view acme/" + TRACE,
    "trace logs acme/" + TRACE,
    "span list acme/shop",
    "span list acme/" + TRACE,
    "span view acme/" + TRACE + " 15622d9537a9931b",
    "log list acme/shop",
    "log view acme/shop " + TRACE,
    "attribute list acme/shop",
    "explore acme/shop",
    "explore acme/shop -d spans --time-series 1h",
    "alert issues list acme/shop",
    "alert issues view acme/shop/7",
    "alert metrics list acme/",
    "alert metrics view acme/7",
    "monitor list acme/",
    "agent-conversation list acme/",
    "agent-conversation view acme/conv-1",
    "dashboard list acme/",
    "dashboard view acme/7",
    "dashboard revisions acme/7",
    "release list acme/",
    "release view acme/shop@1.0",
    "release deploys acme/shop@1.0",
    "replay list acme/",
    "replay view acme/" + TRACE,
  };

  private static final String KNOWN_PROJECT = "GET /api/0/projects/acme/shop/?";

  /// Each waits for the usual time limit, so not all need to.
  private static final String[] COMMANDS_THAT_WAIT = {
    "org list",
    "issue view acme/17",
    "auth login --force --url {host} --token " + GIVEN,
    "api -X POST /organizations/acme/teams/ -f name=x",
  };

  private static final String TRACING = " --log-level trace";
  private static final List<String> MODES = List.of("", " --json", TRACING);

  private static final List<Outcome> OUTCOMES = new ArrayList<>();
  private static Trap elsewhere;

  /// How a server fails, and the exit codes that say so.
  enum Kind {
    /// First, because it takes longest.
    HANGS(Set.of(31)),
    UNAUTHORIZED(Set.of(30, 11, 12, 20, 51, 60)),
    FORBIDDEN(Set.of(30, 11, 51, 60)),
    NOT_FOUND(Set.of(30, 11, 23, 51, 60)),
    NOT_FOUND_PAGE(Set.of(30, 23, 51, 60)),
    RATE_LIMITED(Set.of(32, 60)),
    CRASHED(Set.of(30, 60)),
    BAD_GATEWAY_PAGE(Set.of(30, 60)),
    MAINTENANCE_PAGE(Set.of(30, 60)),
    LOGIN_PAGE(Set.of(30)),
    TRUNCATED(Set.of(30)),
    BROKEN_JSON(Set.of(30, 51)),
    BARE_TEXT(Set.of(30, 51)),
    A_NUMBER(Set.of(30, 51)),
    EMPTY(Set.of(30, 51)),
    BROKEN_GZIP(Set.of(30)),
    UNKNOWN_ENCODING(Set.of(30)),
    NO_HTTP(Set.of(30)),
    RESET(Set.of(30)),
    ABSENT(Set.of(30)),
    REDIRECTS_ELSEWHERE(Set.of(13, 30, 51)),
    REDIRECTS_IN_A_CIRCLE(Set.of(30, 51)),
    REPEATS_WHAT_IT_WAS_SENT(Set.of(30, 11, 51, 60));

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of, which nobody can change
    private final Set<Integer> exits;

    Kind(Set<Integer> exits) {
      this.exits = exits;
    }

    String answer(String request) {
      String json = "application/json";
      return switch (this) {
        case UNAUTHORIZED -> Trap.answer(401, json, "{\"detail\":\"Invalid token\"}");
        case FORBIDDEN -> Trap.answer(403, json, "{\"detail\":\"You do not have permission.\"}");
        case NOT_FOUND -> Trap.answer(404, json, "{\"detail\":\"It does not exist\"}");
        case NOT_FOUND_PAGE -> Trap.answer(404, "text/html", page("404 Not Found"));
        case RATE_LIMITED ->
            Trap.answer(429, json, "\"Too frequently\"")
                .replace("Connection:", "Retry-After: 0\r\nConnection:");
        case CRASHED ->
            Trap.answer(500, json, "{\"detail\":\"Internal Error\",\"errorId\":\"e1\"}");
        case BAD_GATEWAY_PAGE -> Trap.answer(502, "text/html", page("502 Bad Gateway"));
        case MAINTENANCE_PAGE -> Trap.answer(503, "text/html", page("Under maintenance"));
        case LOGIN_PAGE -> Trap.answer(200, "text/html", page("Sign in"));
        case TRUNCATED ->
            Trap.answer(200, json, "[{\"slug\":\"acme\"}]").replace("Length: 17", "Length: 999");
        case BROKEN_JSON -> Trap.answer(200, json, "{\"slug\": \"acme\", ");
        case BARE_TEXT -> Trap.answer(200, "text/plain", "ok");
        case A_NUMBER -> Trap.answer(200, json, "42");
        case EMPTY -> Trap.answer(200, json, "");
        case BROKEN_GZIP ->
            Trap.answer(200, json, "no gzip").replace("Conn", "Content-Encoding: gzip\r\nConn");
        case UNKNOWN_ENCODING ->
            Trap.answer(200, json, "[]").replace("Conn", "Content-Encoding: zstd\r\nConn");
        case NO_HTTP -> "SSH-2.0-OpenSSH_9.9\r\n";
        case RESET, ABSENT -> "";
        case HANGS -> {
          LockSupport.parkNanos(Duration.ofSeconds(40).toNanos());
          yield "";
        }
        case REDIRECTS_ELSEWHERE -> redirect(elsewhere.url() + "/api/0/organizations/");
        case REDIRECTS_IN_A_CIRCLE -> redirect("/api/0/organizations/");
        case REPEATS_WHAT_IT_WAS_SENT ->
            Trap.answer(
                400,
                json,
                "{\"detail\":\"cannot read "
                    + request.replace("\\", "").replace("\"", "").replace("\r\n", " | ")
                    + "\"}");
      };
    }

    private static String redirect(String location) {
      return Trap.answer(302, "text/plain", "")
          .replace("Connection:", "Location: " + location + "\r\nConnection:");
    }

    private static String page(String title) {
      return "<!DOCTYPE html><html><head><title>"
          + title
          + "</title></head><body class=\"page\">"
          + title
          + "</body></html>";
    }
  }

  /// @param url of the server
  /// @param files what lay below the home afterwards, but for the files that are to hold secrets
  record Outcome(Kind kind, String url, boolean verbose, Run run, Map<String, String> files) {
    boolean isApi() {
      return run.words().getFirst().equals("api");
    }

    @Override
    public String toString() {
      return kind + ": " + run;
    }
  }

  @TempDir static Path folder;

  @BeforeAll
  static void runAll() throws Exception {
    Machine template = new Machine(folder.resolve("template"));
    template.set("SENTRY_CUSTOM_HEADERS", "X-Canary: " + HEADER);
    template.set("HTTPS_PROXY", "http://office:" + PROXY + "@127.0.0.1:9");
    template.set("SENTRY_TOKEN", GIVEN);
    template.set("SENTRY_NO_CACHE", "1");
    String usual;
    try (Sandbox sandbox = Servers.start()) {
      usual = sandbox.url();
      Run run = DeviceLogins.approved(template, sandbox, "auth", "login", "--url", usual);
      assertThat(run.exit()).as("%s", run).isZero();
    }
    DeviceLogins.replaceTokens(template, TOKEN, REFRESH, null);
    elsewhere = Trap.open();
    Map<Kind, Trap> servers = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      servers.put(
          kind,
          Trap.open(
              request ->
                  request.startsWith(KNOWN_PROJECT)
                      ? Trap.answer(200, "application/json", "{\"id\":\"7\",\"slug\":\"shop\"}")
                      : kind.answer(request)));
    }
    servers.get(Kind.ABSENT).close();
    Semaphore atOnce = new Semaphore(60);
    List<Future<Outcome>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Kind kind : Kind.values()) {
        String url = servers.get(kind).url();
        Function<String, String[]> words = line -> line.replace("{host}", url).split(" ", -1);
        for (String line : lines(kind)) {
          Machine machine = template.copy(folder.resolve("run" + running.size()));
          move(machine, usual, url);
          running.add(
              threads.submit(
                  () -> {
                    atOnce.acquire();
                    try {
                      Run run = machine.run(words.apply(line));
                      Map<String, String> files = machine.files();
                      files.keySet().removeIf(name -> name.endsWith("/accounts.json"));
                      return new Outcome(kind, url, line.endsWith(TRACING), run, files);
                    } finally {
                      atOnce.release();
                    }
                  }));
        }
      }
      for (Future<Outcome> one : running) {
        OUTCOMES.add(one.get());
      }
    }
    servers.values().forEach(Trap::close);
  }

  @AfterAll
  static void stop() {
    elsewhere.close();
  }

  /// What is typed at a server that fails in this way.
  private static List<String> lines(Kind kind) {
    List<String> lines = new ArrayList<>(List.of(DATA_COMMANDS));
    if (kind == Kind.HANGS) {
      lines.addAll(List.of(COMMANDS_THAT_WAIT));
      return lines;
    }
    for (String command : COMMANDS) {
      MODES.forEach(mode -> lines.add(command + mode));
    }
    return lines;
  }

  /// The same login, at another address.
  private static void move(Machine machine, String from, String to) {
    for (String file : List.of("accounts.json", "defaults.json")) {
      Path path = machine.config().resolve(file);
      Machine.write(path, Machine.read(path).replace(from, to));
    }
  }

  @Test
  void theExitCodeSaysWhatHappened() {
    for (Outcome outcome : OUTCOMES) {
      if (!survives(outcome)) {
        assertThat(outcome.run().exit()).as("%s", outcome).isIn(outcome.kind().exits);
      }
    }
  }

  /// `sentry api` shows any answer as it is, and a token is worth storing that the server knows but
  /// restricts.
  private static boolean survives(Outcome outcome) {
    if (outcome.kind() == Kind.FORBIDDEN && outcome.run().words().contains("--token")) {
      return outcome.run().exit() == 0;
    }
    boolean shown =
        switch (outcome.kind()) {
          case LOGIN_PAGE, BROKEN_JSON, BARE_TEXT, A_NUMBER, EMPTY -> true;
          default -> false;
        };
    return outcome.isApi() && shown && outcome.run().exit() == 0;
  }

  @Test
  void oneSentenceOnStandardErrorBeginsWithError() {
    for (Outcome outcome : OUTCOMES) {
      boolean silent = (outcome.isApi() && outcome.run().exit() == 60) || survives(outcome);
      boolean tells = outcome.run().words().contains("status");
      if (!silent && !tells) {
        assertThat(outcome.run().err().lines().filter(line -> line.startsWith("Error: ")))
            .as("%s", outcome)
            .hasSize(1);
      }
    }
  }

  @Test
  void theServerIsNamed() {
    for (Outcome outcome : OUTCOMES) {
      // That something is not there is an answer, no failure of the server.
      boolean absent = outcome.kind() == Kind.NOT_FOUND && outcome.run().exit() == 23;
      if (!outcome.isApi() && !survives(outcome) && !absent) {
        String host = outcome.url().substring("http://".length());
        assertThat(outcome.run().all()).as("%s", outcome).contains(host);
      }
    }
  }

  @Test
  void standardOutputStaysEmpty() {
    for (Outcome outcome : OUTCOMES) {
      boolean shows =
          outcome.isApi() || outcome.run().words().contains("status") || survives(outcome);
      if (!shows) {
        assertThat(outcome.run().out()).as("%s", outcome).isEmpty();
      }
    }
  }

  @Test
  void nothingSpeaksOfTheInsideOfTheProgram() {
    for (Outcome outcome : OUTCOMES) {
      if (!outcome.verbose()) {
        assertThat(outcome.run().err()).as("%s", outcome).doesNotContain("Unexpected failure");
        assertThat(Insides.in(outcome.run().err())).as("%s", outcome).isNull();
      }
    }
  }

  @Test
  void pagesAreNotPouredIntoTheTerminal() {
    for (Outcome outcome : OUTCOMES) {
      assertThat(outcome.run().err())
          .as("%s", outcome)
          .doesNotContain("<html")
          .doesNotContain("<body");
    }
  }

  @Test
  void noSecretIsPrinted() {
    for (Outcome outcome : OUTCOMES) {
      String shown = outcome.isApi() ? outcome.run().err() : outcome.run().all();
      for (String secret : SECRETS) {
        assertThat(shown).as("%s", outcome).doesNotContain(secret);
      }
    }
  }

  @Test
  void noSecretIsWrittenElsewhere() {
    for (Outcome outcome : OUTCOMES) {
      outcome
          .files()
          .forEach(
              (name, text) -> {
                for (String secret : SECRETS) {
                  assertThat(text).as("%s, after %s", name, outcome).doesNotContain(secret);
                }
              });
    }
  }

  @Test
  void nobodyElseWasAsked() {
    assertThat(elsewhere.requests()).isEmpty();
  }

  @Test
  void theRunsWereMade() {
    int kinds = Kind.values().length;
    assertThat(OUTCOMES)
        .hasSize(
            COMMANDS_THAT_WAIT.length
                + (kinds - 1) * COMMANDS.length * MODES.size()
                + kinds * DATA_COMMANDS.length);
  }
}
