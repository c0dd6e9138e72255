package dev.sentrycli.sandbox.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.Wire;
import dev.sentrycli.sandbox.Wire.Reply;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.connection.Integration;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.saved.Snapshot;
import dev.sentrycli.sandbox.world.tracker.App;
import dev.sentrycli.sandbox.world.tracker.Link;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalIssuesTest {
  private static final String ROOT = "/api/0/";
  private static final String ISSUE = "organizations/acme/issues/4001/";
  private static final String GITHUB = ISSUE + "integrations/501/";

  @AutoClose private final Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT);
  @AutoClose private final Wire wire = new Wire(sandbox.url(), sandbox.token());

  private Reply put(String body) {
    return wire.json("PUT", ROOT + GITHUB, body);
  }

  @Test
  void anIntegrationLinksByAddressOrByRepositoryAndNumber() {
    Reply byAddress = put("{\"externalIssue\": \"https://github.com/acme/web/issues/7\"}");
    assertThat(byAddress.status()).isEqualTo(201);
    assertThat(byAddress.object().get("key").getAsString()).isEqualTo("acme/web#7");
    assertThat(put("{\"externalIssue\": \"7\", \"repo\": \"acme/web\"}").status()).isEqualTo(200);
    assertThat(put("{\"externalIssue\": \"8\", \"repo\": \"acme/web\"}").status()).isEqualTo(201);

    JsonObject first = wire.api(ISSUE + "integrations/").array().get(0).getAsJsonObject();
    assertThat(first.get("id").getAsString()).isEqualTo("501");
    assertThat(first.getAsJsonArray("externalIssues")).hasSize(2);
    String id =
        first.getAsJsonArray("externalIssues").get(0).getAsJsonObject().get("id").getAsString();
    assertThat(wire.method("DELETE", ROOT + GITHUB + "?externalIssue=" + id).status())
        .isEqualTo(204);
    assertThat(wire.method("DELETE", ROOT + GITHUB + "?externalIssue=" + id).status())
        .isEqualTo(404);
    assertThat(wire.method("DELETE", ROOT + GITHUB).status()).isEqualTo(400);
  }

  @Test
  void whatItCannotLinkIsRefused() {
    assertThat(put("{}").status()).isEqualTo(400);
    assertThat(put("{\"externalIssue\": \"7\"}").body()).contains("repo must be provided");
    assertThat(put("{\"externalIssue\": \"x\", \"repo\": \"acme/web\"}").status()).isEqualTo(400);
    assertThat(put("{\"externalIssue\": \"7\", \"repo\": \"other/web\"}").status()).isEqualTo(400);
    assertThat(wire.json("PUT", ROOT + ISSUE + "integrations/599/", "{}").status()).isEqualTo(404);
    assertThat(wire.api(GITHUB).status()).isEqualTo(400);
    assertThat(wire.api(GITHUB + "?action=link").body()).contains("linkIssueConfig");
  }

  @Test
  void anAppSuggestsItsIssuesAndLinksThem() {
    String uuid =
        wire.api("organizations/acme/sentry-app-installations/")
            .array()
            .get(0)
            .getAsJsonObject()
            .get("uuid")
            .getAsString();
    JsonObject link =
        wire.api("organizations/acme/sentry-app-components/?filter=issue-link")
            .array()
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("schema")
            .getAsJsonObject("link");
    String source =
        link.getAsJsonArray("required_fields").get(0).getAsJsonObject().get("uri").getAsString();
    String app = "sentry-app-installations/" + uuid + "/";
    Reply choices = wire.api(app + "external-requests/?uri=" + source + "&query=eng-12");
    assertThat(choices.object().getAsJsonArray("choices")).hasSize(2);
    String id =
        choices.object().getAsJsonArray("choices").get(0).getAsJsonArray().get(0).getAsString();
    String body =
        "{\"issueId\": \"%s\", \"groupId\": \"4001\", \"action\": \"link\", \"uri\": \"%s\"}"
            .formatted(id, link.get("uri").getAsString());
    Reply made = wire.json("POST", ROOT + app + "external-issue-actions/", body);
    assertThat(made.object().get("displayName").getAsString()).isEqualTo("ENG-12");
    assertThat(wire.json("POST", ROOT + app + "external-issue-actions/", "{}").status())
        .isEqualTo(400);

    assertThat(wire.api(ISSUE + "external-issues/").array()).hasSize(1);
    String external = made.object().get("id").getAsString();
    assertThat(wire.method("DELETE", ROOT + ISSUE + "external-issues/" + external + "/").status())
        .isEqualTo(204);
    assertThat(wire.api(ISSUE + "external-issues/").array()).isEmpty();
    assertThat(wire.api("sentry-app-installations/nobody/external-requests/").status())
        .isEqualTo(404);
  }

  @Test
  void linksOutliveTheProcess(@TempDir Path folder) throws Exception {
    put("{\"externalIssue\": \"https://github.com/acme/web/issues/7\"}");
    Snapshot.write(sandbox.world(), folder);
    World loaded = Snapshot.load(folder, Clock.systemUTC());
    assertThat(loaded.trackers().links()).isEqualTo(sandbox.world().trackers().links());
    assertThat(loaded.trackers().apps()).isEqualTo(sandbox.world().trackers().apps());
  }

  @Test
  void linksGoThroughIntegrationsThatAreActiveAndHoldIssues() {
    assertThat(wire.api(ISSUE + "integrations/").each("id")).containsExactly("501");
    String any = "{\"externalIssue\": \"TICKET-1\"}";
    Reply chat = wire.json("PUT", ROOT + ISSUE + "integrations/502/", any);
    assertThat(chat.status()).isEqualTo(400);
    assertThat(chat.body()).contains("not supported");
    assertThat(wire.json("PUT", ROOT + ISSUE + "integrations/503/", any).status()).isEqualTo(404);
    assertThat(wire.json("PUT", ROOT + ISSUE + "integrations/504/", any).status()).isEqualTo(404);
  }

  @Test
  void gitlabKnowsProjectsByNumber() {
    Organization lantern =
        Objects.requireNonNull(sandbox.world().directory().organization("lantern"));
    String issue = String.valueOf(sandbox.world().issues().of(lantern).getFirst().id());
    String gitlab = "organizations/lantern/issues/" + issue + "/integrations/504/";
    JsonObject project =
        wire.api(gitlab + "?action=link")
            .object()
            .getAsJsonArray("linkIssueConfig")
            .get(0)
            .getAsJsonObject();
    assertThat(project.getAsJsonArray("choices").toString())
        .isEqualTo("[[\"7604\",\"lantern/hub\"]]");

    Reply byNumber = wire.json("PUT", ROOT + gitlab, "{\"externalIssue\": \"7604#12\"}");
    assertThat(byNumber.status()).isEqualTo(201);
    assertThat(byNumber.object().get("displayName").getAsString()).isEqualTo("lantern/hub#12");
    String address = "https://gitlab.lantern.example/lantern/hub/-/issues/12";
    assertThat(byNumber.object().get("url").getAsString()).isEqualTo(address);
    assertThat(wire.json("PUT", ROOT + gitlab, "{\"externalIssue\": \"" + address + "\"}").status())
        .isEqualTo(200);
    for (String wrong :
        List.of("7605#12", "12", "https://gitlab.example/lantern/hub/-/issues/12")) {
      assertThat(wire.json("PUT", ROOT + gitlab, "{\"externalIssue\": \"" + wrong + "\"}").status())
          .as(wrong)
          .isEqualTo(400);
    }
  }

  @Test
  void jiraKnowsItsIssuesByKey() {
    Integration jira =
        new Integration(
            503, 1, "jira", "Tickets", "acme.atlassian.net", null, "j", "active", "active");
    sandbox.world().connections().put(jira);
    String path = ROOT + ISSUE + "integrations/503/";
    Reply made =
        wire.json(
            "PUT", path, "{\"externalIssue\": \"https://acme.atlassian.net/browse/SHOP-12\"}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.object().get("key").getAsString()).isEqualTo("SHOP-12");
    assertThat(wire.json("PUT", path, "{\"externalIssue\": \"SHOP-12\"}").status()).isEqualTo(200);
    assertThat(
            wire.json(
                    "PUT",
                    path,
                    "{\"externalIssue\": \"https://other.atlassian.net/browse/SHOP-12\"}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void withAnIntegrationItsLinksGo() {
    put("{\"externalIssue\": \"https://github.com/acme/web/issues/7\"}");
    linkByApp(4001, "ENG-11");
    assertThat(wire.method("DELETE", ROOT + "organizations/acme/integrations/501/").status())
        .isEqualTo(204);
    assertThat(wire.api(ISSUE + "integrations/").array()).isEmpty();
    assertThat(sandbox.world().trackers().links()).extracting(Link::key).containsExactly("ENG-11");
  }

  @Test
  void linksFollowTheirIssue() {
    String other = "organizations/acme/issues/4002/";
    wire.json(
        "PUT",
        ROOT + other + "integrations/501/",
        "{\"externalIssue\": \"https://github.com/acme/web/issues/8\"}");
    for (String issue : List.of(ISSUE, other)) {
      wire.json(
          "PUT",
          ROOT + issue + "integrations/501/",
          "{\"externalIssue\": \"https://github.com/acme/web/issues/7\"}");
    }
    linkByApp(4001, "ENG-11");
    linkByApp(4002, "ENG-12");
    Reply merged =
        wire.json("PUT", ROOT + "organizations/acme/issues/?id=4001&id=4002", "{\"merge\": true}");
    long parent = merged.object().getAsJsonObject("merge").get("parent").getAsLong();
    assertThat(sandbox.world().trackers().links())
        .allMatch(link -> link.issueId() == parent)
        .extracting(Link::key)
        .containsExactlyInAnyOrder(
            "acme/web#7", "acme/web#8", parent == 4001 ? "ENG-11" : "ENG-12");

    wire.method("DELETE", ROOT + "organizations/acme/issues/" + parent + "/");
    assertThat(sandbox.world().trackers().links()).isEmpty();
  }

  private void linkByApp(long issue, String key) {
    App app = sandbox.world().trackers().apps().getFirst();
    sandbox.world().trackers().link(issue, app, key);
  }

  @Test
  void severalIssuesAreChangedTogether() {
    String two = ROOT + "organizations/acme/issues/?id=4001&id=4002";
    assertThat(wire.json("PUT", two, "{\"priority\": \"low\"}").status()).isEqualTo(200);
    assertThat(wire.json("PUT", two, "{\"priority\": \"urgent\"}").status()).isEqualTo(400);
    Reply assigned = wire.json("PUT", two, "{\"assignedTo\": \"team:11\"}");
    assertThat(assigned.object().getAsJsonObject("assignedTo").get("name").getAsString())
        .isEqualTo("web");
    assertThat(
            wire.api("organizations/acme/issues/?group=4001&group=4002&group=1").each("priority"))
        .containsExactly("low", "low");
    assertThat(wire.api("organizations/acme/issues/?group=x").status()).isEqualTo(400);
  }

  @Test
  void issuesThatAreNotThereAreNoFailure() {
    String root = ROOT + "organizations/acme/issues/";
    assertThat(wire.json("PUT", root + "?id=1", "{\"status\": \"resolved\"}").status())
        .isEqualTo(204);
    assertThat(
            wire.json("PUT", root + "?id=4001&project=102", "{\"status\": \"resolved\"}").status())
        .isEqualTo(204);
    assertThat(wire.json("PUT", root + "?id=STOREFRONT-1", "{}").status()).isEqualTo(400);
    String reader =
        sandbox
            .world()
            .credentials()
            .addPersonal(sandbox.user(), "reader", Set.of("event:read"))
            .value();
    assertThat(
            wire.with(reader).json("PUT", root + "?id=4001", "{\"status\": \"resolved\"}").status())
        .isEqualTo(403);
  }

  @Test
  void aReleaseGoesWithTheIssuesOfOneProject() {
    Reply several =
        wire.json(
            "PUT",
            ROOT + "organizations/acme/issues/?query=is:unresolved",
            "{\"status\": \"resolved\", \"statusDetails\": {\"inNextRelease\": true}}");
    assertThat(several.status()).isEqualTo(400);
    Reply one =
        wire.json(
            "PUT",
            ROOT + "organizations/acme/issues/?query=is:unresolved&project=101",
            "{\"status\": \"resolved\", \"statusDetails\": {\"inNextRelease\": true}}");
    assertThat(one.status()).isEqualTo(200);
    assertThat(wire.api("organizations/acme/issues/?query=is:unresolved&project=101").array())
        .isEmpty();
  }
}
