package dev.sentrycli.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.acceptance.reliability.Machine.Run;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.fault.Action;
import dev.sentrycli.sandbox.fault.Fault;
import dev.sentrycli.sandbox.http.LoggedRequest;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.telemetry.LogEntry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Real answers, each with one field taken away, made null, or of another type: a command either
/// still does its work or says in one sentence what is wrong, and never speaks of its own insides.
class AnswersTest {
  private static final JsonElement[] OTHERS = {
    JsonNull.INSTANCE,
    new JsonPrimitive("text \u001b[31m"),
    new JsonPrimitive(7.5),
    new JsonPrimitive(true),
    new JsonObject(),
    new JsonArray(),
  };

  /// Enough for every part of an answer to be met; the rest are more of the same.
  private static final int MOST_PLACES = 40;

  @TempDir static Path folder;
  private static Sandbox sandbox;
  private static Machine machine;
  private static String organization;
  private static String project;

  /// A line of a trace, the project that logged it, and a span of that trace.
  private static LogEntry log;

  private static String shop;
  private static String span;

  @BeforeAll
  static void start() {
    sandbox = Servers.start();
    organization = Servers.organization(sandbox).slug();
    project = Servers.project(sandbox).slug();
    machine = new Machine(folder);
    machine.set("SENTRY_HOST", sandbox.url()).set("SENTRY_AUTH_TOKEN", sandbox.token());
    machine.set("SENTRY_NO_CACHE", "1").set("SENTRY_MAX_PAGINATION_PAGES", "1");
    World world = sandbox.world();
    Organization acme = Servers.organization(sandbox);
    log =
        world.telemetry().logs(acme, null).stream()
            .filter(line -> line.traceId() != null)
            .findFirst()
            .orElseThrow();
    shop = slug(log.projectId());
    span = world.traces().spans(acme, String.valueOf(log.traceId())).getFirst().spanId();
    // Servers keep what a dashboard was before it changed.
    Run changed =
        machine.run("dashboard widget add acme/901 More -d big_number -q count".split(" ", -1));
    assertThat(changed.exit()).as("%s", changed).isZero();
  }

