package dev.sentrycli.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sentrycli.acceptance.reliability.Machine.Run;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.ProjectKey;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.MonitorConfig;
import io.sentry.MonitorSchedule;
import io.sentry.MonitorScheduleUnit;
import io.sentry.Sentry;
import io.sentry.SpanStatus;
import io.sentry.TransactionOptions;
import io.sentry.protocol.Feedback;
import io.sentry.protocol.User;
import io.sentry.util.CheckInUtils;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Sentry's own SDK sends is there in the commands that show it: an application that has
/// handled two visits, one of them badly, and has run a job.
class SdkTest {
  private static final String RELEASE = "till@7.1.0";
  private static final long PATIENCE = 30_000;

  @TempDir static Path folder;
  private static Sandbox sandbox;
  private static Machine machine;
  private static String project;

  /// Of the bad visit.
  private static String trace;

  private static String root;
  private static String query;
  private static String event;

  @BeforeAll
  static void send() throws Exception {
    sandbox = Servers.start();
    machine = new Machine(folder);
    machine.set("SENTRY_HOST", sandbox.url()).set("SENTRY_AUTH_TOKEN", sandbox.token());
    machine.set("SENTRY_NO_CACHE", "1");
    Project receiver = Servers.project(sandbox);
    project = Servers.organization(sandbox).slug() + "/" + receiver.slug();
    ProjectKey key = sandbox.world().projects().keys(receiver).getFirst();
    Sentry.init(
        options -> {
          options.setDsn(
              "http://%s@127.0.0.1:%d/%d"
                  .formatted(key.publicKey(), sandbox.port(), receiver.id()));
          options.setRelease(RELEASE);
          options.setEnvironment("till-hall");
          options.setServerName("till-4");
          options.setTracesSampleRate(1.0);
          options.getLogs().setEnabled(true);
          options.getMetrics().setEnabled(true);
          options.addInAppInclude("dev.sentrycli");
          options.setEnableUncaughtExceptionHandler(false);
          options.setShutdownTimeoutMillis(PATIENCE);
          options.setFlushTimeoutMillis(PATIENCE);
        });
    User clerk = new User();
    clerk.setId("clerk-9");
    Sentry.setUser(clerk);
    goodVisit();
    badVisit();
    MonitorConfig nightly = new MonitorConfig(MonitorSchedule.interval(1, MonitorScheduleUnit.DAY));
    assertThat(CheckInUtils.withCheckIn("count-till", nightly, () -> "counted"))
        .isEqualTo("counted");
    Sentry.flush(PATIENCE);
  }

  private static void goodVisit() {
    Sentry.startSession();
    Sentry.startTransaction("GET /till", "http.server").finish(SpanStatus.OK);
    Sentry.endSession();
  }

  private static void badVisit() {
    Sentry.startSession();
    TransactionOptions bound = new TransactionOptions();
    bound.setBindToScope(true);
    ITransaction visit = Sentry.startTransaction("POST /till/pay", "http.server", bound);
    ISpan payment = visit.startChild("http.client", "POST https://bank.example/charges");
    ISpan booking = payment.startChild("db", "UPDATE ledger SET settled = true");
    booking.setData("ledger.rows", 3);
    Sentry.logger().warn("drawer %s is nearly empty", "B");
    Sentry.logger().error("receipt %d has no printer", 551);
    Sentry.metrics().count("till.payments", 2.0);
    event = Sentry.captureException(new IllegalStateException("drawer B is locked")).toString();
    booking.finish(SpanStatus.INTERNAL_ERROR);
    payment.finish(SpanStatus.OK);
    visit.finish(SpanStatus.INTERNAL_ERROR);
    Feedback word = new Feedback("The drawer will not open");
    word.setName("Clerk Nine");
    Sentry.getCurrentScopes().captureFeedback(word);
    Sentry.endSession();
    trace = visit.getSpanContext().getTraceId().toString();
    root = visit.getSpanContext().getSpanId().toString();
    query = booking.getSpanContext().getSpanId().toString();
  }

  @AfterAll
  static void stop() {
    Sentry.close();
    sandbox.close();
  }

  private static String people(String... words) {
    Run run = machine.run(words);
    assertThat(run.exit()).as("%s", run).isZero();
    assertThat(run.err()).as("%s", run).isEmpty();
    return run.out();
  }

  private static JsonObject json(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--json");
    return JsonParser.parseString(people(all.toArray(String[]::new))).getAsJsonObject();
  }

  private static JsonArray rows(String... words) {
    return json(words).getAsJsonArray("data");
  }

  private static List<String> texts(JsonArray rows, String name) {
    return rows.asList().stream().map(row -> text(row, name)).toList();
  }

  private static String text(JsonElement object, String name) {
    return object.getAsJsonObject().get(name).getAsString();
  }

  private static String organization() {
    return project.substring(0, project.indexOf('/'));
  }

  private static String inTrace() {
    return organization() + "/" + trace;
  }

