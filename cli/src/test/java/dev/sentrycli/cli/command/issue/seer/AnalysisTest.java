package dev.sentrycli.cli.command.issue.seer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentrycli.api.SentryApi;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Network;
import dev.sentrycli.api.gateway.Notices;
import dev.sentrycli.api.gateway.Passport;
import dev.sentrycli.api.json.Memory;
import dev.sentrycli.api.seer.SeerRun;
import dev.sentrycli.cli.command.Waiting;
import dev.sentrycli.cli.output.Exit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnalysisTest {
  private static final String CAUSE =
      "{\"key\": \"root_cause_analysis\", \"causes\": [{\"id\": 0, \"description\": \"a race\"}]}";
  private static final String SOLUTION =
      "{\"key\": \"solution\", \"description\": \"a lock\", \"solution\": [{\"title\": \"lock\"}]}";

  @AutoClose private final MockWebServer server = new MockWebServer();
  private final AtomicLong nanos = new AtomicLong();
  private final List<String> said = new ArrayList<>();
  private int rests;

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  private Analysis analysis() {
    Gateway gateway =
        new Gateway(
            Network.plain("test"),
            new Passport(BaseUrl.parse("http://127.0.0.1:" + server.getPort()), null, List.of()),
            Notices.NONE);
    Waiting waiting =
        new Waiting(
            nanos::get,
            duration -> {
              rests++;
              nanos.addAndGet(duration.toNanos());
            });
    return new Analysis(
        new SentryApi(gateway, Memory.NONE, 1).seer(), "acme", "5001", waiting, said::add);
  }

  private void answers(String... bodies) {
    for (String body : bodies) {
      server.enqueue(
          new MockResponse.Builder()
              .addHeader("Content-Type", "application/json")
              .body(body)
              .build());
    }
  }

  private static String run(String number, String status, String changed, String... steps) {
    return "{\"autofix\": {\"run_id\": "
        + number
        + ", \"status\": \""
        + status
        + "\", \"updated_at\": \""
        + changed
        + "\", \"steps\": ["
        + String.join(", ", steps)
        + "]}}";
  }

  private String sent() throws InterruptedException {
    RecordedRequest request = server.takeRequest();
    return request.getMethod()
        + " "
        + request.getTarget()
        + (request.getBody() == null ? "" : " " + request.getBody().utf8());
  }

  @Test
  void whatIsThereIsTakenWithoutWaiting() {
    answers(run("1", "COMPLETED", "t1", CAUSE));
    assertThat(analysis().cause(false).causes()).hasSize(1);
    assertThat(rests).isZero();
  }

  @Test
  void withoutOneItIsBegunAndAskedForEachSecond() throws Exception {
    answers(
        "{\"autofix\": null}",
        "{\"run_id\": 1, \"sentry_run_id\": null}",
        run("1", "PROCESSING", "t1", "{\"title\": \"Reading the code\"}"),
        run("1", "PROCESSING", "t2", "{\"title\": \"Reading the code\"}"),
        run("1", "COMPLETED", "t3", CAUSE));
    assertThat(analysis().cause(false).causes()).hasSize(1);
    assertThat(rests).isEqualTo(3);
    assertThat(said).containsOnlyOnce("Reading the code");
    assertThat(sent()).isEqualTo("GET /api/0/organizations/acme/issues/5001/autofix/");
    assertThat(sent())
        .isEqualTo(
            "POST /api/0/organizations/acme/issues/5001/autofix/"
                + " {\"step\":\"root_cause\",\"referrer\":\"api.cli\"}");
  }

  @Test
  void oneThatIsUnderWayIsWaitedForAndNotBegunAgain() throws Exception {
    answers(run("1", "PROCESSING", "t1"), run("1", "COMPLETED", "t2", CAUSE));
    analysis().cause(true);
    sent();
    assertThat(sent()).startsWith("GET ");
  }

  @Test
  void aNewOneIsNotMistakenForTheOld() {
    answers(
        run("1", "COMPLETED", "t1", CAUSE),
        "{\"run_id\": 2}",
        run("1", "COMPLETED", "t1", CAUSE),
        run("2", "COMPLETED", "t2", CAUSE));
    assertThat(analysis().cause(true).number()).isEqualTo("2");
  }

  @Test
  void oneThatFailedBeforeIsNoAnswer() throws Exception {
    answers(run("1", "ERROR", "t1"), "{\"run_id\": 2}", run("2", "COMPLETED", "t2", CAUSE));
    assertThat(analysis().cause(false).number()).isEqualTo("2");
  }

  @Test
  void afterSixMinutesItIsGivenUp() {
    answers("{\"autofix\": null}", "{\"run_id\": 1}");
    for (int i = 0; i < 400; i++) {
      answers(run("1", "PROCESSING", "t" + i));
    }
    SeerException late = catchThrowableOfType(SeerException.class, () -> analysis().cause(false));
    assertThat(late.exit()).isEqualTo(Exit.TIMEOUT);
    assertThat(rests).isEqualTo(360);
    assertThat(late).hasMessageContaining("6 minutes");
  }

  @Test
  void aFailureIsToldInItsOwnWords() {
    answers(
        "{\"autofix\": null}",
        "{\"run_id\": 1}",
        run("1", "ERROR", "t1", "{\"key\": \"x\", \"error_message\": \"no access to the code\"}"));
    SeerException failed = catchThrowableOfType(SeerException.class, () -> analysis().cause(false));
    assertThat(failed.exit()).isEqualTo(Exit.API);
    assertThat(failed.details()).containsExactly("no access to the code");
  }

  @Test
  void aPlanGoesOnWithTheSameRun() throws Exception {
    answers(
        run("1", "COMPLETED", "t1", CAUSE),
        "{\"run_id\": 1}",
        run("1", "COMPLETED", "t1", CAUSE),
        run("1", "PROCESSING", "t2", CAUSE),
        run("1", "COMPLETED", "t3", CAUSE, SOLUTION));
    Analysis analysis = analysis();
    SeerRun run = analysis.solution(analysis.cause(false), false);
    assertThat(String.valueOf(run.solution())).contains("a lock");
    sent();
    assertThat(sent()).endsWith("{\"step\":\"solution\",\"run_id\":1,\"referrer\":\"api.cli\"}");
  }

  @Test
  void aPlanThatIsThereIsTaken() {
    answers(run("1", "COMPLETED", "t1", CAUSE, SOLUTION));
    Analysis analysis = analysis();
    analysis.solution(analysis.cause(false), false);
    assertThat(rests).isZero();
  }

  @Test
  void aServerThatNeverTellsOfThePlanIsBelievedAfterAWhile() {
    answers(run("1", "COMPLETED", "t1", CAUSE), "{\"run_id\": 1}");
    for (int i = 0; i < 20; i++) {
      answers(run("1", "COMPLETED", "t1", CAUSE));
    }
    Analysis analysis = analysis();
    assertThat(analysis.solution(analysis.cause(false), false).solution()).isNull();
    assertThat(rests).isEqualTo(11);
  }
}