  private static String slug(long project) {
    return sandbox.world().projects().all().stream()
        .filter(one -> one.id() == project)
        .findFirst()
        .orElseThrow()
        .slug();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org list",
        "org view {org}",
        "project list {org}/",
        "project view {org}/{project}",
        "issue list {org}/{project}",
        "issue view {org}/{issue}",
        "issue view {org}/{issue} --json",
        "issue link {org}/{issue} https://github.com/acme/web/issues/7 --dry-run",
        "issue unlink {org}/{issue} https://github.com/acme/web/issues/7 --yes",
        "issue bulk {org}/{project} --query is:unresolved --archive --dry-run",
        "dashboard list {org}/",
        "dashboard view {org}/901",
        "dashboard view {org}/901 --json",
        "dashboard revisions {org}/901",
        "team list {org}/",
        "repo list {org}/",
        "integration list {org}/",
        "token list {org}/",
        "event view {org}/{project}/{event}",
        "event list {org}/{issue}",
        "event analytics {org}/{project}",
        "feedback list {org}/",
        "release list {org}/",
        "release list {org}/{project}",
        "release view {org}/shop@1.2.3",
        "release deploys {org}/shop@1.2.3 --json",
        "release deploys {org}/storefront@5.14.0",
        "replay list {org}/",
        "replay view {org}/{replay}",
        "trace list {org}/{shop}",
        "trace view {org}/{trace}",
        "trace view {org}/{trace} --json",
        "trace logs {org}/{trace}",
        "span list {org}/{shop}",
        "span view {org}/{trace} {span}",
        "log list {org}/{shop}",
        "log list {org}/{trace}",
        "log view {org}/{shop} {log}",
        "attribute list {org}/",
        "explore {org}/{shop}",
        "explore {org}/{shop} -d spans -F span.op -F count() --json",
        "explore {org}/{shop} --time-series 1h",
        "alert issues list {org}/",
        "alert issues view {org}/storefront/7101",
        "alert metrics list {org}/",
        "alert metrics view {org}/7301",
        "monitor list {org}/",
        "agent-conversation list {org}/",
        "agent-conversation view {org}/conv-lamp-17",
        "project create {org}/shop:node --dry-run",
        "auth status",
        "auth status --json",
        "auth whoami",
        "auth login --token {token} --force --url {url}",
        "api /organizations/",
      })
  void survivesAnyFieldOfAnyAnswer(String line) throws Exception {
    String[] words =
        line.replace("{org}", organization)
            .replace("{project}", project)
            .replace("{issue}", issue(sandbox))
            .replace("{event}", Servers.EVENT_ID)
            .replace("{replay}", Servers.REPLAY_ID)
            .replace("{token}", sandbox.token())
            .replace("{url}", sandbox.url())
            .replace("{shop}", shop)
            .replace("{trace}", String.valueOf(log.traceId()))
            .replace("{span}", span)
            .replace("{log}", log.id())
            .split(" ", -1);
    sandbox.faults().clear();
    sandbox.requests().clear();
    Run whole = machine.run(words);
    assertThat(whole.exit()).as("%s", whole).isZero();
    Map<String, JsonElement> answers = answers(sandbox);
    assertThat(answers).isNotEmpty();

    List<String> complaints = new ArrayList<>();
    AtomicInteger failed = new AtomicInteger();
    answers.forEach(
        (request, answer) -> {
          List<JsonElement> changed = changed(answer);
          for (JsonElement other : changed) {
            sandbox.faults().clear();
            sandbox.faults().add(Fault.on(request, Action.json(200, other)));
            Run run = machine.run(words);
            failed.addAndGet(run.exit() == 0 ? 0 : 1);
            String complaint = complaint(run);
            if (complaint != null) {
              complaints.add(complaint + "\n" + run + "\nby " + request + " " + other);
            }
          }
        });

    assertThat(complaints).as("%d complaints", complaints.size()).isEmpty();
    if (!line.startsWith("api")) {
      assertThat(failed.get()).as("of the changed answers some are of no use").isPositive();
    }
  }

  static @Nullable String complaint(Run run) {
    String inside = Insides.in(run.err());
    if (inside != null) {
      return "speaks of " + inside;
    }
    if (run.exit() == 1 || run.exit() < 0) {
      return "does not know what happened";
    }
    long errors = run.err().lines().filter(text -> text.startsWith("Error: ")).count();
    boolean tells = run.words().contains("status");
    if (run.exit() != 0 && !tells && errors != 1) {
      return "has not one sentence";
    }
    if (run.exit() != 0 && !tells && !run.out().isEmpty()) {
      return "has output all the same";
    }
    if (run.all().indexOf('\u001b') >= 0) {
      return "lets an escape through";
    }
    return null;
  }

  static String issue(Sandbox sandbox) {
    return String.valueOf(
        sandbox.world().issues().of(Servers.organization(sandbox)).getFirst().shortId());
  }

  /// What the command asked for, and the real answers to that.
  static Map<String, JsonElement> answers(Sandbox sandbox) throws Exception {
    Set<LoggedRequest> asked = new LinkedHashSet<>(sandbox.requests().all());
    Map<String, JsonElement> answers = new LinkedHashMap<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (LoggedRequest request : asked) {
        if (!request.method().equals("GET")) {
          continue;
        }
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        HttpResponse<String> response =
            client.send(
                HttpRequest.newBuilder(URI.create(sandbox.url() + request.path() + query))
                    .header("Authorization", "Bearer " + sandbox.token())
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == 200) {
          JsonElement answer = JsonParser.parseString(response.body());
          while (answer instanceof JsonArray list && list.size() > 2) {
            list.remove(2);
          }
          answers.put("GET " + request.path(), answer);
        }
      }
    }
    return answers;
  }

  /// The answer in all its changed forms.
  static List<JsonElement> changed(JsonElement answer) {
    List<List<Object>> places = new ArrayList<>();
    collect(answer, List.of(), places);
    List<JsonElement> all = new ArrayList<>(List.of(OTHERS));
    int step = Math.max(1, places.size() / MOST_PLACES);
    for (int i = 0; i < places.size(); i++) {
      List<Object> place = places.get(i);
      if (place.size() > 1 && i % step != 0) {
        continue;
      }
      if (place.getLast() instanceof String) {
        all.add(with(answer, place, null));
      }
      // Of two neighbours one meets the even, the other the odd half.
      for (int kind = 0; kind < OTHERS.length; kind++) {
        if ((kind + i) % 3 == 0) {
          all.add(with(answer, place, OTHERS[kind]));
        }
      }
    }
    return all;
  }

  /// All places below an element; of a list its first element stands for the others.
  private static void collect(JsonElement element, List<Object> at, List<List<Object>> places) {
    if (element instanceof JsonObject object) {
      for (String name : object.keySet()) {
        step(object.get(name), at, name, places);
      }
    } else if (element instanceof JsonArray array && !array.isEmpty()) {
      step(array.get(0), at, 0, places);
    }
  }

  private static void step(
      JsonElement child, List<Object> at, Object by, List<List<Object>> places) {
    List<Object> place = new ArrayList<>(at);
    place.add(by);
    places.add(place);
    collect(child, place, places);
  }

  private static JsonElement with(
      JsonElement answer, List<Object> place, @Nullable JsonElement other) {
    JsonElement copy = answer.deepCopy();
    JsonElement holder = copy;
    for (Object step : place.subList(0, place.size() - 1)) {
      holder =
          step instanceof String name
              ? holder.getAsJsonObject().get(name)
              : holder.getAsJsonArray().get((Integer) step);
    }
    if (place.getLast() instanceof String name) {
      if (other == null) {
        holder.getAsJsonObject().remove(name);
      } else {
        holder.getAsJsonObject().add(name, other);
      }
    } else {
      holder.getAsJsonArray().set((Integer) place.getLast(), other);
    }
    return copy;
  }
}