  @Test
  void aTransactionIsATraceWithItsSpansAndTheErrorInThem() {
    assertThat(texts(rows("trace", "list", project, "-q", "release:" + RELEASE), "transaction"))
        .containsExactlyInAnyOrder("POST /till/pay", "GET /till");
    JsonObject shown = json("trace", "view", inTrace());
    assertThat(text(shown, "rootTransaction")).isEqualTo("POST /till/pay");
    assertThat(shown.get("spanCount").getAsInt()).isEqualTo(3);
    assertThat(shown.getAsJsonArray("spans").toString()).contains(event);
    assertThat(people("trace", "view", inTrace()))
        .contains("http.server — POST /till/pay")
        .contains("   └─ http.client — POST https://bank.example/charges")
        .contains("db — UPDATE ledger SET settled = true")
        .containsPattern("│ error │ IllegalStateException: drawer");
  }

  @Test
  void spansAreListedAndShownWithTheirData() {
    JsonArray spans = rows("span", "list", inTrace());
    assertThat(texts(spans, "op")).containsExactlyInAnyOrder("http.server", "http.client", "db");
    JsonArray slow = rows("span", "list", project, "-q", "op:db release:" + RELEASE);
    assertThat(texts(slow, "description")).containsExactly("UPDATE ledger SET settled = true");

    assertThat(people("span", "view", inTrace(), query))
        .contains("UPDATE ledger SET settled = true")
        .contains(root)
        .containsPattern("ledger\\.rows,number\\] +│ 3 ");
    assertThat(people("attribute", "list", project, "ledger.rows")).contains("ledger.rows");
  }

  @Test
  void spansAreCountedByWhatTheyDo() {
    JsonArray counted =
        rows(
            "explore",
            project,
            "-d",
            "spans",
            "-F",
            "span.op",
            "-F",
            "count()",
            "-q",
            "release:" + RELEASE);
    assertThat(texts(counted, "span.op"))
        .containsExactlyInAnyOrder("http.server", "http.client", "db");
    assertThat(texts(counted, "count()")).containsExactlyInAnyOrder("2", "1", "1");
  }

  @Test
  void logLinesAreThereAloneAndInTheirTrace() {
    assertThat(texts(rows("log", "list", project, "-q", "release:" + RELEASE), "message"))
        .containsExactlyInAnyOrder("drawer B is nearly empty", "receipt 551 has no printer");
    JsonArray lines = rows("trace", "logs", inTrace(), "-q", "severity:error");
    assertThat(texts(lines, "message")).containsExactly("receipt 551 has no printer");
    JsonArray listed = rows("log", "list", project, "-q", "severity:error release:" + RELEASE);
    String id = text(listed.get(0), "sentry.item_id");
    assertThat(people("log", "view", project, id))
        .contains("receipt 551 has no printer")
        .contains(trace)
        .contains("till-4");
  }

  @Test
  void measurementsCanBeAskedFor() {
    JsonArray summed = rows("explore", project, "--metric", "till.payments");
    assertThat(summed).hasSize(1);
    assertThat(texts(summed, "sum(value,till.payments,counter,none)")).containsExactly("2.0");
  }

  @Test
  void aJobThatChecksInIsAMonitor() {
    JsonArray monitors = rows("monitor", "list", organization() + "/");
    JsonElement own =
        monitors.asList().stream()
            .filter(one -> text(one, "slug").equals("count-till"))
            .findFirst()
            .orElseThrow();
    assertThat(own.getAsJsonObject().getAsJsonObject("config").get("schedule").toString())
        .isEqualTo("[1,\"day\"]");
    assertThat(people("monitor", "list", project))
        .containsPattern("count-till +│ active +│ every 1 day +│ till-hall ok");
  }

  @Test
  void sessionsAreTheHealthOfTheirRelease() {
    JsonObject release = json("release", "view", organization() + "/" + RELEASE);
    JsonObject health =
        release.getAsJsonArray("projects").get(0).getAsJsonObject().getAsJsonObject("healthData");
    assertThat(health.get("totalSessions").getAsInt()).isEqualTo(2);
    assertThat(health.get("sessionsErrored").getAsInt()).isEqualTo(1);
    assertThat(health.get("crashFreeSessions").getAsDouble()).isEqualTo(100);
    assertThat(people("release", "list", project, "-e", "till-hall")).contains(RELEASE);
  }

  @Test
  void anExceptionIsAnIssueThatKnowsItsTrace() {
    JsonArray issues = rows("issue", "list", project, "-q", "release:" + RELEASE);
    assertThat(texts(issues, "title")).contains("IllegalStateException: drawer B is locked");
    String shown = people("event", "view", project + "/" + event);
    assertThat(shown)
        .contains("drawer B is locked")
        .contains("clerk-9")
        .contains("SdkTest.java")
        .contains(trace)
        .contains(RELEASE);
  }

  @Test
  void aWordOfAUserIsFeedback() {
    assertThat(people("feedback", "list", project))
        .contains("The drawer will not open")
        .contains("Clerk Nine");
  }

  @Test
  void theProjectSaysWhatItHasReceived() {
    JsonObject shown =
        JsonParser.parseString(people("project", "view", project, "--json"))
            .getAsJsonArray()
            .get(0)
            .getAsJsonObject();
    List<String> kinds =
        List.of(
            "firstTransactionEvent",
            "hasLogs",
            "hasTraceMetrics",
            "hasSessions",
            "hasMonitors",
            "hasFeedbacks");
    assertThat(kinds).allSatisfy(kind -> assertThat(shown.get(kind).getAsBoolean()).isTrue());
  }
}
