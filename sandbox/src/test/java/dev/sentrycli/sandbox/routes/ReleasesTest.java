package dev.sentrycli.sandbox.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.Wire;
import dev.sentrycli.sandbox.Wire.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleasesTest {
  private static final String ALL = "/api/0/organizations/acme/releases/";
  private static final String NEWEST = ALL + "storefront%405.14.0/";

  @AutoClose private final Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT);
  @AutoClose private final Wire wire = new Wire(sandbox.url(), sandbox.token());

  private JsonObject get(String path) {
    Reply reply = wire.get(path);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.object();
  }

  private List<String> versions(String query) {
    Reply reply = wire.get(ALL + query);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.each("version");
  }

  private static JsonObject health(JsonObject release) {
    return release
        .getAsJsonArray("projects")
        .get(0)
        .getAsJsonObject()
        .getAsJsonObject("healthData");
  }

  private void send(String... lines) throws Exception {
    sandbox.world().ingest(101, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theNewestComesFirstAndOldOnesLeaveThePeriod() {
    assertThat(versions("").subList(0, 4)).contains("storefront@5.14.0", "checkout-worker@1.31.0");
    assertThat(versions("?project=101&statsPeriod=30d"))
        .containsExactly("storefront@5.14.0", "storefront@5.13.2");
    assertThat(versions("?query=MOBILE"))
        .containsExactly("example.acme.mobile@4.1.0+410", "example.acme.mobile@4.0.3+403");
  }

  @Test
  void environmentsNarrowTheList() {
    assertThat(versions("?project=101&environment=nowhere")).isEmpty();
    assertThat(versions("?project=101&environment=staging")).contains("storefront@5.14.0");
    assertThat(wire.get("/api/0/projects/acme/storefront/environments/").each("name"))
        .containsExactly("production", "staging");
    assertThat(wire.get("/api/0/projects/acme/storefront/environments/?visibility=hidden").array())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?sort=sessions",
        "?sort=age",
        "?status=gone",
        "?healthStatsPeriod=5d",
        "?summaryStatsPeriod=1y",
        "?healthStat=crashes"
      })
  void whatItCantAnswerIsRefused(String query) {
    assertThat(wire.get(ALL + query).status()).isEqualTo(400);
  }

  @Test
  void sessionsSortTheList() {
    List<String> busiest = versions("?sort=sessions&flatten=1&health=1");
    assertThat(busiest.getFirst()).startsWith("payments-api@");
    assertThat(busiest).doesNotContain("checkout-worker@1.31.0");
  }

  @Test
  void healthIsCountedFromTheSessions() {
    JsonObject health = health(get(NEWEST + "?health=true&adoptionStages=true"));

    assertThat(health.get("hasHealthData").getAsBoolean()).isTrue();
    assertThat(health.get("sessionsAdoption").getAsDouble()).isBetween(80.0, 100.0);
    assertThat(health.get("crashFreeSessions").getAsDouble()).isBetween(98.0, 100.0);
    assertThat(health.get("totalUsers24h").getAsInt())
        .isBetween(1, health.get("totalUsers").getAsInt());
    long hours = 0;
    for (JsonElement point : health.getAsJsonObject("stats").getAsJsonArray("24h")) {
      hours += point.getAsJsonArray().get(1).getAsLong();
    }
    assertThat(hours).isPositive();
    assertThat(get(NEWEST).getAsJsonArray("projects").get(0).getAsJsonObject().has("healthData"))
        .isFalse();
  }

  @Test
  void aSessionCountsOnceHoweverOftenItIsToldOf() throws Exception {
    send(
        "{}",
        "{\"type\":\"session\"}",
        "{\"sid\":\"s1\",\"init\":true,\"did\":\"u1\",\"status\":\"ok\",\"attrs\":{\"release\":\"fresh@1\"}}",
        "{\"type\":\"session\"}",
        "{\"sid\":\"s1\",\"did\":\"u1\",\"status\":\"crashed\",\"errors\":1,\"attrs\":{\"release\":\"fresh@1\"}}",
        "{\"type\":\"session\"}",
        "{\"sid\":\"s2\",\"init\":true,\"did\":\"u2\",\"status\":\"exited\",\"errors\":2,\"attrs\":{\"release\":\"fresh@1\"}}");

    JsonObject health = health(get(ALL + "fresh%401/?health=1"));

    assertThat(health.get("totalSessions").getAsInt()).isEqualTo(2);
    assertThat(health.get("totalUsers").getAsInt()).isEqualTo(2);
    assertThat(health.get("crashFreeSessions").getAsDouble()).isEqualTo(50.0);
    assertThat(health.get("crashFreeUsers").getAsDouble()).isEqualTo(50.0);
    assertThat(health.get("sessionsErrored").getAsInt()).isEqualTo(1);
  }

  @Test
  void creatingTwiceChangesNothing() {
    String body = "{\"version\":\"shop@1\",\"projects\":[\"storefront\"],\"ref\":\"main\"}";
    assertThat(wire.json("POST", ALL, body).status()).isEqualTo(201);
    assertThat(wire.json("POST", ALL, body).status()).isEqualTo(208);
    Reply second = wire.json("POST", ALL, "{\"version\":\"shop@1\",\"projects\":[\"mobile\"]}");
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.object().get("ref").getAsString()).isEqualTo("main");
    assertThat(second.object().getAsJsonArray("projects")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"version\":\"a\"} | projects",
        "{\"projects\":[\"storefront\"]} | version",
        "{\"version\":\"a/b\",\"projects\":[\"storefront\"]} | version",
        "{\"version\":\"..\",\"projects\":[\"storefront\"]} | version",
        "{\"version\":\"a\",\"projects\":[\"nope\"]} | projects",
        "{\"version\":\"a\",\"projects\":[\"storefront\"],\"url\":\"no url\"} | url",
        "{\"version\":\"a\",\"projects\":[\"storefront\"],\"dateReleased\":\"soon\"} | dateReleased",
        "{\"version\":\"a\",\"projects\":[\"storefront\"],\"status\":\"away\"} | status",
        "{\"version\":\"a\",\"projects\":[\"storefront\"],\"commits\":[{}]} | commits",
        "{\"version\":\"a\",\"projects\":[\"storefront\"],\"refs\":[{\"commit\":\"1\",\"repository\":\"acme/nope\"}]} | refs"
      })
  void whatIsWrongIsNamedByItsField(String body, String field) {
    Reply reply = wire.json("POST", ALL, body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.object().has(field)).as(reply.body()).isTrue();
  }

  @Test
  void commitsAreTakenAsTheyAreTold() {
    JsonObject release =
        wire.json(
                "PUT",
                NEWEST,
                "{\"commits\":[{\"id\":\"b2\",\"message\":\"two\",\"author_name\":\"Ann\","
                    + "\"author_email\":\"ann@acme.example\",\"repository\":\"acme/new\","
                    + "\"timestamp\":\"2026-11-20T10:00:00+02:00\"},{\"id\":\"a1\"}]}")
            .object();

    assertThat(release.get("commitCount").getAsInt()).isEqualTo(2);
    assertThat(release.getAsJsonObject("lastCommit").get("id").getAsString()).isEqualTo("b2");
    assertThat(wire.get("/api/0/organizations/acme/repos/?query=acme/new").each("name"))
        .containsExactly("acme/new");
    assertThat(wire.get(NEWEST + "commits/").each("id")).containsExactly("b2", "a1");
    assertThat(wire.json("PUT", NEWEST, "{\"refs\":[]}").object().get("lastCommit"))
        .isEqualTo(JsonNull.INSTANCE);
  }

  @Test
  void refsTakeWhatTheRepositoryHasInBetween() {
    String before =
        get(NEWEST + "previous-with-commits/")
            .getAsJsonObject("lastCommit")
            .get("id")
            .getAsString();
    wire.json("POST", ALL, "{\"version\":\"shop@2\",\"projects\":[\"storefront\"]}");
    assertThat(get(ALL + "shop@2/previous-with-commits/").get("version").getAsString())
        .isEqualTo("storefront@5.14.0");

    JsonObject release =
        wire.json(
                "PUT",
                ALL + "shop@2/",
                "{\"refs\":[{\"repository\":\"acme/storefront\",\"commit\":\"feed\","
                    + "\"previousCommit\":\""
                    + before
                    + "\"}]}")
            .object();

    assertThat(release.get("commitCount").getAsInt()).isEqualTo(1);
    assertThat(release.getAsJsonObject("lastCommit").get("id").getAsString()).isEqualTo("feed");
  }

  @Test
  void onlyTheLastDeployOfEachEnvironmentIsListed() {
    String path = NEWEST + "deploys/";
    assertThat(wire.get(path).each("environment")).containsExactly("production", "staging");
    assertThat(wire.json("POST", path, "{\"environment\":\"staging\",\"name\":\"again\"}").status())
        .isEqualTo(201);
    assertThat(wire.get(path).each("name")).containsExactly("again", "rollout");
    assertThat(get(NEWEST).get("deployCount").getAsInt()).isEqualTo(3);
    assertThat(get(NEWEST).getAsJsonObject("lastDeploy").get("name").getAsString())
        .isEqualTo("again");
    assertThat(wire.json("POST", path, "{\"environment\":\"a/b\"}").status()).isEqualTo(400);
    assertThat(wire.json("POST", path, "{}").object().has("environment")).isTrue();
  }

  @Test
  void whatIsStillNeededStays() throws Exception {
    assertThat(wire.method("DELETE", NEWEST).body()).contains("referenced by active issues");
    send(
        "{}",
        "{\"type\":\"session\"}",
        "{\"sid\":\"s9\",\"status\":\"ok\",\"attrs\":{\"release\":\"alive@1\"}}");
    Reply alive = wire.method("DELETE", ALL + "alive@1/");
    assertThat(alive.status()).isEqualTo(400);
    assertThat(alive.body()).contains("has health data");
    wire.json("POST", ALL, "{\"version\":\"idle@1\",\"projects\":[\"storefront\"]}");
    assertThat(wire.method("DELETE", ALL + "idle@1/").status()).isEqualTo(204);
    assertThat(wire.get(ALL + "idle@1/").status()).isEqualTo(404);
  }

  @Test
  void archivedOnesLeaveTheList() {
    wire.json("PUT", NEWEST, "{\"status\":\"archived\"}");
    assertThat(versions("")).doesNotContain("storefront@5.14.0");
    assertThat(versions("?status=archived")).containsExactly("storefront@5.14.0");
    assertThat(
            wire.json("PUT", NEWEST, "{\"status\":\"open\"}").object().get("status").getAsString())
        .isEqualTo("open");
  }
}
