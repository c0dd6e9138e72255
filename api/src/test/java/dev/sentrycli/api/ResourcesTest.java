package dev.sentrycli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sentrycli.api.event.EventSearch;
import dev.sentrycli.api.event.FoundEvent;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Network;
import dev.sentrycli.api.gateway.Notices;
import dev.sentrycli.api.gateway.Passport;
import dev.sentrycli.api.integration.Integration;
import dev.sentrycli.api.issue.Issue;
import dev.sentrycli.api.issue.IssueSearch;
import dev.sentrycli.api.json.Memory;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.member.Member;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.api.organization.Organization;
import dev.sentrycli.api.project.Project;
import dev.sentrycli.api.team.Team;
import dev.sentrycli.api.time.TimeSpan;
import dev.sentrycli.api.token.OrganizationToken;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResourcesTest {
  @AutoClose private final MockWebServer server = new MockWebServer();
  private SentryApi api;

  @BeforeEach
  void start() throws IOException {
    server.start();
    BaseUrl base = BaseUrl.parse("http://127.0.0.1:" + server.getPort() + "/sentry");
    Gateway gateway = new Gateway(Network.plain("test"), Passport.anonymous(base), Notices.NONE);
    api = new SentryApi(gateway, Memory.NONE, 3);
  }

  @Test
  void organizationsAreReadPageByPageAndKeepWhatIsUnknown() throws InterruptedException {
    answer("[{\"slug\":\"a\",\"new\":1.0}]", "100:1:0");
    answer("[{\"slug\":\"b\"}]", null);
    List<Organization> all = api.organizations().list();
    assertThat(all).extracting(Organization::slug).containsExactly("a", "b");
    assertThat(all.getFirst().json()).hasToString("{\"slug\":\"a\",\"new\":1.0}");
    assertThat(asked()).isEqualTo("GET /sentry/api/0/organizations/?per_page=100");
    assertThat(asked())
        .isEqualTo("GET /sentry/api/0/organizations/?per_page=100&cursor=100%3A1%3A0");
  }

  @Test
  void anOwnInstanceIsAskedItselfWhateverItSaysAboutRegions() throws InterruptedException {
    answer("{\"slug\":\"a\",\"links\":{\"regionUrl\":\"http://127.0.0.1:1\"}}", null);
    answer("{\"id\":\"1\",\"slug\":\"web\"}", null);
    assertThat(api.organizations().view("a").regionUrl()).isEqualTo("http://127.0.0.1:1");
    assertThat(api.regions().of("a")).isNull();
    assertThat(api.projects().view("a", "web").id()).isEqualTo("1");
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void listsFillTheirLimitWithPagesOfEqualSize() throws InterruptedException {
    answer(projects(75), "75:1:0");
    answer(projects(75), "75:2:0");
    Slice<Project> slice = api.projects().list("acme", 150, null);
    assertThat(slice.items()).hasSize(150);
    assertThat(slice.next()).isEqualTo("75:2:0");
    assertThat(asked()).endsWith("?per_page=75");
    assertThat(asked()).contains("per_page=75").contains("cursor=75%3A1%3A0");
  }

  @Test
  void listsEndAtThePageLimit() {
    for (int i = 1; i < 4; i++) {
      answer(projects(1), "100:" + i + ":0");
    }
    assertThat(api.projects().all("acme")).hasSize(3);
  }

  @Test
  void aProjectThatIsNotThereIsNullAndOtherFailuresAreThrown() {
    fail(404);
    assertThat(api.projects().find("acme", "web")).isNull();
    fail(403);
    assertThatExceptionOfType(ApiException.Status.class)
        .isThrownBy(() -> api.projects().find("acme", "web"));
  }

  @Test
  void slugsCannotLeaveTheirPlaceInThePath() throws InterruptedException {
    answer("{\"id\":\"1\",\"slug\":\"web\"}", null);
    api.projects().view("a/b", "c?d");
    assertThat(asked()).isEqualTo("GET /sentry/api/0/projects/a%2Fb/c%3Fd/?collapse=organization");
  }

  @Test
  void projectsAreFoundByTheKeyOfADsn() throws InterruptedException {
    answer("[{\"id\":\"1\",\"slug\":\"web\",\"organization\":{\"slug\":\"acme\"}}]", null);
    assertThat(api.projects().withKey("abc", Duration.ofSeconds(5)).getFirst().organization())
        .isEqualTo("acme");
    assertThat(asked()).isEqualTo("GET /sentry/api/0/projects/?query=dsn%3Aabc");
  }

  @Test
  void keysTellTheirDsn() throws InterruptedException {
    answer("[{\"isActive\":true,\"dsn\":{\"public\":\"http://k@h/1\"}}]", null);
    assertThat(api.projects().activeKeys("acme", "web").getFirst().publicDsn())
        .isEqualTo("http://k@h/1");
    assertThat(asked()).isEqualTo("GET /sentry/api/0/projects/acme/web/keys/?status=active");
  }

  @Test
  void anIssueSearchSaysAllItWantsInOneOrder() throws InterruptedException {
    IssueSearch search =
        IssueSearch.everything()
            .in(List.of("1", "2"))
            .matching("is:unresolved")
            .sortedBy("date")
            .during(TimeSpan.last("90d"));
    answer("[]", null);
    api.issues().list("acme", search, 25, "0:25:0");
    assertThat(asked())
        .isEqualTo(
            "GET /sentry/api/0/organizations/acme/issues/?project=1&project=2"
                + "&query=is%3Aunresolved&cursor=0%3A25%3A0&limit=25&sort=date&statsPeriod=90d"
                + "&groupStatsPeriod=auto&collapse=filtered&collapse=unhandled");
    answer("[]", null);
    IssueSearch bare =
        search.in(List.of()).during(TimeSpan.between("2025-06-01T00:00:00.000Z", "x"));
    api.issues().list("acme", bare.matching(null).withoutStatistics(), 1, null);
    assertThat(asked())
        .isEqualTo(
            "GET /sentry/api/0/organizations/acme/issues/?limit=1&sort=date"
                + "&start=2025-06-01T00%3A00%3A00.000Z&end=x"
                + "&collapse=stats&collapse=lifetime&collapse=filtered&collapse=unhandled");
  }

  @Test
  void aShortIdIsAnsweredByItsIssue() throws InterruptedException {
    answer("{\"group\":{\"id\":\"7\",\"shortId\":\"WEB-1\"}}", null);
    Issue issue = Objects.requireNonNull(api.issues().findByShortId("acme", "WEB-1"));
    assertThat(issue.id()).isEqualTo("7");
    assertThat(asked())
        .isEqualTo(
            "GET /sentry/api/0/organizations/acme/shortids/WEB-1/"
                + "?collapse=stats&collapse=lifetime&collapse=filtered&collapse=unhandled");
    fail(404);
    assertThat(api.issues().findByShortId("acme", "WEB-1")).isNull();
  }

  @Test
  void anIssueIsReadWithOrWithoutItsOrganization() throws InterruptedException {
    answer("{\"id\":\"7\"}", null);
    answer("{\"id\":\"7\"}", null);
    api.issues().view("acme", "7");
    api.issues().view(null, "7");
    assertThat(asked()).isEqualTo("GET /sentry/api/0/organizations/acme/issues/7/?collapse=stats");
    assertThat(asked()).isEqualTo("GET /sentry/api/0/issues/7/?collapse=stats");
  }

  @Test
  void whatStandsForAnIssueElsewhereIsReadFromItsAnnotations() {
    Issue issue =
        new Issue(
            JsonParser.parseString(
                    """
                    {"annotations": [
                      {"url": "https://github.com/acme/web/issues/7", "displayName": "acme/web#7"},
                      "<a href=\\"https://acme.example/browse?a=1&amp;b=2\\" rel=\\"x\\">R&amp;D-1</a>",
                      "a note", {"url": "javascript:alert(1)", "displayName": "x"},
                      {"displayName": "nowhere"}, null, 7, "<a href=\\"https://cut.example"]}""")
                .getAsJsonObject());
    assertThat(issue.linked())
        .extracting(one -> one.key() + " " + one.url())
        .containsExactly(
            "acme/web#7 https://github.com/acme/web/issues/7",
            "R&D-1 https://acme.example/browse?a=1&b=2");
    assertThat(new Issue(new JsonObject()).linked()).isEmpty();
  }

  @Test
  void aReleaseIsThereOrNotUnlessTheServerDoesNotSay() throws InterruptedException {
    answer("{\"version\":\"web@1.0\"}", null);
    assertThat(api.releases().has("acme", "web@1.0/a")).isTrue();
    assertThat(asked()).isEqualTo("GET /sentry/api/0/organizations/acme/releases/web%401.0%2Fa/");
    server.enqueue(
        new MockResponse.Builder()
            .code(404)
            .addHeader("Content-Type", "application/json")
            .body("{\"detail\":\"The requested resource does not exist\"}")
            .build());
    assertThat(api.releases().has("acme", "web@2.0")).isFalse();
    fail(403);
    assertThatExceptionOfType(ApiException.Status.class)
        .isThrownBy(() -> api.releases().has("acme", "web@3.0"));
  }

  @Test
  void membersAreListedOrFoundByAnAddress() throws InterruptedException {
    answer("[{\"email\":\"a@b.c\",\"user\":{\"id\":\"7\",\"username\":\"ann\"}}]", null);
    Member ann = api.members().all("acme").items().getFirst();
    assertThat(ann.userId() + ann.username() + ann.email()).isEqualTo("7anna@b.c");
    assertThat(asked()).isEqualTo("GET /sentry/api/0/organizations/acme/members/?per_page=100");
    answer("[{\"email\":\"new@b.c\",\"user\":null}]", null);
    assertThat(api.members().byEmail("acme", "new+1@b.c").getFirst().userId()).isNull();
    assertThat(asked()).contains("query=email%3Anew%2B1%40b.c");
  }

  @Test
  void changesAreSentAsJson() throws InterruptedException {
    answer("{\"id\":\"7\",\"status\":\"resolved\"}", null);
    JsonObject changes = new JsonObject();
    changes.addProperty("status", "resolved");
    api.issues().update("acme", "7", changes);
    var request = server.takeRequest();
    assertThat(request.getMethod()).isEqualTo("PUT");
    assertThat(Objects.requireNonNull(request.getBody()).utf8())
        .isEqualTo("{\"status\":\"resolved\"}");
  }

  @Test
  void eventsAreReadByIssueByProjectAndByIdAlone() throws InterruptedException {
    answer("{\"eventID\":\"e\"}", null);
    assertThat(api.events().latest("acme", "7").id()).isEqualTo("e");
    assertThat(asked())
        .isEqualTo(
            "GET /sentry/api/0/organizations/acme/issues/7/events/latest/?collapse=adjacentEvents");
    fail(404);
    assertThat(api.events().find("acme", "web", "e")).isNull();
    assertThat(asked())
        .isEqualTo("GET /sentry/api/0/projects/acme/web/events/e/?collapse=adjacentEvents");
    answer(
        "{\"projectSlug\":\"web\",\"organizationSlug\":\"acme\",\"event\":{\"id\":\"e\"}}", null);
    FoundEvent found = Objects.requireNonNull(api.events().findAnywhere("acme", "e"));
    assertThat(found.project()).isEqualTo("web");
    assertThat(asked()).isEqualTo("GET /sentry/api/0/organizations/acme/eventids/e/");
    answer("[]", null);
    api.events().list("acme", "7", new EventSearch(false, null, TimeSpan.last("7d")), 25, null);
    assertThat(asked())
        .isEqualTo(
            "GET /sentry/api/0/organizations/acme/issues/7/events/"
                + "?full=false&statsPeriod=7d&per_page=25");
  }

  @Test
  void replaysAndTracesBelongToAnIssue() throws InterruptedException {
    answer("{\"7\":[\"r1\",\"r2\"]}", null);
    assertThat(api.replays().ofIssue("acme", "7")).containsExactly("r1", "r2");
    assertThat(asked())
        .isEqualTo(
            "GET /sentry/api/0/organizations/acme/replay-count/?data_source=errors&project=-1"
                + "&query=issue.id%3A%5B7%5D&returnIds=true&statsPeriod=90d");
    answer("[{\"event_id\":\"s\"}]", null);
    assertThat(api.traces().around("acme", "t", 1749552600)).hasSize(1);
    assertThat(asked())
        .isEqualTo("GET /sentry/api/0/organizations/acme/trace/t/?timestamp=1749552600");
  }

  @Test
  void replaysAreLookedForUnderEachNameOfTheirSource() throws InterruptedException {
    fail(400);
    answer("{\"7\":[\"r1\"]}", null);
    assertThat(api.replays().ofIssue("acme", "7")).containsExactly("r1");
    assertThat(asked()).contains("data_source=errors");
    assertThat(asked()).contains("data_source=events");
    fail(400);
    fail(400);
    answer("{}", null);
    assertThat(api.replays().ofIssue("acme", "7")).isEmpty();
    asked();
    asked();
    assertThat(asked()).doesNotContain("data_source");
  }

  @Test
  void teamsAreThoseOfAnOrganizationOrOfAProject() throws InterruptedException {
    answer("[{\"slug\":\"web\",\"isMember\":true,\"teamRole\":\"admin\"}]", "25:1:0");
    Slice<Team> page = api.teams().list("acme", 1, "25:0:0");
    assertThat(page.items().getFirst().isMember()).isTrue();
    assertThat(page.items().getFirst().role()).isEqualTo("admin");
    assertThat(page.items().getFirst().name()).isEqualTo("web");
    assertThat(page.next()).isEqualTo("25:1:0");
    assertThat(asked())
        .isEqualTo("GET /sentry/api/0/organizations/acme/teams/?cursor=25%3A0%3A0&per_page=1");
    answer("[]", null);
    assertThat(api.teams().search("acme", "web shop")).isEmpty();
    assertThat(asked())
        .isEqualTo("GET /sentry/api/0/organizations/acme/teams/?query=web%20shop&per_page=100");
    fail(404);
    assertThat(api.teams().ofProject("acme", "no")).isNull();
    assertThat(asked()).isEqualTo("GET /sentry/api/0/projects/acme/no/teams/");
  }

  @Test
  void repositoriesAndIntegrationsAreListedWithoutWhatOtherServicesWouldBeAskedFor()
      throws InterruptedException {
    answer("[{\"id\":\"1\",\"name\":\"acme/shop\",\"provider\":null}]", null);
    assertThat(api.repositories().search("acme", "shop").getFirst().name()).isEqualTo("acme/shop");
    assertThat(asked())
        .isEqualTo("GET /sentry/api/0/organizations/acme/repos/?query=shop&per_page=100");
    answer(
        """
        [{"id": 7, "name": "acme", "provider": {"key": "github"}, "status": "active",
          "organizationIntegrationStatus": "disabled"}, {"status": "active"}]""",
        null);
    List<Integration> integrations = api.integrations().list("acme", 25, null).items();
    assertThat(integrations.getFirst().id()).isEqualTo("7");
    assertThat(integrations.getFirst().provider()).isEqualTo("github");
    assertThat(integrations).extracting(Integration::status).containsExactly("disabled", "active");
    assertThat(asked())
        .isEqualTo(
            "GET /sentry/api/0/organizations/acme/integrations/?includeConfig=0&per_page=25");
  }

  @Test
  void aTokenKeepsItsSecretOutOfItsText() throws InterruptedException {
    answer("{\"id\":\"3\",\"name\":\"ci\",\"token\":\"sntrys_secret\"}", null);
    OrganizationToken token = api.organizationTokens().create("acme", "ci");
    assertThat(token.secret()).isEqualTo("sntrys_secret");
    assertThat(token.toString()).doesNotContain("secret");
    var request = server.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/sentry/api/0/organizations/acme/org-auth-tokens/");
    assertThat(Objects.requireNonNull(request.getBody()).utf8()).isEqualTo("{\"name\":\"ci\"}");
  }

  @Test
  void aProjectIsCreatedInATeamOrWithOne() throws InterruptedException {
    answer("{\"id\":\"1\",\"slug\":\"shop\"}", null);
    assertThat(api.projects().create("acme", "web", "Shop", "node").slug()).isEqualTo("shop");
    assertThat(asked()).isEqualTo("POST /sentry/api/0/teams/acme/web/projects/");
    answer("{\"id\":\"1\",\"slug\":\"shop\"}", null);
    api.projects().createWithTeam("acme", "Shop", "node");
    assertThat(asked()).isEqualTo("POST /sentry/api/0/organizations/acme/projects/");
  }

  @Test
  void aFewAreAskedAtOnceAndAnswersKeepTheirOrder() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Integer> items = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      items.add(i);
    }
    var outcomes =
        Fanout.<Integer, Integer>over(
            items,
            item -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              LockSupport.parkNanos(200_000);
              running.decrementAndGet();
              if (item % 10 == 3) {
                throw new IllegalStateException("no " + item);
              }
              return item * 2;
            });
    assertThat(most.get()).isLessThanOrEqualTo(5);
    assertThat(Fanout.answers(outcomes)).hasSize(36).startsWith(0, 2, 4, 8).endsWith(78);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                Fanout.answers(
                    Fanout.<Integer, Integer>over(
                        List.of(1, 2),
                        item -> {
                          throw new IllegalStateException("no " + item);
                        })))
        .withMessage("no 1");
  }

  private void answer(String json, @Nullable String next) {
    MockResponse.Builder response =
        new MockResponse.Builder().body(json).addHeader("Content-Type", "application/json");
    if (next != null) {
      response.addHeader(
          "Link", "<http://x/>; rel=\"next\"; results=\"true\"; cursor=\"" + next + "\"");
    }
    server.enqueue(response.build());
  }

  private void fail(int status) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .body("{\"detail\":\"no\"}")
            .addHeader("Content-Type", "application/json")
            .build());
  }

  private String asked() throws InterruptedException {
    var request = server.takeRequest();
    return request.getMethod() + " " + request.getTarget();
  }

  private static String projects(int count) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add("{\"id\":\"%d\",\"slug\":\"p%d\"}".formatted(i, i));
    }
    return "[" + String.join(",", all) + "]";
  }
}
