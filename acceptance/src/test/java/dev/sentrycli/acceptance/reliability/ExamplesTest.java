package dev.sentrycli.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sentrycli.acceptance.reliability.Machine.Run;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.fault.Action;
import dev.sentrycli.sandbox.fault.Fault;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The examples in Sentry's description of its API are answers like any other: commands show them,
/// and `api` passes each on as it is.
class ExamplesTest {
  private static final Path FILE = Path.of("../openapi/sentry-openapi.json.gz");
  private static final String ROOT = "/api/0/";

  private static final String TRACE = "5a1c3f0e7b9d4286a0e2c4f6b8d01375";

  /// In the place of parameters of paths.
  private static final Map<String, String> NAMES =
      Map.of(
          "replay_id", "7e07485f6c25420c87f5a0ec3a8db3a3",
          "organization_id_or_slug", "acme",
          "project_id_or_slug", "pump-station",
          "dashboard_id", "1",
          "issue_id", "1",
          "event_id", "9999aaaaca8b46d797c23c6077c6ff01",
          "team_id_or_slug", "ops",
          "trace_id", TRACE,
          "key", "environment");

  /// Those of things that commands ask for by number.
  private static final Map<String, String> NUMBERS =
      Map.of("workflow_id", "6789123", "detector_id", "123456");

  /// The start of the id of the span in the example of a trace, which is longer than any real one.
  private static final String SPAN = "0123456789ab";

  private static final String WORKFLOWS = ROOT + "organizations/acme/workflows/";

  /// By path with names filled in, all examples of a good answer to a GET.
  private static Map<String, List<JsonElement>> examples;

  @TempDir static Path folder;
  private static Sandbox sandbox;
  private static Machine machine;

