package dev.sentrycli.sandbox.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.Seed;
import dev.sentrycli.sandbox.Wire;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuesTest {
  private static final String ISSUES = "organizations/umbrella/issues/";
  private static final String TRACE = "0123456789abcdef0123456789abcdef";

  @AutoClose private final Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT.seed(Seed.EMPTY));

  @AutoClose private final Wire wire = new Wire(sandbox.url(), sandbox.token());
  private Project shop = sandbox.world().projects().all().getFirst();
  private Project billing = shop;

  @BeforeEach
  void report() throws Exception {
    Organization umbrella =
        sandbox.world().directory().addOrganization("umbrella", "Umbrella", sandbox.user());
    shop = sandbox.world().projects().add(umbrella, List.of(), "Shop", "shop", "javascript");
    billing = sandbox.world().projects().add(umbrella, List.of(), "Billing", "bill", "python");
    send(shop, "a", "CartError", "cart is empty", 3);
    send(shop, "b", "CartError", "cart is empty", 2);
    send(billing, "c", "CardError", "card was declined", 1);
  }

  private void send(Project project, String id, String type, String value, int minutesAgo) {
    String key = sandbox.world().projects().keys(project).getFirst().publicKey();
    String event =
        """
        {"event_id": "%s", "timestamp": "%s", "platform": "javascript", "level": "error",
         "exception": {"values": [{"type": "%s", "value": "%s"}]},
         "contexts": {"trace": {"trace_id": "%s", "span_id": "0123456789abcdef"}},
         "tags": {"color": "%s"}}
        """
            .formatted(
                id.repeat(32),
                Instant.now().minus(minutesAgo, ChronoUnit.MINUTES),
                type,
                value,
                TRACE,
                id)
            .replace("\n", "");
    String envelope = "{}\n{\"type\":\"event\"}\n" + event + "\n";
    Wire.Reply reply =
        wire.with(null)
            .bytes(
                "/api/" + project.id() + "/envelope/?sentry_key=" + key,
                envelope.getBytes(StandardCharsets.UTF_8));
    assertThat(reply.body()).isEqualTo("{\"id\":\"" + id.repeat(32) + "\"}");
  }

  private JsonObject issue(String query) {
    return wire.api(ISSUES + "?query=" + query).array().get(0).getAsJsonObject();
  }

  @Test
  void whatWasSentIsListedNewestFirst() {
    Wire.Reply reply = wire.api(ISSUES + "?statsPeriod=90d&groupStatsPeriod=auto&limit=25");

    assertThat(reply.each("title"))
        .containsExactly("CardError: card was declined", "CartError: cart is empty");
    assertThat(reply.each("count")).containsExactly("1", "2");
    assertThat(reply.header("X-Hits")).isEqualTo("2");
    assertThat(reply.header("Link")).contains("rel=\"next\"; results=\"false\"");
    assertThat(reply.array().get(0).getAsJsonObject().has("stats")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "date,CardError",
    "new,CardError",
    "freq,CartError",
    "user,",
    "recommended,",
  })
  void listsAreSorted(String sort, String first) {
    Wire.Reply reply = wire.api(ISSUES + "?sort=" + sort);

    assertThat(reply.array()).hasSize(2);
    if (first != null) {
      assertThat(reply.each("title").getFirst()).startsWith(first);
    }
  }

  @Test
  void listsAreNarrowedByProjectQueryAndTime() {
    assertThat(wire.api(ISSUES + "?project=" + shop.id()).array()).hasSize(1);
    assertThat(wire.api(ISSUES + "?project=" + shop.id() + "&project=" + billing.id()).array())
        .hasSize(2);
    assertThat(wire.api(ISSUES + "?query=declined").array()).hasSize(1);
    assertThat(wire.api(ISSUES + "?start=2020-01-01&end=2020-02-01T00:00:00").array()).isEmpty();
    assertThat(wire.api("projects/umbrella/shop/issues/").array()).hasSize(1);
  }

  @Test
  void listsHavePages() {
    Wire.Reply first = wire.api(ISSUES + "?limit=1");
    assertThat(first.array()).hasSize(1);
    assertThat(first.header("Link"))
        .contains(sandbox.url() + "/api/0/organizations/umbrella/issues/?limit=1&cursor=0:1:0>");

    Wire.Reply second = wire.api(ISSUES + "?limit=1&cursor=0:1:0");
    assertThat(second.each("id")).doesNotContainAnyElementsOf(first.each("id"));
    assertThat(wire.api(ISSUES + "?limit=1000").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=x,invalid limit",
    "per_page=x,Invalid per_page parameter.",
    "cursor=x,Invalid cursor parameter.",
    "sort=luck,Invalid sort",
    "statsPeriod=yesterday,Invalid statsPeriod",
    "statsPeriod=d,Invalid statsPeriod",
    "start=2020-01-01,start and end are both required",
    "start=2020-02-01&end=2020-01-01,start must be before end",
    "start=soon&end=later,is not a valid ISO8601",
    "groupStatsPeriod=3d,Invalid stats_period",
  })
  void badParametersAreNamed(String query, String detail) {
    Wire.Reply reply = wire.api(ISSUES + "?" + query);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.object().get("detail").getAsString()).contains(detail);
  }

  @Test
  void aQueryThatCannotBeReadIsExplained() {
    Wire.Reply reply = wire.api(ISSUES + "?query=is:sideways");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.object().get("detail").getAsString()).isNotBlank();
  }

  @Test
  void aProjectOfSomebodyElseIsForbidden() {
    long foreign =
        sandbox.world().projects().all().stream()
            .filter(one -> one.organizationId() != shop.organizationId())
            .findFirst()
            .orElseThrow()
            .id();

    assertThat(wire.api(ISSUES + "?project=" + foreign).status()).isEqualTo(403);
  }

  @Test
  void anIssueIsFoundByIdAndShortId() {
    JsonObject listed = issue("declined");
    String id = listed.get("id").getAsString();
    String shortId = listed.get("shortId").getAsString();

    assertThat(wire.api(ISSUES + id + "/").object().get("shortId").getAsString())
        .isEqualTo(shortId);
    assertThat(wire.api(ISSUES + shortId + "/").object().get("id").getAsString()).isEqualTo(id);
    assertThat(wire.api("issues/" + id + "/").object().get("id").getAsString()).isEqualTo(id);
    JsonObject found =
        wire.api(
                "organizations/umbrella/shortids/"
                    + shortId.toLowerCase(Locale.ROOT)
                    + "/?collapse=stats")
            .object();
    assertThat(found.get("groupId").getAsString()).isEqualTo(id);
    assertThat(found.get("organizationSlug").getAsString()).isEqualTo("umbrella");
    assertThat(found.getAsJsonObject("group").get("count").getAsString()).isEqualTo("1");
    assertThat(wire.api("organizations/umbrella/shortids/" + id + "/").status()).isEqualTo(404);
    assertThat(wire.api(ISSUES + "99999999/").status()).isEqualTo(404);
    assertThat(wire.api("issues/99999999/").status()).isEqualTo(404);
    assertThat(wire.api("issues/SHOP-1/").status()).isEqualTo(404);
  }

  @Test
  void aShortIdInTheSearchBoxIsADirectHit() {
    String shortId = issue("declined").get("shortId").getAsString();

    Wire.Reply reply = wire.api(ISSUES + "?shortIdLookup=1&query=" + shortId);

    assertThat(reply.each("shortId")).containsExactly(shortId);
    assertThat(reply.header("X-Sentry-Direct-Hit")).isEqualTo("1");
  }

  @Test
  void eventsOfAnIssueAreReadOneByOne() {
    String path = ISSUES + issue("empty").get("id").getAsString() + "/events/";

    assertThat(wire.api(path).each("eventID")).containsExactly("b".repeat(32), "a".repeat(32));
    assertThat(wire.api(path + "latest/").object().get("eventID").getAsString()).startsWith("b");
    assertThat(wire.api(path + "recommended/").object().get("eventID").getAsString())
        .startsWith("b");
    JsonObject oldest = wire.api(path + "oldest/").object();
    assertThat(oldest.get("eventID").getAsString()).startsWith("a");
    assertThat(oldest.has("entries")).isTrue();
    assertThat(wire.api(path + "A".repeat(32) + "/").object()).isEqualTo(oldest);
    assertThat(wire.api(path + "c".repeat(32) + "/").body())
        .isEqualTo("{\"detail\":\"Event not found\"}");
    assertThat(wire.api(path + "?full=true").array().get(0).getAsJsonObject().has("entries"))
        .isTrue();
  }

  @Test
  void anEventIsFoundByProjectOrAnywhere() {
    String id = "c".repeat(32);

    assertThat(wire.api("projects/umbrella/bill/events/" + id + "/").status()).isEqualTo(200);
    assertThat(wire.api("projects/umbrella/shop/events/" + id + "/").status()).isEqualTo(404);
    assertThat(wire.api("projects/umbrella/bill/events/").array()).hasSize(1);
    JsonObject found = wire.api("organizations/umbrella/eventids/" + id + "/").object();
    assertThat(found.get("projectSlug").getAsString()).isEqualTo("bill");
    assertThat(found.getAsJsonObject("event").get("eventID").getAsString()).isEqualTo(id);
    assertThat(wire.api("organizations/umbrella/eventids/" + "d".repeat(32) + "/").status())
        .isEqualTo(404);
    assertThat(wire.api("projects/umbrella/bill/events/" + id + "/attachments/").array()).isEmpty();
  }

  @Test
  void tracesAreReadByTheirId() {
    assertThat(wire.api("organizations/umbrella/trace/" + TRACE + "/").json().isJsonArray())
        .isTrue();
    assertThat(wire.api("organizations/umbrella/trace/short/").status()).isEqualTo(400);
    assertThat(wire.api("organizations/umbrella/trace-meta/" + TRACE + "/").status())
        .isEqualTo(200);
  }

  @Test
  void replaysAreCountedByIssue() {
    String id = issue("empty").get("id").getAsString();

    String of = "&project=-1&returnIds=true&query=issue.id:%5B" + id + "%5D";

    Wire.Reply reply = wire.api("organizations/umbrella/replay-count/?data_source=events" + of);

    assertThat(wire.api("organizations/umbrella/replay-count/?data_source=errors" + of).status())
        .isEqualTo(400);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().isJsonObject()).isTrue();
  }

  @Test
  void tagsOfAnIssueAreCounted() {
    String id = issue("empty").get("id").getAsString();

    JsonObject tag = wire.api(ISSUES + id + "/tags/color/").object();

    assertThat(tag.get("totalValues").getAsInt()).isEqualTo(2);
    assertThat(wire.api(ISSUES + id + "/tags/shape/").status()).isEqualTo(404);
  }

  @Test
  void anIssueCanBeResolvedSharedAndDeleted() {
    String id = issue("empty").get("id").getAsString();
    String path = "/api/0/" + ISSUES + id + "/";

    assertThat(
            wire.json("PUT", path, "{\"status\": \"resolved\"}")
                .object()
                .get("status")
                .getAsString())
        .isEqualTo("resolved");
    assertThat(wire.api(ISSUES + "?query=is:unresolved").array()).hasSize(1);
    assertThat(wire.json("PUT", path, "{\"status\": \"sideways\"}").status()).isEqualTo(400);

    String share =
        wire.json("PUT", path, "{\"isPublic\": true}").object().get("shareId").getAsString();
    assertThat(wire.with(null).api("shared/issues/" + share + "/").status()).isEqualTo(200);
    assertThat(wire.with(null).api("shared/issues/other/").status()).isEqualTo(404);

    assertThat(wire.method("DELETE", path).status()).isEqualTo(202);
    assertThat(wire.get(path).status()).isEqualTo(404);
  }

  @Test
  void issuesAreMergedIntoTheLargest() {
    send(shop, "d", "StockError", "sold out", 1);
    String large = issue("empty").get("id").getAsString();
    String small = issue("sold").get("id").getAsString();
    String other = issue("declined").get("id").getAsString();

    Wire.Reply across =
        wire.json("PUT", "/api/0/" + ISSUES + "?id=" + large + "&id=" + other, "{\"merge\": true}");
    assertThat(across.status()).isEqualTo(400);
    assertThat(across.body()).contains("Merging across multiple projects is not supported");

    Wire.Reply reply =
        wire.json("PUT", "/api/0/" + ISSUES + "?id=" + small + "&id=" + large, "{\"merge\": true}");

    assertThat(reply.body())
        .isEqualTo("{\"merge\":{\"parent\":\"%s\",\"children\":[\"%s\"]}}".formatted(large, small));
    assertThat(wire.json("PUT", "/api/0/" + ISSUES + "?id=" + large, "{\"merge\": true}").status())
        .isEqualTo(400);
  }

  @Test
  void changingNeedsTheRightToWrite() {
    String reader =
        sandbox
            .world()
            .credentials()
            .addPersonal(sandbox.user(), "reader", Set.of("event:read"))
            .value();
    String path = "/api/0/" + ISSUES + issue("empty").get("id").getAsString() + "/";

    assertThat(wire.with(reader).get(path).status()).isEqualTo(200);
    assertThat(wire.with(reader).json("PUT", path, "{\"status\":\"resolved\"}").status())
        .isEqualTo(403);
    assertThat(wire.with(reader).method("DELETE", path).status()).isEqualTo(403);
  }
}
