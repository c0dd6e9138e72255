package dev.sentrycli.sandbox.world.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.Worlds;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.search.SearchException;
import dev.sentrycli.sandbox.world.store.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueSearchTest {
  private final World world = World.demo(new Worlds.MovableClock());
  private final Organization acme = Worlds.organization(world, "acme");

  private List<String> shortIds(IssueQuery query) throws SearchException {
    return world.issues().find(query).items().stream().map(Issue::shortId).toList();
  }

  private List<String> search(String text) throws SearchException {
    return shortIds(IssueQuery.of(acme).query(text).viewer(world.directory().users().getFirst()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "is:resolved | STOREFRONT-A MOBILE-7 PAYMENTS-API-7 CHECKOUT-WORKER-7 STOREFRONT-8",
        "is:regressed | CHECKOUT-WORKER-4 PAYMENTS-API-4",
        "is:escalating | STOREFRONT-1 MOBILE-2",
        "is:archived issue.priority:low | STOREFRONT-5 MOBILE-6",
        "assigned:me | STOREFRONT-6",
        "assigned:mira@acme.example | STOREFRONT-6",
        "assigned:#mobile | MOBILE-2",
        "assigned:my_teams | PAYMENTS-API-1 STOREFRONT-3 CHECKOUT-WORKER-2 PAYMENTS-API-5",
        "level:fatal is:unresolved | CHECKOUT-WORKER-1 MOBILE-2 MOBILE-3",
        "level:[info,fatal] project:mobile | MOBILE-2 MOBILE-3 MOBILE-6 MOBILE-7",
        "error.type:KeyError | PAYMENTS-API-3",
        "error.type:*NotAvailable | PAYMENTS-API-1",
        "has:replayId | STOREFRONT-1 STOREFRONT-6",
        "locale:de-DE | STOREFRONT-1",
        "ab.checkout:* !locale:en | STOREFRONT-1",
        "percentoff | STOREFRONT-1",
        "\"Cannot read\" coupon | ``",
        "message:*LOCK?timeout* | ``",
        "message:*lock*timeout* | PAYMENTS-API-1",
        "issue:storefront-2 | STOREFRONT-2",
        "issue.id:4002 | STOREFRONT-2",
        "times_seen:>3000 | PAYMENTS-API-9 STOREFRONT-7",
        "age:-2d project:storefront | ``",
        "age:-2d !issue.category:error project:storefront | STOREFRONT-B STOREFRONT-C",
        "age:-2d issue.type:feedback | STOREFRONT-B STOREFRONT-C",
        "lastSeen:+10d | CHECKOUT-WORKER-7 STOREFRONT-8",
        "lastSeen:<2026-11-01 | CHECKOUT-WORKER-7 STOREFRONT-8",
        "firstRelease:storefront@5.14.0 is:unassigned | STOREFRONT-4",
        "release:payments-api@2026.10.4 error.type:InvalidOperation | PAYMENTS-API-7",
        "issue.category:feedback | STOREFRONT-B STOREFRONT-C",
        "stack.filename:src/checkout/coupons.ts | STOREFRONT-1",
        "stack.module:example.acme.checkout.Invoices | CHECKOUT-WORKER-1",
        "http.method:POST level:warning | PAYMENTS-API-2",
        "device.family:Pixel transaction:LinkingHandler | MOBILE-5",
        "server_name:worker-* level:fatal | CHECKOUT-WORKER-1 CHECKOUT-WORKER-7",
        "project.id:103 is:resolved | MOBILE-7",
        "!project:storefront !is:unresolved !is:resolved | PAYMENTS-API-5 MOBILE-6",
        "error.handled:true level:error project:payments-api | PAYMENTS-API-8",
        "transaction:payouts.tasks.send | PAYMENTS-API-5",
        "nothing-like-this:x | ``",
      })
  void findsWhatIsAskedFor(String query, String found) throws SearchException {
    List<String> expected = found.isEmpty() ? List.of() : List.of(found.split(" ", -1));
    assertThat(search(query)).containsExactlyElementsOf(expected);
  }

  @Test
  void looksForUnresolvedIssuesUnlessAsked() throws SearchException {
    List<String> everything = search("");

    assertThat(shortIds(IssueQuery.of(acme).query(null))).isEqualTo(search("is:unresolved"));
    assertThat(everything).hasSize(33).containsAll(search("is:unresolved"));
  }

  @Test
  void wantsAllConditionsInOneEvent() throws SearchException {
    assertThat(search("browser.name:Firefox")).contains("STOREFRONT-8");
    assertThat(search("browser.name:Chrome")).contains("STOREFRONT-8");
    assertThat(search("browser.name:Firefox browser.name:Chrome")).isEmpty();
  }

  @Test
  void looksAtTheChosenProjectsPeriodAndEnvironments() throws SearchException {
    Instant now = Worlds.NOW;
    IssueQuery query = IssueQuery.of(acme);

    assertThat(shortIds(query.projects(List.of(104L))))
        .hasSize(7)
        .allMatch(id -> id.startsWith("CHECKOUT-WORKER-"));
    assertThat(shortIds(query.projects(List.of(-1L)))).hasSize(33);
    assertThat(shortIds(query.between(now.minus(Duration.ofDays(7)), now)))
        .doesNotContain("CHECKOUT-WORKER-7")
        .contains("STOREFRONT-1");
    assertThat(shortIds(query.environments(List.of("staging")))).doesNotContain("MOBILE-1");
    assertThat(shortIds(query.environments(List.of("nowhere")))).isEmpty();
  }

  @Test
  void sorts() throws SearchException {
    for (IssueQuery.Sort sort : IssueQuery.Sort.values()) {
      List<Issue> items = world.issues().find(IssueQuery.of(acme).sort(sort)).items();
      switch (sort) {
        case DATE ->
            assertThat(items)
                .isSortedAccordingTo(
                    Comparator.comparing((Issue one) -> one.occurrences().lastSeen()).reversed());
        case NEW ->
            assertThat(items)
                .isSortedAccordingTo(
                    Comparator.comparing((Issue one) -> one.occurrences().firstSeen()).reversed());
        case FREQ -> assertThat(items.getFirst().shortId()).isEqualTo("PAYMENTS-API-9");
        case USER -> assertThat(items.getFirst().shortId()).isEqualTo("STOREFRONT-7");
        case RECOMMENDED -> assertThat(items.getFirst().shortId()).isEqualTo("STOREFRONT-1");
      }
    }
  }

  @Test
  void cutsSlices() throws SearchException {
    Slice<Issue> middle = world.issues().find(IssueQuery.of(acme).slice(10, 10));

    assertThat(middle.items()).hasSize(10);
    assertThat(middle.total()).isEqualTo(33);
    assertThat(middle.hasPrevious()).isTrue();
    assertThat(middle.hasNext()).isTrue();
    assertThat(world.issues().find(IssueQuery.of(acme).slice(30, 10)).hasNext()).isFalse();
    assertThat(world.issues().find(IssueQuery.of(acme).slice(300, 10)).items()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"issue.category:odd", "issue.priority:urgent", "substatus:odd", "status:odd"})
  void refusesValuesThatAreNone(String query) {
    assertThatExceptionOfType(SearchException.class).isThrownBy(() -> search(query));
  }

  @Test
  void searchesTheEventsOfAnIssue() throws SearchException {
    Issue issue = world.issues().of(acme).getFirst();

    assertThat(world.issues().events(issue, "", List.of(), null, null)).hasSize(9);
    assertThat(
            world
                .issues()
                .events(issue, "browser.name:Firefox OR browser.name:Edge", List.of(), null, null))
        .hasSize(4);
    assertThat(world.issues().events(issue, "", List.of("staging"), null, null)).hasSize(2);
    assertThat(
            world
                .issues()
                .events(issue, "", List.of(), Worlds.NOW.minus(Duration.ofHours(1)), null))
        .hasSize(1);
  }
}
