package dev.sentrycli.sandbox.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.Wire;
import dev.sentrycli.sandbox.Wire.Reply;
import dev.sentrycli.sandbox.contract.ApiDescription.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the sandbox answers is what Sentry's description of its API promises: every documented
/// operation that it serves is called once, and its answer compared with the schema.
class ContractTest {
  private static final ApiDescription DESCRIPTION = new ApiDescription();

  /// Called required, but sent only to those who ask for them (`expand=`, `query=`).
  private static final Set<String> ON_REQUEST =
      Set.of(
          "derivedData",
          "inbox",
          "integrationIssues",
          "latestEventHasAttachments",
          "matchingEventEnvironment",
          "matchingEventId",
          "owners",
          "sentryAppIssues",
          "sessionCount");

  /// Described otherwise than servers answer: the layout of a widget is called a text; monitors
  /// have a list of environments, an owner only if somebody named one, and intervals of a number
  /// and a unit.
  private static final List<String> MISDESCRIBED =
      List.of(
          "/layout object found, string expected",
          "/environments array found, object expected",
          "/owner null found, object expected",
          "/schedule array found, string expected",
          "/schedule/1 string found, integer expected");

  /// A method that no route has, so that the server tells which ones it knows.
  private static final String NO_METHOD = "PROPFIND";

