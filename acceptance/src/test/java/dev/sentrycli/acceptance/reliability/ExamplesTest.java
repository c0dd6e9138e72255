package dev.sentrycli.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The examples in Sentry's description of its API are answers like any other: commands show them,
/// and `api` passes each on as it is.
class ExamplesTest {
  private static final Path FILE = Path.of("../openapi/sentry-openapi.json.gz");
  private static final String ROOT = "/api/0/";

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
          "key", "environment");

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org list",
        "org view acme",
        "project list acme/",
        "project list acme/pump-station",
        "project view acme/pump-station",
        "dsn list acme/pump-station",
        "dsn list acme/",
        "issue list acme/",
        "issue view acme/1",
        "issue events acme/1",
        "issue tags acme/1 environment",
        "dashboard list acme/",
        "dashboard view acme/1",
        "team list acme/",
        "team list acme/pump-station",
        "repo list acme/",
        "integration list acme/",
        "event list acme/1",
        "event view acme/pump-station/9999aaaaca8b46d797c23c6077c6ff01",
        "feedback list acme/",
        "release list acme/",
        "release view acme/version",
        "replay list acme/",
        "replay view acme/7e07485f6c25420c87f5a0ec3a8db3a3",
      })
  void commandsShowThem(String line) {
    for (String format : List.of("", " --json")) {
      Run run = machine.run((line + format).split(" ", -1));
      assertThat(run.exit()).as("%s", run).isZero();
      assertThat(run.out()).isNotBlank();
      assertThat(Insides.in(run.err())).as("%s", run).isNull();
    }
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
            NAMES.getOrDefault(name, name.replace('_', '-'))
                + part.substring(part.indexOf('}') + 1);
      }
      filled.append(part);
    }
    // As the program writes all paths.
    return filled.charAt(filled.length() - 1) == '/' ? filled.toString() : filled + "/";
  }
}
