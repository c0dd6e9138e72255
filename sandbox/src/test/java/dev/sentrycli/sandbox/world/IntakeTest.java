package dev.sentrycli.sandbox.world;

import static dev.sentrycli.sandbox.world.Worlds.find;
import static dev.sentrycli.sandbox.world.Worlds.only;
import static dev.sentrycli.sandbox.world.Worlds.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.sandbox.ingest.IngestException;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Release;
import dev.sentrycli.sandbox.world.event.Attachment;
import dev.sentrycli.sandbox.world.event.Event;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.issue.Status;
import dev.sentrycli.sandbox.world.issue.Substatus;
import dev.sentrycli.sandbox.world.telemetry.Outcome;
import dev.sentrycli.sandbox.world.telemetry.Span;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final String ID = "9ec79c33ec9942ab8353589fcb2e04dc";

  private final Worlds.MovableClock clock = new Worlds.MovableClock();
  private final World world = World.empty(clock);
  private final Organization organization = world.directory().organizations().getFirst();
  private final Project project = world.projects().all().getFirst();

  private String envelope(String... lines) throws IngestException {
    String id =
        world.ingest(project.id(), String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    return id == null ? "none" : id;
  }

  @Test
  void countsEqualEventsInOneIssue() throws Exception {
    send(world, "{\"message\": \"job 1 failed\", \"user\": {\"id\": 1}}");
    clock.advance(Duration.ofHours(3));
    send(world, "{\"message\": \"job 2 failed\", \"user\": {\"id\": 2}}");
    send(world, "{\"message\": \"job 3 failed\", \"user\": {\"id\": 2}}");

    Issue issue = only(world);
    assertThat(issue.occurrences().count(List.of())).isEqualTo(3);
    assertThat(issue.occurrences().users()).containsExactlyInAnyOrder("id:1", "id:2");
    assertThat(issue.occurrences().firstSeen()).isEqualTo(Worlds.NOW);
    assertThat(issue.occurrences().lastSeen()).isEqualTo(clock.instant());
    assertThat(issue.subject().title()).as("of the latest event").isEqualTo("job 3 failed");
    assertThat(issue.shortId()).isEqualTo("INTERNAL-1");
    assertThat(world.issues().events(issue))
        .extracting(Event::title)
        .startsWith("job 3 failed")
        .endsWith("job 1 failed");
  }

  @Test
  void numbersIssuesPerProjectInBase32() throws Exception {
    for (int i = 0; i < 34; i++) {
      send(world, "{\"fingerprint\": [\"%d\"]}".formatted(i));
    }

    assertThat(find(world, ""))
        .extracting(Issue::shortId)
        .contains("INTERNAL-1", "INTERNAL-A", "INTERNAL-Z", "INTERNAL-10", "INTERNAL-12");
  }

  @Test
  void isIdempotentPerEventId() throws Exception {
    String body = "{\"event_id\": \"%s\", \"message\": \"x\"}".formatted(ID);

    assertThat(send(world, body)).isEqualTo(ID);
    assertThat(send(world, body)).isEqualTo(ID);

    assertThat(only(world).occurrences().count(List.of())).isEqualTo(1);
    assertThat(world.telemetry().outcomes(organization))
        .extracting(Outcome::outcome, Outcome::reason)
        .contains(org.assertj.core.groups.Tuple.tuple("invalid", "duplicate"));
  }

  @Test
  void takesTheEventIdOfTheEnvelope() throws Exception {
    assertThat(
            envelope(
                "{\"event_id\":\"%s\"}".formatted(ID),
                "{\"type\":\"event\"}",
                "{\"message\":\"hello\"}"))
        .isEqualTo(ID);
    assertThat(world.issues().event(project, ID)).isNotNull();
  }

  @Test
  void dropsBrokenItemsAndKeepsTheRest() throws Exception {
    envelope(
        "{}",
        "{\"type\":\"event\"}",
        "{broken",
        "{\"type\":\"check_in\"}",
        "{\"status\":\"odd\"}",
        "{\"type\":\"mystery\"}",
        "?",
        "{\"type\":\"event\"}",
        "{\"message\":\"kept\"}");

    assertThat(only(world).subject().title()).isEqualTo("kept");
    assertThat(world.telemetry().outcomes(organization))
        .extracting(one -> one.outcome() + " " + one.category() + " " + one.reason())
        .containsExactly(
            "invalid error invalid_json",
            "invalid monitor invalid_check_in",
            "invalid default unsupported_item",
            "accepted default null");
  }

  @Test
  void refusesUnknownProjectsAndUnreadableBodies() {
    assertThatExceptionOfType(IngestException.class)
        .isThrownBy(() -> world.ingest(999, "{}".getBytes(StandardCharsets.UTF_8)))
        .satisfies(
            refused ->
                assertThat(refused.reason()).isEqualTo(IngestException.Reason.UNKNOWN_PROJECT));
    assertThatExceptionOfType(IngestException.class)
        .isThrownBy(() -> send(world, "no json"))
        .satisfies(
            refused -> assertThat(refused.reason()).isEqualTo(IngestException.Reason.MALFORMED));
  }

  @Test
  void reopensResolvedIssues() throws Exception {
    send(world, "{\"message\": \"x\", \"release\": \"app@1\"}");
    Issue issue = only(world);
    world.issues().update(issue, json("{\"status\": \"resolved\"}"), null);
    assertThat(find(world, "is:unresolved")).isEmpty();

    send(world, "{\"message\": \"x\", \"release\": \"app@1\"}");

    Issue again = only(world);
    assertThat(again.triage().status()).isEqualTo(Status.UNRESOLVED);
    assertThat(again.triage().substatus()).isEqualTo(Substatus.REGRESSED);
    assertThat(again.activity().getFirst().type()).isEqualTo("set_regression");
  }

  @Test
  void toleratesOldReleasesOfWhatIsResolvedInANewerOne() throws Exception {
    send(world, "{\"message\": \"x\", \"release\": \"app@1\"}");
    clock.advance(Duration.ofDays(1));
    world.projects().noteRelease(project, "app@2", clock.instant());
    world
        .issues()
        .update(
            only(world),
            json("{\"status\": \"resolved\", \"statusDetails\": {\"inRelease\": \"app@2\"}}"),
            null);

    send(world, "{\"message\": \"x\", \"release\": \"app@1\"}");
    assertThat(only(world).triage().status()).isEqualTo(Status.RESOLVED);

    send(world, "{\"message\": \"x\", \"release\": \"app@2\"}");
    assertThat(only(world).triage().substatus()).isEqualTo(Substatus.REGRESSED);
  }

  @Test
  void remembersReleases() throws Exception {
    send(world, "{\"message\": \"x\", \"release\": \"app@1\"}");
    clock.advance(Duration.ofDays(1));
    send(world, "{\"message\": \"x\", \"release\": \"app@2\"}");

    assertThat(world.projects().releases(organization))
        .extracting(Release::version)
        .containsExactly("app@2", "app@1");
    assertThat(only(world).occurrences().firstRelease()).isEqualTo("app@1");
    assertThat(only(world).occurrences().lastRelease()).isEqualTo("app@2");
  }

  @Test
  void turnsTransactionsIntoTraces() throws Exception {
    envelope(
        "{\"event_id\":\"%s\"}".formatted(ID),
        "{\"type\":\"transaction\"}",
        """
        {"transaction":"GET /x","start_timestamp":1795168000.0,"timestamp":1795168001.5,
         "contexts":{"trace":{"trace_id":"e670535b5b1bc14136feeb2643541556","span_id":"aaaaaaaaaaaaaaaa","op":"http.server"}},
         "spans":[{"span_id":"bbbbbbbbbbbbbbbb","parent_span_id":"aaaaaaaaaaaaaaaa","op":"db","description":"SELECT 1",
          "start_timestamp":1795168000.25,"timestamp":1795168000.5},{"broken":true}]}
        """
            .replace("\n", ""));

    List<Span> spans = world.traces().spans(organization, "E670535B5B1BC14136FEEB2643541556");
    assertThat(spans).extracting(Span::op).containsExactly("http.server", "db");
    assertThat(spans.getFirst().durationMillis()).isEqualTo(1500.0);
    assertThat(spans.getFirst().segment()).isTrue();
    assertThat(find(world, "")).as("a transaction is no issue").isEmpty();
  }

  @Test
  void keepsAttachmentsWithTheirEvent() throws Exception {
    envelope(
        "{\"event_id\":\"%s\"}".formatted(ID),
        "{\"type\":\"event\"}",
        "{\"message\":\"x\"}",
        "{\"type\":\"attachment\",\"length\":4,\"filename\":\"a.bin\",\"content_type\":\"image/png\"}",
        "\u0001\n\u0002\u0003");

    Event event = world.issues().event(project, ID);
    assertThat(event).isNotNull();
    if (event != null) {
      assertThat(world.issues().attachments(event))
          .singleElement()
          .extracting(Attachment::name, one -> one.bytes().toArray())
          .containsExactly("a.bin", new byte[] {1, 10, 2, 3});
    }
  }

  @Test
  void countsSessionsReportsCheckInsAndLogs() throws Exception {
    envelope(
        "{}",
        "{\"type\":\"session\"}",
        "{\"status\":\"crashed\",\"started\":\"2026-11-20T09:00:00Z\",\"attrs\":{\"release\":\"app@1\"}}",
        "{\"type\":\"sessions\"}",
        "{\"attrs\":{\"release\":\"app@1\"},\"aggregates\":[{\"started\":\"2026-11-20T09:00:00Z\",\"exited\":5,\"errored\":2}]}",
        "{\"type\":\"client_report\"}",
        "{\"discarded_events\":[{\"reason\":\"sample_rate\",\"category\":\"transaction\",\"quantity\":7}]}",
        "{\"type\":\"check_in\"}",
        "{\"monitor_slug\":\"Nightly Job\",\"status\":\"ok\",\"duration\":1.5}",
        "{\"type\":\"log\",\"item_count\":1}",
        "{\"items\":[{\"timestamp\":1795168000,\"level\":\"warn\",\"body\":\"low\",\"trace_id\":\"0123456789abcdef0123456789abcdef\",\"attributes\":{\"n\":{\"value\":3,\"type\":\"integer\"}}}]}");

    assertThat(world.telemetry().sessions(organization))
        .extracting(one -> one.status() + one.quantity())
        .containsExactly("crashed1", "exited5", "errored2");
    assertThat(world.telemetry().outcomes(organization))
        .anyMatch(one -> one.outcome().equals("client_discard") && one.quantity() == 7);
    assertThat(world.telemetry().checkIns(organization))
        .singleElement()
        .satisfies(one -> assertThat(one.monitorSlug()).isEqualTo("nightly-job"));
    assertThat(world.telemetry().logs(organization, "0123456789abcdef0123456789abcdef"))
        .singleElement()
        .satisfies(one -> assertThat(one.severityNumber()).isEqualTo(13))
        .satisfies(one -> assertThat(one.attributes().toString()).isEqualTo("{\"n\":3}"));
  }

  @Test
  void makesAnIssueOfEveryFeedback() throws Exception {
    for (int i = 0; i < 2; i++) {
      envelope(
          "{}",
          "{\"type\":\"feedback\"}",
          "{\"contexts\":{\"feedback\":{\"message\":\"too slow\",\"contact_email\":\"a@b.example\"}}}");
    }

    assertThat(find(world, "issue.category:feedback"))
        .hasSize(2)
        .allSatisfy(
            issue ->
                assertThat(issue.subject().metadata().get("contact_email").getAsString())
                    .isEqualTo("a@b.example"));
  }

  @Test
  void countsRightWithManySendersAndReaders() throws Exception {
    List<Callable<Object>> work = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String body = "{\"fingerprint\": [\"%d\"], \"user\": {\"id\": %d}}".formatted(i % 4, i);
      work.add(() -> send(world, body));
      work.add(() -> find(world, "is:unresolved"));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Object> done : threads.invokeAll(work)) {
        assertThat(done.get()).isNotNull();
      }
    }

    assertThat(find(world, ""))
        .hasSize(4)
        .allSatisfy(one -> assertThat(one.occurrences().count(List.of())).isEqualTo(50))
        .allSatisfy(one -> assertThat(one.occurrences().users()).hasSize(50))
        .allSatisfy(one -> assertThat(world.issues().events(one)).hasSize(50));
  }

  private static com.google.gson.JsonObject json(String text) {
    return com.google.gson.JsonParser.parseString(text).getAsJsonObject();
  }
}