  @AutoClose private final Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT);
  @AutoClose private final Wire wire = new Wire(sandbox.url(), sandbox.token());

  private final Map<String, String> values = new HashMap<>();

  @BeforeEach
  void lookAround() {
    values.put("organization_id_or_slug", "acme");
    values.put("project_id_or_slug", "storefront");
    values.put("key", "environment");
    values.put("version", "storefront@5.14.0");
    values.put("monitor_id_or_slug", "card-sync");
    take("team_id_or_slug", "organizations/acme/teams/", "slug");
    take("key_id", "projects/acme/storefront/keys/", "id");
    take("dashboard_id", "organizations/acme/dashboards/", "id");
    take("integration_id", "organizations/acme/integrations/", "id");
    take("workflow_id", "organizations/acme/workflows/", "id");
    take("detector_id", "organizations/acme/detectors/", "id");
    take("event_id", "projects/acme/storefront/events/", "eventID");
    take("issue_id", "projects/acme/storefront/events/", "groupID");
    JsonObject contexts =
        wire.api("projects/acme/storefront/events/" + values.get("event_id") + "/")
            .object()
            .getAsJsonObject("contexts");
    values.put("trace_id", text(contexts.getAsJsonObject("trace"), "trace_id"));
    values.put(
        "replay_id",
        text(
            wire.api("organizations/acme/replays/")
                .object()
                .getAsJsonArray("data")
                .get(0)
                .getAsJsonObject(),
            "id"));
    values.put("segment_id", "0");
    sendAttachment();
    take(
        "attachment_id",
        "projects/acme/storefront/events/" + values.get("event_id") + "/attachments/",
        "id");
  }

  /// To the event of the other values.
  private void sendAttachment() {
    JsonObject key = wire.api("projects/acme/storefront/keys/").array().get(0).getAsJsonObject();
    String project = text(wire.api("projects/acme/storefront/").object(), "id");
    String envelope =
        """
        {"event_id":"%s"}
        {"type":"attachment","length":5,"filename":"log.txt"}
        hello
        """
            .formatted(values.get("event_id"));
    Reply taken =
        wire.bytes(
            "/api/" + project + "/envelope/?sentry_key=" + text(key, "public"),
            envelope.getBytes(StandardCharsets.UTF_8));
    assertThat(taken.status()).isEqualTo(200);
  }

  private void take(String parameter, String list, String field) {
    values.put(parameter, wire.api(list).each(field).getFirst());
  }

  @Test
  void whatIsReadIsAsDescribed() {
    List<String> faults = new ArrayList<>();
    Set<String> read = new TreeSet<>();
    for (Operation operation : DESCRIPTION.operations()) {
      if (!operation.method().equals("GET") || !serves(operation)) {
        continue;
      }
      Map<String, String> here = new HashMap<>(values);
      if (operation.path().contains("/shortids/")) {
        here.put("issue_id", firstShortId());
      }
      String path = operation.at(here);
      assertThat(path).as("the parameters of %s", operation).isNotNull();
      Reply reply = wire.get(path + QUERIES.getOrDefault(operation.path(), ""));
      faults.addAll(faults(operation, reply, 200));
      read.add(operation.path());
    }
    assertThat(faults).isEmpty();
    assertThat(read).hasSizeGreaterThan(20);
  }

  private String firstShortId() {
    return wire.api("organizations/acme/issues/").each("shortId").getFirst();
  }

  @Test
  void whatIsChangedIsAnsweredAsDescribed() {
    List<String> faults = new ArrayList<>();
    Set<Operation> called = new HashSet<>();
    for (Change change : CHANGES) {
      Operation operation = documented(change.method(), change.path());
      String address = operation.at(values) + change.filledQuery(values);
      Reply reply =
          change.body() == null
              ? wire.method(change.method(), address)
              : wire.json(change.method(), address, change.body());
      faults.addAll(faults(operation, reply, change.status()));
      if (change.remembered() != null) {
        values.put(change.remembered(), text(reply.object(), change.field()));
      }
      called.add(operation);
    }
    assertThat(faults).isEmpty();
    List<String> forgotten = new ArrayList<>();
    for (Operation operation : DESCRIPTION.operations()) {
      if (!operation.method().equals("GET") && serves(operation) && !called.contains(operation)) {
        forgotten.add(operation.toString());
      }
    }
    assertThat(forgotten).as("served and described, but called by no line of CHANGES").isEmpty();
  }

  /// A call that changes something.
  ///
  /// @param path as described, without its root
  /// @param query may name a parameter that an earlier call remembered, in braces
  /// @param remembered a parameter for the calls after it, taken from a field of the answer
  private record Change(
      String method,
      String path,
      String query,
      @Nullable String body,
      int status,
      @Nullable String remembered,
      String field) {
    Change(String method, String path, String query, @Nullable String body, int status) {
      this(method, path, query, body, status, null, "");
    }

    String filledQuery(Map<String, String> values) {
      String filled = query;
      for (Map.Entry<String, String> one : values.entrySet()) {
        filled = filled.replace("{" + one.getKey() + "}", one.getValue());
      }
      return filled;
    }
  }

  private static final String ORGANIZATION = "organizations/{organization_id_or_slug}/";
  private static final String PROJECT = "projects/{organization_id_or_slug}/{project_id_or_slug}/";
  private static final String TEAM = "teams/{organization_id_or_slug}/{team_id_or_slug}/";
  private static final String LINKS =
      ORGANIZATION + "issues/{issue_id}/integrations/{integration_id}/";

  /// What has to be asked for, by path as described.
  private static final Map<String, String> QUERIES =
      Map.ofEntries(
          Map.entry("/api/0/" + ORGANIZATION + "issues/", "?groupStatsPeriod=auto"),
          Map.entry("/api/0/" + PROJECT + "issues/", "?groupStatsPeriod=auto"),
          Map.entry("/api/0/" + ORGANIZATION + "stats_v2/", "?field=sum(quantity)&groupBy=outcome"),
          Map.entry(
              "/api/0/" + ORGANIZATION + "events/",
              "?dataset=spans&field=span.op&field=count()&field=p95(span.duration)"),
          Map.entry(
              "/api/0/" + ORGANIZATION + "events-timeseries/",
              "?dataset=spans&yAxis=count()&yAxis=p95(span.duration)&groupBy=span.op&topEvents=2"
                  + "&statsPeriod=24h"),
          Map.entry(
              "/api/0/" + ORGANIZATION + "trace-items/attributes/",
              "?dataset=spans&attributeType=string&attributeType=number&substringMatch=s"),
          Map.entry("/api/0/" + LINKS, "?action=link"));

  private static final List<Change> CHANGES =
      List.of(
          new Change("PUT", ORGANIZATION + "issues/", "?id=4001", "{\"status\":\"resolved\"}", 200),
          new Change("PUT", ORGANIZATION + "issues/", "?id=999", "{\"status\":\"resolved\"}", 204),
          new Change(
              "PUT", ORGANIZATION + "issues/{issue_id}/", "", "{\"status\":\"unresolved\"}", 200),
          new Change(
              "PUT",
              LINKS,
              "",
              "{\"externalIssue\":\"https://github.com/acme/storefront/issues/7\"}",
              201,
              "external_issue",
              "id"),
          new Change("DELETE", PROJECT + "replays/{replay_id}/", "", null, 204),
          new Change("DELETE", LINKS, "?externalIssue={external_issue}", null, 204),
          new Change(
              "POST",
              ORGANIZATION + "releases/",
              "",
              "{\"version\":\"storefront@5.14.0\",\"projects\":[\"storefront\"]}",
              208),
          new Change(
              "POST",
              ORGANIZATION + "releases/",
              "",
              "{\"version\":\"storefront@6.0.0\",\"projects\":[\"storefront\"]}",
              201,
              "version",
              "version"),
          new Change(
              "PUT",
              ORGANIZATION + "releases/{version}/",
              "",
              "{\"dateReleased\":\"2026-11-25T12:00:00Z\",\"commits\":[{\"id\":\"0123abc\"}]}",
              200),
          new Change(
              "POST",
              ORGANIZATION + "releases/{version}/deploys/",
              "",
              "{\"environment\":\"production\"}",
              201),
          new Change("DELETE", ORGANIZATION + "releases/{version}/", "", null, 204),
          new Change("DELETE", ORGANIZATION + "integrations/{integration_id}/", "", null, 204),
          new Change(
              "POST",
              ORGANIZATION + "workflows/",
              "",
              "{\"name\":\"New\",\"config\":{\"frequency\":30},\"triggers\":{\"logicType\":\"any-short\","
                  + "\"conditions\":[{\"type\":\"first_seen_event\",\"comparison\":true,"
                  + "\"conditionResult\":true}]},\"actionFilters\":[]}",
              201,
              "workflow_id",
              "id"),
          new Change(
              "PUT", ORGANIZATION + "workflows/{workflow_id}/", "", "{\"name\":\"Newer\"}", 200),
          new Change("DELETE", ORGANIZATION + "workflows/{workflow_id}/", "", null, 204),
          new Change(
              "POST",
              ORGANIZATION + "projects/{project_id_or_slug}/detectors/",
              "",
              "{\"name\":\"Many\",\"type\":\"metric_issue\",\"dataSources\":[{\"aggregate\":\"count()\","
                  + "\"dataset\":\"events\",\"query\":\"\",\"queryType\":0,\"timeWindow\":3600,"
                  + "\"eventTypes\":[\"error\"]}],\"conditionGroup\":{\"logicType\":\"any\",\"conditions\":"
                  + "[{\"type\":\"gt\",\"comparison\":5,\"conditionResult\":75}]}}",
              201,
              "detector_id",
              "id"),
          new Change(
              "PUT", ORGANIZATION + "detectors/{detector_id}/", "", "{\"name\":\"More\"}", 200),
          new Change("DELETE", ORGANIZATION + "detectors/{detector_id}/", "", null, 204),
          new Change("DELETE", ORGANIZATION + "issues/{issue_id}/", "", null, 202),
          new Change(
              "POST",
              ORGANIZATION + "dashboards/",
              "",
              "{\"title\":\"Contract\",\"widgets\":[],\"projects\":[101]}",
              201,
              "dashboard_id",
              "id"),
          new Change(
              "PUT",
              ORGANIZATION + "dashboards/{dashboard_id}/",
              "",
              "{\"title\":\"Contract 2\",\"period\":\"7d\",\"widgets\":[{\"title\":\"A\","
                  + "\"displayType\":\"line\",\"widgetType\":\"spans\",\"queries\":[{"
                  + "\"name\":\"\",\"fields\":[\"count()\"],\"aggregates\":[\"count()\"],"
                  + "\"columns\":[],\"conditions\":\"\"}]}]}",
              200),
          new Change("DELETE", ORGANIZATION + "dashboards/{dashboard_id}/", "", null, 204),
          new Change(
              "POST",
              ORGANIZATION + "teams/",
              "",
              "{\"slug\":\"night-shift\",\"name\":\"Night Shift\"}",
              201,
              "team_id_or_slug",
              "slug"),
          new Change(
              "POST",
              TEAM + "projects/",
              "",
              "{\"name\":\"Back Office\",\"platform\":\"python\"}",
              201,
              "project_id_or_slug",
              "slug"),
          new Change(
              "POST",
              ORGANIZATION + "projects/",
              "",
              "{\"name\":\"Warehouse\",\"platform\":\"go\"}",
              201),
          new Change("PUT", PROJECT, "", "{\"name\":\"Back\"}", 200),
          new Change("POST", PROJECT + "keys/", "", "{\"name\":\"Extra\"}", 201, "key_id", "id"),
          new Change("PUT", PROJECT + "keys/{key_id}/", "", "{\"isActive\":false}", 200),
          new Change("DELETE", PROJECT + "keys/{key_id}/", "", null, 204),
          new Change("DELETE", PROJECT, "", null, 204),
          new Change("DELETE", TEAM, "", null, 204));

  private static Operation documented(String method, String path) {
    for (Operation operation : DESCRIPTION.operations()) {
      if (operation.method().equals(method) && operation.path().equals("/api/0/" + path)) {
        return operation;
      }
    }
    throw new AssertionError(method + " " + path + " is not described");
  }

  /// Whether the sandbox has a route for it.
  private boolean serves(Operation operation) {
    Map<String, String> anything = new HashMap<>();
    operation.parameters().forEach(parameter -> anything.put(parameter, "anything"));
    Reply reply = wire.method(NO_METHOD, String.valueOf(operation.at(anything)));
    String allowed = reply.header("Allow");
    return reply.status() == 405
        && allowed != null
        && List.of(allowed.split(", ", -1)).contains(operation.method());
  }

  private static List<String> faults(Operation operation, Reply reply, int status) {
    if (reply.status() != status) {
      return List.of(operation + " answered " + reply.status() + " " + reply.body());
    }
    if (!DESCRIPTION.describes(operation, status)) {
      return DESCRIPTION.statuses(operation).contains(String.valueOf(status))
          ? List.of()
          : List.of(operation + " is not described as answering " + status);
    }
    List<String> faults = new ArrayList<>();
    for (String fault : DESCRIPTION.faults(operation, status, reply.body())) {
      boolean misdescribed = MISDESCRIBED.stream().anyMatch(fault::contains);
      if (!misdescribed
          && ON_REQUEST.stream().noneMatch(name -> fault.endsWith("'" + name + "' not found"))) {
        faults.add(operation + " " + fault);
      }
    }
    return faults;
  }

  private static String text(JsonObject answer, String field) {
    JsonElement value = answer.get(field);
    assertThat(value).as(field).isNotNull();
    return value.getAsString();
  }
}
