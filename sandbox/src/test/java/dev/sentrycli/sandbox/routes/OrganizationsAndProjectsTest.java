package dev.sentrycli.sandbox.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.Wire;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Team;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrganizationsAndProjectsTest {
  @AutoClose
  private final Sandbox sandbox =
      Sandbox.start(SandboxOptions.DEFAULT.publicUrl("https://sentry.example.com"));

  @AutoClose private final Wire wire = new Wire(sandbox.url(), sandbox.token());

  @BeforeEach
  void found() throws Exception {
    Organization umbrella =
        sandbox.world().directory().addOrganization("umbrella", "Umbrella Ltd", sandbox.user());
    Team web = sandbox.world().directory().addTeam(umbrella, "web", "Web", sandbox.user());
    sandbox.world().directory().addTeam(umbrella, "data", "Data", null);
    sandbox.world().projects().add(umbrella, List.of(web), "Shop Front", "shop", "javascript");
    sandbox.world().projects().add(umbrella, List.of(), "Billing", "billing", "python");
  }

  private String keyOf(String project) {
    return wire.api("projects/umbrella/" + project + "/keys/").each("id").getFirst();
  }

  @Test
  void organizationsNameTheirAddresses() {
    JsonObject umbrella =
        wire.api("organizations/?query=umbrella").array().get(0).getAsJsonObject();

    assertThat(umbrella.get("slug").getAsString()).isEqualTo("umbrella");
    assertThat(umbrella.get("id").getAsString()).matches("\\d+");
    JsonObject links = umbrella.getAsJsonObject("links");
    assertThat(links.get("organizationUrl").getAsString()).startsWith("https://sentry.example.com");
    assertThat(links.get("regionUrl").getAsString()).isEqualTo("https://sentry.example.com");
  }

  @Test
  void anOrganizationIsFoundBySlugOrId() {
    JsonObject bySlug = wire.api("organizations/umbrella/").object();

    assertThat(wire.api("organizations/" + bySlug.get("id").getAsString() + "/").object())
        .isEqualTo(bySlug);
    assertThat(bySlug.has("features")).isTrue();
  }

  @Test
  void uploadsGoToThePublicAddress() {
    JsonObject options = wire.api("organizations/umbrella/chunk-upload/").object();

    assertThat(options.get("url").getAsString())
        .isEqualTo("https://sentry.example.com/api/0/organizations/umbrella/chunk-upload/");
    assertThat(options.get("chunkSize").getAsInt()).isEqualTo(8 * 1024 * 1024);
    assertThat(options.getAsJsonArray("accept")).isNotEmpty();
  }

  @Test
  void theVersionIsToldToEverybody() {
    JsonObject config = wire.with(null).get("/api/client-config/").object();

    assertThat(config.getAsJsonObject("version").get("current").getAsString()).isEqualTo("26.8.0");
    assertThat(config.get("urlPrefix").getAsString()).isEqualTo("https://sentry.example.com");
  }

  @Test
  void projectsAreListedBySlugAndSearched() {
    assertThat(wire.api("organizations/umbrella/projects/").each("slug"))
        .containsExactly("billing", "shop");
    assertThat(wire.api("organizations/umbrella/projects/?query=FRONT").each("slug"))
        .containsExactly("shop");
    assertThat(wire.api("organizations/umbrella/projects/?query=slug:billing").each("slug"))
        .containsExactly("billing");
  }

  @Test
  void aProjectIsFoundByTheKeyOfItsDsn() {
    String key = keyOf("billing");

    assertThat(wire.api("projects/?query=dsn:" + key).each("slug")).containsExactly("billing");
    assertThat(wire.api("projects/?query=dsn%3A" + "0".repeat(32)).array()).isEmpty();
    JsonObject found = wire.api("projects/?query=dsn:" + key).array().get(0).getAsJsonObject();
    assertThat(found.getAsJsonObject("organization").get("slug").getAsString())
        .isEqualTo("umbrella");
  }

  @Test
  void aProjectIsFoundBySlugOrId() {
    JsonObject bySlug = wire.api("projects/umbrella/shop/?collapse=organization").object();

    assertThat(bySlug.get("name").getAsString()).isEqualTo("Shop Front");
    assertThat(
            wire.api("projects/umbrella/" + bySlug.get("id").getAsString() + "/")
                .object()
                .get("id"))
        .isEqualTo(bySlug.get("id"));
    assertThat(wire.api("projects/umbrella/nothing/").status()).isEqualTo(404);
  }

  @Test
  void keysCarryTheDsnOfThePublicAddress() {
    JsonObject key = wire.api("projects/umbrella/shop/keys/").array().get(0).getAsJsonObject();
    Project shop =
        sandbox.world().projects().all().stream()
            .filter(one -> one.slug().equals("shop"))
            .findFirst()
            .orElseThrow();

    assertThat(key.getAsJsonObject("dsn").get("public").getAsString())
        .isEqualTo(
            "https://%s@sentry.example.com/%d"
                .formatted(key.get("public").getAsString(), shop.id()));
  }

  @Test
  void keysCanBeMadeSwitchedOffAndDeleted() {
    String path = "/api/0/projects/umbrella/shop/keys/";
    String id = wire.json("POST", path, "{\"name\": \"Mobile\"}").object().get("id").getAsString();

    assertThat(wire.get(path).array()).hasSize(2);
    wire.json("PUT", path + id + "/", "{\"isActive\": false}");
    assertThat(wire.get(path + "?status=active").array()).hasSize(1);
    assertThat(wire.get(path + "?status=inactive").each("name")).containsExactly("Mobile");
    assertThat(wire.method("DELETE", path + id + "/").status()).isEqualTo(204);
    assertThat(wire.get(path + id + "/").status()).isEqualTo(404);
  }

  @Test
  void allKeysOfAnOrganizationCanBeListed() {
    assertThat(wire.api("organizations/umbrella/project-keys/?project=-1").array()).hasSize(2);
  }

  @Test
  void projectsAreMadeForATeamOnce() {
    String path = "/api/0/teams/umbrella/web/projects/";
    Wire.Reply made = wire.json("POST", path, "{\"name\": \"New Thing\", \"platform\": \"go\"}");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.object().get("slug").getAsString()).isEqualTo("new-thing");
    assertThat(wire.json("POST", path, "{\"name\": \"New Thing\"}").status()).isEqualTo(409);
    assertThat(wire.json("POST", path, "{}").body())
        .isEqualTo("{\"name\":[\"This field is required.\"]}");
    assertThat(wire.json("POST", path, "{").status()).isEqualTo(400);
    assertThat(wire.json("POST", "/api/0/teams/umbrella/no/projects/", "{\"name\":\"x\"}").status())
        .isEqualTo(404);
    assertThat(wire.api("teams/umbrella/web/projects/").each("slug"))
        .containsExactly("new-thing", "shop");
    assertThat(wire.api("projects/umbrella/new-thing/teams/").each("slug")).containsExactly("web");
  }

  @Test
  void whatCannotBecomeAProjectIsRefusedWithAllThatIsWrongWithIt() {
    Wire.Reply refused =
        wire.json(
            "POST",
            "/api/0/teams/umbrella/web/projects/",
            "{\"name\": \"%s\", \"slug\": \"12\", \"platform\": \"cobol\"}"
                .formatted("x".repeat(51)));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.object().keySet()).containsExactly("name", "slug", "platform");
    assertThat(refused.object().get("platform")).hasToString("[\"Invalid platform\"]");
    assertThat(wire.json("POST", "/api/0/organizations/umbrella/projects/", "{}").status())
        .isEqualTo(400);
    assertThat(wire.api("organizations/umbrella/teams/").each("slug"))
        .containsExactly("data", "web");
  }

  @Test
  void aMemberMayNotChooseATeamForANewProjectButHaveOneMade() {
    String project = "{\"name\": \"mine\", \"platform\": \"go\"}";

    assertThat(wire.json("POST", "/api/0/teams/lantern/hub/projects/", project).status())
        .isEqualTo(403);
    Wire.Reply made = wire.json("POST", "/api/0/organizations/lantern/projects/", project);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.object().get("team_slug").getAsString()).isEqualTo("team-mira");
    assertThat(wire.api("teams/lantern/team-mira/").object().get("teamRole").getAsString())
        .isEqualTo("admin");
    Wire.Reply next =
        wire.json("POST", "/api/0/organizations/lantern/projects/", project.replace("mine", "too"));
    assertThat(next.object().get("team_slug").getAsString()).startsWith("team-mira-");
  }

  @Test
  void aDeletedProjectIsGone() {
    assertThat(wire.method("DELETE", "/api/0/projects/umbrella/shop/").status()).isEqualTo(204);

    assertThat(wire.api("projects/umbrella/shop/").status()).isEqualTo(404);
    assertThat(wire.api("organizations/umbrella/projects/").each("slug"))
        .containsExactly("billing");
  }

  @Test
  void teamsAreListedMadeAndJoined() {
    assertThat(wire.api("organizations/umbrella/teams/").each("slug"))
        .containsExactly("data", "web");
    assertThat(wire.api("organizations/umbrella/teams/?query=dat").each("slug"))
        .containsExactly("data");
    Wire.Reply made =
        wire.json("POST", "/api/0/organizations/umbrella/teams/", "{\"slug\": \"ops\"}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(
            wire.json("POST", "/api/0/organizations/umbrella/teams/", "{\"slug\": \"ops\"}")
                .status())
        .isEqualTo(409);
    assertThat(wire.method("POST", "/api/0/organizations/umbrella/members/me/teams/data/").status())
        .isEqualTo(201);
    assertThat(wire.api("teams/umbrella/data/").object().get("isMember").getAsBoolean()).isTrue();
  }

  @Test
  void nothingIsConnectedYet() {
    assertThat(wire.api("organizations/umbrella/repos/").body()).isEqualTo("[]");
    assertThat(wire.api("organizations/umbrella/integrations/?includeConfig=0").body())
        .isEqualTo("[]");
    assertThat(wire.api("organizations/nowhere/repos/").status()).isEqualTo(404);
  }

  @Test
  void repositoriesAndIntegrationsCanBeNarrowedDown() {
    assertThat(wire.api("organizations/acme/repos/?query=STORE").each("name"))
        .containsExactly("acme/storefront");
    assertThat(wire.api("organizations/acme/repos/?status=deleted").body()).isEqualTo("[]");
    assertThat(wire.api("organizations/acme/repos/?integration_id=502").body()).isEqualTo("[]");
    assertThat(wire.api("organizations/acme/integrations/?providerKey=slack").each("id"))
        .containsExactly("502");
    assertThat(wire.api("organizations/acme/integrations/999/").status()).isEqualTo(404);
    assertThat(wire.api("organizations/lantern/integrations/502/").status()).isEqualTo(404);
  }

  @Test
  void aDeletedIntegrationLeavesItsRepositories() {
    assertThat(wire.method("DELETE", "/api/0/organizations/acme/integrations/501/").status())
        .isEqualTo(204);

    assertThat(wire.api("organizations/acme/integrations/501/").status()).isEqualTo(404);
    assertThat(
            wire.api("organizations/acme/repos/")
                .array()
                .get(0)
                .getAsJsonObject()
                .get("integrationId"))
        .isEqualTo(JsonNull.INSTANCE);
    assertThat(wire.method("DELETE", "/api/0/organizations/lantern/integrations/504/").status())
        .isEqualTo(403);
  }

  @Test
  void organizationTokensAreShownOnceAndNeverAgain() {
    String path = "/api/0/organizations/umbrella/org-auth-tokens/";
    JsonObject made = wire.json("POST", path, "{\"name\": \"ci\"}").object();
    String value = made.get("token").getAsString();

    assertThat(value).startsWith("sntrys_");
    assertThat(wire.get(path).body()).doesNotContain(value).contains("\"ci\"");
    assertThat(wire.with(value).api("").status()).isEqualTo(200);
    assertThat(wire.method("DELETE", path + made.get("id").getAsString() + "/").status())
        .isEqualTo(204);
    assertThat(wire.with(value).api("").status()).isEqualTo(401);
    assertThat(wire.json("POST", path, "{\"name\": \" \"}").status()).isEqualTo(400);
  }
}
