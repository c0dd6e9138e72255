package dev.sentrycli.sandbox.routes.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.Wire;
import dev.sentrycli.sandbox.Wire.Reply;
import dev.sentrycli.sandbox.edition.Edition;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertsTest {
  private static final String WORKFLOWS = "/api/0/organizations/acme/workflows/";
  private static final String DETECTORS = "/api/0/organizations/acme/detectors/";
  private static final String RULES = "/api/0/projects/acme/storefront/rules/";
  private static final String METRIC_RULES = "/api/0/organizations/acme/alert-rules/";

  @AutoClose private final Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT);
  @AutoClose private final Wire wire = new Wire(sandbox.url(), sandbox.token());

  private List<String> ids(String path) {
    Reply reply = wire.get(path);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.each("id");
  }

  private Reply send(String method, String path, String body) {
    return wire.json(method, path, body.replace('\'', '"'));
  }

  @Test
  void aProjectNarrowsTheListOfWorkflowsButNotANumber() {
    assertThat(ids(WORKFLOWS + "?project=storefront&sortBy=-id")).containsExactly("7104", "7101");
    assertThat(ids(WORKFLOWS + "?project=101")).containsExactly("7101", "7104");
    assertThat(ids(WORKFLOWS + "?projectSlug=mobile")).containsExactly("7103");
    assertThat(ids(WORKFLOWS + "?project=mobile&id=7101")).containsExactly("7101");
    assertThat(ids(WORKFLOWS + "?id=7101&id=7102&id=9")).containsExactly("7101", "7102");
    assertThat(ids(WORKFLOWS + "?query=page")).containsExactly("7101");
  }

  @ParameterizedTest
  @CsvSource({"?id=x,400", "?sortBy=color,400", "?project=nope,403"})
  void whatCantBeListedIsRefused(String query, int status) {
    assertThat(wire.get(WORKFLOWS + query).status()).isEqualTo(status);
    assertThat(wire.get(DETECTORS + query).status()).isEqualTo(status);
  }

  @Test
  void monitorsAreOfErrorsOrOfANumber() {
    assertThat(ids(DETECTORS + "?query=type:metric_issue")).containsExactly("7301", "7302", "7303");
    assertThat(ids(DETECTORS + "?query=type:error&project=storefront")).hasSize(1);
    assertThat(ids(DETECTORS + "?id=7302&project=mobile")).containsExactly("7302");
    assertThat(wire.get("/api/0/organizations/lantern/detectors/7301/").status()).isEqualTo(404);
    Wire organization = wire.with(sandbox.organizationToken());
    assertThat(organization.get(DETECTORS).status()).isEqualTo(403);
  }

  @Test
  void aWorkflowIsMadeChangedAndDeleted() {
    Reply made =
        send(
            "POST",
            WORKFLOWS,
            "{'name':'n','detectorIds':[7301],'config':{'frequency':30},"
                + "'triggers':{'logicType':'any-short','conditions':[{'type':'first_seen_event',"
                + "'comparison':true,'conditionResult':true}]},'actionFilters':[{'logicType':'all',"
                + "'conditions':[],'actions':[{'type':'email','config':{},'data':{}}]}]}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    String one = WORKFLOWS + made.object().get("id").getAsString() + "/";
    JsonObject kept = wire.get(one).object();
    assertThat(kept.get("detectorIds")).hasToString("[\"7301\"]");
    assertThat(kept.get("enabled").getAsBoolean()).isTrue();
    assertThat(wire.get(DETECTORS + "7301/").object().get("workflowIds").toString())
        .contains(kept.get("id").getAsString());

    kept.addProperty("name", "m");
    kept.addProperty("enabled", false);
    assertThat(wire.json("PUT", one, kept.toString()).status()).isEqualTo(200);
    assertThat(wire.get(one).object().get("name").getAsString()).isEqualTo("m");
    assertThat(wire.get(one).object().get("enabled").getAsBoolean()).isFalse();
    assertThat(wire.method("DELETE", one).status()).isEqualTo(204);
    assertThat(wire.get(one).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | name",
        "{'name':'n','config':{'frequency':7}} | config",
        "{'name':'n','detectorIds':[9]} | detectorIds"
      })
  void aWorkflowThatCantBeIsRefusedWithTheField(String body, String field) {
    Reply reply = send("POST", WORKFLOWS, body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    assertThat(reply.object().has(field)).as(reply.body()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | name",
        "{'name':'n','type':'uptime'} | type",
        "{'name':'n','type':'metric_issue'} | dataSources",
        "{'name':'n','type':'metric_issue','dataSources':[{'dataset':'events',"
            + "'aggregate':'count()','query':'','timeWindow':60}]} | conditionGroup"
      })
  void aMonitorThatCantBeIsRefusedWithTheField(String body, String field) {
    Reply reply = send("POST", "/api/0/organizations/acme/projects/storefront/detectors/", body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    assertThat(reply.object().has(field)).as(reply.body()).isTrue();
  }

  @Test
  void rulesAreOfOneProject() {
    assertThat(ids(RULES)).containsExactly("84", "81");
    assertThat(wire.get("/api/0/projects/acme/mobile/rules/81/").status()).isEqualTo(404);
    assertThat(ids("/api/0/projects/acme/mobile/rules/")).containsExactly("83");
    assertThat(ids(METRIC_RULES)).containsExactly("92", "91");
    assertThat(wire.get("/api/0/organizations/lantern/alert-rules/91/").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name':'n','actionMatch':'any','frequency':3,'conditions':[],'actions':[]} | frequency",
        "{'name':'n','actionMatch':'any','frequency':5,'conditions':[],'actions':[]} | actions",
        "{'name':'n','actionMatch':'some','frequency':5,'conditions':[],'actions':[]} | actionMatch"
      })
  void aRuleThatCantBeIsRefusedWithTheField(String body, String field) {
    Reply reply = send("POST", RULES, body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    assertThat(reply.object().has(field)).as(reply.body()).isTrue();
  }

  @Test
  void aServerOfOldHasRulesAlone() {
    try (Sandbox old =
            Sandbox.start(SandboxOptions.DEFAULT.edition(Edition.NEWEST.version("25.4.0")));
        Wire there = new Wire(old.url(), old.token())) {
      for (String path : List.of(WORKFLOWS, WORKFLOWS + "7101/", DETECTORS, DETECTORS + "7301/")) {
        assertThat(there.get(path).status()).as(path).isEqualTo(404);
        assertThat(there.get(path).body()).as("the router knows no words").isEmpty();
      }
      assertThat(there.get(RULES).each("id")).containsExactly("84", "81");
      assertThat(there.get(METRIC_RULES + "91/").status()).isEqualTo(200);
      assertThat(there.get(METRIC_RULES + "9/").body()).isNotEmpty();
    }
  }
}