  @BeforeAll
  static void start() throws IOException {
    examples = read();
    sandbox = Servers.start();
    machine = new Machine(folder);
    machine.set("SENTRY_HOST", sandbox.url()).set("SENTRY_AUTH_TOKEN", sandbox.token());
    machine.set("SENTRY_NO_CACHE", "1").set("SENTRY_MAX_PAGINATION_PAGES", "1");
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void answerWithExamples() {
    sandbox.faults().clear();
    // Those in the example of a list are connected to no project, that of a single one is.
    JsonArray connected = new JsonArray();
    connected.add(Objects.requireNonNull(examples.get(WORKFLOWS + "6789123/")).getFirst());
    answerWith(WORKFLOWS, connected);
    examples.forEach((path, answers) -> answerWith(path, answers.getFirst()));
  }

  private static void answerWith(String path, JsonElement answer) {
    sandbox.faults().add(Fault.on("GET " + path, Action.json(200, answer)));
  }

  @Test
  void eachIsPassedOnAsItIs() {
    assertThat(examples).hasSizeGreaterThan(80);
    List<String> changed = new ArrayList<>();
    examples.forEach(
        (path, answers) -> {
          for (JsonElement example : answers) {
            sandbox.faults().clear();
            answerWith(path, example);
            Run run = machine.run("api", path.substring(ROOT.length()));
            if (run.exit() != 0 || !JsonParser.parseString(run.out()).equals(example)) {
              changed.add(path + "\n" + run);
            }
          }
        });
    assertThat(changed).isEmpty();
  }

  /// The second column is of the example and shown to people, the third in JSON where that differs.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          org list | the-interstellar-jurisdiction |
          org view acme | the-interstellar-jurisdiction |
          project list acme/ | prime-mover |
          project list acme/pump-station | Pump Station |
          project view acme/pump-station | minidump |
          dsn list acme/pump-station | Liked Pegasus |
          dsn list acme/ | Bold Oarfish |
          issue list acme/ | PUMP-STATION-1 |
          issue view acme/1 | raven.scripts.runner in main |
          issue events acme/1 | 9fac2ceed9344f2bbfdd1fdacb0ed9b1 |
          issue tags acme/1 environment | Strawberry |
          dashboard list acme/ | Dashboard |
          dashboard view acme/1 | Custom Widget |
          dashboard view acme/1 | baz |
          team list acme/ | powerful-abolitionist |
          team list acme/pump-station | squeaky-minnows |
          repo list acme/ | sentry/sentry |
          integration list acme/ | Alphabet Soup |
          event list acme/1 | 9fac2ceed9344f2bbfdd1fdacb0ed9b1 |
          event view acme/pump-station/9999aaaaca8b46d797c23c6077c6ff01 | hell@boy.cat |
          feedback list acme/ | PUMP-STATION-1 |
          release list acme/ | frontend@1.0.0 |
          release list acme/pump-station | frontend@1.0.0 |
          release view acme/version | control@abc123 |
          release view acme/version | canary-test-control |
          replay list acme/ | John Doe |
          replay view acme/7e07485f6c25420c87f5a0ec3a8db3a3 | Thundercat |
          trace list acme/pump-station | foo |
          trace view acme/{trace} | POST /api/0/projects/{org}/{proj}/events/ |
          trace view acme/{trace} --spans all | http.server |
          span list acme/pump-station | Showing 3 spans | "transaction": "baz"
          span list acme/{trace} | Showing 3 spans | "transaction": "baz"
          span view acme/{trace} {span} | http.server |
          log list acme/pump-station | Showing 3 logs | "transaction": "baz"
          attribute list acme/ | tags[Batch Size,number] |
          attribute list acme/pump-station --dataset logs | device.class |
          explore acme/ -F transaction -F count() | baz |
          explore acme/pump-station -d spans -F transaction -F count() | 40 |
          explore acme/ -d logs | 40 |
          alert issues list acme/pump-station | My Alert |
          alert issues view acme/pump-station/6789123 | @jane-doe |
          alert metrics list acme/ | Test Alert |
          alert metrics list acme/ | 240 |
          alert metrics view acme/123456 | High Number of Errors |
          """)
  void commandsShowThem(String line, String shown, @Nullable String sent) {
    String typed = line.replace("{trace}", TRACE).replace("{span}", SPAN);
    Run people = machine.run(typed.split(" ", -1));
    assertThat(people.exit()).as("%s", people).isZero();
    assertThat(people.out()).as("%s", people).contains(shown);
    assertThat(Insides.in(people.err())).as("%s", people).isNull();

    Run program = machine.run((typed + " --json").split(" ", -1));
    assertThat(program.exit()).as("%s", program).isZero();
    assertThat(JsonParser.parseString(program.out()).isJsonNull()).isFalse();
    assertThat(program.out()).as("%s", program).contains(sent == null ? shown : sent);
    assertThat(Insides.in(program.err())).as("%s", program).isNull();
  }

  private static Map<String, List<JsonElement>> read() throws IOException {
    Map<String, List<JsonElement>> found = new LinkedHashMap<>();
    try (Reader reader =
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8)) {
      JsonObject paths = JsonParser.parseReader(reader).getAsJsonObject().getAsJsonObject("paths");
      for (String path : paths.keySet()) {
        JsonObject get = paths.getAsJsonObject(path).getAsJsonObject("get");
        JsonObject content = get == null ? null : content(get);
        List<JsonElement> answers = content == null ? List.of() : answers(content);
        if (!answers.isEmpty()) {
          found.put(filledIn(path), answers);
        }
      }
    }
    return found;
  }

  private static @Nullable JsonObject content(JsonObject operation) {
    JsonObject good = operation.getAsJsonObject("responses").getAsJsonObject("200");
    JsonObject types = good == null ? null : good.getAsJsonObject("content");
    return types == null ? null : types.getAsJsonObject("application/json");
  }

  private static List<JsonElement> answers(JsonObject content) {
    List<JsonElement> answers = new ArrayList<>();
    if (content.has("example")) {
      answers.add(content.get("example"));
    }
    JsonObject named = content.getAsJsonObject("examples");
    if (named != null) {
      for (String name : named.keySet()) {
        answers.add(named.getAsJsonObject(name).get("value"));
      }
    }
    return answers;
  }

  private static String filledIn(String path) {
    StringBuilder filled = new StringBuilder();
    for (String part : path.split("(?<=/)", -1)) {
      if (part.startsWith("{")) {
        String name = part.substring(1, part.indexOf('}'));
        part =
            NAMES.getOrDefault(name, NUMBERS.getOrDefault(name, name.replace('_', '-')))
                + part.substring(part.indexOf('}') + 1);
      }
      filled.append(part);
    }
    // As the program writes all paths.
    return filled.charAt(filled.length() - 1) == '/' ? filled.toString() : filled + "/";
  }
}
