package dev.sentrycli.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.event.Event;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.issue.IssueQuery;
import dev.sentrycli.sandbox.world.issue.Status;
import dev.sentrycli.sandbox.world.issue.Substatus;
import dev.sentrycli.sandbox.world.saved.Snapshot;
import dev.sentrycli.sandbox.world.shape.IssueView;
import dev.sentrycli.sandbox.world.shape.Shapes;
import dev.sentrycli.sandbox.world.telemetry.CheckIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  private final Worlds.MovableClock clock = new Worlds.MovableClock();
  private final World world = World.demo(clock);
  private final Organization acme = Worlds.organization(world, "acme");

  @Test
  void isTheSameEveryTime(@TempDir Path one, @TempDir Path other) throws Exception {
    Snapshot.write(world, one);
    Snapshot.write(World.demo(new Worlds.MovableClock()), other);

    assertThat(Files.mismatch(one.resolve("world.json"), other.resolve("world.json")))
        .as("first difference")
        .isEqualTo(-1);
  }

  @Test
  void keepsItsIdsWhenTheClockHasMoved() {
    clock.advance(Duration.ofDays(100).plusSeconds(17));
    World later = World.demo(clock);

    assertThat(ids(later)).isEqualTo(ids(world));
    assertThat(later.issues().of(acme).getFirst().occurrences().lastSeen())
        .isEqualTo(
            world
                .issues()
                .of(acme)
                .getFirst()
                .occurrences()
                .lastSeen()
                .plus(Duration.ofDays(100).plusSeconds(17)));
  }

  private static List<String> ids(World world) {
    List<String> ids = new java.util.ArrayList<>();
    for (Organization organization : world.directory().organizations()) {
      world.issues().of(organization).forEach(one -> ids.add(one.id() + " " + one.shortId()));
      world.issues().events(organization).stream().map(Event::id).sorted().forEach(ids::add);
      world.traces().spans(organization).stream()
          .map(one -> one.traceId() + one.spanId())
          .sorted()
          .forEach(ids::add);
    }
    world
        .projects()
        .all()
        .forEach(
            one -> ids.add(world.projects().keys(one).toString().replaceAll("created=[^]]*", "")));
    world.credentials().tokens().forEach(one -> ids.add(one.value()));
    return ids;
  }

  @Test
  void hasTwoOrganizationsWithProjectsTeamsAndPeople() {
    assertThat(world.directory().organizations())
        .extracting(Organization::slug)
        .containsExactly("acme", "lantern");
    assertThat(world.projects().of(acme))
        .extracting(Project::slug)
        .containsExactly("checkout-worker", "mobile", "payments-api", "storefront");
    assertThat(world.directory().teams(acme)).hasSize(3);
    assertThat(world.directory().members(acme)).hasSize(4);
    assertThat(world.directory().organizations(world.directory().users().getFirst())).hasSize(2);
    assertThat(world.projects().all())
        .allSatisfy(one -> assertThat(world.projects().keys(one)).hasSize(1))
        .allSatisfy(one -> assertThat(one.firstEvent()).isNotNull());
  }

  @Test
  void tellsOfFortyIssuesInEveryState() {
    List<Issue> all = issues();

    assertThat(all).hasSize(40);
    assertThat(all).extracting(one -> one.triage().status()).contains(Status.values());
    assertThat(all)
        .extracting(one -> one.triage().substatus())
        .contains(Substatus.values())
        .containsNull();
    assertThat(all)
        .extracting(one -> one.subject().level())
        .contains("fatal", "error", "warning", "info");
    assertThat(all).filteredOn(one -> one.triage().shareId() != null).hasSize(1);
    assertThat(all).filteredOn(one -> one.triage().assignee() != null).hasSizeGreaterThan(9);
    assertThat(all)
        .allSatisfy(one -> assertThat(world.issues().events(one)).isNotEmpty())
        .allSatisfy(
            one ->
                assertThat(one.occurrences().count(List.of()))
                    .isGreaterThanOrEqualTo(world.issues().events(one).size()))
        .allSatisfy(one -> assertThat(one.occurrences().lastSeen()).isBefore(clock.instant()));
  }

  private List<Issue> issues() {
    List<Issue> all = new java.util.ArrayList<>();
    for (Organization organization : world.directory().organizations()) {
      all.addAll(world.issues().of(organization));
    }
    all.replaceAll(one -> Objects.requireNonNull(world.issues().get(one.id())));
    return all;
  }

  @Test
  void givesEveryEventAnIdOfItsOwn() {
    Set<String> ids = new HashSet<>();
    for (Organization organization : world.directory().organizations()) {
      for (Event event : world.issues().events(organization)) {
        assertThat(ids.add(event.id())).as(event.title()).isTrue();
      }
    }
  }

  @Test
  void showsLinesOfCodeAndChainsOfExceptions() {
    Shapes shapes = new Shapes(world, "http://localhost:9000", null);
    Issue mail = Objects.requireNonNull(world.issues().get(acme, "checkout-worker-2"));
    JsonObject detail = shapes.eventDetail(Objects.requireNonNull(world.issues().latest(mail)));
    JsonArray values =
        detail
            .getAsJsonArray("entries")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("data")
            .getAsJsonArray("values");

    assertThat(values).hasSize(2);
    assertThat(values.get(0).getAsJsonObject().get("type").getAsString())
        .isEqualTo("ConnectException");
    assertThat(values.toString()).contains("sender.send(message);");
  }

  @Test
  void hasATraceThroughTwoProjectsWithTheErrorsInIt() throws Exception {
    Issue coupon = Objects.requireNonNull(world.issues().get(acme, "STOREFRONT-1"));
    String trace =
        Objects.requireNonNull(Objects.requireNonNull(world.issues().latest(coupon)).traceId());
    JsonArray tree = new Shapes(world, "http://localhost:9000", null).trace(acme, trace, List.of());

    assertThat(tree).hasSize(1);
    assertThat(tree.toString())
        .contains("\"project_slug\":\"payments-api\"")
        .contains("PAYMENTS-API-1")
        .contains("STOREFRONT-1")
        .doesNotContain("E9");
    assertThat(world.traces().spans(acme, trace)).hasSizeGreaterThan(7);
  }

  @Test
  void hasLogsOfTheTraceAndSignsOfAJob() {
    Issue coupon = Objects.requireNonNull(world.issues().get(acme, "STOREFRONT-1"));
    String trace = Objects.requireNonNull(world.issues().latest(coupon)).traceId();

    assertThat(world.telemetry().logs(acme, trace)).hasSize(3);
    assertThat(world.telemetry().logs(acme, null)).hasSize(4 + 3 * 20 + 3);
    assertThat(world.telemetry().checkIns(acme))
        .extracting(CheckIn::monitorSlug)
        .contains("settlement-report", "card-sync");
  }

  @Test
  void countsReplays() {
    Issue coupon = Objects.requireNonNull(world.issues().get(acme, "STOREFRONT-1"));
    Shapes shapes = new Shapes(world, "http://localhost:9000", null);

    assertThat(shapes.replayCount(List.of(coupon), false).toString()).isEqualTo("{\"4001\":1}");
    assertThat(shapes.replayCount(List.of(coupon), true).getAsJsonArray("4001")).hasSize(1);
  }

  @Test
  void growsOnDemand() throws Exception {
    world.withBulk(1000);

    IssueQuery query = IssueQuery.of(acme).query("BulkException*").slice(0, 100);
    assertThat(world.issues().find(query).total()).isEqualTo(1000);
    assertThat(world.issues().find(query).items()).hasSize(100);
    assertThat(world.issues().find(query.slice(950, 100)).items()).hasSize(50);
  }

  @Test
  void startsEmptyWithOneOfEach() {
    World empty = World.empty(clock);

    assertThat(empty.directory().organizations())
        .extracting(Organization::slug)
        .containsExactly("sentry");
    assertThat(empty.projects().all()).extracting(Project::slug).containsExactly("internal");
    assertThat(empty.directory().users()).hasSize(1);
    assertThat(empty.credentials().tokens()).hasSize(1);
    assertThat(empty.credentials().applications()).hasSize(1);
    assertThat(empty.issues().events(empty.directory().organizations().getFirst())).isEmpty();
  }

  @Test
  void drawsItsStatsRelativeToTheClock() throws Exception {
    Issue coupon = Objects.requireNonNull(world.issues().get(acme, "STOREFRONT-1"));
    Shapes shapes = new Shapes(world, "http://localhost:9000", null);
    Instant start = clock.instant().minus(Duration.ofDays(90));

    for (String period : List.of("24h", "14d", "auto")) {
      JsonArray series =
          shapes
              .issue(
                  coupon,
                  new IssueView(Set.of(), Set.of(), period, start, clock.instant(), List.of()))
              .getAsJsonObject("stats")
              .getAsJsonArray(period);
      long sum = 0;
      for (var pair : series) {
        sum += pair.getAsJsonArray().get(1).getAsLong();
      }
      assertThat(series.size())
          .isEqualTo(period.equals("24h") ? 24 : period.equals("14d") ? 14 : 10);
      assertThat(sum).as(period).isPositive().isLessThanOrEqualTo(2134);
    }
  }
}
